from odoo import api, fields, models


class CchcUnitVersion(models.Model):
    """A change of the tree leaves no unit with more distributed than assigned, on any day."""

    _inherit = "cchc.unit.version"

    entry_ids = fields.One2many(
        comodel_name="cchc.establishment.entry",
        inverse_name="unit_version_id",
        string="Establishment moved along",
        groups="cchc_base.group_dossier_reader",
    )

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        days = self._days_of_changes(vals_list)
        if not days:
            return super().create(vals_list)
        with self.env["cchc.establishment"]._together() as env:
            env["cchc.establishment"]._act().note(min(days))
            versions = super(CchcUnitVersion, self.with_env(env)).create(vals_list)
        return versions.with_env(self.env)

    @api.model
    def _days_of_changes(self, vals_list):
        """Days on which units that exist already change; what begins changes no figure."""
        if self.env["cchc.establishment"]._act():
            known = {vals.get("unit_id") for vals in vals_list}
        else:
            units = [vals["unit_id"] for vals in vals_list if vals.get("unit_id")]
            rows = self.sudo().search_fetch(
                [("unit_id", "in", units), ("voided_at", "=", False)], ["unit_id"]
            )
            known = set(rows.unit_id.ids)
        return [
            fields.Date.to_date(vals["date_from"])
            for vals in vals_list
            if vals.get("unit_id") in known and vals.get("date_from")
        ]

    def action_void(self):
        """Withdraw rows, and with them the establishment that was moved along by them.

        Who records the row again in the same act says what becomes of the establishment.
        """
        establishment = self.env["cchc.establishment"]
        live = self.filtered(lambda row: not row.voided_at)
        if not live:
            return super().action_void()
        alone = not establishment._act()
        with establishment._together() as env:
            env["cchc.establishment"]._act().note(min(live.mapped("date_from")))
            result = super(CchcUnitVersion, self.with_env(env)).action_void()
            if alone:
                live.with_env(env)._take_entries_back()
        return result

    def _take_entries_back(self):
        Entry = self.env["cchc.establishment.entry"].sudo()
        # Also of rows which these replaced: on the same day, with another class for example.
        places = {(row.unit_id, row.date_from) for row in self}
        moved = Entry.search(
            [
                ("unit_version_id.unit_id", "in", self.unit_id.ids),
                ("unit_version_id.date_from", "in", self.mapped("date_from")),
                ("reverses_id", "=", False),
            ]
        ).filtered(
            lambda entry: (entry.unit_version_id.unit_id, entry.unit_version_id.date_from) in places
        )
        moved -= Entry.search([("reverses_id", "in", moved.ids)]).reverses_id
        self.env["cchc.establishment"]._enter(
            [
                {
                    "unit_id": entry.unit_id.id,
                    "category_id": entry.category_id.id,
                    "kind": entry.kind,
                    "date_effective": entry.date_effective,
                    "amount": -entry.amount,
                    "document_id": entry.document_id.id,
                    "reverses_id": entry.id,
                    "unit_version_id": entry.unit_version_id.id,
                    "note": self.env._("The change of the unit was withdrawn"),
                }
                for entry in moved.sorted("id")
            ]
        )
