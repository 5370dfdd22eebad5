from odoo import api, fields, models

from odoo.addons.cchc_base.fields import Dong

PAYBACK_STATES = [
    ("open", "To be handled"),
    ("council", "Before the council"),
    ("proposed", "Proposed"),
    ("decided", "Decided"),
    ("paid", "Paid"),
    ("exempt", "Nothing to pay back"),
    ("void", "No longer follows"),
]


class CchcTrainingPayback(models.Model):
    """What somebody pays back who leaves before the commitment ends, with how it is reckoned."""

    _name = "cchc.training.payback"
    _description = "Pay-back of the cost of training"
    _order = "raised_on desc, id desc"
    _rec_names_search = ["employee_id.name"]

    study_id = fields.Many2one(
        comodel_name="cchc.training.study", required=True, index=True, ondelete="restrict"
    )
    employee_id = fields.Many2one(related="study_id.employee_id", store=True, index=True)
    unit_id = fields.Many2one(related="study_id.unit_id", store=True, index=True)
    # NĐ 171/2025, điều 6
    case = fields.Selection(
        [
            ("1", "Quits the study or the service during it"),
            ("2", "Dismissed by discipline"),
            ("3", "Is not granted the degree"),
            ("4", "Leaves before the commitment ends"),
        ],
        required=True,
    )
    raised_on = fields.Date(required=True)
    law = fields.Char(string="Text (code)", readonly=True)
    cost = Dong(string="F: cost of the training", readonly=True)
    committed_months = fields.Integer(string="T1: committed months", readonly=True, aggregator=None)
    served_months = fields.Integer(string="T2: months served", readonly=True, aggregator=None)
    years_before = fields.Integer(string="Years of service before", readonly=True, aggregator=None)
    exemption = fields.Char(readonly=True)
    result = fields.Json(readonly=True)
    amount = Dong(string="To be paid back", readonly=True)
    ended_by_id = fields.Many2one(
        comodel_name="cchc.decision",
        string="Decision that ended the service",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    decision_number = fields.Char()
    decided_on = fields.Date()
    due_on = fields.Date(string="Pay by", readonly=True)
    member_ids = fields.One2many(
        comodel_name="cchc.training.payback.member", inverse_name="payback_id", string="Council"
    )
    payment_ids = fields.One2many(
        comodel_name="cchc.training.payback.payment", inverse_name="payback_id", string="Payments"
    )
    paid = Dong(compute="_compute_paid", store=True)
    restriction_id = fields.Many2one(
        comodel_name="cchc.person.restriction",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
    )
    state = fields.Selection(
        PAYBACK_STATES, required=True, default="open", readonly=True, copy=False, index=True
    )
    note = fields.Text()

    @api.depends("payment_ids.amount")
    def _compute_paid(self):
        for row in self:
            row.paid = sum(row.payment_ids.mapped("amount"))
