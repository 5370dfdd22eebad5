"""What of evaluation is still open when its unit is followed by another."""

from odoo import api, models
from odoo.fields import Domain

from .cchc_discipline_case import PENDING
from .cchc_evaluation import EARLY
from .cchc_evaluation_consequence import PENDING as PENDING_CONSEQUENCE
from .cchc_evaluation_unit import BEFORE_DECISION


class CchcEvaluationUnit(models.Model):
    """What is not decided is decided by the agency that follows, whenever the period ended: one
    that is dissolved signs nothing any more."""

    _name = "cchc.evaluation.unit"
    _inherit = ["cchc.evaluation.unit", "cchc.follows.unit"]
    _follow_unique = ("period_id", "unit_id")

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "in", BEFORE_DECISION) & Domain("period_id.state", "!=", "closed")

    def _join_twins(self, name, old, new, date):
        """The successor takes part already: the people are classified with its own.

        The run that is left is empty: nobody has to decide anything about it.
        """
        twins = self.search([("period_id", "in", self.period_id.ids), (name, "=", new)])
        twin_of = {twin.period_id: twin for twin in twins}
        rows = self.env["cchc.evaluation"].sudo().search([("unit_run_id", "in", self.ids)])
        early = rows.filtered(lambda row: row.state in EARLY)
        for period, people in early.grouped("period_id").items():
            people._go_on_in(twin_of[period])
        return self.browse()


class CchcEvaluation(models.Model):
    """Who is not classified yet is classified where the person serves now."""

    _name = "cchc.evaluation"
    _inherit = ["cchc.evaluation", "cchc.follows.unit"]
    _follow_fields = ("unit_id", "agency_id")
    _follow_person = "employee_id"

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "in", EARLY) & Domain("period_id.state", "!=", "closed")

    def _follow_to(self, name, mapping, date):
        found = super()._follow_to(name, mapping, date)
        if name != "agency_id":
            return found
        agency = self.env["hr.department"].browse
        return {row: unit and agency(unit).agency_id.id for row, unit in found.items()}

    def _go_on_in(self, run):
        if not self:
            return
        self.flush_recordset()
        self.env.cr.execute(
            "UPDATE cchc_evaluation SET unit_run_id = %s WHERE id = ANY(%s)", (run.id, self.ids)
        )
        self.invalidate_recordset(["unit_run_id"], flush=False)
        self.modified(["unit_run_id"])


class CchcEvaluationPeriod(models.Model):
    """A period that asks some units asks those that follow them."""

    _name = "cchc.evaluation.period"
    _inherit = ["cchc.evaluation.period", "cchc.follows.unit"]
    _follow_fields = ("unit_ids",)

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "!=", "closed")


class CchcEvaluationConsequence(models.Model):
    """What follows from a rating and is not carried out is decided where the person serves now."""

    _name = "cchc.evaluation.consequence"
    _inherit = ["cchc.evaluation.consequence", "cchc.follows.unit"]
    _follow_person = "employee_id"

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "in", PENDING_CONSEQUENCE)


class CchcEmulationRound(models.Model):
    """Titles that are not awarded yet are proposed by the successor."""

    _name = "cchc.emulation.round"
    _inherit = ["cchc.emulation.round", "cchc.follows.unit"]
    _follow_unique = ("unit_id", "year")

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "!=", "approved")


class CchcExtraIncome(models.Model):
    """A list that is not approved is split by the successor."""

    _name = "cchc.extra.income"
    _inherit = ["cchc.extra.income", "cchc.follows.unit"]
    _follow_unique = ("unit_id", "year", "period")

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "=", "draft")


class CchcDisciplineCase(models.Model):
    """A case that is not decided is handled where the person serves now."""

    _name = "cchc.discipline.case"
    _inherit = ["cchc.discipline.case", "cchc.follows.unit"]
    _follow_person = "employee_id"

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "in", PENDING)
