"""What people were before decision lines: one query for all lines, however many."""

from collections import defaultdict

from odoo.tools import SQL

_LAST = 2**31
_PUT_ASIDE = object()


class FactsBefore:
    """Facts as they were, and were known, when each line was issued; for a draft: as of now.

    A paper printed again, or a decision opened years later, says what it said when it was signed,
    whatever was decided since. Runs in sudo; the caller decides what the reader may see.
    """

    def __init__(self, lines):
        env = lines.sudo().env
        self._earlier = defaultdict(list)
        people = (lines.sudo().employee_id | lines.sudo().employee_id.merged_into_id).ids
        if not people:
            return
        env["cchc.decision.line"].flush_model(
            [
                "employee_id",
                "career_id",
                "date_effective",
                "day_order",
                "changes",
                "issued_at",
                "revoked_at",
            ]
        )
        env.cr.execute(
            SQL(
                """
                SELECT l.employee_id, l.career_id, m.merged_at, l.date_effective, l.day_order,
                       l.id, l.changes, l.issued_at, l.revoked_at
                  FROM cchc_decision_line l
                  LEFT JOIN cchc_person_merge m
                       ON m.other_id = l.employee_id AND m.undone_at IS NULL
                 WHERE (l.employee_id = ANY(%(people)s) OR l.career_id = ANY(%(people)s))
                   AND l.issued_at IS NOT NULL
                 ORDER BY l.date_effective, l.day_order, l.id
                """,
                people=people,
            )
        )
        for person_id, career_id, merged_at, *row in env.cr.fetchall():
            # What a merge put aside counts for nothing that is drafted now.
            self._earlier[person_id].append((row, _PUT_ASIDE if career_id is None else None))
            if career_id not in (None, person_id):
                # A line of an entry that was merged into this one: known here since then.
                self._earlier[career_id].append((row, merged_at))

    def of(self, line):
        """``{fact: plain value}`` of the person just before ``line`` applies."""
        own = line._origin.id
        known = line.issued_at
        position = (line.date_effective, line.day_order, own if known else _LAST)
        facts = {}
        earlier = self._earlier[line.employee_id._origin.id]
        for (effective, order, key, changes, issued, revoked), merged_at in earlier:
            if merged_at is _PUT_ASIDE and not known:
                continue
            if merged_at not in (None, _PUT_ASIDE) and known and known < merged_at:
                continue
            if key == own or (effective, order, key) > position:
                continue
            if (issued > known or (revoked and revoked <= known)) if known else revoked:
                continue
            facts.update(changes or {})
        return facts
