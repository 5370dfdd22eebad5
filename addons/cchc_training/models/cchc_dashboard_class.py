from odoo import api, models

PARTICIPANTS = "cchc_training.cchc_training_participant_action"


class CchcDashboard(models.AbstractModel):
    """Nominees and certificates that wait, on the first page."""

    _inherit = "cchc.dashboard"

    @api.model
    def _dashboard_tiles(self):
        return [*super()._dashboard_tiles(), *self._training_class_tiles()]

    @api.model
    def _training_class_tiles(self):
        """Both rows are counted in one statement."""
        barred = [("state", "=", "proposed"), ("allowed", "=", False)]
        without = [("state", "=", "passed"), ("certificate_id", "=", False)]
        agency, organiser = self.env._("the agency"), self.env._("who holds the class")
        return self._count_tiles(
            "training",
            "cchc.training.participant",
            PARTICIPANTS,
            [
                (self.env._("Nominees who do not meet the conditions"), barred, agency, "warning"),
                (self.env._("Certificates not in the dossier yet"), without, organiser, ""),
            ],
        )
