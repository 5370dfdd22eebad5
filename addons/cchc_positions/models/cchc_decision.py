from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools.problems import translate


class _Rehearsed(Exception):
    """Ends a rehearsal; carries what was found."""


class CchcDecision(models.Model):
    """A decision is issued only into places that are free, or by a named authority."""

    _inherit = "cchc.decision"

    position_control = fields.Boolean(related="type_id.position_control")
    override_ids = fields.One2many(
        comodel_name="cchc.position.override", inverse_name="decision_id", string="Overrides"
    )

    def action_issue(self):
        drafts = self.filtered(lambda decision: decision.state == "draft")
        result = super().action_issue()
        drafts._control_positions()
        return result

    def _control_positions(self):
        """Refuse what the mode of a check blocks, note what it warns of.

        :raise UserError: naming each person, what stands against it and who may override
        """
        findings = self.env["cchc.position.control"]._findings(self.line_ids)
        if not findings:
            return
        modes = self.env["cchc.position.control.mode"]._modes()
        overridden = self._overridden()
        blocking, noted = [], []
        for finding in findings:
            mode = modes.get(finding.check, "off")
            if mode == "off":
                continue
            override = overridden.get((finding.line, finding.check))
            if mode == "block" and not override:
                blocking.append(finding)
            else:
                noted.append((finding, override))
        if blocking:
            raise UserError(self._blocked_message(blocking))
        lines = self.env["cchc.decision.line"]
        lines._note_in_dossiers(
            [
                (lines.browse(finding.line), self._noted_text(finding, override))
                for finding, override in noted
            ]
        )

    def _overridden(self):
        overrides = self.env["cchc.position.override"].sudo()
        found = overrides.search([("decision_id", "in", self.ids)])
        return {(override.line_id.id, override.check_kind): override for override in found}

    def _blocked_message(self, findings):
        lines = [f"• {self._finding_text(finding)}" for finding in findings]
        return "\n".join(
            [
                *lines,
                self.env._(
                    "The decision was not issued. If a competent authority allows it all the same, "
                    "enter the override with its reason under “Position control”."
                ),
            ]
        )

    def _finding_text(self, finding):
        person = self.env["cchc.decision.line"].sudo().browse(finding.line).employee_id
        return f"{person.name}: {translate(self.env, finding.problem)}"

    def _noted_text(self, finding, override):
        text = translate(self.env, finding.problem)
        if not override:
            return text
        return self.env._(
            "%(finding)s Overridden by %(authority)s: %(reason)s",
            finding=text,
            authority=override.authority,
            reason=override.reason,
        )

    def action_check_positions(self):
        """Say what would stand against the draft if it were issued now; nothing is kept."""
        self.ensure_one()
        self.check_access("write")
        self._check_draft()
        findings = self._rehearse()
        modes = self.env["cchc.position.control.mode"]._modes()
        findings = [item for item in findings if modes.get(item.check, "off") != "off"]
        if not findings:
            message, kind = self.env._("Nothing stands against this decision."), "success"
        else:
            message = "\n".join(self._finding_text(finding) for finding in findings)
            blocked = any(modes[finding.check] == "block" for finding in findings)
            kind = "danger" if blocked else "warning"
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "title": self.env._("Position control"),
                "message": message,
                "type": kind,
                "sticky": bool(findings),
            },
        }

    def _rehearse(self):
        """Findings of the draft, by projecting it and taking that back."""
        lines = self.line_ids
        if not lines:
            return []
        lines._check_issuable()
        self.env.flush_all()
        try:
            with self.env.cr.savepoint():
                lines._freeze(fields.Datetime.now())
                self.env["cchc.timeline"]._project(lines.employee_id)
                raise _Rehearsed(self.env["cchc.position.control"]._findings(lines))
        except _Rehearsed as rehearsed:
            self.env.invalidate_all(flush=False)
            return rehearsed.args[0]
