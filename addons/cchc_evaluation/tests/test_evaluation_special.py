from datetime import date

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged
from odoo.tests.common import freeze_time

from .common_evaluation import EvaluationCase


@tagged("post_install", "-at_install")
class TestSpecialBodies(EvaluationCase):
    """Whose year ends later classifies in January, as its superior said (NĐ 335/2025, điều 21)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.period = cls._period()
        cls.agency = cls._run(cls.period)

    def _special(self, unit=None, **vals):
        return (
            self.env["cchc.evaluation.special"]
            .with_user(self.judge)
            .create(
                {
                    "unit_id": (unit or self.home).id,
                    "document": "215/UBND-NC, 20/11/2026",
                    "date_from": date(2026, 11, 20),
                    **vals,
                }
            )
        )

    def _found(self, sign, day):
        runs = self.env["cchc.evaluation.unit"].with_user(self.officer)
        return self.agency in runs.search([("deadline", sign, day)])

    def test_the_day_is_that_of_the_decree_in_january(self):
        self.assertEqual(self.agency.deadline, self.period.deadline)
        self.assertEqual(self.period.deadline.month, 12)
        self._special()
        self.env.invalidate_all()
        self.assertEqual(self.agency.deadline, date(2027, 1, 14))
        self.assertIn("215/UBND-NC", self.agency.deadline_explained)
        self.assertIn("NĐ 335/2025", self.agency.deadline_explained)
        self.assertTrue(self._found(">=", "2027-01-14"))
        self.assertFalse(self._found("<", "2027-01-14"))
        self.assertTrue(self._found("=", "2027-01-14"))
        # Of the other agencies the period speaks.
        self.assertEqual(self.period.deadline.year, 2026)

    def test_a_superior_speaks_for_all_below(self):
        self._special(self.province)
        self.assertEqual(self.agency.deadline, date(2027, 1, 14))

    def test_a_corrected_figure_moves_the_day(self):
        figures = self.env["cchc.evaluation.figure"].search(
            [("code", "=", "special_day"), ("law", "in", ("nd335_2025", "nd233_2026"))]
        )
        self._special()
        figures.write({"value": "20", "document_id": self.document.id})
        self.env.invalidate_all()
        self.assertEqual(self.agency.deadline, date(2027, 1, 19))

    def test_out_of_its_time_a_row_says_nothing(self):
        self._special(date_from=date(2024, 1, 1), date_to=date(2025, 12, 31))
        self.assertEqual(self.agency.deadline, self.period.deadline)

    def test_twice_on_a_day_is_refused(self):
        self._special()
        with self.assertRaisesRegex(ValidationError, "stands twice"):
            self._special(date_from=date(2026, 12, 1))

    def test_the_first_page_counts_by_the_day_of_the_agency(self):
        def late():
            tiles = self.env["cchc.dashboard"].with_user(self.officer)._dashboard_tiles()
            return [tile for tile in tiles if "past its last day" in tile["title"]][0]["figures"]

        with freeze_time("2026-12-28 03:00:00"):
            self.assertEqual(late()[0]["count"], 1)
            self._special()
            self.env.invalidate_all()
            self.assertEqual(late()[0]["count"], 0)


@tagged("post_install", "-at_install")
class TestNotices(EvaluationCase):
    """Numbers of the notices, one after the other."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.period = cls._period()
        cls.agency = cls._to_meeting(cls.period).with_user(cls.officer)
        for row in cls.agency.evaluation_ids.with_user(cls.officer):
            row.write({"proposed_level": "good"})

    def _numbered(self, first=31, mark="/TB-SNV"):
        self.agency.write({"notice_first": first, "notice_mark": mark})
        self.agency.action_number_notices()
        return self.agency.sudo().evaluation_ids.verdict_ids

    def test_notices_are_numbered_in_the_order_of_the_list(self):
        with self.assertRaisesRegex(UserError, "this step comes at"):
            self.agency.action_number_notices()
        self._decide(self.agency)
        with self.assertRaisesRegex(UserError, "first number"):
            self.agency.action_number_notices()
        verdicts = self._numbered()
        count = len(verdicts)
        self.assertEqual(
            set(verdicts.mapped("notice_number")), {f"{31 + at}/TB-SNV" for at in range(count)}
        )
        listed = verdicts.evaluation_id.sorted(lambda row: row._list_order())
        staff = [row for row in listed if not row.leader]
        numbers = [int(row.verdict_ids.notice_number.split("/")[0]) for row in staff]
        self.assertEqual(numbers, sorted(numbers))
        told = verdicts[0]._document_context()[verdicts[0].id]
        self.assertEqual(told["number"], verdicts[0].notice_number)

    def test_a_slip_is_corrected_until_all_is_final(self):
        self._decide(self.agency)
        self._numbered()
        self.agency.action_notify()
        self.assertIn("41/TB-SNV", self._numbered(41).mapped("notice_number"))
        self._finish_now()
        with self.assertRaisesRegex(UserError, "keep their numbers"):
            self.agency.write({"notice_first": 51})
        with self.assertRaisesRegex(UserError, "this step comes at"):
            self.agency.action_number_notices()

    def _finish_now(self):
        self.agency.sudo().evaluation_ids.write({"complain_by": date(2020, 1, 1)})
        self.agency.action_finish()

    def test_anew_by_a_level_that_the_decree_has(self):
        self._decide(self.agency)
        self.agency.action_notify()
        row = self._of(self.period, self.staff[0], self.officer)
        self.assertNotIn("limited", row.levels_known)
        wizard = self.env["cchc.evaluation.revision"].with_user(self.officer)
        asked = {"evaluation_id": row.id, "result": "changed", "answer": "…", "document": "60/QĐ"}
        with self.assertRaisesRegex(UserError, "does not know the level"):
            wizard.create({**asked, "new_level": "limited"}).action_apply()
        self.assertEqual(row.level, "good")

    def test_a_complaint_is_answered_from_the_evaluation(self):
        self._decide(self.agency)
        self.agency.action_notify()
        row = self._of(self.period, self.staff[0], self.officer)
        with self.assertRaisesRegex(UserError, "no complaint waits"):
            row.action_open_answer()
        complaint = (
            self.env["cchc.evaluation.complaint"]
            .with_user(self.officer)
            .create({"evaluation_id": row.id, "reason": "Đề nghị xem xét lại."})
        )
        asked = row.with_user(self.chief).action_open_answer()
        self.assertEqual(asked["context"]["default_complaint_id"], complaint.id)
        self.assertFalse(complaint.late)
        with freeze_time("2036-01-01"):
            complaint.invalidate_recordset(["late"])
            self.assertTrue(complaint.late)

    def test_the_notice_of_a_verdict_anew_has_its_own_number_and_day(self):
        self._decide(self.agency)
        self._numbered()
        self.agency.action_notify()
        row = self._of(self.period, self.staff[0], self.officer)
        first = row.sudo().verdict_ids
        wizard = self.env["cchc.evaluation.revision"].with_user(self.officer)
        wizard.create(
            {
                "evaluation_id": row.id,
                "result": "changed",
                "new_level": "completed",
                "answer": "Báo cáo không trung thực.",
                "document": "60/QĐ-SNV",
                "notice": "61/TB-SNV",
            }
        ).action_apply()
        last = row.sudo().verdict_ids - first
        self.assertEqual((last.kind, last.notice_number), ("anew", "61/TB-SNV"))
        self.assertNotEqual(first.notice_number, last.notice_number)
        self._numbered(91)
        self.assertEqual(last.notice_number, "61/TB-SNV")
        self.assertTrue(first.notice_number.endswith("/TB-SNV"))
        row.sudo().complain_by = date(2020, 1, 1)
        self.assertFalse(last._document_context()[last.id]["until"])
        self.assertTrue(first._document_context()[first.id]["until"])
