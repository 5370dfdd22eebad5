"""What happens to a person in service, as the decisions will say it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

# The register begins on this day with opening decisions; what was before is declared history.
GO_LIVE = date(2021, 1, 1)
# The province is told up to this day, whenever it is generated.
AS_OF = date(2026, 11, 24)


@dataclass
class Event:
    """One line of a decision. Facts are service facts by name; units, posts and ranks are codes."""

    kind: str
    effective: date
    facts: dict[str, Any] = field(default_factory=dict)
    unit: str = ""  # where the person serves then: its body issues the decision
    by: str = ""  # "province" or "home_affairs" when the own body may not
    signed: date | None = None
    revoked_on: date | None = None
    order: int = 1
    clears: tuple[str, ...] = ()


def number_days(events):
    """Sort by day and give several events of one day an order within it."""
    events.sort(key=lambda event: event.effective)
    previous = None
    for event in events:
        if previous and previous.effective == event.effective:
            event.order = previous.order + 1
        previous = event
    return events
