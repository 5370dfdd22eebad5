from odoo import fields, models


class CchcAdminLevel(models.Model):
    """At some levels reports are consolidated: the district's, the province's."""

    _inherit = "cchc.admin.level"

    consolidates = fields.Boolean(
        string="Consolidates reports",
        help="The committee of this level receives the reports of the agencies below it.",
    )
