from odoo import api, fields, models


class CchcCampaign(models.Model):
    """What employees are asked about their dossiers."""

    _inherit = "cchc.campaign"

    purpose = fields.Selection(
        selection_add=[
            ("dossier", "Check of the own dossier"),
            ("supplement", "Yearly supplement sheet"),
            ("assets", "Declaration of assets"),
        ],
        ondelete={
            "dossier": "set other",
            "supplement": "set other",
            "assets": "set other",
        },
    )

    @api.model
    def _people_domain(self):
        """Whoever is in service: not who has left, nor who is not in the register yet."""
        return [*super()._people_domain(), ("in_service", "=", True)]
