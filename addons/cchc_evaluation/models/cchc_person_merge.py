from odoo import api, models


class CchcPersonMerge(models.Model):
    """Evaluations of two entries that are one person follow the kept one.

    Where both were asked in a period, the other's stays where it is. A verdict says whom it named
    when it was decided, and is never rewritten.
    """

    _inherit = "cchc.person.merge"

    @api.model
    def _merged_lists(self):
        return (
            *super()._merged_lists(),
            *("cchc.evaluation", "cchc.evaluation.consequence", "cchc.discipline.case"),
            *("cchc.emulation.initiative", "cchc.emulation.proposal"),
        )

    @api.model
    def _unique_keys(self):
        return {
            **super()._unique_keys(),
            "cchc.evaluation": ("period_id",),
            # What follows from the rating of a year follows once.
            "cchc.evaluation.consequence": ("year", "kind"),
            # Proposed twice: the other's falls by its conditions, and an officer withdraws it.
            "cchc.emulation.proposal": ("round_id", "title_id"),
        }
