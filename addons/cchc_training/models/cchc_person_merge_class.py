from odoo import api, models


class CchcPersonMerge(models.Model):
    """Classes and declared hours of two entries that are one person follow the kept one.

    Where both are in one class, the other's row stays where it is.
    """

    _inherit = "cchc.person.merge"

    @api.model
    def _merged_lists(self):
        return (
            *super()._merged_lists(),
            *("cchc.training.participant", "cchc.training.declared"),
        )

    @api.model
    def _unique_keys(self):
        return {**super()._unique_keys(), "cchc.training.participant": ("class_id",)}
