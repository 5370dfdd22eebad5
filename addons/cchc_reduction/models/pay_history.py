"""The pay of people month by month, as benefits average it."""

from odoo import fields

from odoo.addons.cchc_base.rules.figures import Figures
from odoo.addons.cchc_base.rules.money import dong
from odoo.addons.cchc_base.rules.months import add_months, last_day_of_month
from odoo.addons.cchc_base.rules.problem import RuleError
from odoo.addons.cchc_hr.rules.arrears import rate_on
from odoo.addons.cchc_hr.rules.base_salary import base_salary
from odoo.addons.cchc_hr.rules.pay import ALLOWANCE_FACTS, Pay, allowances_on, exact_parts

from ..rules.salary_base import AVERAGE_MONTHS, BeforeLeave, Leave, Month, month_before

_FACTS = (
    *("coefficient", "above_scale_percent", "salary_percent", "staffing_category"),
    *("service_status", *ALLOWANCE_FACTS.values()),
)
# Kinds of absence that social insurance pays and NĐ 154/2025, điều 5 names beside unpaid leave.
_SICK = ("sick", "long_sick")


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
        self.leave_on = leave_on
        # Whoever reads, the money is the same; that a leave was for sickness is not told.
        absences = people.env["cchc.absence"].sudo().search(
            [
                ("employee_id", "in", people.ids),
                ("date_from", "<", leave_on),
                *("|", ("kind_id.pay", "=", "unpaid"), ("kind_id.code", "in", _SICK)),
            ]
        )  # fmt: skip
        self.absences = absences.grouped(lambda row: row.employee_id.id)
        self.figures = people.env["cchc.reduction.figure"]._rows()

    def months(self, person):
        """`Month` by month, without those of which nothing is known."""
        periods = self.periods.get(person, ())
        declared = self._declared(person)
        found = []
        for first_day in self.first_days:
            pay = self._pay(periods, declared, last_day_of_month(first_day))
            if pay and (month := self._month(first_day, pay)):
                found.append(month)
        return found

    def leadership(self, person):
        """The allowance of the post in the last month, in whole đồng."""
        day = self.first_days[-1]
        pay = self._pay(
            self.periods.get(person, ()), self._declared(person), last_day_of_month(day)
        )
        month = pay and self._month(day, pay)
        return dong(month.amount(("leadership",))) if month else 0

    def before_leave(self, person, decree):
        """`BeforeLeave` of who leaves the service from a leave, or None.

        :param decree: which may say that the month before the leave counts
        """
        figure = Figures(self.figures, (decree,), self.leave_on).row("month_before_leave")
        first_day, leaves = month_before(self.leave_on, self._leaves(person))
        if not first_day or not figure or not figure.value:
            return None
        pay = self._pay(
            self.periods.get(person, ()), self._declared(person), last_day_of_month(first_day)
        )
        last = add_months(self.leave_on.replace(day=1), -1)
        month = pay and self._month(first_day, pay, paid_in=last)
        if not month:
            return None
        base = base_salary(self.law.bases, last_day_of_month(last)).value
        return BeforeLeave(month, leaves, base, figure)

    def _leaves(self, person):
        """Absences, and periods of service on long leave by decision."""
        found = [
            Leave(row.date_from, row.date_to or None)
            for row in self.absences.get(person._origin.id, ())
        ]
        periods = list(self.periods.get(person, ()))
        for place, row in enumerate(periods):
            if row.service_status == "long_leave":
                later = periods[place + 1 :]
                end = fields.Date.subtract(later[0].date_version, days=1) if later else None
                found.append(Leave(row.date_version, end))
        return found

    def _declared(self, person):
        return sorted(
            (row for row in self.declared.get(person, ()) if row.start_date),
            key=lambda row: row.start_date,
        )

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

    def _month(self, first_day, pay, paid_in=None):
        """:param paid_in: the month whose base salary counts, if another one"""
        day = last_day_of_month(first_day)
        try:
            base = base_salary(self.law.bases, last_day_of_month(paid_in or first_day)).value
        except RuleError:
            return None
        parts = exact_parts(
            pay,
            base,
            rate_on(self.law.service_rates, day),
            allowances_on(self.law.allowances, day).values(),
        )
        return Month(first_day, parts)
