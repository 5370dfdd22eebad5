"""The base salary (lương cơ sở), by which coefficients become đồng.

Each decree fixes an amount from a day on, until the next one: a row need not state its end.
"""

from dataclasses import dataclass
from datetime import date

from odoo.addons.cchc_base.rules.dated import pick_latest
from odoo.addons.cchc_base.rules.result import Result, Step
from odoo.addons.cchc_base.rules.tables import day


@dataclass(frozen=True)
class BaseSalary:
    date_from: date
    amount: int
    document: str
    date_to: date | None = None

    @classmethod
    def from_text(cls, row):
        """From a row of `cchc_base/data/base_salary.csv`."""
        return cls(day(row["date_from"]), int(row["amount"]), row["document"])


def base_salary(rows, on):
    """The amount in force on a day, with its decree."""
    row = pick_latest(rows, on, "Mức lương cơ sở")
    return Result(
        value=row.amount,
        steps=(
            Step("Ngày tính", on),
            Step("Mức lương cơ sở (đồng/tháng)", row.amount, row.document),
        ),
        text_id="base_salary",
        facts=(("date_from", row.date_from), ("document", row.document)),
    )
