from odoo import api, fields, models
from odoo.tools import SQL

from .cchc_discipline_case import PENDING as UNDECIDED
from .cchc_evaluation_consequence import PENDING


class CchcDue(models.Model):
    """The last days of what follows from ratings and of discipline cases, among what falls due."""

    _inherit = "cchc.due"
    _depends = {
        "cchc.evaluation.consequence": ["employee_id", "due_on", "state"],
        "cchc.discipline.case": ["employee_id", "decide_by", "next_by", "state"],
    }

    kind = fields.Selection(
        selection_add=[
            ("rating_handling", "Handling of a rating"),
            ("discipline_decide", "Decision in a discipline case"),
            ("discipline_step", "Next step of a discipline case"),
        ]
    )

    @api.model
    def _due_queries(self):
        queries = super()._due_queries() | {
            "rating_handling": ("cchc.evaluation.consequence", self._handling_query())
        }
        if self.env.su or self.env.user.has_group("cchc_base.group_read_discipline"):
            queries["discipline_decide"] = ("cchc.discipline.case", self._case_query("decide_by"))
            queries["discipline_step"] = ("cchc.discipline.case", self._case_query("next_by"))
        return queries

    @api.model
    def _handling_query(self):
        return SQL(
            "SELECT id AS res_id, employee_id, due_on AS date, '' AS detail"
            "  FROM cchc_evaluation_consequence WHERE due_on IS NOT NULL AND state IN %s",
            PENDING,
        )

    @api.model
    def _case_query(self, day):
        return SQL(
            "SELECT id AS res_id, employee_id, %s AS date, '' AS detail"
            "  FROM cchc_discipline_case WHERE %s IS NOT NULL AND state IN %s",
            SQL.identifier(day),
            SQL.identifier(day),
            UNDECIDED,
        )

    @api.model
    def _due_words(self):
        return super()._due_words() | {
            "rating_handling": self.env._("Decide on another post or leaving after the rating"),
            "discipline_decide": self.env._("The decision on discipline is due"),
            "discipline_step": self.env._("The next step of the discipline case is due"),
        }
