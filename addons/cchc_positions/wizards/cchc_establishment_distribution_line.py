from odoo import fields, models


class CchcEstablishmentDistributionLine(models.TransientModel):
    """What one unit below gets."""

    _name = "cchc.establishment.distribution.line"
    _description = "Unit in a distribution of the establishment"

    distribution_id = fields.Many2one(
        comodel_name="cchc.establishment.distribution", required=True, ondelete="cascade"
    )
    unit_id = fields.Many2one(comodel_name="hr.department", required=True)
    before = fields.Integer(string="Assigned so far", readonly=True)
    figure = fields.Integer(string="Assigned from that day")
