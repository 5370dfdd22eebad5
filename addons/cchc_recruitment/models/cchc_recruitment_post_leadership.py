from odoo import fields, models


class CchcRecruitmentPost(models.Model):
    """A leading post that is competed for."""

    _inherit = "cchc.recruitment.post"

    form = fields.Selection(related="session_id.form", string="Form of the session")
    leadership_post_id = fields.Many2one(
        comodel_name="cchc.leadership.post",
        ondelete="restrict",
        index="btree_not_null",
        help="To which the winner of the competition is appointed.",
    )
    nomination_ids = fields.One2many(
        comodel_name="cchc.recruitment.nomination", inverse_name="post_id", string="Nominations"
    )
