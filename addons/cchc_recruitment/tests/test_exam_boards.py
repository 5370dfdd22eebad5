from datetime import date

from odoo.exceptions import AccessError, UserError

from .common_exam import ExamCase


class TestBoards(ExamCase):
    def test_a_council_is_established_and_printed(self):
        council = self._council()
        self.assertEqual(council.state, "established")
        context = council._document_context()[council.id]
        self.assertEqual(context["members"][0]["role"], "Chủ tịch Hội đồng")
        self.assertIn("170/2025", context["law"])
        self.assertTrue(council._print_documents("docx").content)

    def test_four_are_no_council(self):
        with self.assertRaisesRegex(UserError, "4 members"):
            self._board("council", *((f"Ủy viên {n}", "member") for n in range(4)))

    def test_who_has_not_declared_is_named(self):
        board = self._board("screening", ("Nguyễn Văn Ba", "chair"), establish=False)
        board.member_ids.declaration = False
        with self.assertRaisesRegex(UserError, "Nguyễn Văn Ba has not declared"):
            board.action_establish()

    def test_nobody_under_discipline(self):
        person = self._create_person("Lê Kỷ Luật")
        self.env["cchc.discipline"].create(
            {"employee_id": person.id, "form": "warning", "when": "01/06/2026"}
        )
        board = self._board("screening", ("Trưởng", "chair"), establish=False)
        board.member_ids = [
            (0, 0, {"employee_id": person.id, "name": person.name, "declaration": "none"})
        ]
        with self.assertRaisesRegex(UserError, "Lê Kỷ Luật is under discipline"):
            board.action_establish()
        self.env["cchc.discipline"].search([("employee_id", "=", person.id)]).lapses_on = date(
            2026, 7, 1
        )
        board.action_establish()

    def test_a_daughter_among_the_candidates_is_found_and_answered(self):
        person = self._create_person("Trần Văn Cha")
        self.env["cchc.family.member"].create(
            {"employee_id": person.id, "relation": "child", "name": "TRẦN THỊ ÂN",
             "birth_text": "2000"}
        )  # fmt: skip
        board = self._board("screening", ("Trưởng", "chair"), establish=False)
        board.member_ids = [
            (0, 0, {"employee_id": person.id, "name": person.name, "declaration": "none"})
        ]
        with self.assertRaisesRegex(UserError, "1 possible relatives"):
            board.action_establish()
        # The refused step leaves nothing; it is looked for by its own button, too.
        board.action_find_relatives()
        found = board.kin_ids
        self.assertEqual(found.application_id, self.candidates[0])
        with self.assertRaises(UserError):
            found.answer = "unrelated"
        found.write({"answer": "related"})
        with self.assertRaisesRegex(UserError, "is a relative of a candidate"):
            board.action_establish()
        found.write({"answer": "unrelated", "note": "Xác nhận của xã số 12"})
        board.action_establish()
        self.assertEqual(len(board.kin_ids), 1)

    def test_a_marker_sets_no_codes(self):
        self._board("anonymising", (self.marker, "chair"))
        with self.assertRaisesRegex(UserError, "sets the codes"):
            self._board("marking", (self.marker, "chair"), (self.second_marker, "member"))

    def test_who_marked_does_not_mark_again(self):
        self._board("marking", (self.marker, "chair"), (self.second_marker, "member"))
        with self.assertRaisesRegex(UserError, "may not mark again"):
            self._board("re_marking", (self.marker, "chair"), (self.third_marker, "member"))

    def test_an_established_board_stays(self):
        council = self._council()
        with self.assertRaises(UserError):
            council.member_ids[:1].name = "Người khác"
        with self.assertRaises(UserError):
            council.member_ids[:1].unlink()
        with self.assertRaises(UserError):
            council.write({"state": "draft"})
        council.action_reopen()
        council.member_ids[:1].name = "Người khác"

    def test_only_the_recruiting_body_composes_boards(self):
        stranger = self._create_user("board_stranger", "hr_officer", self.finance)
        with self.assertRaises(AccessError):
            self.env["cchc.recruitment.board"].with_user(stranger).create(
                {"session_id": self.session.id, "kind": "council"}
            )
