"""Parts of time with a first and a last day, both included; an empty last day is open."""

from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """From a day until a day, or until further notice."""

    date_from: date
    date_to: date | None = None
    label: str = ""

    @property
    def last(self):
        return self.date_to or date.max


def overlap(first, second):
    return first.date_from <= second.last and second.date_from <= first.last


def clipped(span, start, end):
    """The part of a span between two days, or None."""
    first, last = max(span.date_from, start), min(span.last, end)
    return Span(first, last, span.label) if first <= last else None


def merged(spans):
    """The same days as spans that neither touch nor overlap: each day is there once."""
    found = []
    for span in sorted(spans, key=lambda span: (span.date_from, span.last)):
        if found and (found[-1].last == date.max or span.date_from <= found[-1].last + ONE_DAY):
            before = found.pop()
            last = max(before.last, span.last)
            span = Span(before.date_from, None if last == date.max else last, before.label)
        found.append(span)
    return found


def days_within(spans, start, end):
    """Days between two days that lie in one of the spans, each counted once."""
    parts = (clipped(span, start, end) for span in merged(spans))
    return sum((part.last - part.date_from).days + 1 for part in parts if part)


def days_between(first, second):
    """Days left free from the end of one span to the start of a later one; negative: overlap."""
    if first.date_to is None:
        return -1
    return (second.date_from - first.date_to).days - 1
