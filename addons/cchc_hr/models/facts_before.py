"""What people were before decision lines: one query for all lines, however many."""

from collections import defaultdict

from odoo.tools import SQL

_LAST = 2**31


class FactsBefore:
    """Facts as they were, and were known, when each line was issued; for a draft: as of now.

    A paper printed again, or a decision opened years later, says what it said when it was signed,
    whatever was decided since. Runs in sudo; the caller decides what the reader may see.
    """

    def __init__(self, lines):
        env = lines.sudo().env
        self._earlier = defaultdict(list)
        people = lines.sudo().employee_id.ids
        if not people:
            return
        env["cchc.decision.line"].flush_model(
            ["employee_id", "date_effective", "day_order", "changes", "issued_at", "revoked_at"]
        )
        env.cr.execute(
            SQL(
                """
                SELECT employee_id, date_effective, day_order, id, changes, issued_at, revoked_at
                  FROM cchc_decision_line
                 WHERE employee_id = ANY(%s) AND issued_at IS NOT NULL
                 ORDER BY date_effective, day_order, id
                """,
                people,
            )
        )
        for person_id, *row in env.cr.fetchall():
            self._earlier[person_id].append(row)

    def of(self, line):
        """``{fact: plain value}`` of the person just before ``line`` applies."""
        own = line._origin.id
        known = line.issued_at
        position = (line.date_effective, line.day_order, own if known else _LAST)
        facts = {}
        earlier = self._earlier[line.employee_id._origin.id]
        for effective, order, key, changes, issued, revoked in earlier:
            if key == own or (effective, order, key) > position:
                continue
            if (issued > known or (revoked and revoked <= known)) if known else revoked:
                continue
            facts.update(changes or {})
        return facts
