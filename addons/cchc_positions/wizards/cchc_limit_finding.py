from odoo import fields, models

from ..models.cchc_dated_figure import CONFIDENCES
from ..models.cchc_limit_figure import LIMITS

STAFF_LIMITS = ("minimum_staff",)


class CchcLimitFinding(models.TransientModel):
    """One limit of one unit as a review found it."""

    _name = "cchc.limit.finding"
    _description = "Finding on a limit"

    review_id = fields.Many2one(
        comodel_name="cchc.limit.review", required=True, ondelete="cascade", index=True
    )
    date = fields.Date(string="On", required=True)
    unit_id = fields.Many2one(comodel_name="hr.department", required=True, ondelete="cascade")
    unit_ids = fields.Many2many(comodel_name="hr.department", string="Bodies counted")
    limit = fields.Selection(LIMITS, string="What is limited", required=True)
    actual = fields.Integer(string="Is", aggregator=None)
    allowed = fields.Integer(
        string="By the rule", aggregator=None, help="At most, or at least for the smallest staff."
    )
    excess = fields.Integer(string="Off by", aggregator="sum")
    severity = fields.Selection(
        [("error", "Refused"), ("warning", "Warning"), ("ok", "Kept")], required=True
    )
    by_draft = fields.Boolean(string="Brought by the draft")
    comply_by = fields.Date(string="To be mended by")
    article = fields.Char()
    confidence = fields.Selection(CONFIDENCES)
    remedies = fields.Text(string="What would have to change")
    explanation = fields.Text()

    def action_open_people(self):
        """The people behind the figure on the day of the review, as far as the user sees them."""
        self.ensure_one()
        on = self.date
        domain = [
            ("staffing_category", "!=", False),
            ("date_version", "<=", on),
            "|",
            ("date_to", "=", False),
            ("date_to", ">=", on),
        ]
        if self.limit in STAFF_LIMITS:
            domain = [("department_id", "child_of", self.unit_ids.ids), *domain]
        else:
            domain = [
                ("department_id", "in", self.unit_ids.ids),
                ("leadership_post_id.role", "in", ("head", "deputy")),
                *domain,
            ]
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("People behind the figure"),
            "res_model": "hr.version",
            "view_mode": "list",
            "views": [(self.env.ref("cchc_positions.hr_version_view_list_leaders").id, "list")],
            "domain": domain,
        }
