from odoo.exceptions import AccessError, UserError
from odoo.tests.common import new_test_user

from .common_exam import ExamCase

GROUP = "cchc_recruitment.group_board_member"


class TestDeclarations(ExamCase):
    """Members of a board declare themselves; what they signed is changed by nobody else."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.clerk = new_test_user(cls.env, login="board_clerk", groups="base.group_user")
        cls.board = cls._board(
            "screening", (cls.clerk, "chair"), ("Lê Văn Giấy", "member"), establish=False
        )
        cls.own = cls.board.member_ids[0]
        cls.own.declaration = False

    def _declared(self, member=None, user=None, **vals):
        member = member or self.own
        wizard = (
            self.env["cchc.recruitment.declare"]
            .with_user(user or member.user_id)
            .with_context(default_member_id=member.id)
            .create({"declaration": "none", "is_true": True, **vals})
        )
        wizard.action_sign()

    def test_whoever_is_named_gets_the_right_to_the_own_part(self):
        self.assertTrue(self.clerk.has_group(GROUP))
        seen = self.env["cchc.recruitment.member"].with_user(self.clerk).search([])
        self.assertEqual(seen, self.own)
        self.assertEqual(seen.session_name, self.session.name)
        with self.assertRaises(AccessError):
            seen.title = "x"
        with self.assertRaises(AccessError):
            seen.session_id.with_user(self.clerk).read(["name"])

    def test_who_inspects_and_who_has_no_account_of_the_service(self):
        inspector = self._create_user("board_inspector", "inspector", self.home)
        board = self._board("supervision", (inspector, "chair"))
        self.assertEqual(board.state, "established")
        self.assertFalse(inspector.has_group(GROUP))
        with self.assertRaisesRegex(UserError, "on paper"):
            self._declared(board.member_ids)
        portal = new_test_user(self.env, login="board_portal", groups="base.group_portal")
        with self.assertRaisesRegex(UserError, "no account of the service"):
            self._board("questions", (portal, "chair"))
        self.assertTrue(portal.share)

    def test_who_comes_to_inspect_after_sitting_on_a_board(self):
        self.assertTrue(self.clerk.has_group(GROUP))
        inspects = self.env.ref("cchc_base.group_inspector")
        self.clerk.write({"group_ids": [(4, inspects.id)]})
        self.assertFalse(self.clerk.has_group(GROUP))
        with self.assertRaisesRegex(UserError, "on paper"):
            self._declared()
        both = [inspects.id, self.env.ref(GROUP).id]
        made = self.clerk.copy({"login": "board_both", "group_ids": [(6, 0, both)]})
        self.assertTrue(made.has_group("cchc_base.group_inspector"))
        self.assertFalse(made.has_group(GROUP))

    def test_the_member_signs_and_the_officer_changes_nothing(self):
        with self.assertRaisesRegex(UserError, "Tick that"):
            self._declared(is_true=False)
        self._declared()
        self.assertEqual((self.own.declaration, self.own.declared_how), ("none", "self"))
        self.assertEqual(self.own.declared_by_id, self.clerk)
        for vals in ({"declaration": "related"}, {"user_id": self.marker.id}):
            with self.assertRaisesRegex(UserError, "signed the declaration"):
                self.own.write(vals)
        self.own.title = "Phòng Nội vụ"
        # The other one has no account: the officer enters the paper.
        other = self.board.member_ids[1]
        self.assertEqual((other.declared_how, other.declared_by_id), ("paper", self.judge))
        self.board.action_establish()

    def test_nobody_signs_for_another(self):
        for user in (self.marker, self.judge):
            with self.assertRaises(UserError):
                self._declared(user=user)
        self.assertFalse(self.own.declaration)
        with self.assertRaises(UserError):
            self.own.write({"declared_how": "self"})

    def test_a_candidate_whom_a_dossier_names_is_answered_by_the_member(self):
        person = self._create_person("Trần Văn Cha")
        self.own.employee_id = person
        self.env["cchc.family.member"].create(
            {"employee_id": person.id, "relation": "child", "name": "TRẦN THỊ ÂN"}
        )
        self.board.action_find_relatives()
        kin = self.board.kin_ids
        with self.assertRaisesRegex(UserError, "Answer whether Trần Thị Ân"):
            self._declared()

        def answer(word):
            return [(0, 0, {"kin_id": kin.id, "answer": word})]

        with self.assertRaisesRegex(UserError, "Trần Thị Ân is a relative"):
            self._declared(kin_ids=answer("related"))
        self._declared(kin_ids=answer("unrelated"))
        self.assertEqual(kin.answer, "unrelated")
        self.assertTrue(kin.note)
        self.board.action_establish()

    def test_a_relative_found_late_keeps_the_member_from_marking(self):
        board = self._board("marking", (self.marker, "chair"), (self.second_marker, "member"),
                            (self.third_marker, "member"))  # fmt: skip
        with self.assertRaisesRegex(UserError, "Say which candidate"):
            self._declared(board.member_ids[0], declaration="related")
        self._declared(board.member_ids[0], declaration="related", related_to="Con của chị")
        self.assertIn("is a relative of a candidate", board.problems)
        self.assertEqual(self.paper._markers("marking"), self.second_marker | self.third_marker)
        self.assertIn("declared", self.session.message_ids[0].body)
