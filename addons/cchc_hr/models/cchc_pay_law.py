from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from odoo import api, models
from odoo.fields import Domain

from ..rules.base_salary import BaseSalary


@dataclass(frozen=True)
class Percent:
    date_from: date
    date_to: date | None
    percent: Decimal
    document: str


class CchcPayLaw(models.AbstractModel):
    """The dated figures of pay as the rules read them."""

    _name = "cchc.pay.law"
    _description = "Law of pay"

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
    def _values(self, code):
        domain = Domain("parameter_id.code", "=", code)
        return self.env["cchc.legal.parameter.value"].sudo().search(domain, order="date_from")

    @api.model
    def _document(self, row):
        return row.document_id.display_name or row.parameter_id.note or ""
