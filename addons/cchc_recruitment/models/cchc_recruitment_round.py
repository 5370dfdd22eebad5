from odoo import fields, models

ROUND_KINDS = [
    ("knowledge", "General knowledge"),
    ("language", "Foreign language"),
    ("form_check", "Check of the forms"),
    ("specialist", "Specialist examination"),
]


class CchcRecruitmentRound(models.Model):
    """A round of an examination, with the papers that are sat in it."""

    _name = "cchc.recruitment.round"
    _description = "Round of an examination"
    _order = "session_id desc, sequence, id"

    session_id = fields.Many2one(
        comodel_name="cchc.recruitment.session", required=True, index=True, ondelete="cascade"
    )
    unit_id = fields.Many2one(related="session_id.unit_id", store=True, index=True)
    sequence = fields.Integer(default=1, required=True)
    kind = fields.Selection(ROUND_KINDS, required=True, default="specialist")
    name = fields.Char(required=True)
    starts_on = fields.Date(string="Held from")
    ends_on = fields.Date(string="Held until")
    paper_ids = fields.One2many(
        comodel_name="cchc.recruitment.paper", inverse_name="round_id", string="Papers"
    )
