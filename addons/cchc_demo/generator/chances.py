"""Chance that repeats itself: every decision of the generator has dice of its own.

Dice are named by what they decide (seed, person, topic), so that a change in one part of a life
leaves all others as they were.
"""

from bisect import bisect
from datetime import date, timedelta
from itertools import accumulate
from random import Random


class Dice(Random):
    def __new__(cls, *_path):
        return super().__new__(cls)

    def __init__(self, *path):
        super().__init__("/".join(map(str, path)))

    def chance(self, probability):
        return self.random() < probability

    def day(self, first, last):
        """A day between two days; the first one when they leave no room."""
        return first + timedelta(days=self.randint(0, max(0, (last - first).days)))

    def first_of_month(self, first, last):
        """The first day of a month, not before `first`; `last` bounds it unless there is none."""
        day = self.day(first, last)
        return day if day.day == 1 else next_month(day)


class Weighted:
    """Values with weights, to pick from quickly and often."""

    def __init__(self, pairs):
        pairs = [(value, weight) for value, weight in pairs if weight > 0]
        self.values = [value for value, _weight in pairs]
        self._sums = list(accumulate(weight for _value, weight in pairs))

    def pick(self, dice):
        return self.values[bisect(self._sums, dice.random() * self._sums[-1])]


def next_month(day):
    """The first day of the following month."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def workday(day):
    """The day itself, or the Friday before a weekend: offices sign on working days."""
    return day - timedelta(days=max(0, day.weekday() - 4))
