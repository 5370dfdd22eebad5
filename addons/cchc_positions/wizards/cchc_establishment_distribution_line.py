from odoo import api, fields, models


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

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines.unit_id._check_in_charge()
        return lines

    def write(self, vals):
        result = super().write(vals)
        if "unit_id" in vals:
            self.unit_id._check_in_charge()
        return result
