from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..engine.checks import Check, CheckError, check_side
from ..tools.problems import translate


class CchcReportCheck(models.Model):
    """What must hold between figures of a form: a sum of columns against another, by row.

    With another form the right side is that form's: the same figure in two forms is the same
    number.
    """

    _name = "cchc.report.check"
    _description = "Check of a report form"
    _order = "form_id, sequence, id"
    _rec_name = "label"

    form_id = fields.Many2one(
        comodel_name="cchc.report.form", required=True, ondelete="cascade", index=True
    )
    sequence = fields.Integer(default=10)
    label = fields.Char(
        string="What must hold", required=True, help="Shown where it does not hold."
    )
    left = fields.Char(
        string="Left side",
        required=True,
        help="Codes of columns with + or - between them, for example women + party. "
        "_people is the number of people in a list of people.",
    )
    operator = fields.Selection(
        [("=", "="), ("<=", "≤"), (">=", "≥")], required=True, default="=", string="Relation"
    )
    right = fields.Char(string="Right side", required=True)
    other_form_id = fields.Many2one(
        comodel_name="cchc.report.form",
        string="Right side of the form",
        ondelete="cascade",
        index=True,
        help="The right side is this form's, for the same units and day. Empty: the same form's.",
    )

    @api.constrains("form_id", "left", "right", "other_form_id")
    def _check_sides(self):
        for check in self:
            for side, form in (
                (check.left, check.form_id),
                (check.right, check.other_form_id or check.form_id),
            ):
                try:
                    check_side(side, form._spec())
                except CheckError as error:
                    raise ValidationError(
                        self.env._(
                            "Check “%(check)s” of %(form)s: %(reason)s",
                            check=check.label,
                            form=check.form_id.code,
                            reason=translate(self.env, error.problem),
                        )
                    ) from error

    def _spec(self):
        """The checks as the engine takes them."""
        return [
            Check(check.id, check.left, check.operator, check.right, check.other_form_id.code or "")
            for check in self
        ]
