from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from odoo import api, models
from odoo.fields import Domain

from odoo.addons.cchc_base.rules.dated import in_force

from ..rules.arrears import Law, rate_on
from ..rules.base_salary import BaseSalary, base_salary
from ..rules.pay import allowances_on
from ..rules.pay_share import DAYS_AWAY, Away


@dataclass(frozen=True)
class Percent:
    date_from: date
    date_to: date | None
    percent: Decimal
    document: str


@dataclass(frozen=True)
class LawOnDay:
    """What the tables say of a day."""

    base: int
    document: str
    service_percent: Decimal
    allowances: tuple
    shares: tuple
    rates: tuple
    ceiling: int | None
    days_away: int


class CchcPayLaw(models.AbstractModel):
    """The dated figures of pay as the rules read them."""

    _name = "cchc.pay.law"
    _description = "Law of pay"

    @api.model
    def _keep_corrections(self):
        """What an administrator corrects in the shipped tables survives an upgrade."""
        self.env.cr.execute(
            """
            UPDATE ir_model_data SET noupdate = TRUE
             WHERE module = 'cchc_hr' AND model IN %s AND noupdate IS NOT TRUE
            """,
            [("cchc.allowance.rule", "cchc.pay.share", "cchc.insurance.rate")],
        )

    @api.model
    def _law(self):
        """All tables that pay follows, without anybody's absences."""
        return Law(
            bases=tuple(self._bases()),
            service_rates=tuple(self._service_rates()),
            allowances=self.env["cchc.allowance.rule"]._rules(),
            shares=self.env["cchc.pay.share"]._rules(),
        )

    @api.model
    def _law_on(self, day):
        """The tables of one day.

        :raise RuleError: when no base salary is known of so early a day
        """
        law = self._law()
        base = base_salary(law.bases, day)
        times = self._figure("contribution_ceiling", day)
        rates = self.env["cchc.insurance.rate"]._rules()
        return LawOnDay(
            base=base.value,
            document=base["document"],
            service_percent=Decimal(rate_on(law.service_rates, day)),
            allowances=tuple(allowances_on(law.allowances, day).values()),
            shares=law.shares,
            rates=tuple(rate for rate in rates if in_force(rate, day)),
            ceiling=int(times * base.value) if times else None,
            days_away=int(self._figure("contribution_days_away", day) or DAYS_AWAY),
        )

    @api.model
    def _away(self, person_ids, first=None, last=None):
        """``{person: (Away, …)}``, read at once; between two days, or all that is known."""
        domain = Domain("employee_id", "in", person_ids) if person_ids is not None else Domain.TRUE
        if first:
            domain &= Domain("date_to", "=", False) | Domain("date_to", ">=", first)
            domain &= Domain("date_from", "<=", last)
        situation = self.env["cchc.pay.share"]._situation
        found = {}
        rows = self.env["cchc.absence"].sudo().search_fetch(
            domain, ["employee_id", "kind_id", "date_from", "date_to"], order="date_from, id"
        )  # fmt: skip
        for row in rows:
            away = Away(situation(row.kind_id.id), row.date_from, row.date_to or None)
            found.setdefault(row.employee_id.id, []).append(away)
        return {person: tuple(spells) for person, spells in found.items()}

    @api.model
    def _bases(self):
        return [
            BaseSalary(row.date_from, int(row.value), self._document(row))
            for row in self._values("base_salary")
        ]

    @api.model
    def _service_rates(self):
        """Rows of the public-service allowance."""
        return [
            Percent(row.date_from, row.date_to or None, Decimal(row.value), self._document(row))
            for row in self._values("public_service_allowance")
        ]

    @api.model
    def _figure(self, code, day):
        """The value of a parameter on a day, or None."""
        rows = [row for row in self._values(code) if in_force(row, day)]
        return Decimal(rows[-1].value) if rows else None

    @api.model
    def _values(self, code):
        domain = Domain("parameter_id.code", "=", code)
        return self.env["cchc.legal.parameter.value"].sudo().search(domain, order="date_from")

    @api.model
    def _document(self, row):
        return row.document_id.display_name or row.parameter_id.note or ""
