from odoo import models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.rules.money import format_integer
from odoo.addons.cchc_base.tools import vietnam_time

from ..rules.deadline import payment_due, proposal_due


class CchcTrainingPayback(models.Model):
    """The way of a pay-back: council → proposal → decision → payments."""

    _inherit = "cchc.training.payback"

    def _own_figures(self):
        return self.env["cchc.training.figure"]._figures(self.law, self.raised_on)

    def action_council(self):
        """The council is set up: all of its seats are filled (NĐ 171/2025, điều 10)."""
        self._check_state("open")
        for row in self:
            row._check_amount()
            row._check_council()
        self._set_plain({"state": "council"})
        return True

    def _check_amount(self):
        if not self.cost:
            raise UserError(
                self.env._(
                    "%s: enter what the State paid for the study on the page of the study, then "
                    "reckon anew.",
                    self.display_name,
                )
            )

    def _check_council(self):
        size = int(self._own_figures().get("pb_council_size", 0))
        if len(self.member_ids) < size:
            roles = dict(self.member_ids._fields["role"]._description_selection(self.env))
            free = [
                words for role, words in roles.items() if role not in self.member_ids.mapped("role")
            ]
            raise UserError(
                self.env._(
                    "%(row)s: the council has %(size)s members; still to be named: %(free)s.",
                    row=self.display_name,
                    size=size,
                    free=", ".join(free),
                )
            )

    def action_open_meeting(self):
        self._check_state("council")
        return self._open_step("meeting", self.env._("The council has met"))

    def action_open_decision(self):
        self._check_state("proposed")
        return self._open_step("decision", self.env._("Decide the pay-back"))

    def action_open_exemption(self):
        self._check_state("open", "council", "proposed")
        return self._open_step("exempt", self.env._("Exempt from the pay-back"))

    def _open_step(self, step, title):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": "cchc.training.payback.step",
            "view_mode": "form",
            "target": "new",
            "context": {"default_payback_id": self.id, "default_step": step},
        }

    def _meet(self, day, proposal):
        """The council met with all its members; by when it proposes."""
        self.ensure_one()
        self._check_state("council")
        self._check_day(day, self.council_on or self.raised_on)
        self._check_council()
        absent = self.member_ids.filtered(lambda member: not member.attended)
        if absent:
            raise UserError(
                self.env._(
                    "%(row)s: the council meets only with all its members; not marked as present: "
                    "%(names)s.",
                    row=self.display_name,
                    names=", ".join(absent.mapped("name")),
                )
            )
        changes = self.env["cchc.calendar.day"]._changes()
        due = proposal_due(day, self._own_figures(), changes)
        self._set_plain(
            {"state": "proposed", "met_on": day, "propose_by": due.value, "proposal": proposal}
        )

    def _decide(self, number, day, signer, title):
        """The decision: the figures stand from now on, and the money is due by a day."""
        self.ensure_one()
        self._check_state("proposed")
        self._check_day(day, self.met_on)
        self._reckon()
        if self.state != "proposed":
            raise UserError(
                self.env._("%s: nothing is to be paid back any more.", self.display_name)
            )
        due = payment_due(day, self._own_figures())
        self._set_plain(
            {
                "state": "decided",
                "decision_number": number,
                "decided_on": day,
                "signer": signer,
                "signer_title": title,
                "due_on": due.value,
            }
        )
        self._restrict()

    def _exempt(self, kind, document):
        """Nothing is paid back, for a reason that a paper shows and the decree knows."""
        self.ensure_one()
        self._check_state("open", "council", "proposed")
        before = self.exemption, self.exempt_by
        self._set_plain({"exemption": kind, "exempt_by": document})
        self._reckon()
        if self.amount:
            self._set_plain({"exemption": before[0], "exempt_by": before[1]})
            self._reckon()
            raise UserError(
                self.env._(
                    "%(row)s: the text that governs (%(law)s) does not exempt this case.",
                    row=self.display_name,
                    law=self.law_title,
                )
            )

    def action_lift_exemption(self):
        """An exemption that a paper gave was entered wrongly."""
        self._check_state("exempt")
        if self.filtered("ended_by_id").filtered(lambda row: row.exemption != "illness"):
            raise UserError(
                self.env._("The exemption follows from the decision that ended the service.")
            )
        self._set_plain({"exemption": False, "exempt_by": False})
        self._reckon()
        return True

    def _check_day(self, day, since):
        if since and day < since:
            raise UserError(
                self.env._(
                    "%(row)s: the day lies before %(since)s.",
                    row=self.display_name,
                    since=since.strftime("%d/%m/%Y"),
                )
            )
        if day > vietnam_time.today():
            raise UserError(self.env._("%s: the day lies in the future.", self.display_name))

    # -- payments ------------------------------------------------------------------------

    def _check_payable(self, amount):
        self.ensure_one()
        if self.state != "decided":
            raise UserError(
                self.env._("%s: money is paid back after the decision.", self.display_name)
            )
        if amount > self.left:
            raise UserError(
                self.env._(
                    "%(row)s: %(amount)s đồng is more than the %(left)s đồng that are still due.",
                    row=self.display_name,
                    amount=format_integer(amount),
                    left=format_integer(self.left),
                )
            )

    def _after_payment(self):
        for row in self.sudo():
            if row.state in ("decided", "paid"):
                row._set_plain({"state": "decided" if row.left else "paid"})
                row.study_id._set_plain({"state": "payback" if row.left else "done"})
        self._restrict()

    def action_open_study(self):
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "res_model": "cchc.training.study",
            "res_id": self.study_id.id,
            "view_mode": "form",
        }
