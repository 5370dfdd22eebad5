from odoo import fields, models


class CchcDecisionType(models.Model):
    """How decisions of a type read on paper."""

    _inherit = "cchc.decision.type"

    ground_ids = fields.One2many(
        comodel_name="cchc.decision.ground", inverse_name="type_id", string="Legal grounds"
    )
    template_id = fields.Many2one(
        comodel_name="cchc.document.template",
        string="Document template",
        domain=[("model", "=", "cchc.decision")],
        help="Empty: the template of all decisions.",
    )
