from odoo import api, fields, models

from odoo.addons.cchc_base.fields import Dong

CLASS_STATES = [
    ("draft", "Draft"),
    ("nominating", "Nominating"),
    ("decided", "Decided"),
    ("running", "Running"),
    ("finished", "Finished"),
    ("cancelled", "Cancelled"),
]


class CchcTrainingClass(models.Model):
    """A class: programme, provider, place and days, seats, who takes part, what it costs."""

    _name = "cchc.training.class"
    _description = "Training class"
    _order = "date_from desc, id desc"
    _rec_names_search = ["name", "code"]

    code = fields.Char()
    name = fields.Char(required=True, string="Class")
    programme_id = fields.Many2one(
        comodel_name="cchc.training.programme", required=True, index=True, ondelete="restrict"
    )
    provider_id = fields.Many2one(
        comodel_name="cchc.training.provider", index="btree_not_null", ondelete="restrict"
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Organised by",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user.sudo().unit_ids[:1].agency_id,
    )
    place = fields.Char()
    mode = fields.Selection(
        [("in_person", "In person"), ("online", "Online"), ("blended", "Blended")],
        required=True,
        default="in_person",
    )
    link = fields.Char(help="Address of the online lessons, beginning with https://.")
    date_from = fields.Date(string="From", required=True)
    date_to = fields.Date(string="Until", required=True)
    periods = fields.Integer(aggregator=None)
    seats = fields.Integer(required=True, default=30)
    plan_line_id = fields.Many2one(
        comodel_name="cchc.training.plan.line",
        string="Line of the plan",
        index="btree_not_null",
        ondelete="restrict",
    )
    decision_id = fields.Many2one(
        comodel_name="cchc.decision",
        string="Nomination decision",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )
    survey_id = fields.Many2one(comodel_name="survey.survey", ondelete="set null", copy=False)
    state = fields.Selection(
        CLASS_STATES, required=True, default="draft", readonly=True, copy=False, index=True
    )
    participant_ids = fields.One2many(
        comodel_name="cchc.training.participant", inverse_name="class_id", string="Participants"
    )
    day_ids = fields.One2many(
        comodel_name="cchc.training.class.day", inverse_name="class_id", string="Days"
    )
    cost_ids = fields.One2many(
        comodel_name="cchc.training.class.cost", inverse_name="class_id", string="Costs"
    )
    amount = Dong(string="Cost", compute="_compute_amount", store=True)
    note = fields.Text()

    _dates_in_order = models.Constraint(
        "CHECK (date_to >= date_from)", "A class ends on or after the day on which it begins."
    )
    _seats_positive = models.Constraint("CHECK (seats > 0)", "A class has at least one seat.")

    @api.depends("cost_ids.amount")
    def _compute_amount(self):
        for one in self:
            one.amount = sum(one.cost_ids.mapped("amount"))
