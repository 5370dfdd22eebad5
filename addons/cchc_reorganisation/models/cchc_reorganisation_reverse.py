from odoo import models
from odoo.exceptions import UserError
from odoo.tools import SQL, format_date

from odoo.addons.cchc_base.tools import vietnam_time

from .cchc_decision import issuing


class CchcReorganisation(models.Model):
    """Taken back before its day: what was is restored, and what was recorded stays to be read."""

    _inherit = "cchc.reorganisation"

    def action_open_reversal(self):
        self.ensure_one()
        self.check_access("write")
        self._check_reversible()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Take the reorganisation back"),
            "res_model": "cchc.reorganisation.reversal",
            "view_mode": "form",
            "target": "new",
            "context": {"default_reorganisation_id": self.id},
        }

    def _check_reversible(self):
        """:raise UserError: once the day has come, or when others build on the new units"""
        if self.state != "enacted":
            raise UserError(
                self.env._(
                    "%s is not enacted, or in force already: nothing to take back.", self.name
                )
            )
        if self.date <= vietnam_time.today():
            raise UserError(
                self.env._(
                    "%(act)s is in force since %(day)s: plan another reorganisation instead.",
                    act=self.name,
                    day=format_date(self.env, self.date),
                )
            )
        self._check_nothing_built_on()

    def _check_nothing_built_on(self):
        act = self.sudo()
        founded = act.version_ids.unit_id.filtered(
            lambda unit: (
                not (unit.unit_version_ids - act.version_ids).filtered(
                    lambda row: not row.voided_at
                )
            )
        )
        self.env.flush_all()
        own_lines = act.decision_ids.line_ids.ids
        for told, query in (
            (
                self.env._("decision %s"),
                SQL(
                    """
                    SELECT d.number FROM cchc_decision_line l
                      JOIN cchc_decision d ON d.id = l.decision_id
                     WHERE l.issued_at IS NOT NULL AND l.revoked_at IS NULL
                       AND l.id <> ALL(%(lines)s)
                       AND ((l.changes->>'department_id')::int = ANY(%(units)s)
                         OR (l.changes->>'host_unit_id')::int = ANY(%(units)s))
                     LIMIT 1
                    """,
                    lines=own_lines,
                    units=founded.ids,
                ),
            ),
            (
                self.env._("an entry of the ledger for %s"),
                SQL(
                    """
                    SELECT u.name FROM cchc_establishment_entry e
                      JOIN hr_department u ON u.id = e.unit_id
                     WHERE e.unit_id = ANY(%(units)s) AND e.id <> ALL(%(entries)s)
                       AND e.reverses_id IS NULL
                       AND NOT EXISTS (SELECT FROM cchc_establishment_entry r
                                        WHERE r.reverses_id = e.id)
                     LIMIT 1
                    """,
                    units=founded.ids,
                    entries=act.entry_ids.ids,
                ),
            ),
            (
                self.env._("the change of %s"),
                SQL(
                    """
                    SELECT v.name FROM cchc_unit_version v
                     WHERE v.parent_id = ANY(%(units)s) AND v.voided_at IS NULL
                       AND v.id <> ALL(%(versions)s)
                     LIMIT 1
                    """,
                    units=founded.ids,
                    versions=act.version_ids.ids,
                ),
            ),
        ):
            self.env.cr.execute(query)
            found = self.env.cr.fetchone()
            if found:
                raise UserError(
                    self.env._(
                        "The new units are in use already: %s. Take that back first.",
                        told % (found[0] or ""),
                    )
                )

    def _reverse(self, number, day, reason):
        """Take the act back in one transaction.

        Rows are voided, reversed or revoked, never deleted; what was projected from them is as if
        they had never been.
        """
        self.ensure_one()
        self.check_access("write")
        act = self.sudo()
        self.env.flush_all()
        self.env.cr.execute(
            SQL("SELECT FROM cchc_reorganisation WHERE id = %s FOR UPDATE", self.id)
        )
        act.invalidate_recordset(["state"])
        self._check_reversible()
        standing = act.decision_ids.line_ids.filtered(
            lambda line: line.issued_at and not line.revoked_at
        )
        if standing:
            act._revoke_decisions(standing, number, day, reason)
        act.succession_ids._withdraw()
        with self.env["cchc.establishment"].sudo()._together() as env:
            env["cchc.establishment"]._act().note(act.date)
            act.with_env(env).version_ids._withdraw()
            act.with_env(env)._take_entries_back()
        act.scenario_id._set({"is_enacted": False})
        act._set(
            {
                "state": "planning",
                "scenario_id": False,
                "enacted_at": False,
                "enacted_by_id": False,
                "affected_unit_ids": [(5, 0, 0)],
            }
        )
        act.message_post(body=self.env._("Taken back: %s", reason))
        return True

    def _revoke_decisions(self, lines, number, day, reason):
        revoking = self.env["cchc.decision"].create(
            {
                "type_id": self.env.ref("cchc_hr.decision_type_revocation").id,
                "unit_id": self.issuer_id.id,
                "number": number,
                "date_signed": day,
                "date_effective": day,
                "subject": reason,
            }
        )
        issuing(revoking)._revoke_lines(issuing(lines))

    def _take_entries_back(self):
        entries = self.entry_ids.filtered(lambda entry: not entry.reverses_id)
        done = self.env["cchc.establishment.entry"].search([("reverses_id", "in", entries.ids)])
        standing = entries - done.reverses_id
        made = self.env["cchc.establishment"]._enter(
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
                    "note": self.env._("The reorganisation was taken back"),
                }
                for entry in standing.sorted("id")
            ]
        )
        self._set({"entry_ids": [(4, entry.id) for entry in made]})


class CchcUnitVersion(models.Model):
    _inherit = "cchc.unit.version"

    def action_void(self):
        """What a reorganisation has written is withdrawn with the whole of it."""
        act = self.env["cchc.reorganisation"].sudo()
        act = act.search([("version_ids", "in", self.ids), ("state", "!=", "planning")], limit=1)
        if act:
            raise UserError(
                self.env._(
                    "%(unit)s changes by the reorganisation “%(act)s”: take that back instead.",
                    unit=self[:1].name,
                    act=act.name,
                )
            )
        return super().action_void()
