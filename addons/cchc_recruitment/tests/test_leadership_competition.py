from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged

from ..models.cchc_recruitment_application_step import RECEIPT_LENGTH, RECEIPT_LETTERS
from .common import RecruitmentCase


@tagged("post_install", "-at_install")
class TestLeadership(RecruitmentCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.contest = cls._session(name="Thi tuyển Trưởng phòng", form="leadership")
        cls.contest.action_leadership_rounds()
        cls.chair = cls.contest.post_ids[0]
        cls.contest.post_ids[1].unlink()
        cls.chair.leadership_post_id = cls.head_post
        cls.contest._move("draft", "announced", law="nd170_2025", announced_on=date(2026, 3, 2))
        cls.an, cls.binh = (
            cls._create_person(name, citizen_id=number, permanent_address="Rạch Giá")
            for name, number in (("An", "091080000001"), ("Bình", "091080000002"))
        )
        cls.env["cchc.education"].create(
            [
                {"employee_id": person.id, "level": "university", "school": "Đại học Cần Thơ"}
                for person in cls.an | cls.binh
            ]
        )
        cls._open(cls.an | cls.binh)
        cls.members = [
            cls._create_user(f"jury_{number}", "unit_head", cls.finance) for number in range(2)
        ]

    def _nominate(self, person, user=None):
        made = (
            self.env["cchc.recruitment.nomination"]
            .with_user(user or self.officer)
            .create(
                {
                    "post_id": self.chair.id,
                    "unit_id": self.home.id,
                    "employee_id": person.id,
                    "document": "15/TTr-SNV ngày 05/3/2026",
                }
            )
        )
        made.action_send()
        return made

    def _candidates_in(self):
        """Both nominated, accepted and past the written round."""
        for person in (self.an, self.binh):
            self._nominate(person).with_user(self.judge).action_accept()
        self.contest._move("announced", "examining")
        candidates = self.contest.application_ids.sorted("name")
        for number, one in enumerate(candidates, 1):
            one._set_stage(state="eligible", candidate_number=f"LD{number}")
        self._hearing_board()
        return candidates

    def _hearing_board(self):
        """Both members sit on the board of interviews, which names who hears the defence."""
        self.board = (
            self.env["cchc.recruitment.board"]
            .with_user(self.judge)
            .create(
                {
                    "session_id": self.contest.id,
                    "kind": "interview",
                    "member_ids": [
                        (0, 0, {"user_id": user.id, "role": role, "declaration": "none"})
                        for user, role in zip(self.members, ("chair", "member"), strict=True)
                    ],
                }
            )
        )
        self.board.action_establish()

    def _written(self, candidate, points):
        paper = self.contest.round_ids.paper_ids.filtered(lambda one: one.form == "written")
        self._score(candidate, paper, points)

    def _score(self, candidate, paper, points):
        self.env["cchc.recruitment.score"]._enter(
            [
                {
                    "application_id": candidate.id,
                    "paper_id": paper.id,
                    "points": points,
                    "state": "sat",
                    "source": "marking",
                }
            ]
        )

    def _mark(self, member, candidate, share):
        sheets = (
            self.env["cchc.recruitment.defence.sheet"]
            .with_user(member)
            .search([("member_id", "=", member.id), ("application_id", "=", candidate.id)])
        )
        for sheet in sheets:
            sheet.points = sheet.max_points * share

    def _defended(self, shares):
        """The competition up to the closed defence; the shares of the points by candidate."""
        candidates = self._candidates_in()
        for one in candidates:
            self._written(one, 70)
        self.contest.action_prepare_sheets()
        for member in self.members:
            for one, share in zip(candidates, shares, strict=True):
                self._mark(member, one, share)
        self.contest.action_close_defence()
        return candidates

    def test_the_figures_make_a_written_round_and_a_defence(self):
        papers = self.contest.round_ids.paper_ids
        self.assertEqual(papers.mapped("form"), ["written", "project"])
        self.assertEqual(papers.mapped("counts"), [False, True])
        self.assertEqual(sum(self.contest.criterion_ids.mapped("max_points")), 100)
        self.assertIn("Hội đồng chấm mới có 0 người", self.contest.leadership_notice)

    def test_an_agency_nominates_and_the_recruiting_body_accepts(self):
        nomination = self._nominate(self.an)
        with self.assertRaises(AccessError):
            nomination.action_accept()
        nomination.with_user(self.judge).action_accept()
        application = nomination.with_user(self.judge).application_id
        self.assertEqual(application.employee_id, self.an)
        self.assertEqual(application.nominated_by_id, self.home)
        self.assertEqual(
            (application.name, application.citizen_id, application.state),
            ("An", "091080000001", "submitted"),
        )
        self.assertEqual(application.wish_ids.post_id, self.chair)
        # A link leads only where its reader may go.
        for user, opens in ((self.officer, False), (self.judge, True)):
            post = self.chair.with_user(user)
            self.assertEqual(post.session_name, self.contest.name)
            self.assertEqual(post.session_opens, opens)
            self.assertEqual(nomination.with_user(user).application_opens, opens)

    def test_the_receipt_of_a_nominated_candidate_is_not_guessed(self):
        for person in (self.an, self.binh):
            self._nominate(person).with_user(self.judge).action_accept()
        receipts = self.contest.application_ids.mapped("receipt")
        self.assertEqual(len(set(receipts)), 2)
        for receipt in receipts:
            self.assertEqual(len(receipt), RECEIPT_LENGTH)
            self.assertLessEqual(set(receipt), set(RECEIPT_LETTERS))

    def _heard_by(self, name):
        """The first member of the jury has a dossier of this name."""
        person = self._create_person(name)
        person.user_id = self.members[0]
        return person

    def test_nobody_under_discipline_hears_the_defence(self):
        (first, _second) = self._candidates_in()
        self._written(first, 60)
        person = self._heard_by("Lê Kỷ Luật")
        discipline = self.env["cchc.discipline"].create(
            {"employee_id": person.id, "form": "warning", "when": "01/06/2026"}
        )
        with self.assertRaisesRegex(UserError, "is under discipline"):
            self.contest.action_prepare_sheets()
        self.assertFalse(self.contest.defence_sheet_ids)
        discipline.lapses_on = date(2026, 7, 1)
        self.contest.action_prepare_sheets()
        self.assertTrue(self.contest.defence_sheet_ids)

    def test_a_relative_of_a_candidate_hears_nobody_until_the_board_has_answered(self):
        (first, _second) = self._candidates_in()
        self._written(first, 60)
        person = self._heard_by("Trần Văn Cha")
        self.env["cchc.family.member"].create(
            {"employee_id": person.id, "relation": "child", "name": first.name}
        )
        with self.assertRaisesRegex(UserError, "may be a relative of somebody"):
            self.contest.action_prepare_sheets()
        self.board.action_reopen()
        with self.assertRaisesRegex(UserError, "establish the board"):
            self.contest.action_prepare_sheets()
        self.board.action_find_relatives()
        self.board.kin_ids.write({"answer": "unrelated", "note": "Xác nhận của xã số 12"})
        self.board.action_establish()
        self.contest.action_prepare_sheets()
        self.assertTrue(self.contest.defence_sheet_ids)

    def test_nobody_is_put_on_the_jury_beside_the_board(self):
        (first, _second) = self._candidates_in()
        self._written(first, 60)
        both = self.members[0] | self.members[1]
        self.contest.write({"jury_ids": [(6, 0, self.judge.ids)]})
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertEqual(self.contest.jury_ids, both)
        self.contest.action_prepare_sheets()
        self.assertEqual(self.contest.defence_sheet_ids.member_id, both)

    def test_the_sheets_are_held_against_the_board_once_more_at_the_end(self):
        (first, _second) = self._candidates_in()
        self._written(first, 60)
        self.contest.action_prepare_sheets()
        for member in self.members:
            self._mark(member, first, 0.5)
        self.board.action_reopen()
        gone = self.board.member_ids.filtered(lambda one: one.user_id == self.members[1])
        gone.unlink()
        self.board.member_ids = [
            (0, 0, {"user_id": self.judge.id, "role": "member", "declaration": "none"})
        ]
        with self.assertRaisesRegex(UserError, "establish the board"):
            self.contest.action_close_defence()
        self.board.action_establish()
        with self.assertRaisesRegex(UserError, "is no longer on the board"):
            self.contest.action_close_defence()
        sheets = self.contest.defence_sheet_ids
        sheets.filtered(lambda one: one.member_id == self.members[1]).unlink()
        with self.assertRaisesRegex(UserError, "prepare the score sheets again"):
            self.contest.action_close_defence()
        self.contest.action_prepare_sheets()
        self._mark(self.judge, first, 0.7)
        self.contest.action_close_defence()
        score = self.env["cchc.recruitment.score"].search(
            [("paper_id", "=", self.contest._defence_paper().id)]
        )
        self.assertEqual(score.points, 60)

    def test_who_inspects_gives_no_points(self):
        inspector = self._create_user("jury_inspector", "inspector", self.home)
        (first, _second) = self._candidates_in()
        self._written(first, 60)
        self.board.action_reopen()
        self.board.member_ids = [
            (0, 0, {"user_id": inspector.id, "role": "member", "declaration": "none"})
        ]
        self.board.action_establish()
        with self.assertRaisesRegex(UserError, "inspects"):
            self.contest.action_prepare_sheets()
        self.assertFalse(inspector.has_group("cchc_recruitment.group_board_member"))

    def test_who_comes_to_inspect_gives_no_more_points(self):
        (first, _second) = self._candidates_in()
        self._written(first, 60)
        self.contest.action_prepare_sheets()
        member = self.members[0]
        self.env.ref("cchc_base.group_inspector").write({"user_ids": [(4, member.id)]})
        with self.assertRaisesRegex(UserError, "inspects"):
            self._mark(member, first, 0.9)
        with self.assertRaisesRegex(UserError, "inspects"):
            self.contest.action_close_defence()

    def test_nobody_is_nominated_from_out_of_scope_or_twice(self):
        stranger = self._create_user("recruitment_other", "hr_officer", self.finance)
        with self.assertRaises(AccessError):
            self._nominate(self.an, stranger)
        self._nominate(self.an)
        with self.assertRaises(Exception), self.env.cr.savepoint():  # noqa: B017
            self._nominate(self.an)

    def test_a_refusal_says_why_and_a_dossier_without_a_number_is_sent_back(self):
        nomination = self._nominate(self.an).with_user(self.judge)
        with self.assertRaises(UserError):
            nomination.action_refuse()
        with self.assertRaises(AccessError):
            nomination.with_user(self.officer).refusal = "x"
        self.an.citizen_id = False
        with self.assertRaisesRegex(
            UserError, "An: the form is not complete(.|\\n)*Citizen number"
        ):
            nomination.action_accept()
        nomination.refusal = "Thiếu số CCCD"
        nomination.action_refuse()
        self.assertEqual(nomination.state, "refused")

    def test_a_form_is_complete_before_the_nomination_is_accepted(self):
        """Checked as that of a candidate on the portal; each part that is missing is named."""
        self.an.write({"permanent_address": False, "current_address": False})
        self.an.education_ids.unlink()
        nomination = self._nominate(self.an)
        missing = nomination.missing.split("\n")
        self.assertEqual(
            missing,
            ["Enter an address: letters go there.", "Degrees: enter at least one."],
        )
        with self.assertRaises(UserError) as refused:
            nomination.with_user(self.judge).action_accept()
        for words in missing:
            self.assertIn(words, str(refused.exception))
        self.assertEqual(nomination.state, "sent")
        self.assertFalse(self.contest.application_ids)
        self.an.permanent_address = "12 Nguyễn Trung Trực"
        self.env["cchc.education"].create({"employee_id": self.an.id, "level": "master"})
        nomination.invalidate_recordset(["missing"])
        self.assertFalse(nomination.missing)
        nomination.with_user(self.judge).action_accept()
        self.assertEqual(self.contest.application_ids.permanent_address, "12 Nguyễn Trung Trực")

    def test_who_has_applied_alone_needs_no_second_form(self):
        self.an.permanent_address = self.an.current_address = False
        (own,) = self._applications(
            ["An"], self.contest, state="submitted", citizen_id=self.an.citizen_id
        )
        nomination = self._nominate(self.an)
        self.assertFalse(nomination.missing)
        nomination.with_user(self.judge).action_accept()
        self.assertEqual(self.contest.application_ids, own)
        self.assertEqual((own.employee_id, own.nominated_by_id), (self.an, self.home))

    def test_nominations_end_with_the_time_for_them(self):
        self.contest._move("announced", "screening")
        with self.assertRaises(UserError):
            self._nominate(self.an)

    def test_only_who_passed_the_written_round_is_heard(self):
        first, second = self._candidates_in()
        self._written(first, 49)
        self._written(second, 50)
        self.contest.action_prepare_sheets()
        sheets = self.contest.defence_sheet_ids
        self.assertEqual(sheets.application_id, second)
        self.assertEqual(len(sheets), 2 * len(self.contest.criterion_ids))
        # Again: nothing is doubled.
        self.contest.action_prepare_sheets()
        self.assertEqual(len(self.contest.defence_sheet_ids), len(sheets))

    def test_a_member_writes_the_own_sheet_within_the_points(self):
        (first, _second) = self._candidates_in()
        self._written(first, 60)
        self.contest.action_prepare_sheets()
        member, other = self.members
        sheets = self.env["cchc.recruitment.defence.sheet"].with_user(member).search([])
        self.assertEqual(sheets.member_id, member)
        with self.assertRaises(ValidationError):
            sheets[0].points = sheets[0].max_points + 0.5
        with self.assertRaises(AccessError):
            sheets[0].with_user(other).points = 1
        with self.assertRaises(UserError):
            sheets[0].write({"member_id": other.id})
        with self.assertRaisesRegex(UserError, "points are missing"):
            self.contest.action_close_defence()
        for one in self.members:
            own = self.env["cchc.recruitment.defence.sheet"].with_user(one).search([])
            own.write({"given": True})
        self.contest.action_close_defence()
        score = self.env["cchc.recruitment.score"].search(
            [("paper_id", "=", self.contest._defence_paper().id)]
        )
        self.assertEqual((score.application_id, score.points), (first, 0))

    def test_the_winner_is_appointed_by_a_draft_decision(self):
        first, second = self._defended((0.6, 0.8))
        with self.assertRaises(UserError):
            self.contest.defence_sheet_ids[0].with_user(self.members[0]).points = 1
        self.contest.action_rank()
        results = {row.application_id: row for row in self.contest.result_ids}
        self.assertEqual((results[second].outcome, results[second].total), ("chosen", 80))
        self.assertEqual(results[first].outcome, "reserve")
        with self.assertRaises(UserError):
            self.contest.action_draft_appointment()
        self.contest.action_publish_results()
        self.contest.action_draft_appointment()
        decision = results[second].appointment_id
        self.assertEqual((decision.type_id.code, decision.state), ("appointment", "draft"))
        line = decision.line_ids
        self.assertEqual(line.employee_id, self.binh)
        self.assertEqual(line.leadership_post_id, self.head_post)
        self.assertFalse(self.binh.leadership_post_id)
        decision.write({"number": "20/QĐ-SNV", "date_signed": date(2026, 6, 1)})
        with self.assertRaises(UserError):
            self.contest.action_draft_appointment()

    def test_a_remarking_that_flips_the_winner_ends_with_one_appointment(self):
        first, second = self._defended((0.6, 0.8))
        self.contest.action_rank()
        self.contest.action_publish_results()
        self.contest.action_draft_appointment()
        self._score(first, self.contest._defence_paper(), 90)
        self.contest.action_publish_again()
        results = {row.application_id: row for row in self.contest.result_ids}
        self.assertFalse(results[second].appointment_id)
        self.contest.action_draft_appointment()
        decisions = self.contest.result_ids.appointment_id
        self.assertEqual(decisions.line_ids.employee_id, self.an)

    def test_equals_are_put_before_the_head(self):
        self._defended((0.7, 0.7))
        self.contest.action_rank()
        self.assertEqual(self.contest.tie_count, 1)

    def test_the_forms_open(self):
        for record in (self.contest, self.chair):
            Form(record.with_user(self.judge))
        Form(self.env["cchc.recruitment.nomination"].with_user(self.officer))
