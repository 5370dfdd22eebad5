from odoo import api, fields, models
from odoo.exceptions import UserError


class CchcImportSuspect(models.Model):
    """A row was taken for somebody else and has an entry of its own: the two can become one."""

    _inherit = "cchc.import.suspect"

    can_merge = fields.Boolean(compute="_compute_can_merge", export_string_translation=False)

    @api.depends("row_id")
    @api.depends_context("uid")
    def _compute_can_merge(self):
        entries = {suspect: suspect._two_entries() for suspect in self}
        people = self.env["hr.employee"].union(*entries.values())
        seen = people.with_context(active_test=False).sudo(False)._filtered_access("read")
        for suspect, pair in entries.items():
            suspect.can_merge = len(pair) == 2 and pair.sudo(False) <= seen

    def _two_entries(self):
        """The entry that the row has now, and the one it was asked about; merged ones apart."""
        suspect = self.sudo()
        row = suspect.row_id
        asked = suspect.employee_id or (row and row._twin().sudo().employee_id)
        pair = row.employee_id | (asked or row.employee_id)
        return pair.filtered(lambda person: not person.merged_into_id)

    def action_merge(self):
        """Ask how the two become one."""
        self.ensure_one()
        self.check_access("read")
        pair = self._two_entries().sudo(False)
        if len(pair) != 2:
            raise UserError(
                self.env._("The row and the person it was asked about are not two entries.")
            )
        return pair.action_merge()
