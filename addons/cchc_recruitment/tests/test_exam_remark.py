from datetime import timedelta
from unittest.mock import patch

from freezegun import freeze_time
from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests.common import HttpCase, new_test_user
from odoo.tools import mute_logger

from .common_exam import NAMES, ExamCase


class RemarkCase(ExamCase):
    """A paper that was marked and opened; a board stands ready to mark again."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.codes = cls._ready_to_mark(reprimand=NAMES[1])
        cls._mark_all("70")
        cls._open()
        cls.again = [
            new_test_user(cls.env, login=f"exam_again_{n}", groups="cchc_recruitment.group_marker")
            for n in (1, 2)
        ]
        cls._board("re_marking", (cls.again[0], "chair"), (cls.again[1], "member"))

    @classmethod
    def _ask(cls, name=NAMES[0]):
        return cls._candidate(name)._ask_remark(cls.paper, "Xin phúc khảo").with_user(cls.judge)

    @classmethod
    def _candidate(cls, name):
        return cls.candidates.filtered(lambda one: one.name == name)


class TestRemark(RemarkCase):
    def test_only_the_written_paper_within_its_days(self):
        candidate = self._candidate(NAMES[0])
        self.assertEqual(candidate._remarkable_papers(), self.paper)
        until = self.paper._remark_until()
        self.assertGreater(until, self.paper.told_on + timedelta(days=4))
        with freeze_time(until):
            self.assertTrue(candidate._remarkable_papers())
        with freeze_time(until + timedelta(days=1)):
            self.assertFalse(candidate._remarkable_papers())
            with self.assertRaisesRegex(UserError, "were taken until"):
                self._ask()
        with self.assertRaisesRegex(UserError, "not marked again"):
            candidate._ask_remark(self.choice, "")

    def test_once_only(self):
        self._ask()
        self.assertFalse(self._candidate(NAMES[0])._remarkable_papers())
        with (
            self.assertRaises(UniqueViolation),
            self.env.cr.savepoint(),
            mute_logger("odoo.sql_db"),
        ):
            self._ask()

    def test_two_others_mark_and_the_new_points_stand(self):
        remark = self._ask(NAMES[1])
        remark.action_assign()
        script = remark._script()
        again = script.mark_ids.filtered(lambda mark: mark.turn.startswith("again"))
        self.assertEqual(set(again.user_id), set(self.again))
        remark.minutes = "BB số 5"
        with self.assertRaisesRegex(UserError, "both new marks"):
            remark.action_decide()
        self._mark(self.again[0], "80")
        # Until both are in, the other one sees nothing of it.
        self.assertFalse(
            self.env["cchc.recruitment.mark"].with_user(self.judge)
            .search([("turn", "=", "again_first")])
        )  # fmt: skip
        self._mark(self.again[1], "84")
        with patch.object(
            type(self.session), "action_rank", create=True, return_value=True
        ) as ranked:
            remark.action_decide()
        self.assertFalse(ranked.called)  # there is no ranking yet
        # 82, of which the reprimand takes a quarter.
        self.assertEqual(self._scores(self.paper)[NAMES[1]], ("sat", 61.5))
        self.assertEqual((remark.old_points, remark.new_points), (52.5, 61.5))
        old = self.env["cchc.recruitment.score"].search(
            [("paper_id", "=", self.paper.id), ("superseded_at", "!=", False)]
        )
        self.assertEqual(old.points, 52.5)

    def test_a_ranking_is_made_anew(self):
        self.env["cchc.recruitment.result"].create(
            {"application_id": self._candidate(NAMES[0]).id, "post_id": self.post.id,
             "outcome": "chosen", "place": 1}
        )  # fmt: skip
        remark = self._ask()
        remark.action_assign()
        for user in self.again:
            self._mark(user, "90")
        remark.minutes = "BB số 5"
        with patch.object(
            type(self.session), "action_rank", create=True, return_value=True
        ) as ranked:
            remark.action_decide()
        self.assertEqual(ranked.call_count, 1)

    def test_a_better_mark_passes_the_winner(self):
        """All had 70; one had lost points by a reprimand, another one is raised."""
        self.session.action_rank()
        self.assertEqual(self._winners(), {})  # equal: nobody is above the others
        remark = self._ask(NAMES[4])
        remark.action_assign()
        for user in self.again:
            self._mark(user, "71")
        remark.minutes = "BB số 5"
        remark.action_decide()
        self.assertEqual(self._winners(), {NAMES[4]: 71.0})

    def _winners(self):
        chosen = self.env["cchc.recruitment.result"].search(
            [("session_id", "=", self.session.id), ("outcome", "=", "chosen")]
        )
        return {one.application_id.name: one.total for one in chosen}

    def test_minutes_and_reasons_are_asked_for(self):
        remark = self._ask()
        with self.assertRaisesRegex(UserError, "say why"):
            remark.action_refuse()
        remark.refusal = "Đơn không ký"
        remark.action_refuse()
        with self.assertRaises(UserError):
            remark.action_assign()

    def test_markers_of_it_see_no_name_either(self):
        remark = self._ask()
        remark.action_assign()
        env = self.env(user=self.again[0])
        self.assertNotIn(NAMES[0], str(env["cchc.recruitment.mark"].search_read([], [])))
        with self.assertRaises(AccessError):
            env["cchc.recruitment.remark"].search_read([], [])


class TestRemarkPortal(HttpCase, RemarkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.user = new_test_user(
            cls.env, login="exam_candidate", password="exam_candidate", groups="base.group_portal"
        )
        cls._candidate(NAMES[0]).sudo()._set_stage(user_id=cls.user.id)

    def setUp(self):
        super().setUp()
        # The name of Odoo's own session in these tests.
        self.session = None

    def test_the_own_page_tells_seat_points_and_the_way(self):
        self.authenticate("exam_candidate", "exam_candidate")
        own = self._candidate(NAMES[0])
        page = self.url_open(f"/tuyen-dung/ho-so/dot/{own.session_id.id}").text
        for words in ("Phòng 1", "70,00", f"/tuyen-dung/phuc-khao/{own.id}"):
            self.assertIn(words, page)

    def test_a_candidate_asks_for_the_own_paper_alone(self):
        self.authenticate("exam_candidate", "exam_candidate")
        own, other = self._candidate(NAMES[0]), self._candidate(NAMES[1])
        with mute_logger("odoo.http"):
            self.assertEqual(self.url_open(f"/tuyen-dung/phuc-khao/{other.id}").status_code, 404)
        page = self.url_open(f"/tuyen-dung/phuc-khao/{own.id}")
        self.assertIn(self.paper.name, page.text)
        token = page.text.split('name="csrf_token" value="')[1].split('"')[0]
        asked = {"csrf_token": token, "paper_id": self.choice.id, "reason": "x"}
        self.url_open(f"/tuyen-dung/phuc-khao/{own.id}", data=asked)
        self.assertFalse(own.remark_ids)
        asked["paper_id"] = self.paper.id
        sent = self.url_open(f"/tuyen-dung/phuc-khao/{own.id}", data=asked)
        self.assertIn('role="status"', sent.text)
        self.url_open(f"/tuyen-dung/phuc-khao/{own.id}", data=asked)
        self.assertEqual(own.remark_ids.paper_id, self.paper)
