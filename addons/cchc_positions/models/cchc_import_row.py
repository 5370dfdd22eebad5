from odoo import api, models


class CchcImportRow(models.Model):
    """A need of qualification follows from the standard of a position."""

    _inherit = "cchc.import.row"

    @api.model
    def _follows_from_service(self):
        return super()._follows_from_service() | {"cchc.qualification.need"}
