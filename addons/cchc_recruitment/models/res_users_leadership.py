from odoo import models
from odoo.fields import Domain


class ResUsers(models.Model):
    """Competitions for leading posts: who nominates, and who hears the defence."""

    _inherit = "res.users"

    def _scope_recruitment_posts(self, path=""):
        """A leading post that was announced is seen by all agencies: they nominate for it."""
        seen = super()._scope_recruitment_posts(path)
        if self.share:
            return seen
        dot = f"{path}." if path else ""
        announced = Domain(f"{dot}session_id.form", "=", "leadership") & Domain(
            f"{dot}session_id.state", "not in", ("draft", "cancelled")
        )
        return list(Domain(seen) | announced)

    def _scope_nominations(self):
        """Nominations of the own agencies, and those for the own posts."""
        own = Domain(self._scope_units("unit_id"))
        return list(own | Domain(self._scope_units("recruiting_unit_id")))

    def _scope_defence(self, writing=False):
        """The own sheets; those of the own sessions, which officers may enter from paper."""
        own = Domain("member_id", "=", self.id)
        if writing and not self.has_group("cchc_base.group_hr_officer"):
            return list(own)
        return list(own | Domain(self._scope_units("unit_id")))
