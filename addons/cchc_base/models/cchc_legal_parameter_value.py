from decimal import Decimal, InvalidOperation

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class CchcLegalParameterValue(models.Model):
    """One value of a parameter, from a date, by a document."""

    _name = "cchc.legal.parameter.value"
    _description = "Legal parameter value"
    _order = "parameter_id, date_from desc"

    parameter_id = fields.Many2one(
        comodel_name="cchc.legal.parameter", required=True, ondelete="cascade", index=True
    )
    date_from = fields.Date(required=True)
    date_to = fields.Date()
    # A string, not a float: amounts are exact.
    value = fields.Char(required=True)
    document_id = fields.Many2one(comodel_name="cchc.legal.document", ondelete="restrict")
    confidence = fields.Selection(
        [("seen", "Read in the text"), ("derived", "Derived"), ("memory", "To be verified")],
        required=True,
        default="seen",
    )

    _start_unique = models.Constraint(
        "UNIQUE (parameter_id, date_from)", "This parameter already has a value from that date."
    )
    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "The end lies before the start."
    )

    @api.constrains("value")
    def _check_value(self):
        for row in self:
            try:
                Decimal(row.value)
            except InvalidOperation:
                raise ValidationError(
                    self.env._(
                        "%(parameter)s: “%(value)s” is not a number. Write it without separators, "
                        "for example 2340000 or 0.25.",
                        parameter=row.parameter_id.name,
                        value=row.value,
                    )
                ) from None

    @api.constrains("parameter_id", "date_from", "date_to")
    def _check_overlap(self):
        for parameter in self.parameter_id:
            previous = None
            for row in parameter.value_ids.sorted("date_from"):
                if previous and (not previous.date_to or previous.date_to >= row.date_from):
                    raise ValidationError(
                        self.env._(
                            "%(parameter)s: the values from %(first)s and %(second)s overlap. "
                            "Give the earlier one an end date.",
                            parameter=parameter.name,
                            first=previous.date_from,
                            second=row.date_from,
                        )
                    )
                previous = row
