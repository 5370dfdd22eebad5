from odoo import fields, models


class CchcUnitFunction(models.Model):
    """A function or task of a unit (chức năng, nhiệm vụ), to which positions are traced."""

    _name = "cchc.unit.function"
    _description = "Function of a unit"
    _order = "unit_id, sequence, id"

    unit_id = fields.Many2one(
        comodel_name="hr.department", required=True, index=True, ondelete="restrict"
    )
    code = fields.Char()
    name = fields.Text(string="Function or task", required=True)
    sequence = fields.Integer(default=10)
    date_from = fields.Date(required=True, default=fields.Date.context_today)
    date_to = fields.Date()
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document", ondelete="restrict", help="The text that gives it."
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "The function ends before it begins."
    )
