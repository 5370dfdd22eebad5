from odoo import api, models
from odoo.exceptions import AccessError
from odoo.fields import Domain


class ResUsers(models.Model):
    _inherit = "res.users"

    @api.model
    def _scope_person_fields(self, dot):
        # The unit that is about to receive a person sees the dossier too.
        return super()._scope_person_fields(dot) + [f"{dot}incoming_unit_id"]

    def write(self, vals):
        """Odoo lets users correct their own employee record in their preferences, past all rights
        to the record; a dossier is corrected by who keeps it, with evidence."""
        personal = [
            name
            for name in vals
            if (field := self._fields.get(name))
            and field.related_field
            and field.related_field.model_name == "hr.employee"
        ]
        if personal and not self.env.su and not self.env.user.has_group("hr.group_hr_user"):
            people = self.env["hr.employee"].sudo()
            if people.search_count([("user_id", "in", self.ids), ("in_register", "=", True)], 1):
                raise AccessError(
                    self.env._("Your dossier is kept by your personnel office: ask it for changes.")
                )
        return super().write(vals)

    def _scope_decisions(self):
        """Domain of the decisions to read: the own units', and those about people in scope."""
        self.ensure_one()
        return list(Domain(self._scope_units("unit_id")) | Domain("concerns_scope", "=", True))

    def _scope_merges(self):
        """Domain of the merges of entries to read: both entries are in scope."""
        self.ensure_one()
        return list(Domain(self._scope_people("kept_id")) & Domain(self._scope_people("other_id")))

    def _scope_absences(self):
        """Domain of the absences to read: a kind that tells of health needs the right to health.

        That somebody is away, without the reason, everybody in charge sees in ``cchc.away``.
        """
        self.ensure_one()
        domain = Domain(self._scope_people("employee_id"))
        if not self.has_group("cchc_base.group_read_health"):
            domain &= Domain("kind_id.is_health", "=", False)
        return list(domain)

    def _scope_paper_files(self, path=""):
        """Domain of the paper files to read: of people in scope, and those that the units keep."""
        self.ensure_one()
        dot = f"{path}." if path else ""
        return list(
            Domain(self._scope_people(f"{dot}employee_id"))
            | Domain(self._scope_units(f"{dot}keeper_id"))
        )

    def _scope_paper_transfers(self):
        """Domain of the transfers of paper files: those from or to the user's units."""
        self.ensure_one()
        return list(
            Domain(self._scope_units("from_unit_id")) | Domain(self._scope_units("to_unit_id"))
        )
