from odoo import api, fields, models


class CchcLimitAllotment(models.Model):
    """The number of deputies which the competent authority decided for one unit, from a day on.

    The decrees give departments and communes an average; the People's Committee decides each.
    """

    _name = "cchc.limit.allotment"
    _description = "Deputies allotted to a unit"
    _order = "unit_id, date_from desc, id"

    unit_id = fields.Many2one(
        comodel_name="hr.department", required=True, index=True, ondelete="restrict"
    )
    deputies = fields.Integer(required=True, aggregator="sum")
    date_from = fields.Date(required=True)
    date_to = fields.Date()
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document", required=True, ondelete="restrict"
    )
    note = fields.Char()

    _from_unique = models.Constraint(
        "UNIQUE (unit_id, date_from)", "This unit has a number of deputies from that day already."
    )
    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "The number ends before it begins."
    )
    _not_negative = models.Constraint("CHECK (deputies >= 0)", "A number of people.")

    @api.depends("unit_id", "deputies")
    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.unit_id.display_name}: {row.deputies}"

    @api.model
    def _at(self, on):
        """``{unit id: deputies}`` on a day; the later of two rows goes before."""
        rows = self.sudo().search(
            [("date_from", "<=", on), "|", ("date_to", "=", False), ("date_to", ">=", on)],
            order="date_from, id",
        )
        return {row.unit_id.id: row.deputies for row in rows}
