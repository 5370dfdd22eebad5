from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL


class CchcPositionScheme(models.Model):
    """Where a new scheme starts: the scheme in force, the catalogue, or a workbook."""

    _inherit = "cchc.position.scheme"

    def _in_force_before(self):
        """The agency's scheme in force on the first day of this draft, this draft left aside."""
        self.ensure_one()
        self.flush_model()
        self.env.cr.execute(
            SQL(
                "SELECT id FROM (%s) s WHERE unit_id = %s AND id != %s",
                self.env["cchc.position"]._schemes_query(self.date_from),
                self.unit_id.id,
                self._origin.id or 0,
            )
        )
        return self.browse(row for (row,) in self.env.cr.fetchall())

    def action_start_from_last(self):
        """Take over the positions of the scheme in force, with their job descriptions.

        Groups are carried over by their kind when the decree divides anew; positions whose code
        the draft already has stay as they are.
        """
        for scheme in self:
            scheme._check_editable()
            last = scheme._in_force_before()
            if not last:
                raise UserError(
                    self.env._(
                        "%(unit)s has no scheme in force on %(day)s. Start from the catalogue or "
                        "from a workbook.",
                        unit=scheme.unit_id.display_name,
                        day=f"{scheme.date_from:%d/%m/%Y}",
                    )
                )
            scheme._take_over(last)
            scheme.previous_id = last
        return True

    def _take_over(self, source):
        self.ensure_one()
        groups = self.env["cchc.position.group"]._continuing(self.staff, self.date_from)
        present = {(line.unit_id.id, line.code) for line in self.line_ids}
        for line in source.line_ids:
            if (line.unit_id.id, line.code) in present:
                continue
            new = line.copy({"scheme_id": self.id, **self._carried(line, groups)})
            new._adopt_job_description_form()
            new._drop_ended_competencies()

    def _carried(self, line, groups):
        """What of a line changes with the law: its group, and a standard position that ended."""
        group = groups.get(line.group_id.kind) or line.group_id
        vals = {"group_id": group.id}
        standard = line.standard_id
        if standard and not standard._is_in_force(self.staff, self.date_from):
            vals["standard_id"] = False
        day = self.date_from
        vals["function_ids"] = [
            fields.Command.set(
                line.sudo()
                .function_ids.filtered(lambda item: not item.date_to or item.date_to >= day)
                .ids
            )
        ]
        return vals

    def action_pick_from_catalogue(self):
        self.ensure_one()
        self._check_editable()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("From the catalogue"),
            "res_model": "cchc.position.scheme.pick",
            "view_mode": "form",
            "target": "new",
            "context": {"default_scheme_id": self.id},
        }

    def action_import_workbook(self):
        self.ensure_one()
        self._check_editable()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("From a workbook"),
            "res_model": "cchc.position.import",
            "view_mode": "form",
            "target": "new",
            "context": {"default_kind": "scheme", "default_scheme_id": self.id},
        }

    def action_compare(self):
        """Open the comparison of this scheme with the one before it."""
        self.ensure_one()
        old = self.corrects_id or self.previous_id or self._in_force_before()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Compare"),
            "res_model": "cchc.position.scheme.comparison",
            "view_mode": "form",
            "target": "new",
            "context": {"default_old_id": old.id, "default_new_id": self.id},
        }
