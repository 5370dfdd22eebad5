from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools.problems import translate

from ..rules import partial_date, person_merge, service_checks
from .cchc_service_facts import LEFT


class CchcPersonMerge(models.Model):
    """What stands against a merge: said in the preview, and refused by the act."""

    _inherit = "cchc.person.merge"

    @api.model
    def _check_mergeable(self, cases):
        """:raise UserError: naming people, line, field and remedy"""
        found = self._obstacles(cases)
        told = []
        for case, problems in zip(cases, found, strict=True):
            pair = f"{case['other'].name} → {case['kept'].name}"
            told += [f"{pair}: {problem}" for problem in problems]
        if told:
            raise UserError("\n".join(told))

    @api.model
    def _obstacles(self, cases):
        """Texts of what stands against each case, read for all of them at once."""
        people = self.env["hr.employee"].sudo()
        people = people.union(*(case["kept"] | case["other"] for case in cases))
        lines = self.env["cchc.decision.line"].sudo().search(
            [("career_id", "in", people.ids), ("issued_at", "!=", False),
             ("revoked_at", "=", False)], order="date_effective, day_order, id",
        )  # fmt: skip
        by_person = lines.grouped("career_id")
        words = self._words_of(lines)
        lists = self._list_obstacles({case["other"].id: case["kept"].id for case in cases})
        found = []
        for case in cases:
            kept, other = case["kept"].sudo(), case["other"].sudo()
            own = by_person.get(kept, lines.browse())
            theirs = by_person.get(other, lines.browse())
            aside = frozenset(self._aside(case).ids)
            problems = [
                *person_merge.obstacles(
                    [line._as_merge_line() for line in own],
                    [line._as_merge_line() for line in theirs],
                    aside,
                    words,
                )
            ]
            # Whoever is started twice is told so above, in better words.
            if not problems:
                together = (own | theirs).filtered(lambda line, aside=aside: line.id not in aside)
                problems = self._sequence_problems(kept, together)
            found.append(
                [
                    *self._entry_obstacles(kept, other, cases),
                    *(translate(self.env, problem) for problem in problems),
                    *lists.get(other.id, ()),
                    *self._choice_obstacles(case),
                ]
            )
        return found

    @api.model
    def _sequence_problems(self, person, lines):
        problems = service_checks.check_service(
            [line._event() for line in lines if line.type_id.event in service_checks.KINDS],
            birth=partial_date.parse(person.birth_text) if person.birth_text else None,
            retires_on=person.retirement_date or None,
        )
        return [problem for problem in problems if problem.blocking]

    @api.model
    def _words_of(self, lines):
        facts = {row.code: row.name for row in self.env["cchc.service.fact"].sudo().search([])}
        ids = {(line.changes or {}).get("department_id") for line in lines} - {None}
        units = self.env["hr.department"].sudo().with_context(active_test=False).browse(ids)
        return person_merge.Words(
            facts, {unit.id: unit.display_name for unit in units}, frozenset(LEFT)
        )

    @api.model
    def _entry_obstacles(self, kept, other, cases):
        """Entries that are the same, merged already, or an officer's own."""
        if kept == other:
            yield self.env._("Choose two different entries.")
        for person in kept | other:
            if person.merged_into_id:
                yield self.env._(
                    "%(person)s was already merged into %(kept)s: choose that entry.",
                    person=person.name,
                    kept=person.merged_into_id.name,
                )
        for person in kept | other:
            if len([1 for case in cases if person in (case["kept"] | case["other"])]) > 1:
                yield self.env._(
                    "%s stands in two pairs: merge them one after the other.", person.name
                )
        if other.user_id and not other.user_id.share:
            yield self.env._(
                "%s is the account of an officer: keep this entry, or ask the administrator to "
                "close the account first.",
                other.name,
            )


class CchcDecisionLine(models.Model):
    _inherit = "cchc.decision.line"

    def _as_merge_line(self):
        self.ensure_one()
        return person_merge.Line(
            key=self.id,
            effective=self.date_effective,
            order=self.day_order,
            facts=self.changes or {},
            opening=self.type_id.code == "opening",
            label=f"{self.type_id.name} {self.decision_id.number or ''}"
            f" ({self.date_effective:%d/%m/%Y})",
        )
