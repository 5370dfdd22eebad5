"""Who occupies a place of the establishment: a pure rule on the facts of a period.

A place belongs to the unit in whose establishment a person is counted, which is not always the unit
where the person works: a person seconded out stays in the establishment of the sending unit
(NĐ 24/2010 điều 37.3). Which status of service occupies a place, since when and by which text, is
dated data (`Occupancy`), because a text may change it from a day on and because several answers
are known from practice only.

Concurrent posts take no second place, whatever the rows say: the establishment counts people, and a
person has one main unit. Whoever also holds a post elsewhere is counted in the main unit alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from odoo.addons.cchc_base.rules.dated import in_force
from odoo.addons.cchc_base.rules.result import Result, Step

DEFAULT_FUNDING = "state_budget"
DEFAULT_STATUS = "serving"
CONFIDENCE = {
    "memory": "theo thực tế quản lý, cần kiểm tra lại với văn bản",
    "derived": "suy ra từ văn bản khác",
}


@dataclass(frozen=True)
class Occupancy:
    """Whether one status of service occupies a place, between two days; empty bounds are open."""

    status: str
    occupies: bool
    reason: str
    date_from: date | None = None
    date_to: date | None = None
    article: str = ""
    confidence: str = "seen"


@dataclass(frozen=True)
class Span:
    """Days on which the same statuses occupy a place."""

    date_from: date
    date_to: date
    statuses: tuple[str, ...]


@dataclass(frozen=True)
class Place:
    """Where a person is counted: the unit and the category of establishment."""

    unit: int
    category: str


def rules_on(rows, on):
    """The rows in force on a day: ``{status: Occupancy}``."""
    return {row.status: row for row in rows if in_force(row, on)}


def occupying(rows, on):
    """The statuses that occupy a place on a day, in order of their names."""
    return tuple(sorted(status for status, row in rules_on(rows, on).items() if row.occupies))


def spans(rows):
    """The whole of time cut where the set of occupying statuses changes."""
    starts = {row.date_from for row in rows if row.date_from}
    starts |= {
        row.date_to + timedelta(days=1) for row in rows if row.date_to and row.date_to < date.max
    }
    found = []
    for start in sorted({date.min} | starts):
        statuses = occupying(rows, start)
        if found and found[-1].statuses == statuses:
            continue
        if found:
            before = found[-1]
            found[-1] = Span(before.date_from, start - timedelta(days=1), before.statuses)
        found.append(Span(start, date.max, statuses))
    return tuple(found)


def occupied_place(facts: Mapping, members: Mapping, rules: Mapping) -> Result:
    """The place that a person occupies by the facts of a period, or None.

    :param facts: ``staffing_category``, ``funding_source``, ``service_status``, ``department_id``
    :param members: ``{(staffing category, funding source): category of establishment}``
    :param rules: ``{status: Occupancy}`` in force on the day, see :func:`rules_on`
    """
    status = facts.get("service_status") or DEFAULT_STATUS
    key = (facts.get("staffing_category"), facts.get("funding_source") or DEFAULT_FUNDING)
    category = members.get(key)
    unit = facts.get("department_id")
    rule = rules.get(status)
    if rule is None:
        step = Step(f"Chưa có quy tắc cho tình trạng “{status}” vào ngày này: không tính", None)
        return Result(None, (step,), "occupancy")
    steps = [Step("Tình trạng", rule.reason, rule.article)]
    if rule.confidence in CONFIDENCE:
        steps.append(Step("Độ tin cậy", CONFIDENCE[rule.confidence]))
    if rule.occupies and category is None:
        steps.append(Step("Đối tượng không thuộc loại biên chế nào", None))
    place = Place(unit, category) if rule.occupies and category is not None and unit else None
    steps.append(Step("Giữ một biên chế", place is not None))
    if place:
        steps.append(Step("Một người giữ một biên chế, kể cả khi kiêm nhiệm chức danh khác", None))
    return Result(place, tuple(steps), "occupancy")
