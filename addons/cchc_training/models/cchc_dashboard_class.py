from odoo import api, models

PARTICIPANTS = "cchc_training.cchc_training_participant_action"


class CchcDashboard(models.AbstractModel):
    """Nominees and certificates that wait, on the first page."""

    _inherit = "cchc.dashboard"

    @api.model
    def _training_class_rows(self):
        barred = [("state", "=", "proposed"), ("allowed", "=", False)]
        without = [("state", "=", "passed"), ("certificate_id", "=", False)]
        agency, organiser = self.env._("the agency"), self.env._("who holds the class")
        rows = (
            (self.env._("Nominees who do not meet the conditions"), barred, agency, "warning"),
            (self.env._("Certificates not in the dossier yet"), without, organiser, ""),
        )
        return [("cchc.training.participant", PARTICIPANTS, *row) for row in rows]
