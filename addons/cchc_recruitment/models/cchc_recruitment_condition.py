from odoo import api, fields, models

from odoo.addons.cchc_positions.models.cchc_standard_requirement import REQUIREMENT_KINDS
from odoo.addons.cchc_positions.rules.standard import Requirement


class CchcRecruitmentCondition(models.Model):
    """One condition of a post, in the shape of a requirement of a standard."""

    _name = "cchc.recruitment.condition"
    _description = "Condition of a post competed for"
    _order = "post_id, id"

    post_id = fields.Many2one(
        comodel_name="cchc.recruitment.post", required=True, index=True, ondelete="cascade"
    )
    kind = fields.Selection(REQUIREMENT_KINDS, required=True)
    level = fields.Char(string="Level (code)")
    amount = fields.Integer(string="Years, times")
    text = fields.Char(string="Words")
    article = fields.Char(string="Legal basis")
    source = fields.Char(readonly=True)
    words = fields.Char(compute="_compute_words", string="Asked")

    @api.depends("kind", "level", "amount", "text")
    def _compute_words(self):
        for row in self:
            row.words = row._requirement().words if row.kind else False

    def _requirement(self):
        self.ensure_one()
        return Requirement(
            kind=self.kind,
            level=self.level or "",
            amount=self.amount,
            text=self.text or "",
            article=self.article or "",
            source=self.source or "",
        )
