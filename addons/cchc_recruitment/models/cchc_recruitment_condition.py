from dataclasses import replace

from odoo import api, fields, models


class CchcRecruitmentCondition(models.Model):
    """One condition of a post."""

    _name = "cchc.recruitment.condition"
    _description = "Condition of a post competed for"
    _inherit = ["cchc.recruitment.asked"]
    _order = "post_id, id"

    post_id = fields.Many2one(
        comodel_name="cchc.recruitment.post", required=True, index=True, ondelete="cascade"
    )
    source = fields.Char(readonly=True)

    def _requirement(self):
        return replace(super()._requirement(), source=self.source or "")

    @api.constrains("kind", "level", "amount", "text")
    def _check_complete(self):
        self._check_says_enough(lambda row: row.post_id.display_name)
