from odoo import api, models


class CchcPersonMerge(models.Model):
    """Requests, and the work on the reform, of two entries that are one person follow the kept."""

    _inherit = "cchc.person.merge"

    @api.model
    def _merged_lists(self):
        return (
            *super()._merged_lists(),
            *("cchc.training.request", "cchc.training.reform.officer"),
        )

    @api.model
    def _unique_keys(self):
        return {**super()._unique_keys(), "cchc.training.request": ("programme_id", "state")}
