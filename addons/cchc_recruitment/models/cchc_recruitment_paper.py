from odoo import fields, models

PAPER_FORMS = [
    ("choice", "Multiple choice on a computer"),
    ("written", "Written"),
    ("interview", "Interview"),
    ("oral", "Oral"),
    ("practice", "Practice"),
    ("project", "Project"),
]


class CchcRecruitmentPaper(models.Model):
    """One paper (part) of a round: how it is sat, how long, how many points, what passes.

    Its questions are never stored.
    """

    _name = "cchc.recruitment.paper"
    _description = "Paper of an examination"
    _order = "round_id, sequence, id"

    round_id = fields.Many2one(
        comodel_name="cchc.recruitment.round", required=True, index=True, ondelete="cascade"
    )
    session_id = fields.Many2one(related="round_id.session_id", store=True, index=True)
    unit_id = fields.Many2one(related="round_id.unit_id", store=True, index=True)
    sequence = fields.Integer(default=1, required=True)
    code = fields.Char(required=True)
    name = fields.Char(required=True)
    form = fields.Selection(PAPER_FORMS, required=True, default="written")
    minutes = fields.Integer(aggregator=None)
    questions = fields.Integer(string="Number of questions", aggregator=None)
    max_points = fields.Float(digits=(6, 2), default=100, required=True, aggregator=None)
    pass_percent = fields.Integer(
        string="Pass mark (%)", default=50, required=True, aggregator=None
    )
    weight = fields.Float(digits=(4, 2), default=1, required=True, aggregator=None)
    counts = fields.Boolean(
        string="Counts in the result", default=True, help="Otherwise it must only be passed."
    )
    post_ids = fields.Many2many(
        comodel_name="cchc.recruitment.post",
        string="Only for the posts",
        help="Empty: all candidates of the session sit it.",
    )
