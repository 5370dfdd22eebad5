from odoo import api, fields, models
from odoo.exceptions import UserError

# Told by an accepted nomination only.
OF_NOMINATION = frozenset({"employee_id", "nominated_by_id"})


class CchcRecruitmentApplication(models.Model):
    """A candidate who serves already, and who nominated the person."""

    _inherit = "cchc.recruitment.application"

    employee_id = fields.Many2one(
        comodel_name="hr.employee",
        string="Dossier",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="Of a candidate who serves in the province already.",
    )
    nominated_by_id = fields.Many2one(
        comodel_name="hr.department", string="Nominated by", readonly=True, ondelete="restrict"
    )

    @api.model_create_multi
    def create(self, vals_list):
        return super().create(
            [{**vals, **dict.fromkeys(OF_NOMINATION, False)} for vals in vals_list]
        )

    def write(self, vals):
        if OF_NOMINATION & vals.keys():
            raise UserError(self.env._("The dossier of a candidate comes from a nomination."))
        return super().write(vals)
