"""What of the register is still open when its unit is followed by another."""

from odoo import api, models
from odoo.fields import Domain


class CchcDecision(models.Model):
    """A draft is issued by who follows the unit that drafted it."""

    _name = "cchc.decision"
    _inherit = ["cchc.decision", "cchc.follows.unit"]

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "=", "draft")


class CchcDecisionLine(models.Model):
    """A draft into a unit that is no more ends in its successor."""

    _name = "cchc.decision.line"
    _inherit = ["cchc.decision.line", "cchc.follows.unit"]
    _follow_fields = ("department_id", "host_unit_id")

    @api.model
    def _follow_domain(self, name, date):
        return Domain("issued_at", "=", False) & Domain("date_effective", ">=", date)

    def _follow(self, name, unit_id):
        """The position of the old unit ends with it; the successor has one of the same code."""
        if name == "department_id":
            self._follow_position(unit_id)
        return super()._follow(name, unit_id)

    def _follow_position(self, unit_id):
        """Hook for the floor that knows positions."""

    def _log_of_succession(self, text):
        # A line has no messages of its own.
        self.decision_id._log_of_succession(text)


class CchcTransfer(models.Model):
    """A transfer that is under way goes on between the successors."""

    _name = "cchc.transfer"
    _inherit = ["cchc.transfer", "cchc.follows.unit"]
    _follow_fields = ("from_unit_id", "to_unit_id")

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "not in", ("done", "refused"))


class CchcPaperFile(models.Model):
    """Files are kept by who follows their keeper."""

    _name = "cchc.paper.file"
    _inherit = ["cchc.paper.file", "cchc.follows.unit"]
    _follow_fields = ("keeper_id",)
    _follow_unique = ("keeper_id", "number")

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "not in", ("left", "archived"))


class CchcPeopleList(models.Model):
    """A saved list is shared within the unit that follows."""

    _name = "cchc.people.list"
    _inherit = ["cchc.people.list", "cchc.follows.unit"]

    @api.model
    def _follow_domain(self, name, date):
        return Domain.TRUE


class CchcImportBatch(models.Model):
    """A list that is not applied yet is applied by the successor."""

    _name = "cchc.import.batch"
    _inherit = ["cchc.import.batch", "cchc.follows.unit"]

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "in", ("draft", "checked"))
