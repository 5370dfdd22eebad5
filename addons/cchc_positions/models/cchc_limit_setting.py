from odoo import fields, models

from .cchc_limit_figure import LIMITS


class CchcLimitSetting(models.Model):
    """What a breach of a limit does to the scheme or decision that brings it."""

    _name = "cchc.limit.setting"
    _description = "Enforcement of a limit"
    _order = "limit"
    _rec_name = "limit"

    limit = fields.Selection(LIMITS, required=True)
    mode = fields.Selection(
        [("block", "Refuse"), ("warn", "Warn")],
        required=True,
        default="warn",
        help="Refuse: a draft that brings the breach, or makes it worse, is neither submitted "
        "nor issued. A breach that stood before and is left as it was only warns.",
    )
    excluded_unit_ids = fields.Many2many(
        comodel_name="hr.department",
        string="Units left out",
        help="Bodies of which the limit does not speak, for example an office that has rules of "
        "its own.",
    )

    _limit_unique = models.Constraint('UNIQUE ("limit")', "This limit has a row already.")
