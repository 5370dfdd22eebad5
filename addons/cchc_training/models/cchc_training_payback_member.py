from odoo import fields, models


class CchcTrainingPaybackMember(models.Model):
    """A member of the council on a pay-back (NĐ 171/2025, điều 10)."""

    _name = "cchc.training.payback.member"
    _description = "Member of a pay-back council"
    _order = "payback_id, role, id"

    payback_id = fields.Many2one(
        comodel_name="cchc.training.payback", required=True, index=True, ondelete="cascade"
    )
    role = fields.Selection(
        [
            ("1_chair", "Chair"),
            ("2_party", "Party committee"),
            ("3_finance", "Finance"),
            ("4_unit", "Leader of the unit"),
            ("5_secretary", "Secretary"),
        ],
        required=True,
    )
    name = fields.Char(required=True, string="Full name")
    title = fields.Char(string="Post")
    attended = fields.Boolean()

    _once = models.Constraint(
        "UNIQUE (payback_id, role)", "This seat of the council is taken already."
    )
