from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date


class CchcLegalParameter(models.Model):
    """A number that the law sets and changes: the base salary, a ceiling, a deadline in days."""

    _name = "cchc.legal.parameter"
    _description = "Legal parameter"
    _order = "code"
    _rec_names_search = ["code", "name"]

    code = fields.Char(required=True)
    name = fields.Char(required=True, translate=True)
    uom = fields.Char(string="Unit of measure", translate=True)
    value_ids = fields.One2many(
        comodel_name="cchc.legal.parameter.value", inverse_name="parameter_id", string="Values"
    )
    current_value = fields.Char(compute="_compute_current_value")
    note = fields.Text()

    _code_unique = models.Constraint("UNIQUE (code)", "This code is already in use.")

    @api.depends("value_ids.value", "value_ids.date_from", "value_ids.date_to")
    def _compute_current_value(self):
        today = fields.Date.context_today(self)
        for parameter in self:
            parameter.current_value = parameter._value_row(today).value or False

    def _value_row(self, on):
        """The row in force on a date, or an empty recordset."""
        self.ensure_one()
        return self.value_ids.filtered(
            lambda row: row.date_from <= on and (not row.date_to or row.date_to >= on)
        )[:1]

    @api.model
    def _get(self, code, on):
        """Value of parameter ``code`` on date ``on`` as a ``Decimal``.

        :raise UserError: when no row is in force on that date
        """
        parameter = self.sudo().search([("code", "=", code)])
        row = parameter and parameter._value_row(on)
        if not row:
            raise UserError(
                self.env._(
                    "Parameter %(code)s has no value on %(date)s. Add one under Legal parameters.",
                    code=code,
                    date=format_date(self.env, on),
                )
            )
        return Decimal(row.value)
