from odoo import api, fields, models
from odoo.api import SUPERUSER_ID
from odoo.fields import Domain
from odoo.tools import format_date

from .cchc_movement import PLACING


class CchcReportPerson(models.Model):
    """Why somebody entered or left a cell between two days: what changed, by which decision."""

    _inherit = "cchc.report.person"

    def _compute_explanation(self):
        cell = self.env.context.get("cchc_cell") or {}
        compare_on = fields.Date.to_date(cell.get("compare_on"))
        people = self.employee_id.sudo()
        if not compare_on or not people:
            self.explanation = False
            return
        on, known_on = map(fields.Date.to_date, (cell["on"], cell.get("known_on")))
        before = self._facts_on(people, compare_on, known_on)
        now = self._facts_on(people, on, known_on)
        decisions = self._decisions_between(people, *sorted((compare_on, on)), known_on)
        for row in self:
            person = row.employee_id.id
            parts = self._changes_told(before.get(person), now.get(person))
            row.explanation = "\n".join(decisions.get(person, []) + parts) or self.env._(
                "With time, or by a change of the dossier."
            )

    @api.model
    def _facts_on(self, people, on, known_on=None):
        """The period of each person on a day, in sudo."""
        Form = self.env["cchc.report.form"]
        name = Form._known_sources()["hr.version"] if known_on else "hr.version"
        model = self.env[name].sudo().with_context(known_on=known_on)
        domain = [("employee_id", "in", people.ids), ("staffing_category", "!=", False)]
        rows = model.search(Form._base_domain(model, on) & Domain(domain))
        return {row.employee_id.id: row for row in rows}

    @api.model
    def _changes_told(self, before, now):
        """Facts that differ, in words: only those which the reader may read."""
        if not before and not now:
            return []
        if not before:
            return [self.env._("Not in the register before")]
        if not now:
            return [self.env._("No longer in the register")]
        reader = self.env["hr.version"].sudo(self.env.uid == SUPERUSER_ID)
        Line = self.env["cchc.decision.line"]
        told = []
        for name in (
            *self.env["cchc.service.facts"]._service_fact_names(),
            *self.env["cchc.derived.facts"]._derived_fact_names(),
        ):
            field = reader._fields[name]
            if name == "in_service" or before[name] == now[name]:
                continue
            if not reader._has_field_access(field, "read"):
                continue
            label = field._description_string(self.env)
            past, present = (self._value_told(Line, field, row[name]) for row in (before, now))
            told.append(f"{label}: {past} → {present}")
        return told

    @api.model
    def _value_told(self, Line, field, value):
        if field.type == "boolean":
            return self.env._("Yes") if value else self.env._("No")
        if not value:
            return "—"
        return Line._show(field, value.id if field.relational else value)

    @api.model
    def _decisions_between(self, people, first, last, known_on=None):
        """Decisions that placed somebody anew after the first day: ``{person id: [words]}``."""
        domain = [
            ("career_id", "in", people.ids),
            ("date_effective", ">", first),
            ("date_effective", "<=", last),
            ("issued_at", "!=", False),
        ]
        if known_on:
            until = self.env["hr.version"]._known_until(known_on)
            domain += [("issued_at", "<=", until), "|", ("revoked_at", "=", False)]
            domain += [("revoked_at", ">", until)]
        else:
            domain += [("revoked_at", "=", False)]
        lines = self.env["cchc.decision.line"].sudo().search(domain, order="date_effective, id")
        told = {}
        for line in lines:
            if not set(PLACING) & set(line.changes or {}):
                continue
            decision = line.decision_id
            words = self.env._(
                "%(type)s from %(day)s (%(number)s)",
                type=decision.type_id.name,
                day=format_date(self.env, line.date_effective),
                number=decision.number or decision.display_name,
            )
            told.setdefault(line.career_id.id, []).append(words)
        return told
