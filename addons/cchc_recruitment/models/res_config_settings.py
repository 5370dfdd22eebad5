from odoo import fields, models

from .cchc_recruitment_evidence import DEFAULT_MB, SIZE_PARAMETER


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    cchc_evidence_mb = fields.Integer(
        string="Largest file of evidence (MB)",
        config_parameter=SIZE_PARAMETER,
        default=DEFAULT_MB,
    )
