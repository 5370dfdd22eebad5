from odoo import api, fields, models

CHECKS = [
    ("quota", "Establishment of the unit"),
    ("headcount", "Headcount of the position"),
    ("rank", "Ranks of the position"),
    ("scheme", "Position in a scheme in force"),
    ("no_position", "Position named"),
    ("future", "Establishment later on"),
]


class CchcPositionControlMode(models.Model):
    """What a finding of position control does to a decision: blocks it, warns, or nothing."""

    _name = "cchc.position.control.mode"
    _description = "Mode of position control"
    _order = "sequence, id"
    _rec_name = "check_kind"

    check_kind = fields.Selection(CHECKS, required=True, readonly=True)
    mode = fields.Selection(
        [("block", "Blocks"), ("warn", "Warns"), ("off", "Off")], required=True, default="warn"
    )
    sequence = fields.Integer(default=10)
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document",
        string="Decided by",
        ondelete="restrict",
        help="The document by which the province chose this mode.",
    )

    _check_unique = models.Constraint("UNIQUE (check_kind)", "This check has its mode already.")

    @api.model
    def _modes(self):
        """``{check: mode}``, for everybody who issues decisions."""
        return {row.check_kind: row.mode for row in self.sudo().search([("mode", "!=", "off")])}
