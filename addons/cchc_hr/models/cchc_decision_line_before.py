from decimal import Decimal

from odoo import api, models

from ..documents.decision_words import number
from .facts_before import FactsBefore


class CchcDecisionLine(models.Model):
    """What the person was, beside what the decision changes."""

    _inherit = "cchc.decision.line"

    @api.depends("employee_id", "date_effective", "day_order", "issued_at")
    def _compute_before(self):
        """For the officer who drafts, and for whoever reads an issued decision later."""
        before = FactsBefore(self)
        facts = {line: before.of(line) for line in self if line.employee_id and line.date_effective}
        names = self._names_of(facts.values())
        for line in self:
            own = facts.get(line, {})
            rank = names["rank_id"].get(own.get("rank_id"))
            step = own.get("step")
            coefficient = number(Decimal(own.get("coefficient") or 0))
            pay = f"{step} ({coefficient})" if step else ""
            parts = (
                names["department_id"].get(own.get("department_id")),
                names["leadership_post_id"].get(own.get("leadership_post_id"))
                or own.get("position_title"),
                ", ".join(filter(None, (rank, pay))),
            )
            line.before = " · ".join(part for part in parts if part) or False

    @api.model
    def _names_of(self, facts):
        """Names of the records in ``facts``, by fact and id: one query for each model."""
        shown = {"department_id": "name", "leadership_post_id": "name", "rank_id": "code"}
        names = {}
        for fact, field in shown.items():
            ids = {own[fact] for own in facts if own.get(fact)}
            records = self.env[self._fields[fact].comodel_name].sudo().browse(ids)
            names[fact] = {record.id: record[field] for record in records}
        return names
