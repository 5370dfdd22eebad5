from odoo import fields, models

# What a line carries over to the condition of the post.
CARRIED = ("post_id", "kind", "level", "amount", "text", "article")


class CchcRecruitmentChangeCondition(models.TransientModel):
    """A condition of a post as it is from now on: one that was announced, or a new one."""

    _name = "cchc.recruitment.change.condition"
    _description = "Condition of a post in a change of an announcement"
    _inherit = ["cchc.recruitment.asked", "cchc.question"]

    change_id = fields.Many2one(
        comodel_name="cchc.recruitment.change", required=True, ondelete="cascade"
    )
    condition_id = fields.Many2one(
        comodel_name="cchc.recruitment.condition", string="As announced", ondelete="cascade"
    )
    post_id = fields.Many2one(
        comodel_name="cchc.recruitment.post", required=True, ondelete="cascade"
    )

    def _carried(self):
        """The values of the condition that this line stands for."""
        self.ensure_one()
        vals = {name: self[name] for name in CARRIED}
        return {**vals, "post_id": self.post_id.id}
