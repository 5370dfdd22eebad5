from odoo import fields, models

OUTCOMES = [
    ("chosen", "Chosen"),
    ("reserve", "Passed, not chosen"),
    ("failed", "Below a pass mark"),
    ("tie", "Equal: the head decides"),
]


class CchcRecruitmentResult(models.Model):
    """How a candidate stands for one of the posts wished for; written by the ranking only."""

    _name = "cchc.recruitment.result"
    _description = "Result of a candidate for a post"
    _order = "post_id, place, id"

    application_id = fields.Many2one(
        comodel_name="cchc.recruitment.application", required=True, index=True, ondelete="restrict"
    )
    post_id = fields.Many2one(
        comodel_name="cchc.recruitment.post", required=True, index=True, ondelete="restrict"
    )
    session_id = fields.Many2one(related="post_id.session_id", store=True, index=True)
    unit_id = fields.Many2one(related="session_id.unit_id", store=True, index=True)
    place = fields.Integer(readonly=True, aggregator=None)
    exam_points = fields.Float(digits=(6, 2), readonly=True, aggregator=None)
    priority_points = fields.Float(digits=(5, 2), readonly=True, aggregator=None)
    total = fields.Float(digits=(6, 2), readonly=True, aggregator=None)
    outcome = fields.Selection(OUTCOMES, readonly=True, index=True)
    reasoning = fields.Json(readonly=True, copy=False)

    _once = models.Constraint(
        "UNIQUE (application_id, post_id)", "A candidate has one result for a post."
    )
