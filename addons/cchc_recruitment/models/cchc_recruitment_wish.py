from odoo import fields, models


class CchcRecruitmentWish(models.Model):
    """A post for which a candidate competes; the first wish is asked first (NĐ 170/2025, 10.3)."""

    _name = "cchc.recruitment.wish"
    _description = "Wish of a candidate"
    _order = "application_id.id, sequence, id"

    application_id = fields.Many2one(
        comodel_name="cchc.recruitment.application", required=True, index=True, ondelete="cascade"
    )
    post_id = fields.Many2one(
        comodel_name="cchc.recruitment.post", required=True, index=True, ondelete="restrict"
    )
    sequence = fields.Integer(string="Order", default=1, required=True)

    _post_once = models.Constraint(
        "UNIQUE (application_id, post_id)", "A post is wished for once by a candidate."
    )
