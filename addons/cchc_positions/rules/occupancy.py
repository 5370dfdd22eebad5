"""Who occupies a place of the establishment: a pure rule on the facts of a period.

A place belongs to the unit in whose establishment a person is counted, which is not always the unit
where the person works. Whoever is paid and has not left occupies a place; a person seconded out
stays in the establishment of the sending unit. Concurrent posts take no second place: a person has
one main unit. This is how the province counts. No text was at hand that says it status by status:
NĐ 170/2025 điều 26 is on secondment and was read in summary only, so no article is cited.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from odoo.addons.cchc_base.rules.result import Result, Step

# Statuses that keep a place. Long leave without pay keeps the post to come back to; a probationer
# was recruited into a vacancy and fills it from the first day; suspension ends or is decided.
OCCUPYING = {
    "serving": "đang công tác",
    "probation": "tập sự được tuyển vào biên chế được giao",
    "long_leave": "nghỉ dài hạn, giữ vị trí để trở lại",
    "seconded": "biệt phái, tính vào biên chế của nơi cử đi",
    "suspended": "tạm đình chỉ, chưa có quyết định cuối cùng",
}
DEFAULT_FUNDING = "state_budget"


@dataclass(frozen=True)
class Place:
    """Where a person is counted: the unit and the category of establishment."""

    unit: int
    category: str


def occupied_place(facts: Mapping, members: Mapping) -> Result:
    """The place that a person occupies by the facts of a period, or None.

    :param facts: ``staffing_category``, ``funding_source``, ``service_status``, ``department_id``
    :param members: ``{(staffing category, funding source): category of establishment}``
    """
    status = facts.get("service_status") or "serving"
    key = (facts.get("staffing_category"), facts.get("funding_source") or DEFAULT_FUNDING)
    category = members.get(key)
    unit = facts.get("department_id")
    steps = [Step("Tình trạng", OCCUPYING.get(status, "đã thôi công tác"))]
    if status == "seconded":
        steps.append(Step("Nơi tính biên chế", "đơn vị cử đi"))
    if status not in OCCUPYING or category is None or not unit:
        return Result(None, tuple(steps), "occupancy")
    return Result(Place(unit, category), tuple(steps), "occupancy")
