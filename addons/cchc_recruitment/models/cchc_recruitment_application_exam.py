from odoo import fields, models


class CchcRecruitmentApplication(models.Model):
    """What a candidate is told of the examination on the own page."""

    _inherit = "cchc.recruitment.application"

    seat_ids = fields.One2many(
        comodel_name="cchc.recruitment.seat", inverse_name="application_id", string="Seats taken"
    )
    told_score_ids = fields.Many2many(
        comodel_name="cchc.recruitment.score",
        string="Points made known",
        compute="_compute_told_score_ids",
    )
    can_ask_again = fields.Boolean(
        string="May ask for a re-marking", compute="_compute_can_ask_again"
    )

    def _compute_told_score_ids(self):
        """Of papers whose points are known: standing ones alone."""
        scores = self.env["cchc.recruitment.score"].search(
            [
                ("application_id", "in", self.ids),
                ("superseded_at", "=", False),
                ("paper_id.told_on", "!=", False),
            ]
        )
        by_candidate = scores.grouped("application_id")
        for one in self:
            one.told_score_ids = by_candidate.get(one, scores.browse())

    def _compute_can_ask_again(self):
        for one in self:
            one.can_ask_again = bool(one.told_score_ids and one._remarkable_papers())
