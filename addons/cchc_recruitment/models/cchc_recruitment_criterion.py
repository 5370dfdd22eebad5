from odoo import api, fields, models
from odoo.exceptions import UserError


class CchcRecruitmentCriterion(models.Model):
    """What the board looks at in a defence, and its greatest points."""

    _name = "cchc.recruitment.criterion"
    _description = "Criterion of a defence"
    _inherit = ["cchc.recruitment.part"]
    _order = "session_id, sequence, id"

    session_id = fields.Many2one(
        comodel_name="cchc.recruitment.session", required=True, index=True, ondelete="cascade"
    )
    unit_id = fields.Many2one(related="session_id.unit_id", store=True, index=True)
    sequence = fields.Integer(default=10)
    name = fields.Char(required=True)
    max_points = fields.Float(
        string="Points at most", digits=(6, 2), required=True, default=20, aggregator="sum"
    )

    _points_positive = models.Constraint(
        "CHECK (max_points > 0)", "A criterion has more than no points."
    )

    def write(self, vals):
        self.check_access("write")
        self._check_no_sheets()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        self._check_no_sheets()

    def _check_no_sheets(self):
        """The board marks by the criteria that it was given."""
        used = (
            self.env["cchc.recruitment.defence.sheet"]
            .sudo()
            ._read_group([("criterion_id", "in", self.ids)], ["criterion_id"])
        )
        if used:
            raise UserError(
                self.env._(
                    "%s: the score sheets are prepared already; delete them first.",
                    used[0][0].name,
                )
            )
