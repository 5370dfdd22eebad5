from odoo import api, models
from odoo.fields import Domain


class ResUsers(models.Model):
    _inherit = "res.users"

    @api.model
    def _scope_person_fields(self, dot):
        # The unit that is about to receive a person sees the dossier too.
        return super()._scope_person_fields(dot) + [f"{dot}incoming_unit_id"]

    def _scope_decisions(self):
        """Domain of the decisions to read: the own units', and those about people in scope."""
        self.ensure_one()
        return list(Domain(self._scope_units("unit_id")) | Domain("concerns_scope", "=", True))
