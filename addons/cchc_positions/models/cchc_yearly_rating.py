from odoo import models


class CchcYearlyRating(models.Model):
    """A rating counts for standards that ask for the latest years."""

    _inherit = "cchc.yearly.rating"

    def _after_change(self, people):
        result = super()._after_change(people)
        self.env["cchc.standard.assessment"]._touch(people.ids)
        return result
