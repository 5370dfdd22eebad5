from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

# Registers how the decision reads.
from ..documents import nomination as nomination

TYPE = "cchc_training.decision_type_training"
MODES = {"in_person": "", "online": "học trực tuyến", "blended": "học trực tiếp kết hợp trực tuyến"}


class CchcTrainingClass(models.Model):
    """The decision that sends the nominees to the class."""

    _inherit = "cchc.training.class"

    def action_draft_decision(self):
        """Draft the decision on all nominees who may be sent and stand in none yet; opens it.

        :raise UserError: when nobody may be sent
        """
        self.ensure_one()
        self.check_access("write")
        if self.state not in ("nominating", "decided"):
            raise UserError(self.env._("%s: people are sent after they were nominated.", self.name))
        rows = self.participant_ids.filtered(
            lambda row: row.state == "proposed" and row.allowed and not row.decision_id
        )
        if not rows:
            raise UserError(
                self.env._(
                    "%s: there is no nominee who meets the conditions and stands in no decision.",
                    self.name,
                )
            )
        decision = self.env["cchc.decision"].create(self._decision_values(rows))
        rows._set_plain({"decision_id": decision.id})
        self._set_plain({"decision_id": decision.id})
        return self._open_decisions(decision)

    def _decision_values(self, rows):
        self.ensure_one()
        agency = self.env.user.sudo().unit_ids[:1].agency_id
        return {
            "type_id": self.env.ref(TYPE).id,
            "unit_id": (agency or self.unit_id).id,
            "date_effective": self.date_from,
            "line_ids": [
                Command.create(
                    {
                        "employee_id": row.employee_id.id,
                        "date_effective": self.date_from,
                        "note": self._in_words(),
                    }
                )
                for row in rows
            ],
        }

    def _in_words(self):
        """Lớp Quản lý nhà nước ngạch chuyên viên, từ ngày 01/3/2026 đến ngày 30/4/2026, tại …"""
        self.ensure_one()
        start, end = f"{self.date_from:%d/%m/%Y}", f"{self.date_to:%d/%m/%Y}"
        name = self.name if self.name.lower().startswith("lớp") else f"Lớp {self.name}"
        parts = (
            name,
            self.provider_id and f"do {self.provider_id.name} tổ chức",
            f"từ ngày {start} đến ngày {end}" if start != end else f"ngày {start}",
            self.place and f"tại {self.place}",
            MODES[self.mode],
        )
        return ", ".join(filter(None, parts))

    def action_open_decisions(self):
        self.ensure_one()
        self.check_access("read")
        return self._open_decisions(self.participant_ids.decision_id | self.decision_id)

    def _open_decisions(self, decisions):
        action = self.env["ir.actions.act_window"]._for_xml_id("cchc_hr.cchc_decision_action")
        action |= {"domain": [("id", "in", decisions.ids)], "context": {}}
        if len(decisions) == 1:
            action |= {"views": [(False, "form")], "res_id": decisions.id}
        return action

    def _reopen_nominations(self):
        """Without anybody who is sent, the class takes nominations again."""
        for one in self:
            sent = one.participant_ids.filtered(
                lambda row: row.state in ("decided", "attending", "passed", "failed")
            )
            if not sent and one.state in ("decided", "running"):
                one._set_plain({"state": "nominating", "decision_id": False})


class CchcTrainingParticipant(models.Model):
    _inherit = "cchc.training.participant"

    decision_id = fields.Many2one(
        comodel_name="cchc.decision",
        string="Sent by decision",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )


class CchcDecision(models.Model):
    """What follows for classes when people are sent by decision, and when that is revoked."""

    _inherit = "cchc.decision"

    training_participant_ids = fields.One2many(
        comodel_name="cchc.training.participant",
        inverse_name="decision_id",
        string="Sent to classes",
    )

    def action_issue(self):
        drafts = self.filtered(
            lambda decision: decision.state == "draft" and decision.type_id.code == nomination.KIND
        )
        rows = drafts.sudo().training_participant_ids
        drafts._check_nominees(rows)
        result = super().action_issue()
        if rows:
            drafts._send(rows)
        return result

    def _check_nominees(self, rows):
        """Nobody is sent who may not be, or without having been nominated.

        :raise UserError: naming the person
        """
        for decision in self:
            own = rows.filtered(lambda row, decision=decision: row.decision_id == decision)
            strange = decision.sudo().line_ids.employee_id - own.employee_id
            if own and strange:
                raise UserError(
                    self.env._(
                        "%(decision)s: %(person)s was not nominated for the class. Nominate first, "
                        "or take the person out.",
                        decision=decision.display_name,
                        person=strange[0].name,
                    )
                )
            named = own.filtered(
                lambda row, decision=decision: row.employee_id in decision.line_ids.employee_id
            )
            barred = named.filtered(lambda row: row.state != "proposed" or not row.allowed)
            if barred:
                raise UserError(
                    self.env._(
                        "%(person)s may not be sent: %(why)s.",
                        person=barred[0].employee_id.name,
                        why=barred[0].unmet or barred[0].refusal or barred[0].class_id.name,
                    )
                )
            named._check_overlaps()

    def _send(self, rows):
        """Who is named is sent; who was taken out of the draft is free for another one."""
        named = rows.filtered(lambda row: row.employee_id in row.decision_id.line_ids.employee_id)
        (rows - named)._set_plain({"decision_id": False})
        named._set_state("decided")
        named.class_id.filtered(lambda one: one.state == "nominating")._set_plain(
            {"state": "decided"}
        )

    def _revoke_lines(self, lines):
        result = super()._revoke_lines(lines)
        gone = lines.filtered("revoked_at").sudo()
        people = {(line.decision_id, line.employee_id) for line in gone}
        rows = gone.decision_id.training_participant_ids.filtered(
            lambda row: (
                (row.decision_id, row.employee_id) in people
                and row.state in ("decided", "attending")
            )
        )
        if rows:
            rows._set_state("proposed", decision_id=False)
            rows.class_id._reopen_nominations()
        return result
