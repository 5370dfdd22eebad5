from odoo import fields, models


class CchcDecisionType(models.Model):
    """Whether decisions of the type fill places that must be free."""

    _inherit = "cchc.decision.type"

    position_control = fields.Boolean(
        default=True,
        help="Lines that bring a person into a unit, a category or a position are checked against "
        "the establishment and the scheme. Off where the decision only records what already was.",
    )
