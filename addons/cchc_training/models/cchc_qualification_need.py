from odoo import fields, models

PRIORITIES = [
    ("1", "The law's deadline is near or missed"),
    ("2", "A standard is not met"),
    ("3", "Proposed by the evaluation"),
    ("4", "Requested"),
]


class CchcQualificationNeed(models.Model):
    """A need that training answers: with which programme, how urgent, in which plan and class."""

    _inherit = "cchc.qualification.need"

    programme_id = fields.Many2one(
        comodel_name="cchc.training.programme",
        ondelete="restrict",
        index="btree_not_null",
    )
    due_on = fields.Date(string="Due by", readonly=True)
    priority = fields.Selection(PRIORITIES, readonly=True, index=True)
    priority_reason = fields.Char(string="Why this priority", readonly=True)
    plan_line_ids = fields.Many2many(
        comodel_name="cchc.training.plan.line",
        relation="cchc_training_plan_line_need_rel",
        column1="need_id",
        column2="line_id",
        string="In plans",
        readonly=True,
    )
    participant_ids = fields.One2many(
        comodel_name="cchc.training.participant", inverse_name="need_id", string="In classes"
    )
