from odoo.exceptions import UserError, ValidationError

from ..models import cchc_recruitment_exam_document
from .common_exam import NAMES, ExamCase


class TestSeats(ExamCase):
    def test_the_rounds_are_those_of_the_decree(self):
        first, second = self.session.round_ids
        self.assertEqual((first.kind, second.kind), ("knowledge", "specialist"))
        self.assertEqual((self.choice.questions, self.choice.minutes), (60, 60))
        self.assertTrue(self.paper.anonymous and self.paper.appealable)
        self.assertFalse(self.choice.appealable)
        with self.assertRaises(UserError):
            self.session.action_build_rounds()

    def test_the_screen_says_what_comes_before_the_sealing(self):
        self.assertFalse(self.choice.waits_for or self.choice.can_seal)
        self.assertIn("Allot the seats", self.paper.waits_for)
        self._pass_choice()
        self.paper.action_allot_seats()
        self.assertIn("attendance of 2 rooms", self.paper.waits_for)
        self.paper.seat_ids.attendance = "present"
        self.paper.sitting_ids.action_close()
        self.assertIn("Establish the council", self.paper.waits_for)
        self.assertFalse(self.paper.can_seal)
        self._council()
        self.assertTrue(self.paper.can_seal)
        self.assertFalse(self.paper.waits_for or self.paper.can_open)

    def test_a_paper_of_some_posts_only(self):
        session = self._session(name="Khác")
        session.post_ids[1].exam_form = "written_interview"
        session.action_build_rounds()
        papers = session.paper_ids
        written = papers.filtered(lambda paper: paper.form == "written")
        self.assertEqual(written.mapped("weight"), [1.0, 0.7])
        self.assertEqual([paper.post_ids for paper in written], list(session.post_ids))
        self.assertFalse(papers.filtered(lambda paper: paper.form == "choice").post_ids)

    def test_what_was_published_waits_for_no_codes(self):
        self.assertTrue(self.paper.waits_for)
        self.session._move("examining", "results")
        self.assertFalse(self.paper.waits_for or self.paper.can_seal)

    def test_numbers_by_the_vietnamese_alphabet(self):
        order = sorted(self.candidates, key=lambda one: one.candidate_number)
        self.assertEqual(
            [one.name for one in order],
            ["Nguyễn Văn An", "Trần Thị Ân", "Lê Văn Bình", "Đỗ Thị Dung", "Cao Văn Đức",
             "Bùi Thị Hà"],
        )  # fmt: skip
        self.assertEqual(order[0].candidate_number, "0001")

    def test_who_comes_later_gets_the_next_number_and_who_withdraws_keeps_it(self):
        self.candidates[0]._set_stage(state="withdrawn")
        self.assertEqual(self.session.waiting_numbers, 0)
        late = self._late("Trần Thị Ân", "Trần Thị Ân")
        self.assertEqual(self.session.waiting_numbers, 2)
        self.session.action_give_numbers()
        self.assertEqual(sorted(late.mapped("candidate_number")), ["0007", "0008"])
        self.assertEqual(self.candidates[0].candidate_number, "0002")
        with self.assertRaises(UserError):
            self.session.action_give_numbers()

    def _late(self, *names):
        made = self.env["cchc.recruitment.application"].with_user(self.judge).create(
            [
                {"session_id": self.session.id, "name": name, "birthday": "2000-01-01",
                 "sex": "female", "citizen_id": f"08800000000{n}",
                 "wish_ids": [(0, 0, {"post_id": self.post.id})]}
                for n, name in enumerate(names)
            ]
        )  # fmt: skip
        made._set_stage(state="eligible")
        return made

    def test_seats_room_after_room(self):
        self.choice.action_allot_seats()
        rooms = self.choice.sitting_ids
        self.assertEqual(rooms.mapped("seat_count"), [4, 2])
        self.assertEqual(
            rooms[0].seat_ids.mapped("candidate_number"), ["0001", "0002", "0003", "0004"]
        )
        with self.assertRaisesRegex(UserError, "has a seat"):
            self.choice.action_allot_seats()

    def test_too_few_seats_leave_nothing(self):
        self.session.room_ids[1].capacity = 1
        with self.assertRaisesRegex(UserError, "5 free seats for 6"):
            self.choice.action_allot_seats()
        self.assertFalse(self.choice.seat_ids)

    def test_withdrawn_and_exempt_sit_nowhere(self):
        self.candidates[0]._set_stage(state="withdrawn")
        self.env["cchc.recruitment.exemption"].with_user(self.judge).create(
            {"paper_id": self.choice.id, "application_id": self.candidates[1].id,
             "reason": "Đã đạt kiểm định", "document": "GCN số 1"}
        )  # fmt: skip
        self._sit(self.choice)
        self.assertEqual(len(self.choice.seat_ids), 4)
        self.assertEqual(self._scores(self.choice), {NAMES[1]: ("exempt", 0)})
        with self.assertRaises(UserError):
            self.choice.exemption_ids.unlink()

    def test_absent_and_suspended_have_their_scores(self):
        self._sit(self.choice, absent=(NAMES[0],), suspension=NAMES[1])
        self.assertEqual(
            self._scores(self.choice), {NAMES[0]: ("absent", 0), NAMES[1]: ("disqualified", 0)}
        )

    def test_the_attendance_is_complete_and_stays(self):
        self.choice.action_allot_seats()
        room = self.choice.sitting_ids[0]
        with self.assertRaisesRegex(UserError, "0001, 0002"):
            room.action_close()
        room.action_all_present()
        room.action_close()
        with self.assertRaises(UserError):
            room.seat_ids[0].attendance = "absent"

    def test_an_incident_needs_minutes(self):
        self.choice.action_allot_seats()
        seat = self.choice.seat_ids[0]
        with self.assertRaises(ValidationError):
            seat.incident = "reprimand"
        with self.assertRaises(ValidationError):
            seat.write({"attendance": "absent", "incident": "warning", "incident_minutes": "BB 1"})

    def test_the_second_round_is_for_who_passed_the_first(self):
        seats = self._sit(self.choice, absent=(NAMES[0],))
        with self.assertRaisesRegex(UserError, "has no points"):
            self.paper.action_allot_seats()
        points = {NAMES[1]: 29.99, NAMES[2]: 30}
        self.env["cchc.recruitment.score"]._enter(
            [
                {"application_id": seat.application_id.id, "paper_id": self.choice.id,
                 "points": points.get(seat.name, 50), "source": "x"}
                for seat in seats if seat.name != NAMES[0]
            ]
        )  # fmt: skip
        self.paper.action_allot_seats()
        self.assertEqual(set(self.paper.seat_ids.mapped("name")), set(NAMES[2:]))

    def test_invitations_are_printed_and_mailed_together(self):
        self.candidates[0]._set_stage(email="a@example.com")
        self.candidates[1]._set_stage(email="b@example.com")
        self.choice.action_allot_seats()
        first = self.choice.round_id
        context = first._document_context()[first.id]
        self.assertEqual([one["number"] for one in context["people"]],
                         [f"000{n}" for n in range(1, 7)])  # fmt: skip
        self.assertEqual(context["people"][0]["sits"][0]["begins"], "07:30 ngày 20/04/2026")
        self.assertTrue(first._print_documents("docx").content)
        before = self.env["mail.mail"].search_count([])
        first.action_invite()
        mails = self.env["mail.mail"].search([], limit=2, order="id desc")
        self.assertEqual(self.env["mail.mail"].search_count([]), before + 2)
        self.assertEqual(set(mails.mapped("email_to")), {"a@example.com", "b@example.com"})
        with self.assertRaises(UserError):
            first.action_invite()

    def test_many_invitations_are_printed_in_several_files(self):
        self.choice.action_allot_seats()
        first = self.choice.round_id
        self.assertNotIn("parts", first.action_print_pdf()["params"])
        self.patch(cchc_recruitment_exam_document, "PEOPLE_A_FILE", 4)
        parts = first.action_print_pdf()["params"]["parts"]
        self.assertEqual(
            [part["data"] for part in parts],
            [{"ids": str(first.id), "part": "0"}, {"ids": str(first.id), "part": "1"}],
        )
        told = []
        for part in parts:
            own = first.with_context(document_part=int(part["data"]["part"]))
            told.append([one["number"] for one in own._document_context()[first.id]["people"]])
            printed = own._print_documents("docx")
            self.assertIn(f"{told[-1][0]}-{told[-1][-1]}", printed.name)
        self.assertEqual(told, [["0001", "0002", "0003", "0004"], ["0005", "0006"]])
        # Neither all in one file nor a file of nobody.
        with self.assertRaisesRegex(UserError, "by the button of the round"):
            first._print_documents("docx")
        with self.assertRaisesRegex(UserError, "nobody is invited"):
            first.with_context(document_part=2)._print_documents("docx")

    def test_the_list_of_a_room(self):
        self.choice.action_allot_seats()
        room = self.choice.sitting_ids[0]
        rows = room._document_context()[room.id]["rows"]
        self.assertEqual([row["name"] for row in rows][:2], ["Nguyễn Văn An", "Trần Thị Ân"])
        self.assertTrue(self.choice.sitting_ids._print_documents("docx").content)
