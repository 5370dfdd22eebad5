import operator

from odoo import api, fields, models
from odoo.fields import Domain

from ..rules import deadline
from ..rules import law as laws
from .cchc_evaluation_period import YEARLY

COMPARED = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


class CchcEvaluationPeriod(models.Model):
    """By when the classification of a year is decided, by the texts in force."""

    _inherit = "cchc.evaluation.period"

    deadline = fields.Date(compute="_compute_deadline", store=True, readonly=False, precompute=True)
    deadline_explained = fields.Text(string="By the decrees", compute="_compute_deadline_explained")

    def _deadlines(self, special=False):
        """What each text says of a year; of months and quarters nothing is said.

        :param special: of a body that the texts let finish in January
        """
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
                        special=special,
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


class CchcEvaluationUnit(models.Model):
    """By when an agency decides: with the period, or in January where its superior said so."""

    _inherit = "cchc.evaluation.unit"

    deadline = fields.Date(
        string="To be decided by", compute="_compute_deadline", search="_search_deadline"
    )
    deadline_explained = fields.Text(string="By the decrees", compute="_compute_deadline")

    def _compute_deadline(self):
        specials = self.env["cchc.evaluation.special"]
        for run in self:
            period = run.sudo().period_id
            run.deadline, run.deadline_explained = period.deadline, period.deadline_explained
            if period.kind not in YEARLY or not period.date_to:
                continue
            held = specials._holding(run.sudo().unit_id, period.date_to)
            results = period._deadlines(special=True) if held else []
            days = [result.value for result in results if result.value]
            if days:
                told = [f"{held.unit_id.name}: {held.document}"]
                told += [line for result in results for line in result.explain()]
                run.deadline = min(days)
                run.deadline_explained = "\n".join(dict.fromkeys(told))

    @api.model
    def _search_deadline(self, sign, value):
        """As the period says; of the few bodies with a day of their own, by that day."""
        if sign == "in":
            wanted = {fields.Date.to_date(one) or False for one in value}
            meets = wanted.__contains__
        elif sign in COMPARED:
            border = fields.Date.to_date(value)
            meets = lambda day: bool(day) and COMPARED[sign](day, border)  # noqa: E731
        else:
            return NotImplemented
        # A handful of rows. pylint: disable=no-search-all
        specials = self.env["cchc.evaluation.special"].sudo().search([]).unit_id
        own = self.sudo().search([("unit_id", "child_of", specials.ids)]) if specials else self
        found = own.filtered(lambda run: meets(run.deadline))
        others = Domain("id", "not in", own.ids) & Domain("period_id.deadline", sign, value)
        return Domain("id", "in", found.ids) | others
