from datetime import date
from decimal import Decimal

from .common import RecruitmentCase

# What nobody has read in a text, by text and code.
UNREAD = (
    ("general", "reprimand_minus_percent"),
    ("general", "warning_minus_percent"),
    ("general", "marking_tolerance"),
    ("leadership", "written_pass_percent"),
    ("leadership", "defence_pass_percent"),
    ("leadership", "least_candidates"),
    ("leadership", "criterion_1"),
    ("nd138_2020", "written_share"),
    ("nd138_2020", "interview_share"),
    ("nd259_2026", "tie_exam"),
)


class TestLawRows(RecruitmentCase):
    """What was not read in a text is a row: seen as such, corrected on a screen, kept."""

    def _row(self, law, code):
        return self.env["cchc.recruitment.figure"].search([("law", "=", law), ("code", "=", code)])

    def test_a_correction_counts_at_once(self):
        administrator = self._create_user("recruitment_admin", "administrator", self.root)
        document = self.env["cchc.legal.document"].search([], limit=1)
        for law, code in UNREAD:
            with self.subTest(law=law, code=code):
                row = self._row(law, code).with_user(administrator)
                self.assertEqual(len(row), 1)
                self.assertEqual(row.confidence, "memory")
                row.write({"value": "7", "confidence": "seen", "document_id": document.id})
                figures = row._figures(law, date(2026, 9, 1))
                self.assertEqual(figures[code], Decimal(7))

    def test_papers_of_the_file_are_rows(self):
        papers = self.env["cchc.recruitment.file.paper"].search([])
        self.assertEqual(set(papers.mapped("confidence")), {"memory"})
        self.assertIn("document_id", papers._fields)

    def test_the_tables_stand_in_the_configuration_menu(self):
        config = self.env.ref("cchc_base.menu_config")
        for menu in ("menu_recruitment_figures", "menu_recruitment_file_papers"):
            self.assertEqual(self.env.ref(f"cchc_recruitment.{menu}").parent_id, config)

    def test_an_upgrade_keeps_corrections(self):
        flags = self.env["ir.model.data"].search(
            [("model", "in", ("cchc.recruitment.figure", "cchc.recruitment.file.paper")),
             ("module", "=", "cchc_recruitment")]
        )  # fmt: skip
        self.assertGreater(len(flags), 100)
        self.assertEqual(set(flags.mapped("noupdate")), {True})
