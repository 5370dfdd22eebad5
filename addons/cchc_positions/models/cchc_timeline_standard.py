from odoo import api, models


class CchcTimeline(models.AbstractModel):
    """Changed periods change the answers about standards."""

    _inherit = "cchc.timeline"

    @api.model
    def _after_projection(self, people):
        result = super()._after_projection(people)
        # The projection has claimed the people already.
        self.env["cchc.standard.assessment"]._touch(people.ids, claim=False)
        return result
