"""What of evaluation is still open when its unit is followed by another."""

from odoo import api, models
from odoo.fields import Domain

from .cchc_discipline_case import PENDING
from .cchc_evaluation import EARLY
from .cchc_evaluation_unit import BEFORE_DECISION


class CchcEvaluationUnit(models.Model):
    """A period that goes on is classified in the agency that follows."""

    _name = "cchc.evaluation.unit"
    _inherit = ["cchc.evaluation.unit", "cchc.follows.unit"]
    _follow_unique = ("period_id", "unit_id")

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "in", BEFORE_DECISION) & Domain("period_id.date_to", ">=", date)

    def _tell_left_behind(self, old, new, date):
        """The successor takes part already: the people are classified with its own."""
        for run in self:
            twin = self.search([("period_id", "=", run.period_id.id), ("unit_id", "=", new)])
            rows = self.env["cchc.evaluation"].sudo().search([("unit_run_id", "=", run.id)])
            early = rows.filtered(lambda row: row.state in EARLY)
            early._go_on_in(twin)
        return super()._tell_left_behind(old, new, date)


class CchcEvaluation(models.Model):
    """Who is not classified yet is classified where the person serves now."""

    _name = "cchc.evaluation"
    _inherit = ["cchc.evaluation", "cchc.follows.unit"]
    _follow_fields = ("unit_id", "agency_id")
    _follow_person = "employee_id"

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "in", EARLY) & Domain("period_id.date_to", ">=", date)

    def _follow_to(self, name, mapping):
        unit = super()._follow_to(name, mapping)
        if name == "agency_id" and unit:
            return self.env["hr.department"].browse(unit).agency_id.id
        return unit

    def _go_on_in(self, run):
        if not self:
            return
        self.flush_recordset()
        self.env.cr.execute(
            "UPDATE cchc_evaluation SET unit_run_id = %s WHERE id = ANY(%s)", (run.id, self.ids)
        )
        self.invalidate_recordset(["unit_run_id"], flush=False)
        self.modified(["unit_run_id"])


class CchcDisciplineCase(models.Model):
    """A case that is not decided is handled where the person serves now."""

    _name = "cchc.discipline.case"
    _inherit = ["cchc.discipline.case", "cchc.follows.unit"]
    _follow_person = "employee_id"

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "in", PENDING)
