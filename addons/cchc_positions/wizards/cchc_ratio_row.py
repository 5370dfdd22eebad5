from odoo import fields, models


class CchcRatioRow(models.TransientModel):
    """The share of one rank or step at one unit or position as a review found it."""

    _name = "cchc.ratio.row"
    _description = "Share of a rank"

    review_id = fields.Many2one(
        comodel_name="cchc.ratio.review", required=True, ondelete="cascade", index=True
    )
    unit_id = fields.Many2one(comodel_name="hr.department", required=True, ondelete="cascade")
    position_id = fields.Many2one(comodel_name="cchc.position", ondelete="cascade")
    ratio_id = fields.Many2one(comodel_name="cchc.rank.ratio", required=True, ondelete="cascade")
    tier = fields.Selection(related="ratio_id.tier")
    base = fields.Selection(related="ratio_id.base")
    ceiling = fields.Float(related="ratio_id.percent", string="At most (%)", aggregator=None)
    people = fields.Integer(string="Count", aggregator=None)
    base_people = fields.Integer(string="Of", aggregator=None)
    percent = fields.Float(string="Share (%)", digits=(6, 2), aggregator=None)
    allowed = fields.Integer(string="People allowed", aggregator=None)
    over = fields.Integer(string="Too many")
    explanation = fields.Text()
