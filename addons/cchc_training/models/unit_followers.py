"""What of training is still open when its unit is followed by another."""

from odoo import api, models
from odoo.fields import Domain


class CchcTrainingRequest(models.Model):
    """Who asked is answered where the person serves now."""

    _name = "cchc.training.request"
    _inherit = ["cchc.training.request", "cchc.follows.unit"]
    _follow_person = "employee_id"

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "=", "waiting")


class CchcTrainingPlan(models.Model):
    """A plan that is not over is carried out by the successor."""

    _name = "cchc.training.plan"
    _inherit = ["cchc.training.plan", "cchc.follows.unit"]
    _follow_unique = ("unit_id", "kind", "year_from")

    @api.model
    def _follow_domain(self, name, date):
        return Domain("year_to", ">=", date.year)


class CchcTrainingPlanLine(models.Model):
    """The people planned for are those of the successor."""

    _name = "cchc.training.plan.line"
    _inherit = ["cchc.training.plan.line", "cchc.follows.unit"]

    @api.model
    def _follow_domain(self, name, date):
        return Domain("year", ">=", date.year)

    def _follow_to(self, name, mapping, date):
        """Lines of a plan that had to stay with its agency stay with it."""
        found = super()._follow_to(name, mapping, date)
        return {
            line: unit
            for line, unit in found.items()
            if mapping.main(line.plan_id.unit_id.id) == line.plan_id.unit_id.id
        }


class CchcTrainingClass(models.Model):
    """A class that is not over is organised by the successor."""

    _name = "cchc.training.class"
    _inherit = ["cchc.training.class", "cchc.follows.unit"]

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "not in", ("finished", "cancelled"))


class CchcTrainingParticipant(models.Model):
    """Who takes part does so from where the person serves now."""

    _name = "cchc.training.participant"
    _inherit = ["cchc.training.participant", "cchc.follows.unit"]
    _follow_person = "employee_id"

    @api.model
    def _follow_domain(self, name, date):
        return Domain("class_id.state", "not in", ("finished", "cancelled"))


class CchcTrainingStudy(models.Model):
    """A study that is not over is followed where the person serves."""

    _name = "cchc.training.study"
    _inherit = ["cchc.training.study", "cchc.follows.unit"]
    _follow_person = "employee_id"

    @api.model
    def _follow_domain(self, name, date):
        return Domain("outcome_on", "=", False)


class CchcTrainingReformOfficer(models.Model):
    """The work on the reform is done for the successor."""

    _name = "cchc.training.reform.officer"
    _inherit = ["cchc.training.reform.officer", "cchc.follows.unit"]
    _follow_person = "employee_id"

    @api.model
    def _follow_domain(self, name, date):
        return Domain("date_to", "=", False) | Domain("date_to", ">=", date)
