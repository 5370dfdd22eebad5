from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Command

from odoo.addons.cchc_base.tools import vietnam_time

from .cchc_evaluation_consequence import PENDING

LEAVING = "cchc_evaluation.decision_type_rating_leave"
# Who leads gives up the post; others are given another one.
RELEASE, TRANSFER = "cchc_hr.decision_type_removal", "cchc_hr.decision_type_transfer"
RELEASE_OR_TRANSFER = ("removal", "transfer")
# Events of types after which nobody is in service.
ENDING = ("leave", "end")
# Kinds that end by a decision of some type, by the codes of the types.
BY_TYPE = {
    "reduction": ("staff_reduction", "moved_out"),
    "commendation": ("commendation",),
}
# Those which a paper settles: a plan of training, a list of planning, a title.
BY_PAPER = ("training", "planning", "commendation", "reduction")


class CchcEvaluationConsequence(models.Model):
    """The way of a consequence: notice → choice → draft of the decision → carried out."""

    _inherit = "cchc.evaluation.consequence"

    def action_open_notice(self):
        """Ask for day and number of the notice to the person."""
        self._check_state("open", kind="handling")
        return self._open_close("notify", self.env._("Notify the person"))

    def action_open_settle(self):
        self._check_state(*PENDING)
        by_decision = self.filtered(lambda row: row.kind not in BY_PAPER)
        if by_decision:
            raise UserError(
                self.env._(
                    "%s: this is carried out by its decision; draft the decision instead.",
                    by_decision[0].display_name,
                )
            )
        return self._open_close("settle", self.env._("Carried out"))

    def action_open_drop(self):
        self._check_state(*PENDING)
        return self._open_close("drop", self.env._("Don't pursue"))

    def _open_close(self, step, title):
        self.check_access("write")
        return {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": "cchc.evaluation.consequence.close",
            "view_mode": "form",
            "target": "new",
            "context": {"default_step": step, "default_row_ids": self.ids},
        }

    def action_reopen(self):
        """Take up again what was not pursued."""
        self.check_access("write")
        self._check_state("dropped")
        self.sudo().write({"state": "open", "reason": False, "closed_on": False})
        return True

    def _notify(self, day, number):
        """Note that the person was told in writing, and of what."""
        self.check_access("write")
        self._check_state("open", kind="handling")
        for row in self:
            if day < row.rated_on:
                raise UserError(
                    self.env._(
                        "%(person)s: the notice can't be older than the result of %(day)s.",
                        person=row.employee_id.name,
                        day=row.rated_on.strftime("%d/%m/%Y"),
                    )
                )
        self.sudo().write({"state": "notified", "notified_on": day, "notice": number})

    def _settle(self, document):
        self.check_access("write")
        self._check_state(*PENDING)
        self.sudo().write(
            {"state": "done", "document": document, "closed_on": vietnam_time.today()}
        )

    def _drop(self, reason):
        self.check_access("write")
        self._check_state(*PENDING)
        self.sudo().write({"state": "dropped", "reason": reason, "closed_on": vietnam_time.today()})

    # -- the decision -----------------------------------------------------------------

    def action_draft_decision(self):
        """Draft the decision that was chosen, with its ground; opens it.

        :raise UserError: when the person was not notified, or nothing was chosen
        """
        self.ensure_one()
        self.check_access("write")
        self._check_state("notified", kind="handling")
        if not self.choice:
            raise UserError(
                self.env._(
                    "%s: choose first whether the person gets another post or leaves.",
                    self.display_name,
                )
            )
        if self.may_leave and self.may_move and not self.choice_reason:
            raise UserError(self.env._("%s: enter the reason of the choice.", self.display_name))
        decision = self.env["cchc.decision"].create(self._decision_values())
        top = self.env["hr.department"]._roots()[:1]
        if decision.competence_lacks and self.env.user._check_in_scope(top):
            decision.unit_id = top
        self.sudo().write({"state": "drafted", "decision_id": decision.id})
        return self.action_open_decision()

    def action_open_decision(self):
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "res_model": "cchc.decision",
            "res_id": self.decision_id.id,
            "view_mode": "form",
        }

    def _decision_values(self):
        person = self.employee_id.sudo()
        kind = self._decision_type()
        today = vietnam_time.today()
        # Within the term of the law; after it as soon as can be.
        day = max(self.due_on, today) if self.due_on else today
        line = {
            "employee_id": person.id,
            "date_effective": day,
            "ground": self.ground,
            "note": self.choice_reason or False,
        }
        if kind == TRANSFER:
            line["department_id"] = person.current_version_id.department_id.id
        agency = self.env.user.sudo().unit_ids[:1].agency_id
        return {
            "type_id": self.env.ref(kind).id,
            "unit_id": (agency or person.unit_id).id,
            "date_effective": day,
            "line_ids": [Command.create(line)],
        }

    def _decision_type(self):
        if self.choice == "leaving":
            return LEAVING
        leads = self.employee_id.sudo().current_version_id.leadership_post_id
        return RELEASE if leads else TRANSFER

    # -- what decisions do ---------------------------------------------------------------

    @api.model
    def _is_ended_by(self, kind):
        """Whether decisions of a type carry out a consequence, or leave nobody to have one."""
        known = (*RELEASE_OR_TRANSFER, *(code for codes in BY_TYPE.values() for code in codes))
        return kind.event in ENDING or kind.code in known

    def _after_issue(self, decisions):
        """Rows that these decisions carry out; whoever left has nothing pending any more."""
        lines = decisions.sudo().line_ids
        rows = self.sudo().search(
            [("employee_id", "in", lines.employee_id.ids), ("state", "in", PENDING)]
        )
        if not rows:
            return
        people = {
            (line.employee_id.id, kind): line.decision_id
            for line in lines
            for kind, codes in BY_TYPE.items()
            if line.type_id.code in codes
        }
        gone = lines.filtered(lambda line: line.type_id.event in ENDING).employee_id
        today = vietnam_time.today()
        for row in rows:
            own = row.decision_id if row.decision_id in decisions else None
            if own and row.employee_id not in own.line_ids.employee_id:
                # Taken out of the draft: free for another one.
                row.write({"state": "notified", "decision_id": False})
                continue
            decision = own or people.get((row.employee_id.id, row.kind))
            if decision:
                row.write(
                    {
                        "state": "done",
                        "decision_id": decision.id,
                        "document": decision.number,
                        "closed_on": today,
                    }
                )
            elif row.employee_id in gone:
                row._void(self.env._("The person has left the service."))

    def _after_revocation(self, lines):
        """What was carried out by a line that was taken back is to be handled again."""
        people = {(line.decision_id.id, line.employee_id.id) for line in lines.sudo()}
        rows = self.sudo().search(
            [("decision_id", "in", lines.decision_id.ids), ("state", "=", "done")]
        )
        taken = rows.filtered(lambda row: (row.decision_id.id, row.employee_id.id) in people)
        for row in taken:
            row.write(
                {
                    "state": "notified" if row.notified_on else "open",
                    "decision_id": False,
                    "document": False,
                    "closed_on": False,
                }
            )

    def _check_state(self, *states, kind=None):
        self._check_not_own()
        words = dict(self._fields["state"]._description_selection(self.env))
        for row in self:
            if kind and row.kind != kind:
                raise UserError(
                    self.env._("%s: this consequence needs no decision.", row.display_name)
                )
            if row.state not in states:
                raise UserError(
                    self.env._(
                        "%(row)s is “%(state)s”: this step is not its next one.",
                        row=row.display_name,
                        state=words[row.state],
                    )
                )
