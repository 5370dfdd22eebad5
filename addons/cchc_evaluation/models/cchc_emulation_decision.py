from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools import vietnam_time

from .cchc_emulation_round import OWN_AWARDED_IN

COMMENDATION = "commendation"
OWN = "unit"
STATE = "state"
PRIME_MINISTER = "Thủ tướng Chính phủ"


class CchcEmulationRound(models.Model):
    """What follows from a round: decisions of commendation, drafted and never issued by it."""

    _inherit = "cchc.emulation.round"

    decision_count = fields.Integer(compute="_compute_decision_count", string="Decisions")

    def _compute_decision_count(self):
        for row in self:
            row.decision_count = len(row.proposal_ids.decision_id)

    def action_draft_decision(self):
        """Draft the decisions on all proposals that may be decided and of which there is none yet.

        One for each body that awards: the agency its own titles, the province the others.
        """
        self.ensure_one()
        self.check_access("write")
        waiting = self.proposal_ids.filtered(
            lambda one: one.state == "proposed" and not one.decision_line_id
        )
        ready = waiting.filtered(lambda one: self._may_award(one))
        if not ready:
            raise UserError(
                self.env._(
                    "%s: nobody is waiting for a decision of yours. The agency awards its own "
                    "titles once the round is submitted; Home Affairs drafts those of the "
                    "province when it is approved.",
                    self.name,
                )
            )
        for level, rows in ready.grouped("level").items():
            rows._draft_decision(level)
        return self.action_open_decisions()

    def _may_award(self, item):
        if item.level == OWN:
            return self.state in OWN_AWARDED_IN
        return self.state == "approved" and (
            self.env.su or self.env.user.has_group("cchc_base.group_home_affairs")
        )

    def _check_awardable(self, item):
        """:raise UserError: when this is not the time, or another body awards the title"""
        if not self._may_award(item) or item.state != "proposed":
            raise UserError(
                self.env._(
                    "%s: the agency awards its own titles once the round is submitted; Home "
                    "Affairs records those of the province when it is approved.",
                    item.display_name,
                )
            )

    def action_open_decisions(self):
        self.ensure_one()
        self.check_access("read")
        decisions = self.proposal_ids.decision_id
        action = self.env["ir.actions.act_window"]._for_xml_id("cchc_hr.cchc_decision_action")
        action |= {"domain": [("id", "in", decisions.ids)], "context": {}}
        if len(decisions) == 1:
            action |= {"views": [(False, "form")], "res_id": decisions.id}
        return action


class CchcEmulationProposal(models.Model):
    _inherit = "cchc.emulation.proposal"

    def _draft_decision(self, level):
        """One decision on all of one level, its lines tied to the proposals."""
        day = vietnam_time.today()
        self._set_rewards(day)
        unit = self.unit_id if level == OWN else self.env["hr.department"]._roots()[:1]
        values = {
            "type_id": self.env.ref("cchc_hr.decision_type_commendation").id,
            "unit_id": unit.id,
            "date_effective": day,
            "subject": f"Về việc khen thưởng thành tích năm {self.round_id.year}",
        }
        if level == STATE:
            values["authority"] = PRIME_MINISTER
        decision = self.env["cchc.decision"].create(values)
        orders, lines = {}, []
        for row in self:
            orders[row.employee_id] = orders.get(row.employee_id, 0) + 1
            lines.append(row._line_values(decision, day, orders[row.employee_id]))
        made = self.env["cchc.decision.line"].create(lines)
        for row, line in zip(self, made, strict=True):
            row._set_plain({"decision_line_id": line.id})
        return decision

    def _line_values(self, decision, day, order):
        self.ensure_one()
        title = self.title_id
        return {
            "decision_id": decision.id,
            "employee_id": self.employee_id.id,
            "date_effective": day,
            "day_order": order,
            "commendation_name": f"{title.name} năm {self.year}",
            "commendation_level": title.level,
            "entry_reason": self.merit or f"Thành tích trong công tác năm {self.year}",
            "ground": f"Biên bản Hội đồng Thi đua – Khen thưởng {self.round_id.minutes}",
            "reward": self.reward,
        }

    def _after_issue(self):
        for row in self:
            row._set_plain(
                {
                    "state": "recognised",
                    "decided_on": row.decision_line_id.decision_id.date_signed,
                }
            )


class CchcDecisionLine(models.Model):
    _inherit = "cchc.decision.line"

    emulation_proposal_ids = fields.One2many(
        comodel_name="cchc.emulation.proposal",
        inverse_name="decision_line_id",
        string="Proposed in the round",
    )


class CchcDecision(models.Model):
    _inherit = "cchc.decision"

    def write(self, vals):
        result = super().write(vals)
        if vals.get("date_signed"):
            self._reckon_rewards()
        return result

    def action_issue(self):
        drafts = self.filtered(lambda decision: decision.state == "draft")
        drafts._reckon_rewards()
        result = super().action_issue()
        lines = drafts._praising().line_ids.sudo()
        lines.emulation_proposal_ids._after_issue()
        return result

    def _praising(self):
        return self.filtered(lambda decision: decision.type_id.code == COMMENDATION)

    def _reckon_rewards(self):
        """Money is that of the day of the decision: coefficient × base salary of that day."""
        for decision in self._praising():
            proposals = decision.line_ids.sudo().emulation_proposal_ids
            if decision.state != "draft" or not decision.date_signed or not proposals:
                continue
            proposals._set_rewards(decision.date_signed)
            for row in proposals:
                if row.decision_line_id.reward != row.reward:
                    row.decision_line_id.sudo(False).reward = row.reward

    def _revoke_lines(self, lines):
        result = super()._revoke_lines(lines)
        gone = lines.filtered("revoked_at").sudo().emulation_proposal_ids
        gone._set_plain({"state": "proposed", "decision_line_id": False, "decided_on": False})
        return result
