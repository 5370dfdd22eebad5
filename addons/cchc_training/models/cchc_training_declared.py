from odoo import fields, models


class CchcTrainingDeclared(models.Model):
    """Periods learned or taught outside the classes of the register, with their evidence."""

    _name = "cchc.training.declared"
    _description = "Declared hours of training"
    _order = "date_to desc, id desc"

    employee_id = fields.Many2one(
        comodel_name="hr.employee",
        string="Full name",
        required=True,
        index=True,
        ondelete="cascade",
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department", required=True, index=True, readonly=True, ondelete="restrict"
    )
    kind = fields.Selection(
        [("learned", "Learned"), ("taught", "Taught")], required=True, default="learned"
    )
    name = fields.Char(required=True, string="Course")
    programme_id = fields.Many2one(
        comodel_name="cchc.training.programme", index="btree_not_null", ondelete="restrict"
    )
    provider = fields.Char()
    date_from = fields.Date(string="From", required=True)
    date_to = fields.Date(string="Until", required=True)
    periods = fields.Integer(required=True)
    attachment_ids = fields.Many2many(comodel_name="ir.attachment", string="Evidence")
    note = fields.Char()

    _dates_in_order = models.Constraint(
        "CHECK (date_to >= date_from)", "The end lies before the start."
    )
    _periods_positive = models.Constraint("CHECK (periods > 0)", "Say how many periods.")
