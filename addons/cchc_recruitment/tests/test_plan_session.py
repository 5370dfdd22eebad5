from datetime import date

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import Form

from .common_plan import TODAY, PlanCase


@freeze_time("2026-03-02 03:00")
class TestAnnouncement(PlanCase):
    """A session comes from the plan, is announced by the law and changed in versions."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._plan(cls._demand(2, 1))
        cls.made = cls._planned_session(cls.plan)

    def _kept(self):
        return sum(self.plan.line_ids.mapped("reserved"))

    def test_posts_and_conditions_come_from_plan_and_standards(self):
        self.assertEqual(self.made.post_ids.mapped("places"), [2, 1])
        first = self.made.post_ids[0]
        self.assertEqual(first.position_id, self.positions[0])
        kinds = set(first.condition_ids.mapped("kind"))
        # TT 2/2021 and later: a chuyên viên has a university degree; service is not asked.
        self.assertIn("degree", kinds)
        self.assertFalse(kinds & {"lower_rank_years", "rating", "discipline"})
        self.assertTrue(all(row.article and row.source for row in first.condition_ids))

    def test_what_officers_add_stays_when_standards_are_taken_again(self):
        post = self.made.post_ids[0]
        post.condition_ids.create(
            {"post_id": post.id, "kind": "major", "text": "Luật", "article": "Đề án"}
        )
        number = len(post.condition_ids)
        post.action_take_standards()
        self.assertEqual(len(post.condition_ids), number)
        self.assertIn("Luật", post.condition_ids.mapped("text"))

    def test_a_condition_without_its_level_is_refused(self):
        post = self.made.post_ids[0]
        with self.assertRaisesRegex(UserError, "says not enough.*Đại học, Thạc sĩ"):
            post.condition_ids.create({"post_id": post.id, "kind": "degree"})

    def test_a_level_may_be_written_by_its_name(self):
        post = self.made.post_ids[0]
        row = post.condition_ids.create(
            {"post_id": post.id, "kind": "language", "level": "chứng chỉ"}
        )
        self.assertEqual((row.level, row.words), ("certificate", "Chứng chỉ trở lên"))

    def test_a_level_is_chosen_from_the_list_of_its_kind(self):
        post = self.made.post_ids[0]
        post.condition_ids.unlink()
        with Form(post) as form, form.condition_ids.new() as row:
            row.kind = "degree"
            row.degree_level = "master"
            self.assertEqual(row.words, "Thạc sĩ trở lên")
        row = post.condition_ids
        self.assertEqual((row.level, row.degree_level, row.it_level), ("master", "master", False))
        # Another kind has another list: the level of the former one goes.
        row.write({"kind": "certificate", "certificate_kind": "english", "text": "B1"})
        self.assertEqual((row.level, row.degree_level), ("english", False))
        with self.assertRaisesRegex(UserError, "says not enough"):
            row.level = "whatever"

    def test_a_place_is_competed_for_once(self):
        with self.assertRaisesRegex(UserError, "competed for already"):
            self.plan.action_make_session()

    def test_announcing_sets_the_law_and_keeps_the_words(self):
        self.made.action_announce()
        self.assertEqual((self.made.state, self.made.law), ("announced", "nd170_2025"))
        version = self.made.announcement_ids
        self.assertEqual((version.number, version.published_on), (1, TODAY))
        self.assertEqual(version.content["posts"][0]["places"], 2)
        self.assertEqual(len(version.digest), 64)
        self.assertIn("/tuyen-dung/", self.made.public_url)

    def test_too_short_a_period_is_refused(self):
        self.made.closes_on = date(2026, 3, 20)
        with self.assertRaisesRegex(UserError, "30 ngày"):
            self.made.action_announce()
        self.assertEqual(self.made.state, "draft")
        self.assertFalse(self.made.announcement_ids)

    def test_everything_that_is_missing_is_told_at_once(self):
        self.made.receives_at = False
        self.made.post_ids[0].condition_ids.unlink()
        self.made.post_ids[1].places = 4
        with self.assertRaises(UserError) as caught:
            self.made.action_announce()
        for told in ("received at", "has no conditions", "the ledger keeps 1"):
            self.assertIn(told, str(caught.exception))

    def test_a_post_without_a_plan_needs_a_free_place(self):
        post = self.session.post_ids[0]
        with self.assertRaisesRegex(UserError, "is in no plan"):
            self.session.action_announce()
        # All three vacancies are kept for the plan.
        self.session.post_ids.quota_category_id = self.civil
        with self.assertRaisesRegex(UserError, "2 places are announced without a plan, 0 are"):
            self.session.action_announce()
        self.assertEqual(post.session_id.state, "draft")

    def test_what_was_announced_is_not_rewritten(self):
        self.made.action_announce()
        version = self.made.announcement_ids.sudo()
        for attempt in (
            lambda: self.made.write({"closes_on": date(2026, 4, 1)}),
            lambda: self.made.post_ids[0].write({"places": 1}),
            lambda: self.made.post_ids[0].condition_ids[0].unlink(),
            lambda: self.made.post_ids[0].unlink(),
            lambda: version.write({"reason": "x"}),
            lambda: version.unlink(),
        ):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                attempt()

    def _change(self, session, **vals):
        wizard = session.env["cchc.recruitment.change"].create(
            {"session_id": session.id, "reason": "Đổi ngày thi", **vals}
        )
        wizard.action_change()

    def test_a_change_is_a_version_and_the_first_stays(self):
        self.made.action_announce()
        self._change(self.made, exam_on=date(2026, 5, 20))
        old, new = self.made.announcement_ids.sorted("number")
        self.assertEqual((new.number, old.content["exam_on"]), (2, "2026-05-10"))
        self.assertEqual(new._differences(), (("Dự kiến khai mạc", "10/05/2026", "20/05/2026"),))
        self.assertIn("20/05/2026", new.changes)
        with self.assertRaisesRegex(UserError, "chỉ được 1 lần"), self.env.cr.savepoint():
            self._change(self.made, exam_on=date(2026, 5, 30))
        self.assertEqual(len(self.made.announcement_ids), 2)

    def test_a_change_comes_ten_days_before_the_opening(self):
        self.made.action_announce()
        with freeze_time("2026-05-02 03:00"), self.env.cr.savepoint():
            with self.assertRaisesRegex(UserError, "trước khai mạc 10 ngày"):
                self._change(self.made, exam_place="Nơi khác")

    def test_places_and_conditions_are_changed_by_a_version(self):
        self.made.action_announce()
        first, second = self.made.post_ids
        wizard = self.made.env["cchc.recruitment.change"].create(
            {"session_id": self.made.id, "reason": "Rút bớt chỉ tiêu"}
        )
        self.assertIn("1 lần", wizard.allowed)
        self.assertEqual(wizard.condition_ids.condition_id, self.made.post_ids.condition_ids)
        wizard.post_ids.filtered(lambda line: line.post_id == first).places = 1
        degree = wizard.condition_ids.filtered(
            lambda line: line.post_id == first and line.kind == "degree"
        )
        degree.degree_level = "master"
        wizard.condition_ids = [
            (0, 0, {"post_id": second.id, "kind": "age", "amount": 35, "article": "Đề án"})
        ]
        wizard.action_change()
        self.assertEqual(first.places, 1)
        told = dict(
            (row[0], row[1:])
            for row in self.made.announcement_ids.sorted("number")[-1]._differences()
        )
        self.assertEqual(told["Vị trí VT01 – Số lượng"], ("2", "1"))
        self.assertIn("Thạc sĩ", told["Vị trí VT01 – Tiêu chuẩn, điều kiện"][1])
        self.assertIn("35 tuổi", told["Vị trí VT02 – Tiêu chuẩn, điều kiện"][1])
        # What an officer changed is no more the word of the standard.
        self.assertFalse(first.condition_ids.filtered(lambda row: row.level == "master").source)

    def test_a_change_offers_no_more_places_than_are_kept(self):
        self.made.action_announce()
        post = self.made.post_ids[0]

        def change(**vals):
            with self.env.cr.savepoint():
                self._change(self.made, **vals)

        with self.assertRaisesRegex(UserError, "the ledger keeps 2"):
            change(post_ids=[(0, 0, {"post_id": post.id, "places": 3})])
        with self.assertRaisesRegex(UserError, "at least one place"):
            change(post_ids=[(0, 0, {"post_id": post.id, "places": 0})])
        with self.assertRaisesRegex(UserError, "has no conditions left"):
            change(condition_ids=[])
        stranger = self.session.post_ids[0]
        with self.assertRaisesRegex(UserError, "is no post of"):
            change(post_ids=[(0, 0, {"post_id": stranger.id, "places": 9})])
        self.assertEqual((post.places, stranger.places), (2, 1))
        self.assertEqual(len(self.made.announcement_ids), 1)

    def test_a_change_of_nothing_is_refused(self):
        self.made.action_announce()
        with self.assertRaisesRegex(UserError, "Nothing would change"):
            self._change(self.made)

    def test_a_cancelled_session_gives_its_places_back(self):
        self.made.action_announce()
        self.assertEqual(self._kept(), 3)
        wizard = self.made.env["cchc.recruitment.cancel"].create(
            {"session_id": self.made.id, "reason": "Sắp xếp bộ máy"}
        )
        wizard.action_cancel()
        self.assertEqual((self.made.state, self._kept()), ("cancelled", 0))
        self.assertEqual(self.made.cancel_reason, "Sắp xếp bộ máy")
        line = self.plan.line_ids[0]
        self.assertEqual(line.free, 3)

    def test_the_paper_says_what_was_announced(self):
        self.made.action_announce()
        version = self.made.announcement_ids
        told = version._document_context()[version.id]
        self.assertEqual(told["total"], "3")
        printed = version._print_documents("docx")
        self.assertTrue(printed.name.endswith(".docx"))

    def test_steps_show_what_is_late(self):
        self.made.action_announce()
        steps = {step["code"]: step for step in self.made._steps()}
        self.assertEqual(steps["applications"]["due"], "31/03/2026")
        self.assertFalse(self.made.late_count)
        with freeze_time("2026-05-05 03:00"):
            self.made.invalidate_recordset(["late_count", "steps_bar"])
            # 15 days after the close the list of the eligible was due.
            late = {step["code"] for step in self.made._steps() if step["is_late"]}
            self.assertIn("eligible", late)
            self.assertIn("text-danger", self.made.steps_bar)

    def test_a_draft_is_not_public(self):
        Session = self.env["cchc.recruitment.session"]
        self.assertNotIn(self.made, Session._published())
        self.made.action_announce()
        self.assertIn(self.made, Session._published())
        rows = [row for row in Session._published()._open_rows() if row["session"] == self.made.id]
        self.assertEqual([row["places"] for row in rows], [2, 1])
        self.assertIn("VT01", Session._published()._open_csv().decode("utf-8-sig"))


class TestLawChanges(PlanCase):
    """A decree that changes midway follows the transition clause (NĐ 170/2025, Điều 70)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.session._write_announced({"announced_on": date(2025, 5, 5)})
        cls.session._move("draft", "examining", law="nd138_2020_nd116")

    def _round_one(self, day):
        self.env["cchc.recruitment.round"].create(
            {
                "session_id": self.session.id,
                "kind": "knowledge",
                "name": "Vòng 1",
                "starts_on": day,
                "ends_on": day,
            }
        )

    def test_with_the_first_round_held_it_ends_by_the_old_text_in_three_months(self):
        self._round_one(date(2025, 6, 20))
        with freeze_time("2025-07-10 03:00"):
            self.assertIn("01/10/2025", self.session.law_notice)
            self.assertFalse(self.session.law_changed)
        with freeze_time("2025-11-10 03:00"):
            self.session.invalidate_recordset()
            self.assertIn("to be cancelled", self.session.law_notice)

    def test_without_a_round_the_new_text_governs(self):
        with freeze_time("2025-06-20 03:00"):
            self.assertFalse(self.session.law_notice)
        with freeze_time("2025-07-10 03:00"):
            self.session.invalidate_recordset()
            self.assertTrue(self.session.law_changed)
            self.session.action_follow_law()
            self.assertEqual((self.session.law, self.session.state), ("nd170_2025", "examining"))
            self.assertFalse(self.session.law_notice)
            with self.assertRaisesRegex(UserError, "already"):
                self.session.action_follow_law()
