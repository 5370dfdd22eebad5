from datetime import date

from odoo.tools import SQL

from .common import CchcPositionsCase

TODAY = "2026-06-30"
OPENED = date(2020, 1, 1)


class CchcStandardCase(CchcPositionsCase):
    """Specialists and principals under a standard of the test's own, in place of the law's."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Result = cls.env["cchc.standard.result"]
        cls.Gap = cls.env["cchc.standard.gap"]
        # Ranks of the tests' own: nobody else holds them, no other text speaks of them.
        cls.specialist = cls.specialist.copy({"code": "99.003"})
        cls.principal = cls.principal.copy({"code": "99.002"})
        cls.standard = cls._standard(rank_id=cls.specialist.id)

    @classmethod
    def _settle(cls):
        """What happens at the end of a transaction."""
        cls.env.flush_all()
        cls.env.cr.precommit.run()

    @classmethod
    def _standard(cls, requirements=({"kind": "degree", "degree_level": "university"},), **vals):
        standard = cls.env["cchc.standard"].create(
            {
                "name": "Chuyên viên",
                "date_from": date(2015, 1, 1),
                "document_id": cls.document.id,
                "article": "điều 7",
                "requirement_ids": [(0, 0, dict(values)) for values in requirements],
                **vals,
            }
        )
        cls._settle()
        return standard

    @classmethod
    def _degree(cls, person, level="university", when="01/07/2010", **vals):
        return cls.env["cchc.education"].create(
            {"employee_id": person.id, "level": level, "when": when, **vals}
        )

    @classmethod
    def _person_in(cls, name="Nguyễn Văn An", level="college", **facts):
        person = cls._create_person(name)
        cls._open(person, day=OPENED, **facts)
        if level:
            cls._degree(person, level)
        return person

    def _answer(self, person, on, known_on=None):
        rows = self.Result.search([("employee_id", "=", person.id), *self.Result._at(on, known_on)])
        self.assertLessEqual(len(rows), 1, "two answers for one day")
        return rows.outcome or None

    def _gaps(self, person, on=date(2026, 6, 30), known_on=None):
        rows = self.Gap.search([("employee_id", "=", person.id), *self.Result._at(on, known_on)])
        return [(gap.kind, gap.required, gap.found) for gap in rows]

    def _recorded(self, moment):
        """Let all answers have been recorded in the past."""
        self.env.flush_all()
        for table in ("cchc_standard_result", "cchc_standard_gap"):
            name = SQL.identifier(table)
            self.env.cr.execute(SQL("ALTER TABLE %s DISABLE TRIGGER append_only", name))
            # What was superseded in between was never known.
            self.env.cr.execute(
                SQL(
                    "UPDATE %s SET recorded_at = %s,"
                    " superseded_at = CASE WHEN superseded_at IS NOT NULL THEN %s END",
                    name,
                    moment,
                    moment,
                )
            )
            self.env.cr.execute(SQL("ALTER TABLE %s ENABLE TRIGGER append_only", name))
        self.env.invalidate_all()
