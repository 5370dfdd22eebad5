"""What of staffing is still open when its unit is followed by another."""

from odoo import api, models
from odoo.fields import Domain


class CchcEstablishmentPlan(models.Model):
    """A plan that is not approved goes on with the successor of its agency."""

    _name = "cchc.establishment.plan"
    _inherit = ["cchc.establishment.plan", "cchc.follows.unit"]
    _follow_unique = ("unit_id", "staff", "year")

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "!=", "approved")


class CchcEstablishmentPlanLine(models.Model):
    """Figures asked for a unit are those of its successor."""

    _name = "cchc.establishment.plan.line"
    _inherit = ["cchc.establishment.plan.line", "cchc.follows.unit"]

    @api.model
    def _follow_domain(self, name, date):
        return Domain("plan_id.state", "!=", "approved")


class CchcPositionScheme(models.Model):
    """A scheme that is being made is finished by the successor."""

    _name = "cchc.position.scheme"
    _inherit = ["cchc.position.scheme", "cchc.follows.unit"]

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "!=", "approved")


class CchcPositionSchemeLine(models.Model):
    """A position of a scheme that is being made."""

    _name = "cchc.position.scheme.line"
    _inherit = ["cchc.position.scheme.line", "cchc.follows.unit"]
    _follow_unique = ("scheme_id", "unit_id", "code")

    @api.model
    def _follow_domain(self, name, date):
        return Domain("scheme_id.state", "!=", "approved")


class CchcQualificationNeed(models.Model):
    """A need is met where its person serves, or where its position went."""

    _name = "cchc.qualification.need"
    _inherit = ["cchc.qualification.need", "cchc.follows.unit"]
    _follow_person = "employee_id"

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "!=", "closed")


class CchcDecisionLine(models.Model):
    _inherit = "cchc.decision.line"

    def _follow_position(self, unit_id):
        result = super()._follow_position(unit_id)
        if self.position_id:
            unit = self.env["hr.department"].sudo().browse(unit_id)
            self.position_id = self.position_id._in_successor(unit)
        return result


class CchcPosition(models.Model):
    _inherit = "cchc.position"

    def _in_successor(self, unit):
        """The position of the same code in the unit that follows, or in its agency; else none."""
        self.ensure_one()
        units = unit | unit.agency_id
        found = self.sudo().search([("unit_id", "in", units.ids), ("code", "=", self.code)])
        return found.filtered(lambda position: position.unit_id == unit) or found[:1]
