from datetime import datetime

from psycopg2.errors import RaiseException

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .common_results import ResultsCase


@tagged("post_install", "-at_install")
class TestResults(ResultsCase):
    def test_the_better_candidate_is_chosen_and_the_reason_is_told(self):
        an, binh, chi = self._candidates("An", "Bình", "Chi")
        self._points(an, 40, "70.55")
        self._points(binh, 40, 68, priority_group="minority")
        self._points(chi, 29, 99)
        self.session.action_rank()
        outcome = {row.application_id: row for row in self.session.result_ids}
        self.assertEqual(outcome[binh].outcome, "chosen")
        self.assertEqual((outcome[binh].total, outcome[binh].place), (73, 1))
        self.assertEqual((outcome[an].outcome, outcome[an].place), ("reserve", 2))
        self.assertEqual(outcome[an].exam_points, 70.55)
        self.assertEqual(outcome[chi].outcome, "failed")
        self.assertIn("Kiến thức chung phải từ 30 điểm", outcome[chi].explanation)
        self.assertIn("Điều 6 NĐ 170/2025/NĐ-CP", outcome[binh].explanation)

    def test_points_that_are_missing_are_named(self):
        an, binh = self._candidates("An", "Bình")
        self._points(an, 40, 70)
        self._points(binh, 40)
        with self.assertRaisesRegex(UserError, "SBD2.*Viết"):
            self.session.action_rank()
        self._enter(binh, self.written, 0, "absent")
        self.session.action_rank()
        self.assertEqual(self._came_out(binh), "failed")

    def test_who_withdrew_is_in_no_list_and_who_was_sent_out_has_failed(self):
        an, binh, chi = self._candidates("An", "Bình", "Chi")
        for one in (an, binh, chi):
            self._points(one, 60, 90)
        an._set_stage(state="withdrawn")
        binh._set_stage(state="disqualified")
        self.session.action_rank()
        self.assertEqual(self._came_out(chi), "chosen")
        self.assertEqual(self._came_out(binh), "failed")
        self.assertFalse(self.session.result_ids.filtered(lambda row: row.application_id == an))

    def test_two_of_one_name_and_birthday_stay_two(self):
        one, other = self._candidates("An", "An", birthday="2000-01-01")
        self._points(one, 40, 60)
        self._points(other, 40, 70)
        self.session.action_rank()
        self.assertEqual([self._came_out(one), self._came_out(other)], ["reserve", "chosen"])

    def test_a_number_of_statements_that_does_not_grow(self):
        few = self._candidates("An", "Bình")
        for one in few:
            self._points(one, 40, 60 + one.id % 7)
        self.session.action_rank()
        with self._counted() as first:
            self.session._rank()
        for number, one in enumerate(self._candidates(*(f"Người {n}" for n in range(40)))):
            self._points(one, 40, 50 + number)
        with self._counted() as second:
            self.session._rank()
        self.assertLessEqual(second.count, first.count)
        self.assertEqual(len(self.session.result_ids), 42)

    def test_the_head_breaks_a_tie_and_publishing_waits_for_it(self):
        an, binh = self._candidates("An", "Bình")
        for one in (an, binh):
            self._points(one, 40, 70)
        self.session.action_rank()
        self.assertEqual(self.session.tie_count, 1)
        with self.assertRaisesRegex(UserError, "VT01"):
            self.session.action_publish_results()
        self.assertEqual(self.session.state, "examining")
        asked = self.session.action_open_tie()
        tie = (
            self.env["cchc.recruitment.tie"]
            .with_user(self.judge)
            .with_context(**asked["context"])
            .create({"reason": "Nhiều kinh nghiệm hơn", "document": "12/QĐ-SNV"})
        )
        self.assertEqual((tie.places, len(tie.equal_ids)), (1, 2))
        form = Form(tie.browse().with_context(**asked["context"]))
        self.assertEqual((form.places, len(form.equal_ids)), (1, 2))
        with self.assertRaisesRegex(UserError, "1"):
            tie.action_choose()
        tie.chosen_ids = tie.equal_ids.filtered(lambda row: row.application_id == binh)
        tie.action_choose()
        self.assertEqual(self._came_out(binh), "chosen")
        self.assertEqual(self._came_out(an), "reserve")
        choice = self.session.choice_ids
        self.assertEqual((choice.reason, choice.document), ("Nhiều kinh nghiệm hơn", "12/QĐ-SNV"))
        self.session.action_publish_results()
        self.assertEqual(self.session.state, "results")

    def test_the_head_says_who_of_equal_reserves_is_next_in_line(self):
        an, binh, chi, dung = self._candidates("An", "Bình", "Chi", "Dung")
        self._points(an, 40, 80)
        for one in (binh, chi, dung):
            self._points(one, 40, 70)
        self.session.action_rank()
        self.assertEqual((self.session.tie_count, self.session.equal_reserve_count), (0, 1))
        with self.assertRaises(UserError):
            self.session.action_open_tie()
        self.session.action_publish_results()
        asked = self.session.action_open_tie()
        tie = (
            self.env["cchc.recruitment.tie"]
            .with_user(self.judge)
            .with_context(**asked["context"])
            .create({"reason": "x", "document": "13/QĐ-SNV"})
        )
        self.assertEqual((tie.places, len(tie.equal_ids)), (1, 3))
        tie.chosen_ids = tie.equal_ids.filtered(lambda row: row.application_id == chi)
        tie.action_choose()
        places = {row.application_id: row.place for row in self.session.result_ids}
        self.assertEqual((places[chi], places[binh], places[dung]), (2, 3, 3))
        self.assertEqual(self._came_out(chi), "reserve")

    def test_a_published_list_names_nobody_and_is_never_changed(self):
        an, binh = self._candidates("An", "Bình")
        self._points(an, 40, 70)
        self._points(binh, 40, 60)
        self.session.action_rank()
        self.session.action_publish_results()
        published = self.session.publication_ids
        self.assertEqual([row["number"] for row in published.rows], ["SBD1", "SBD2"])
        self.assertNotIn("Bình", published.text)
        self.assertTrue(published._is_intact())
        self.assertEqual(published.action_verify()["params"]["type"], "success")
        with self.assertRaises(UserError):
            published.sudo().write({"text": "x"})
        with (
            self.assertRaises(RaiseException),
            mute_logger("odoo.sql_db"),
            self.env.cr.savepoint(),
        ):
            self.env.cr.execute("UPDATE cchc_recruitment_publication SET text = 'x'")

    def test_a_changed_list_does_not_give_its_hash(self):
        (an,) = self._candidates("An")
        self._points(an, 40, 70)
        self.session.action_rank()
        self.session.action_publish_results()
        published = self.session.publication_ids
        self.env.cr.execute(
            "ALTER TABLE cchc_recruitment_publication DISABLE TRIGGER append_only;"
            "UPDATE cchc_recruitment_publication SET rows = replace(rows::text, '70', '71')::jsonb"
        )
        published.invalidate_recordset()
        self.assertEqual(published.action_verify()["params"]["type"], "danger")

    def test_a_remarking_makes_another_list_and_keeps_the_first(self):
        an, binh = self._candidates("An", "Bình")
        self._points(an, 40, 70)
        self._points(binh, 40, 60)
        self.session.action_rank()
        self.session.action_publish_results()
        with self.assertRaises(UserError):
            self.session.action_publish_again()
        self._enter(binh, self.written, "72.5", source="re-marking")
        self.session.action_publish_again()
        self.assertEqual(self._came_out(binh), "chosen")
        self.assertEqual(self._came_out(an), "reserve")
        first, last = self.session.publication_ids.sorted("number")
        self.assertEqual((last.number, last.previous_id), (2, first))
        self.assertIn("SBD2: 60 điểm, thứ 2", last.differences)
        self.assertIn("72,5 điểm, thứ 1, trúng tuyển", last.differences)
        self.assertIn("\t60\t", first.text)
        self.assertTrue(first._is_intact() and last._is_intact())

    def test_candidates_are_told_after_the_publication_only(self):
        (an,) = self._candidates("An")
        self._points(an, 40, 70)
        self.session.action_rank()
        result = self.session.result_ids
        self.assertEqual(result._told_to_candidate(), [])
        self.session.action_publish_results()
        (told,) = result._told_to_candidate()
        self.assertEqual((told["outcome"], told["total"], told["place"]), ("chosen", "70,00", 1))
        self.assertIsInstance(told["published_on"], datetime)
        self.assertTrue(told["lines"])

    def test_the_list_on_paper(self):
        (an,) = self._candidates("An")
        self._points(an, 40, 70)
        self.session.action_rank()
        self.session.action_publish_results()
        published = self.session.publication_ids
        file = published._print_documents("docx")
        self.assertTrue(file.content.startswith(b"PK"))
        context = published._document_context()[published.id]
        self.assertEqual(context["rows"][0]["number"], "SBD1")
        self.assertEqual(context["digest"], published.digest)

    def test_only_the_recruiting_body_ranks_and_publishes(self):
        (an,) = self._candidates("An")
        self._points(an, 40, 70)
        for step in ("action_rank", "action_publish_results"):
            with self.assertRaises(AccessError):
                getattr(self.session.with_user(self.officer), step)()

    def test_before_the_examination_nobody_is_ranked(self):
        self.session.sudo()._move("examining", "screening")
        with self.assertRaises(UserError):
            self.session.action_rank()
