from odoo import models
from odoo.fields import Domain


class ResUsers(models.Model):
    """Which saved lists a user may open, and which change."""

    _inherit = "res.users"

    def _scope_lists(self, path="", writing=False):
        """Domain of the lists, or of their parts, by the path to the list."""
        self.ensure_one()
        dot = f"{path}." if path else ""
        own = Domain(f"{dot}user_id", "=", self.id)
        if self.has_group("cchc_base.group_administrator"):
            # The shipped lists belong to nobody.
            own |= Domain(f"{dot}user_id", "=", False)
        if writing:
            return list(own)
        in_unit = Domain(f"{dot}shared", "=", "unit") & Domain(self._scope_units(f"{dot}unit_id"))
        return list(own | in_unit | Domain(f"{dot}shared", "=", "everybody"))
