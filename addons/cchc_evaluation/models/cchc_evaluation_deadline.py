from odoo import api, fields, models

from ..rules import deadline
from ..rules import law as laws
from .cchc_evaluation_period import YEARLY


class CchcEvaluationPeriod(models.Model):
    """By when the classification of a year is decided, by the texts in force."""

    _inherit = "cchc.evaluation.period"

    deadline = fields.Date(compute="_compute_deadline", store=True, readonly=False, precompute=True)
    deadline_explained = fields.Text(string="By the decrees", compute="_compute_deadline_explained")

    def _deadlines(self):
        """What each text says of a year; of months and quarters nothing is said."""
        self.ensure_one()
        if self.kind not in YEARLY or not self.date_to:
            return []
        figures = self.env["cchc.evaluation.figure"]
        found = []
        for audience in (laws.CIVIL, laws.PUBLIC):
            law = laws.law_for(audience, self.date_to, regulation=True).value
            if law:
                found.append(
                    deadline.classified_by(
                        self.date_to.year,
                        figures._figures(law, self.date_to),
                        school_year=self.kind == "school_year",
                    )
                )
        return found

    @api.depends("kind", "year", "date_to")
    def _compute_deadline(self):
        """The first of the days that the decrees name."""
        for period in self:
            days = [result.value for result in period._deadlines() if result.value]
            period.deadline = min(days, default=False)

    @api.depends("kind", "year", "date_to")
    def _compute_deadline_explained(self):
        for period in self:
            lines = [line for result in period._deadlines() for line in result.explain()]
            period.deadline_explained = "\n".join(dict.fromkeys(lines)) or False
