from odoo import fields, models

from odoo.addons.cchc_base.models.field_groups import READ

FUNDING_SOURCES = [
    ("state_budget", "State budget"),
    ("own_income", "Income of the unit"),
]


class CchcServiceFacts(models.AbstractModel):
    """The position that a person holds, and who pays a public employee."""

    _inherit = "cchc.service.facts"

    position_id = fields.Many2one(
        comodel_name="cchc.position", string="Job position", ondelete="restrict", groups=READ
    )
    funding_source = fields.Selection(
        FUNDING_SOURCES,
        groups=READ,
        help="Of a public employee. Empty means the state budget.",
    )
