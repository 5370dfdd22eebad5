from odoo import api, models


class CchcPersonMerge(models.Model):
    """Studies of two entries that are one person follow the kept one."""

    _inherit = "cchc.person.merge"

    @api.model
    def _merged_lists(self):
        return (*super()._merged_lists(), "cchc.training.study", "cchc.training.payback")
