from odoo import models

from odoo.addons.cchc_base.fields import Dong


class CchcDecisionLine(models.Model):
    """The money that goes with a commendation; the database keeps it once issued."""

    _inherit = "cchc.decision.line"

    reward = Dong(
        string="Reward money (đồng)",
        help="The money that goes with the commendation; empty where none is paid.",
    )
