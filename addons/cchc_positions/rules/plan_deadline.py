"""Until when the yearly plan of the establishment goes to the Ministry: dated rows, pure function.

Sending it late costs one point more in the reduction of the year.
"""

from dataclasses import dataclass
from datetime import date

from odoo.addons.cchc_base.rules.dated import pick
from odoo.addons.cchc_base.rules.result import Result, Step


@dataclass(frozen=True)
class Deadline:
    """Last day, in the year before the plan's."""

    staff: str
    date_from: date
    date_to: date | None
    month: int
    day: int
    article: str


DEADLINES = (
    Deadline("civil_servant", date(2020, 7, 20), None, 6, 15, "NĐ 62/2020/NĐ-CP, Điều 12"),
    # "Before 1 May".
    Deadline("public_employee", date(2020, 11, 15), None, 4, 30, "NĐ 106/2020/NĐ-CP, Điều 10.3"),
)


def plan_deadline(staff, year):
    """The last day to send the plan of a year, as a `Result`; None before the decrees."""
    eve = date(year - 1, 12, 31)
    rows = [row for row in DEADLINES if row.staff == staff]
    if all(row.date_from > eve for row in rows):
        return Result(None, (), "plan_deadline")
    row = pick(rows, eve, "plan_deadline")
    day = date(year - 1, row.month, row.day)
    return Result(day, (Step("Hạn gửi kế hoạch", day, row.article),), "plan_deadline")
