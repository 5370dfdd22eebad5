"""The pay of people month by month, as benefits average it."""

from odoo.addons.cchc_base.rules.months import add_months, last_day_of_month
from odoo.addons.cchc_base.rules.problem import RuleError
from odoo.addons.cchc_hr.rules.arrears import rate_on
from odoo.addons.cchc_hr.rules.base_salary import base_salary
from odoo.addons.cchc_hr.rules.pay import ALLOWANCE_FACTS, Pay, allowances_on, exact_parts

from ..rules.salary_base import AVERAGE_MONTHS, Month

_FACTS = (
    *("coefficient", "above_scale_percent", "salary_percent", "staffing_category"),
    *("service_status", *ALLOWANCE_FACTS.values()),
)


class PayHistory:
    """What people were paid in the sixty months before a day: decided, before that declared.

    :param people: recordset whose pay the reader may read
    """

    def __init__(self, people, leave_on):
        self.law = people.env["cchc.pay.law"]._law()
        self.first_days = [
            add_months(leave_on.replace(day=1), -back)
            for back in range(AVERAGE_MONTHS, 0, -1)
        ]  # fmt: skip
        periods = people.env["hr.version"].search(
            [("employee_id", "in", people.ids), ("staffing_category", "!=", False)],
            order="date_version",
        )
        self.periods = periods.grouped("employee_id")
        declared = people.env["cchc.salary.history"].search(
            [("employee_id", "in", people.ids), ("coefficient", "!=", False)]
        )
        self.declared = declared.grouped("employee_id")

    def months(self, person):
        """`Month` by month, without those of which nothing is known."""
        periods = self.periods.get(person, ())
        declared = sorted(
            (row for row in self.declared.get(person, ()) if row.start_date),
            key=lambda row: row.start_date,
        )
        found = []
        for first_day in self.first_days:
            pay = self._pay(periods, declared, last_day_of_month(first_day))
            if pay and (month := self._month(first_day, pay)):
                found.append(month)
        return found

    def _pay(self, periods, declared, day):
        decided = [row for row in periods if row.date_version <= day]
        if decided:
            last = decided[-1]
            # Whoever had left already was paid nothing.
            return (
                Pay.from_facts({name: last[name] for name in _FACTS}) if last.in_service else None
            )
        told = [row for row in declared if row.start_date <= day]
        return Pay.from_facts({"coefficient": told[-1].coefficient}) if told else None

    def _month(self, first_day, pay):
        day = last_day_of_month(first_day)
        try:
            base = base_salary(self.law.bases, day).value
        except RuleError:
            return None
        parts = exact_parts(
            pay,
            base,
            rate_on(self.law.service_rates, day),
            allowances_on(self.law.allowances, day).values(),
        )
        return Month(first_day, parts)
