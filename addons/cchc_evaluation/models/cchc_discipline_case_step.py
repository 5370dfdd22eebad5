from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Command

from odoo.addons.cchc_base.tools import vietnam_time

from ..rules import discipline_case as rules
from .cchc_discipline_case import PENDING

# Forms which end a post or the service have a type of their own.
TYPES = {
    "demotion": "cchc_hr.decision_type_discipline_demotion",
    "removal": "cchc_hr.decision_type_discipline_removal",
    "dismissal": "cchc_hr.decision_type_dismissal",
}
USUAL_TYPE = "cchc_hr.decision_type_discipline"


class CchcDisciplineCase(models.Model):
    """The way of a case: review meeting → council → proposal → decision."""

    _inherit = "cchc.discipline.case"

    def action_review_held(self):
        """The review meeting is on record: the council's time runs."""
        for case in self:
            case._check_step("opened")
            if not case.act_ids:
                raise UserError(
                    self.env._("%s: enter the acts and their days first.", case.display_name)
                )
            if not case._met("review"):
                raise UserError(
                    self.env._(
                        "%s: enter the minutes of the review meeting first.", case.display_name
                    )
                )
            case.sudo().write({"state": "reviewed"})
        return True

    def action_open_council(self):
        self._check_step("reviewed")
        if not self.needs_council:
            raise UserError(
                self.env._(
                    "%(case)s: no council is needed. %(why)s",
                    case=self.display_name,
                    why=" ".join(self._council().explain()),
                )
            )
        return self._open_step("council", self.env._("Set up the council"))

    def action_open_proposal(self):
        self._check_step(*self._ready_for_proposal())
        return self._open_step("propose", self.env._("Propose the form"))

    def action_open_closing(self):
        self._check_step(*PENDING[:-1])
        return self._open_step("close", self.env._("Close without discipline"))

    def _open_step(self, step, title):
        return {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": "cchc.discipline.step",
            "view_mode": "form",
            "target": "new",
            "context": {"default_step": step, "default_case_id": self.id},
        }

    def _ready_for_proposal(self):
        return ("council",) if self.needs_council else ("opened", "reviewed")

    def _set_up_council(self, day, document):
        """The council stands: three members by the decree, a chair and a secretary among them."""
        self._check_step("reviewed")
        figures = self._figures()
        wanted = int(figures["council_members"])
        roles = self.member_ids.mapped("role")
        if len(roles) != wanted or roles.count("chair") != 1 or roles.count("secretary") != 1:
            raise UserError(
                self.env._(
                    "%(case)s: the council has %(number)s members, one of them the chair and one "
                    "the secretary (%(article)s). Enter them first.",
                    case=self.display_name,
                    number=wanted,
                    article=figures.article("council_members"),
                )
            )
        if day < self._met("review"):
            raise UserError(
                self.env._("%s: the council follows the review meeting.", self.display_name)
            )
        self.sudo().write({"state": "council", "council_on": day, "council_document": document})

    def _propose(self, day, form, reason):
        """The form that is proposed: by the ballot, or where no council meets by its paper."""
        self._check_step(*self._ready_for_proposal())
        if self.needs_council:
            self._check_ballot(form)
        elif not self.act_ids:
            raise UserError(
                self.env._("%s: enter the acts and their days first.", self.display_name)
            )
        self._check_form(form)
        met = self._met("council")
        if day < (met or self.found_on):
            raise UserError(self.env._("%s: the proposal follows the meeting.", self.display_name))
        self.sudo().write(
            {
                "state": "proposed",
                "proposed_on": day,
                "proposed_form": form,
                "proposal_reason": reason,
            }
        )

    def _check_ballot(self, form):
        if not self._met("council"):
            raise UserError(
                self.env._("%s: enter the minutes of the council first.", self.display_name)
            )
        members = len(self.member_ids)
        votes = {row.form: row.count for row in self.vote_ids}
        if sum(votes.values()) > members:
            raise UserError(
                self.env._(
                    "%(case)s: %(votes)s votes of %(members)s members. Correct the ballot.",
                    case=self.display_name,
                    votes=sum(votes.values()),
                    members=members,
                )
            )
        result = rules.council_result(votes, members, self._figures())
        if result.value != form:
            raise UserError(
                self.env._(
                    "%(case)s: this is not what the council voted for. %(told)s",
                    case=self.display_name,
                    told=" · ".join(result.explain()),
                )
            )

    def _check_form(self, form):
        allowed = rules.forms(self.law, self.category, self.leader)
        if form not in allowed:
            words = dict(self._fields["proposed_form"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "%(law)s has no “%(form)s” for %(person)s. Forms: %(forms)s.",
                    law=self.law_title or "–",
                    form=words[form],
                    person=self.employee_id.name,
                    forms=", ".join(words[one] for one in allowed) or "–",
                )
            )

    def _close(self, reason):
        self._check_step(*PENDING[:-1])
        self.sudo().write(
            {"state": "closed", "close_reason": reason, "closed_on": vietnam_time.today()}
        )

    # -- the decision -------------------------------------------------------------------

    def action_draft_decision(self):
        """Draft the decision on discipline with its ground; opens it."""
        self._check_step("proposed")
        today = vietnam_time.today()
        if self.limitation_until and self.limitation_until < today:
            raise UserError(
                self.env._(
                    "%(case)s: the limitation ended on %(day)s, nobody is disciplined for it any "
                    "more. Close the case with this reason.",
                    case=self.display_name,
                    day=self.limitation_until.strftime("%d/%m/%Y"),
                )
            )
        if self.postponed:
            raise UserError(
                self.env._(
                    "%s is postponed: enter the end of the postponement first.", self.display_name
                )
            )
        decision = self.env["cchc.decision"].create(self._decision_values(today))
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

    def _decision_values(self, day):
        agency = self.env.user.sudo().unit_ids[:1].agency_id
        return {
            "type_id": self.env.ref(TYPES.get(self.proposed_form, USUAL_TYPE)).id,
            "unit_id": (agency or self.unit_id).id,
            "date_effective": day,
            "line_ids": [
                Command.create(
                    {
                        "employee_id": self.employee_id.id,
                        "date_effective": day,
                        "discipline_form": self.proposed_form,
                        "entry_reason": self.subject,
                        "ground": self._ground(),
                    }
                )
            ],
        }

    def _ground(self):
        """Kiến nghị của Hội đồng kỷ luật ngày 20/12/2026 (NĐ 172/2025/NĐ-CP)"""
        if self.needs_council:
            said = f"Kiến nghị của Hội đồng kỷ luật ngày {self.proposed_on:%d/%m/%Y}"
        elif self.party_on:
            said = (
                f"Quyết định kỷ luật đảng {self.party_document or ''} ngày {self.party_on:%d/%m/%Y}"
            )
        elif self.imprisoned:
            said = f"Bản án {self.judgment or ''}"
        else:
            said = f"Kết luận {self.conclusion or ''}"
        return f"{' '.join(said.split())} ({self.law_title})"

    @api.model
    def _after_issue(self, decisions):
        """Cases that these decisions end; the entry of the dossier counts from the Party's day."""
        cases = self.sudo().search(
            [("decision_id", "in", decisions.ids), ("state", "=", "drafted")]
        )
        for case in cases:
            line = case.decision_id.line_ids.filtered(
                lambda line, case=case: line.employee_id == case.employee_id
            )[:1]
            if not line:
                case.write({"state": "proposed", "decision_id": False})
                continue
            entry = self.env["cchc.discipline"].sudo()
            entry = entry.search([("decision_line_id", "=", line.id)], limit=1)
            if entry and case.party_on:
                result = rules.effect(line.date_effective, case._figures(), case.party_on)
                entry.lapses_on = result.value
            case.write({"state": "decided", "discipline_id": entry.id})
            if entry.form == "dismissal":
                case._bar_from_applying(line)

    def _bar_from_applying(self, line):
        """Twelve months before applying again (NĐ 172/2025, điều 25 khoản 1)."""
        figures = self._figures()
        if figures.row("reapply_months") is None:
            return
        result = rules.may_apply_from(line.date_effective, figures)
        self.env["cchc.person.restriction"].sudo().create(
            {
                "employee_id": self.employee_id.id,
                "kind": "may_not_apply",
                "date_from": line.date_effective,
                "date_to": result["last"],
                "article": figures.article("reapply_months"),
                "document": line.decision_id.number,
                "source": f"cchc.discipline.case,{self.id}",
                "reasoning": result.as_json(),
            }
        )

    @api.model
    def _after_revocation(self, lines):
        """A case whose line was taken back waits for another decision."""
        people = {(line.decision_id.id, line.employee_id.id) for line in lines.sudo()}
        cases = self.sudo().search(
            [("decision_id", "in", lines.decision_id.ids), ("state", "=", "decided")]
        )
        taken = cases.filtered(lambda case: (case.decision_id.id, case.employee_id.id) in people)
        taken.write({"state": "proposed", "decision_id": False, "discipline_id": False})
        sources = [f"cchc.discipline.case,{case.id}" for case in taken]
        self.env["cchc.person.restriction"].sudo().search([("source", "in", sources)]).unlink()

    def _check_step(self, *states):
        self.ensure_one()
        self.check_access("write")
        self._check_nobody_own(self.employee_id)
        if not self.law:
            raise UserError(
                self.env._(
                    "%s: no decree on discipline speaks of this category of people.",
                    self.employee_id.name,
                )
            )
        if self.state not in states:
            words = dict(self._fields["state"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "%(row)s is “%(state)s”: this step is not its next one.",
                    row=self.display_name,
                    state=words[self.state],
                )
            )
