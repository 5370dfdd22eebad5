from odoo import fields, models


class CchcRecruitmentChangePost(models.TransientModel):
    """How many places of a post are competed for from now on."""

    _name = "cchc.recruitment.change.post"
    _description = "Places of a post in a change of an announcement"
    _inherit = ["cchc.question"]

    change_id = fields.Many2one(
        comodel_name="cchc.recruitment.change", required=True, ondelete="cascade"
    )
    post_id = fields.Many2one(
        comodel_name="cchc.recruitment.post", required=True, ondelete="cascade"
    )
    announced = fields.Integer(related="post_id.places", string="Places announced")
    places = fields.Integer(required=True, default=1, string="Places from now on")
