from odoo import api, models
from odoo.fields import Domain


class ResUsers(models.Model):
    """Who sees a reorganisation: who plans it and who inspects, in their scope; once it is enacted,
    the units that it concerns."""

    _inherit = "res.users"

    @api.model
    def _plans_reorganisations(self):
        return self.has_group("cchc_base.group_home_affairs") or self.has_group(
            "cchc_base.group_inspector"
        )

    def _scope_reorganisations(self, path="", scenario=""):
        """Domain of the records of reorganisations that the user may see.

        :param path: path from the model to ``cchc.reorganisation``; empty on it itself
        :param scenario: path to the scenario, of which others than planners see the enacted one
        """
        self.ensure_one()
        if self.share:
            return list(Domain.FALSE)
        dot = f"{path}." if path else ""
        domain = Domain.FALSE
        if self._plans_reorganisations():
            domain |= Domain(self._scope_units(f"{dot}unit_id"))
        concerned = Domain(f"{dot}state", "!=", "planning")
        if not self._sees_province():
            concerned &= Domain(f"{dot}affected_unit_ids", "in", self._scope_unit_ids())
        if scenario or path == "reorganisation_id":
            way = f"{scenario}." if scenario else ""
            concerned &= Domain(f"{way}is_enacted", "=", True)
        return list(domain | concerned)
