from markupsafe import Markup

from odoo import api, fields, models

from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_hr.rules.discipline_effect import Measure
from odoo.addons.cchc_hr.rules.spans import Span

from ..rules import discipline_case as rules
from .cchc_discipline_case import PENDING


class CchcDisciplineCase(models.Model):
    """The legal days of a case, with their article: limitation, time to decide, each step."""

    _inherit = "cchc.discipline.case"

    limitation_until = fields.Date(
        compute="_compute_limits", store=True, help="Empty: no limitation, or no act entered yet."
    )
    decide_by = fields.Date(
        compute="_compute_limits", store=True, help="Empty while the case is postponed."
    )
    postponed = fields.Boolean(compute="_compute_limits", store=True)
    next_by = fields.Date(string="Next step by", compute="_compute_next", store=True)
    next_step = fields.Char(compute="_compute_next_step")
    late = fields.Boolean(string="Overdue", compute="_compute_late")
    needs_council = fields.Boolean(compute="_compute_needs_council")
    days_told = fields.Html(string="Legal days", compute="_compute_days_told", sanitize=False)
    running_id = fields.Many2one(
        comodel_name="cchc.discipline", string="Running measure", compute="_compute_running"
    )
    running_told = fields.Text(string="Aggravation", compute="_compute_running")

    @api.depends(
        "law", "found_on", "complicated", "act_ids.date", "act_ids.gravity",
        "postponement_ids.date_from", "postponement_ids.date_to",
    )  # fmt: skip
    def _compute_limits(self):
        for case in self:
            case.postponed = any(not row.date_to for row in case.postponement_ids)
            limitation, decide = case._limitation(), case._decide_by()
            case.limitation_until = limitation and limitation.value
            case.decide_by = decide and not case.postponed and decide.value

    @api.depends(
        "law", "state", "party_on", "imprisoned", "judgment_on", "council_on", "proposed_on",
        "meeting_ids.kind", "meeting_ids.date",
    )  # fmt: skip
    def _compute_next(self):
        for case in self:
            rows = case._step_days() if case.state in PENDING else ()
            case.next_by = min((row["due"] for row in rows if not row["done"]), default=False)

    def _compute_next_step(self):
        for case in self:
            rows = case._step_days() if case.state in PENDING else ()
            coming = [row for row in rows if not row["done"]]
            case.next_step = min(coming, key=lambda row: row["due"])["label"] if coming else False

    @api.depends("next_by", "decide_by", "state")
    def _compute_late(self):
        today = vietnam_time.today()
        for case in self:
            days = (case.next_by, case.decide_by)
            case.late = case.state in PENDING and any(day and day < today for day in days)

    @api.depends("law", "party_on", "concluded", "imprisoned")
    def _compute_needs_council(self):
        for case in self:
            case.needs_council = not case.law or case._council().value

    # -- what the rules say -----------------------------------------------------------

    def _limitation(self):
        acts = [rules.Act(row.date, row.gravity) for row in self.act_ids if row.date]
        return rules.limitation(acts, self._figures()) if self.law and acts else None

    def _decide_by(self):
        if not self.law or not self.found_on:
            return None
        spans = [
            Span(row.date_from, row.date_to or None)
            for row in self.postponement_ids
            if row.date_from
        ]
        today = vietnam_time.today()
        return rules.decide_by(self.found_on, self._figures(), self.complicated, spans, today)

    def _council(self):
        return rules.needs_council(
            bool(self.party_on), self.concluded, self.imprisoned, self._figures()
        )

    def _met(self, kind):
        """The day of the last meeting of a kind."""
        return max((row.date for row in self.meeting_ids if row.kind == kind), default=None)

    @api.model
    def _step_labels(self):
        return {
            "party_days": self.env._("Decision after the Party's"),
            "judgment_working_days": self.env._("Dismissal after the judgment"),
            "council_working_days": self.env._("Set up the council"),
            "proposal_working_days": self.env._("Proposal of the council"),
            "decision_working_days": self.env._("Decision after the proposal"),
        }

    def _step_days(self):
        """Steps whose time runs: label, last day, the day on which they were done, the result."""
        if not self.law:
            return []
        figures = self._figures()
        changes = self.env["cchc.calendar.day"]._changes()
        review, council = self._met("review"), self._met("council")
        decided = self.decision_id.date_signed if self.state == "decided" else None
        steps = (
            ("party_days", self.party_on, decided),
            ("judgment_working_days", self.imprisoned and self.judgment_on, decided),
            ("council_working_days", self.needs_council and review, self.council_on),
            ("proposal_working_days", self.needs_council and council, self.proposed_on),
            ("decision_working_days", self.proposed_on, decided),
        )
        labels = self._step_labels()
        rows = []
        for code, start, done in steps:
            if not start:
                continue
            result = rules.step_by(start, code, figures, changes)
            if result.value:
                rows.append(
                    {"label": labels[code], "due": result.value, "done": done, "result": result}
                )
        return rows

    def _compute_days_told(self):
        today = vietnam_time.today()
        for case in self:
            rows = []
            limitation, decide = case._limitation(), case._decide_by()
            if limitation:
                told = limitation.value or self.env._("no limitation")
                rows.append((self.env._("Limitation until"), told, None, limitation))
            if decide:
                told = self.env._("postponed") if case.postponed else decide.value
                signed = case.decision_id.date_signed if case.state == "decided" else None
                rows.append((self.env._("Decision on discipline"), told, signed, decide))
            rows += [
                (row["label"], row["due"], row["done"], row["result"]) for row in case._step_days()
            ]
            case.days_told = case._days_table(rows, today)

    def _days_table(self, rows, today):
        """The days as a table; what is late stands out."""
        line = Markup(
            "<tr><td>%s</td><td class='%s'>%s</td><td>%s</td><td class='text-muted'>%s</td></tr>"
        )
        body = Markup("").join(
            line
            % (
                label,
                "text-danger fw-bold" if _is_late(due, done, today) and self.state in PENDING
                else "",
                due.strftime("%d/%m/%Y") if hasattr(due, "strftime") else due,
                done.strftime("%d/%m/%Y") if done else "",
                "; ".join(dict.fromkeys(step.article for step in result.steps if step.article)),
            )
            for label, due, done, result in rows
        )  # fmt: skip
        if not body:
            return False
        head = Markup("<tr><th>%s</th><th>%s</th><th>%s</th><th>%s</th></tr>") % (
            self.env._("Step"),
            self.env._("Last day"),
            self.env._("Done on"),
            self.env._("Article"),
        )
        return Markup("<table class='table table-sm'>%s%s</table>") % (head, body)

    # -- a measure that still runs ---------------------------------------------------------

    @api.depends("employee_id", "act_ids.date", "proposed_form", "leader", "law")
    def _compute_running(self):
        for case in self:
            day = max((row.date for row in case.act_ids if row.date), default=case.found_on)
            entries = self.env["cchc.discipline"].search(
                [("employee_id", "=", case.employee_id.id), ("id", "!=", case.discipline_id.id)]
            )
            running = entries.filtered(
                lambda entry, day=day: Measure(
                    entry.when_date or None, entry.lapses_on or None, ""
                ).in_effect(day)
            ) if day else entries.browse()  # fmt: skip
            case.running_id = running[:1]
            case.running_told = case._aggravation(running[:1])

    def _aggravation(self, running):
        allowed = rules.forms(self.law, self.category, self.leader) if self.law else ()
        if not running or not allowed:
            return False
        form = self.proposed_form or allowed[0]
        lines = rules.aggravated(form, running.form, allowed, self._figures()).explain()
        if self.same_act:
            lines = (*lines, self.env._("The same act again: a repeat."))
        return "\n".join(lines)


def _is_late(due, done, today):
    return hasattr(due, "strftime") and (done or today) > due
