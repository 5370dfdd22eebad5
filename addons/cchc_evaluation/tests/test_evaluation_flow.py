from datetime import date, timedelta

import psycopg2

from odoo.exceptions import UserError
from odoo.tools import mute_logger

from odoo.addons.cchc_base.tools import vietnam_time

from .common_evaluation import YEAR, EvaluationCase


class TestYear(EvaluationCase):
    """An agency from the opening to the dossier."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.period = cls._period()
        cls.agency = cls._to_meeting(cls.period)

    def _level(self, person, level, user=None):
        self._of(self.period, person, user or self.chief).write({"proposed_level": level})

    def _levels(self, level="good"):
        for person in self.staff:
            self._level(person, level)
        self._level(self.head, level, self.officer)

    def _decided(self):
        self._levels()
        return self._decide(self.agency)

    def test_points_are_reckoned(self):
        row = self._of(self.period, self.staff[0])
        self.assertEqual((row.quantity, row.quality, row.progress), (100, 100, 100))
        self.assertEqual((row.common_points, row.task_points, row.points), (30, 70, 100))
        self.assertEqual(row.reckoned_level, "excellent")
        self.assertIn("Tổng điểm: 100", row.explained)

    def test_failed_reviews_and_delays_cost_a_quarter_each(self):
        row = self._of(self.period, self.staff[0])
        self._do_well(row, failed_reviews=1, delays=2)
        self.assertEqual((row.quality, row.progress), (75, 50))
        # (100 + 75 + 50) / 3 × 70 %
        self.assertEqual(row.task_points, 52.5)
        row.task_ids.sudo().write({"excused": True, "excuse": "Bão số 3"})
        row.sudo()._reckon()
        self.assertEqual((row.quality, row.progress), (100, 100))

    def test_a_failing_subordinate_halves_the_units_result(self):
        self._do_well(self._of(self.period, self.staff[0]), done=0, common=0)
        row = self._of(self.period, self.head)
        row.sudo()._reckon()
        self.assertEqual(row.unit_result, 50)

    def test_from_the_decision_to_the_dossier(self):
        run = self._decided()
        rows = run.evaluation_ids
        self.assertEqual(set(rows.mapped("state")), {"decided"})
        self.assertEqual(set(rows.mapped("level")), {"good"})
        self.assertEqual(len(rows.verdict_ids), len(rows))
        self.assertEqual(set(rows.verdict_ids.mapped("document")), {"15/QĐ-SNV"})
        run.action_notify()
        self.assertEqual(set(rows.mapped("state")), {"notified"})
        with self.assertRaisesRegex(UserError, "may still complain"):
            run.action_finish()
        self._finish_now(run)
        ratings = self.env["cchc.yearly.rating"].search(
            [("employee_id", "in", self.staff.ids), ("year", "=", YEAR)]
        )
        self.assertEqual(len(ratings), len(self.staff))
        self.assertEqual(set(ratings.mapped("rating")), {"good"})
        self.assertEqual(set(ratings.mapped("document_number")), {"15/QĐ-SNV"})

    def _finish_now(self, run):
        run.sudo().evaluation_ids.write({"complain_by": vietnam_time.today() - timedelta(days=1)})
        run.action_finish()

    def test_repeating_changes_nothing(self):
        run = self._decided()
        rows = run.sudo().evaluation_ids
        rows._decide()
        self.assertEqual(len(rows.verdict_ids), len(rows))
        run.action_notify()
        self._finish_now(run)
        rows._write_ratings()
        rows._finish()
        count = self.env["cchc.yearly.rating"].search_count(
            [("employee_id", "in", rows.employee_id.ids)]
        )
        self.assertEqual(count, len(rows))

    def test_a_verdict_is_never_rewritten(self):
        run = self._decided()
        verdict = run.sudo().evaluation_ids.verdict_ids[:1]
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaisesRegex(psycopg2.Error, "append-only"),
            self.env.cr.savepoint(),
        ):
            verdict.level = "excellent"
            verdict.flush_recordset()

    def test_complaint_review_and_the_dossier(self):
        self._levels()
        self._level(self.staff[0], "completed")
        run = self._decide(self.agency)
        run.action_notify()
        row = self._of(self.period, self.staff[0], self.officer)
        complaint = (
            self.env["cchc.evaluation.complaint"]
            .with_user(self.officer)
            .create({"evaluation_id": row.id, "reason": "Tôi hoàn thành vượt mức."})
        )
        self.assertEqual(row.state, "complained")
        self.assertGreater(complaint.deadline, vietnam_time.today())
        with self.assertRaisesRegex(UserError, "answer the complaint"):
            run.action_finish()
        self._answer(row, complaint, "changed", "good", "20/QĐ-SNV")
        self.assertEqual((row.level, row.state), ("good", "notified"))
        self.assertEqual(row.verdict_ids.sorted("id").mapped("level"), ["completed", "good"])
        self._finish_now(run)
        rating = self.env["cchc.yearly.rating"].search([("employee_id", "=", self.staff[0].id)])
        self.assertEqual((rating.rating, rating.document_number), ("good", "20/QĐ-SNV"))

    def _answer(self, row, complaint, result, level, document):
        wizard = self.env["cchc.evaluation.revision"].with_user(self.officer).create(
            {
                "evaluation_id": row.id,
                "complaint_id": complaint.id if complaint else False,
                "result": result,
                "new_level": level,
                "answer": "Đã xem xét.",
                "document": document,
            }
        )  # fmt: skip
        wizard.action_apply()

    def test_complaint_that_changes_nothing(self):
        run = self._decided()
        run.action_notify()
        row = self._of(self.period, self.staff[0], self.officer)
        complaint = self.env["cchc.evaluation.complaint"].with_user(self.officer).create(
            {"evaluation_id": row.id, "reason": "Không đồng ý."}
        )  # fmt: skip
        self._answer(row, complaint, "kept", False, "21/CV-SNV")
        self.assertEqual((row.level, row.state, len(row.verdict_ids)), ("good", "notified", 1))

    def test_decided_anew_for_dishonesty_corrects_the_dossier(self):
        run = self._decided()
        self._finish(run)
        row = self._of(self.period, self.staff[0], self.officer)
        self._answer(row, None, "changed", "not_completed", "30/QĐ-SNV")
        rating = self.env["cchc.yearly.rating"].search([("employee_id", "=", self.staff[0].id)])
        self.assertEqual(rating.rating, "not_completed")
        self.assertEqual(row.verdict_ids.sorted("id").mapped("kind"), ["first", "anew"])

    def test_an_existing_rating_of_the_year_is_revised_not_doubled(self):
        self.env["cchc.yearly.rating"].create(
            {"employee_id": self.staff[0].id, "year": YEAR, "rating": "completed"}
        )
        self._finish(self._decided())
        rating = self.env["cchc.yearly.rating"].search([("employee_id", "=", self.staff[0].id)])
        self.assertEqual(rating.mapped("rating"), ["good"])

    def test_who_is_not_classified_gets_a_verdict_without_a_level_and_no_rating(self):
        row = self._of(self.period, self.staff[4]).sudo()
        row.write({"classified": False, "why_not": "Dưới 6 tháng"})
        for person in self.staff[:4]:
            self._level(person, "good")
        self._level(self.head, "good", self.officer)
        self._finish(self._decide(self.agency))
        self.assertEqual(row.state, "final")
        self.assertEqual(row.verdict_ids.mapped("level"), [False])
        self.assertFalse(
            self.env["cchc.yearly.rating"].search([("employee_id", "=", self.staff[4].id)])
        )

    def test_head_of_the_agency_is_classified_above_and_not_above_the_unit(self):
        above = self._run(self.period, self.province)
        self._do_well(above.evaluation_ids)
        self._of(self.period, self.director).sudo().mark_ids.write({"self_points": 10})
        above.with_user(self.judge).action_end_self()
        self._minutes(above, user=self.judge)
        self._minutes(above, "party", user=self.judge)
        row = self._of(self.period, self.director, self.judge)
        with self.assertRaisesRegex(UserError, "enter the level of Sở Nội vụ first"):
            row.write({"proposed_level": "excellent"})
        self.agency.with_user(self.judge).write(
            {"unit_rating": "good", "unit_rating_document": "5/QĐ-UBND"}
        )
        with self.assertRaisesRegex(UserError, "the level of Sở Nội vụ"):
            row.write({"proposed_level": "excellent"})
        row.write({"proposed_level": "good"})
        self.assertEqual(row.proposed_level, "good")


class TestQuarters(EvaluationCase):
    """Quarters give points, the year takes their average."""

    def test_year_out_of_two_quarters(self):
        year = self._period()
        run = self._run(year)
        self._quarter(1, done=10.0)
        self._quarter(2, done=7.0)
        run.with_user(self.officer).write({"counts_from": "quarter"})
        row = self._of(year, self.staff[0])
        # 100 and (70 + 70 + 70) / 3 × 70 % + 30 = 79
        self.assertEqual(row.points, 89.5)
        self.assertEqual(row.reckoned_level, "good")
        self.assertIn("Quý 1", row.explained)
        self.assertIn("Quý không có điểm, không tính: 3, 4", row.explained)

    def _quarter(self, number, done):
        period = self._period("quarter", number=number)
        run = self._run(period)
        self._do_well(run.evaluation_ids, done)
        run.with_user(self.officer).action_end_self()
        # Neither minutes nor a cap: points only.
        run = self._decide(run, f"{number}/TB-SNV")
        run.action_notify()
        return run

    def test_after_a_transfer_the_old_units_points_count(self):
        self._quarter(1, done=10.0)
        person = self.staff[0]
        self._issue("transfer", person, date(YEAR, 10, 1), department_id=self.finance_division,
                    unit=self.province)  # fmt: skip
        year = self._period(unit_ids=[(5,)])
        run = self._run(year, self.finance)
        self.assertEqual(run.counts_from, "quarter", "as quarters were opened in the year")
        row = self._of(year, person)
        row.sudo()._reckon()
        self.assertEqual((row.unit_id, row.points), (self.finance_division, 100))

    def test_quarter_writes_no_rating(self):
        run = self._quarter(1, 10.0)
        run.sudo().evaluation_ids.write({"complain_by": vietnam_time.today() - timedelta(days=1)})
        run.action_finish()
        self.assertFalse(
            self.env["cchc.yearly.rating"].search([("employee_id", "in", self.staff.ids)])
        )
        self.assertEqual(set(run.evaluation_ids.mapped("level")), {"excellent"})

    def test_school_year_is_not_asked_for_the_year_again(self):
        self._period("school_year", year=YEAR - 1)
        year = self._period("year")
        again = year.evaluation_ids.filtered(
            lambda row: row.employee_id in self.staff
        )  # fmt: skip
        self.assertTrue(again, "a school year that ends in 2026 is the one of 2025")
