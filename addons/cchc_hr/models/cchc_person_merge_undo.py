from odoo import models
from odoo.exceptions import UserError
from odoo.tools import SQL


class CchcPersonMerge(models.Model):
    """Taking a merge back: two entries again, each with its own career."""

    _inherit = "cchc.person.merge"

    def action_open_undo(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Take the merge back"),
            "res_model": "cchc.person.merge.undo",
            "view_mode": "form",
            "target": "new",
            "context": {"default_merge_id": self.id},
        }

    def action_open_kept(self):
        self.ensure_one()
        return self.kept_id.get_formview_action()

    def action_open_other(self):
        self.ensure_one()
        return self.other_id.get_formview_action()

    def _undo(self, reason):
        """Mark the acts undone and give both entries their own careers again.

        :raise UserError: when something has happened to the pair since
        """
        acts = self.sudo()
        people = acts.kept_id | acts.other_id
        self._check_may_merge(people.sudo(self.env.su))
        # The merged entry goes back to where it was kept.
        acts.other_unit_id.sudo(self.env.su)._check_in_charge()
        self.env.flush_all()
        self.env["cchc.timeline"]._claim(people.ids)
        acts = acts.filtered(lambda act: not act.undone_at)
        for act in acts:
            act._check_untouched()
        aside = acts.aside_line_ids
        acts._give_lists_back()
        acts._give_facts_back()
        acts._open_accounts()
        acts._mark_undone(self.env.uid, reason)
        acts._part(aside)
        acts._give_numbers_back()
        acts._project_both(people)
        acts._give_personal_columns_back()
        acts._after_undo()
        acts._tell(
            self.env._("The merge with the entry %(other)s was taken back: %(reason)s"),
            self.env._("The merge into %(kept)s was taken back: %(reason)s"),
        )
        return True

    def _part(self, aside):
        """The other entries stand on their own; what they had absorbed before follows them."""
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                UPDATE hr_employee SET merged_into_id = NULL, active = TRUE WHERE id = ANY(%(ids)s);
                UPDATE resource_resource r SET active = TRUE
                  FROM hr_employee e WHERE e.resource_id = r.id AND e.id = ANY(%(ids)s);
                WITH RECURSIVE up AS (
                    SELECT m.other_id, m.kept_id AS root_id
                      FROM cchc_person_merge m WHERE m.undone_at IS NULL
                     UNION
                    SELECT up.other_id, m.kept_id
                      FROM up JOIN cchc_person_merge m
                           ON m.other_id = up.root_id AND m.undone_at IS NULL)
                UPDATE hr_employee e SET merged_into_id = up.root_id
                  FROM up JOIN hr_employee root
                       ON root.id = up.root_id AND root.merged_into_id IS NULL
                 WHERE e.id = up.other_id AND up.root_id = ANY(%(ids)s)
                """,
                ids=self.other_id.ids,
            )
        )
        self._follow_careers([*self.kept_id.ids, *self.other_id.ids], freed=aside)

    def _check_untouched(self):
        """:raise UserError: saying what has happened to the two since they were merged"""
        self.ensure_one()
        later = self.search(
            [("id", ">", self.id), ("undone_at", "=", False)]
            + ["|", ("kept_id", "in", (self.kept_id | self.other_id).ids)]
            + [("other_id", "in", (self.kept_id | self.other_id).ids)],
            limit=1,
        )
        if later:
            raise UserError(
                self.env._(
                    "%(merge)s can't be taken back: %(later)s was merged later. Take that back "
                    "first.",
                    merge=self.display_name,
                    later=later.display_name,
                )
            )
        people = self.kept_id | self.other_id
        now = {line for lines in self._standing_lines(people).values() for line in lines}
        changed = self.env["cchc.decision.line"].browse(now ^ set(self.standing or []))
        if changed:
            raise UserError(
                self.env._(
                    "%(merge)s can't be taken back: %(decision)s was issued or revoked since. "
                    "Revoke it first, or correct the career by decisions.",
                    merge=self.display_name,
                    decision=", ".join(changed.decision_id.mapped("display_name")),
                )
            )
