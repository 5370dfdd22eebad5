from datetime import date

from .face_common import FaceCase


class ConsequenceCase(FaceCase):
    """People of a department whose year is decided, and the officer who handles what follows."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls._create_user("danh_gia_can_bo", "hr_officer", cls.home)
        cls.year = cls._period("year")

    @classmethod
    def _rated(cls, person, level, day=date(2026, 12, 10), document="215/QĐ-SNV", year=None):
        """The final rating of a year, as the agency decided it."""
        row = cls._evaluation(person, year or cls.year).sudo()
        cls.env["cchc.evaluation.verdict"].sudo().create(
            {
                "evaluation_id": row.id,
                "unit_id": row.unit_id.id,
                "employee_id": person.id,
                "kind": "review" if row.verdict_ids else "first",
                "level": level,
                "decided_on": day,
                "recorded_at": "2026-12-10 01:00:00",
                "user_id": cls.judge.id,
                "document": document,
            }
        )
        row.write({"level": level, "state": "notified"})
        row._finish()
        return row

    @classmethod
    def _rows(cls, person, kind=None):
        rows = cls.env["cchc.evaluation.consequence"].search([("employee_id", "=", person.id)])
        return rows.filtered(lambda row: not kind or row.kind == kind)

    @classmethod
    def _drafted(cls, person, choice):
        """A failed year, its notice and the draft that was chosen."""
        cls._rated(person, "not_completed")
        row = cls._rows(person, "handling").with_user(cls.officer)
        row._notify(date(2026, 12, 14), "31/TB-SNV")
        row.write({"choice": choice, "choice_reason": "Không còn vị trí phù hợp"})
        row.action_draft_decision()
        return row

    @classmethod
    def _issue_drafted(cls, row, number="77/QĐ-SNV", **line):
        decision = row.decision_id.with_user(cls.officer)
        decision.line_ids.write(line)
        decision.write({"number": number, "date_signed": date(2026, 12, 20)})
        decision.action_issue()
        return decision
