from odoo import api, fields, models
from odoo.tools import SQL


class CchcDue(models.Model):
    """The courses that leaders have to finish, among what falls due."""

    _inherit = "cchc.due"
    _depends = {"cchc.qualification.need": ["employee_id", "due_on", "state"]}

    kind = fields.Selection(selection_add=[("leader_course", "Course for the leading post")])

    @api.model
    def _due_queries(self):
        return super()._due_queries() | {
            "leader_course": (
                "cchc.qualification.need",
                SQL(
                    "SELECT id AS res_id, employee_id, due_on AS date, required AS detail"
                    "  FROM cchc_qualification_need n"
                    " WHERE due_on IS NOT NULL AND state <> 'closed' AND %s",
                    self._asked_until(SQL("n.due_on")),
                ),
            )
        }

    @api.model
    def _due_words(self):
        return super()._due_words() | {"leader_course": self.env._("To be finished: %s")}
