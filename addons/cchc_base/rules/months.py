"""Counting in months, as pay, pensions and terms do."""

import calendar
from datetime import date


def last_day_of_month(day):
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def add_months(day, months):
    """The same day of the month `months` later (earlier if negative), or that month's last."""
    years, month0 = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month0 + 1, 1)
    return first.replace(day=min(day.day, last_day_of_month(first).day))


def full_months(start, end):
    """Months completed from `start` to `end`; negative spans count as none."""
    months = (end.year - start.year) * 12 + end.month - start.month
    if months > 0 and add_months(start, months) > end:
        months -= 1
    return max(months, 0)
