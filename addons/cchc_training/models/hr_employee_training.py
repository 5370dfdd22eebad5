from odoo import models

from odoo.addons.cchc_base.rules.result import Result
from odoo.addons.cchc_base.tools import vietnam_time

# What a nominee need not know before it is decided stays with the unit.
SHOWN = ("decided", "attending", "passed", "failed", "withdrawn")


class HrEmployee(models.Model):
    """What the own page shows of the training of a person, in superuser mode."""

    _inherit = "hr.employee"

    def _own_classes(self):
        """The classes to which the person was sent, the next one first."""
        self.ensure_one()
        rows = (
            self.env["cchc.training.participant"]
            .sudo()
            .search([("employee_id", "=", self.id), ("state", "in", SHOWN)])
        )
        ahead = rows.filtered(lambda row: row._is_ahead()).sorted("date_from")
        return ahead | (rows - ahead).sorted("date_from", reverse=True)

    def _own_training(self):
        """The values of the page."""
        self.ensure_one()
        env = self.env(su=True)
        mine = [("employee_id", "=", self.id)]
        requests = env["cchc.training.request"]._own_of(self)
        waiting = requests.filtered(lambda row: row.state == "waiting")
        hours = env["cchc.training.hours"].search(mine, order="year desc")
        today = vietnam_time.today()
        return {
            "today": today,
            "this_year": hours.filtered(lambda row: row.year == today.year)[:1],
            "years": hours.filtered(lambda row: row.year != today.year),
            "needs": env["cchc.qualification.need"].search(
                [*mine, ("programme_id", "!=", False), ("state", "!=", "closed")],
                order="priority, due_on, id",
            ),
            "classes": self._own_classes(),
            "studies": env["cchc.training.study"].search(
                [*mine, ("state", "not in", ("draft", "proposed", "dropped"))]
            ),
            "requests": requests,
            "programmes": env["cchc.training.programme"]._offered() - waiting.programme_id,
        }


class CchcTrainingParticipant(models.Model):
    _inherit = "cchc.training.participant"

    def _is_ahead(self):
        """The class is still to come, or under way."""
        self.ensure_one()
        return self.state in ("decided", "attending") and self.date_to >= vietnam_time.today()

    def _own_survey(self):
        """Where the person answers the survey of the class, until it is answered."""
        self.ensure_one()
        sheet = self.sudo().survey_input_id
        return sheet.get_start_url() if sheet and sheet.state != "done" else False


class CchcTrainingPayback(models.Model):
    _inherit = "cchc.training.payback"

    def _own_steps(self):
        """How the amount was reckoned, as lines of words; nothing before it was."""
        self.ensure_one()
        return list(Result.from_json(self.result).explain()) if self.result else []
