from odoo import fields, models


class CchcTrainingHours(models.Model):
    """How many periods of training a person had in a year, against the minimum of the law."""

    _name = "cchc.training.hours"
    _description = "Yearly hours of training"
    _order = "year desc, unit_id, employee_id"
    _rec_names_search = ["employee_id.name"]

    employee_id = fields.Many2one(
        comodel_name="hr.employee",
        string="Full name",
        required=True,
        index=True,
        readonly=True,
        ondelete="cascade",
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department", required=True, index=True, readonly=True, ondelete="restrict"
    )
    year = fields.Integer(required=True, readonly=True, aggregator=None, index=True)
    class_periods = fields.Integer(string="Of classes", readonly=True)
    declared_periods = fields.Integer(string="Declared", readonly=True)
    taught_periods = fields.Integer(string="Taught", readonly=True)
    periods = fields.Integer(string="All periods", readonly=True)
    minimum = fields.Integer(readonly=True, aggregator=None)
    short = fields.Boolean(string="Too few", readonly=True, index=True)

    _once = models.Constraint("UNIQUE (employee_id, year)", "The year is reckoned already.")
