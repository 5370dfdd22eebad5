from datetime import date

from odoo.exceptions import AccessError, RedirectWarning, UserError
from odoo.tests import tagged

from .common import CchcHrCase

WANTED = date(2026, 12, 1)


@tagged("post_install", "-at_install")
class TestTransfer(CchcHrCase):
    """The handshake: asked, consented, released, decided, handed over – each side its own step."""

    asked = "cchc.transfer"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.sender = cls._create_user("ht_sender", "hr_officer", cls.finance)
        cls.receiver = cls._create_user("ht_receiver", "hr_officer", cls.commune)
        roots = cls.env["hr.department"]._roots()
        cls.above = cls._create_user("ht_above", "home_affairs", roots)
        cls.stranger = cls._create_user("ht_stranger", "hr_officer", cls.home)

    def setUp(self):
        super().setUp()
        self.person = self._create_person(unit=self.finance_division)
        self._open(self.person, department_id=self.finance_division)

    def _ask(self, user, **vals):
        return (
            self.env["cchc.transfer"]
            .with_user(user)
            .create(
                {
                    "person_id": self.person.id,
                    "to_unit_id": self.commune.id,
                    "date_wanted": WANTED,
                    **vals,
                }
            )
        )

    def test_from_the_request_to_the_dossier(self):
        asked = self._ask(self.receiver)
        self.assertEqual((asked.state, asked.origin), ("consented", "receiving"))
        self.assertEqual(asked.person_id.name, "Nguyễn Văn An")
        with self.assertRaisesRegex(UserError, "consented and the sender"):
            asked.with_user(self.above).action_draft_decision()
        asked.with_user(self.sender).action_release()
        self.assertEqual(asked.released_by_id, self.sender)
        with self.assertRaises(AccessError):
            asked.with_user(self.sender).action_draft_decision()
        asked.with_user(self.above).action_draft_decision()
        decision = asked.sudo().decision_id
        self.assertEqual(decision.line_ids.department_id, self.commune)
        self.assertEqual(decision.unit_id, self.env["hr.department"]._roots()[:1])
        decision.write({"number": "7/QĐ-UBND", "date_signed": date(2026, 11, 1)})
        decision.with_user(self.above).action_issue()
        self.assertEqual(asked.state, "decided")
        file = self.env["cchc.paper.file"].create({"employee_id": self.person.id, "number": "HS 1"})
        asked.with_user(self.sender).action_send_file()
        self.assertEqual((asked.state, file.state), ("handed", "sent"))
        with self.assertRaises(AccessError):
            asked.with_user(self.sender).action_receive_file()
        asked.with_user(self.receiver).action_receive_file()
        self.assertEqual((asked.state, file.keeper_id), ("done", self.commune))

    def test_each_side_takes_its_own_step_only(self):
        asked = self._ask(self.sender)
        self.assertEqual((asked.state, asked.origin), ("requested", "releasing"))
        for user in (self.sender, self.above):
            with self.assertRaises(AccessError):
                asked.with_user(user).action_consent()
        with self.assertRaisesRegex(UserError, "not the turn"):
            asked.with_user(self.sender).action_release()
        asked.with_user(self.receiver).action_consent()
        with self.assertRaises(AccessError):
            asked.with_user(self.receiver).action_release()
        with self.assertRaises(UserError):
            asked.with_user(self.receiver).write({"state": "released"})
        with self.assertRaises(AccessError):
            asked.with_user(self.stranger).read(["state"])
        with self.assertRaises(AccessError):
            self._ask(self.stranger)

    def test_a_refusal_has_a_reason(self):
        asked = self._ask(self.receiver)
        with self.assertRaisesRegex(UserError, "reason of the answer"):
            asked.with_user(self.sender).action_refuse()
        asked.with_user(self.sender).answer = "Đang thiếu người"
        asked.with_user(self.sender).action_refuse()
        self.assertEqual((asked.state, asked.refused_by_id), ("refused", self.sender))
        self.assertEqual(asked.with_user(self.receiver).answer, "Đang thiếu người")
        self._ask(self.receiver)

    def test_home_affairs_goes_past_a_missing_answer_with_a_reason(self):
        asked = self._ask(self.receiver)
        with self.assertRaises(AccessError):
            asked.with_user(self.receiver).action_override()
        above = asked.with_user(self.above)
        with self.assertRaisesRegex(UserError, "reason of the answer"):
            above.action_override()
        above.answer = "Chỉ đạo của Chủ tịch UBND tỉnh"
        above.action_override()
        self.assertEqual(asked.override_reason, "Chỉ đạo của Chủ tịch UBND tỉnh")
        above.action_draft_decision()
        self.assertEqual(asked.state, "drafted")

    def test_no_decision_beside_an_open_handshake(self):
        self._ask(self.receiver)
        draft = self._draft("transfer", self.person, WANTED, department_id=self.commune)
        with self.assertRaisesRegex(UserError, "not agreed yet"):
            draft.action_issue()

    def test_revoking_the_decision_reopens_it(self):
        asked = self._ask(self.receiver)
        asked.with_user(self.sender).action_release()
        asked.with_user(self.above).action_draft_decision()
        decision = asked.sudo().decision_id
        decision.write({"number": "8/QĐ-UBND", "date_signed": date(2026, 11, 1)})
        decision.action_issue()
        self._revoke(decision)
        self.assertEqual(asked.state, "released")

    # -- without a handshake ------------------------------------------------------

    def _drafted(self, user, **facts):
        return self._draft(
            "transfer",
            self.person,
            WANTED,
            unit=self.finance,
            env=self.env(user=user),
            **{"department_id": self.commune, **facts},
        )

    def test_an_officer_is_led_to_the_handshake(self):
        draft = self._drafted(self.sender)
        self.assertEqual(draft.handshake_note, "Nguyễn Văn An")
        self.assertFalse(draft.may_skip_handshake)
        draft.no_handshake_reason = "Cần gấp"
        with self.assertRaisesRegex(RedirectWarning, "has not been asked") as refused:
            draft.action_issue()
        _message, action, button, context = refused.exception.args
        self.assertEqual(button, "Ask for the transfer")
        self.assertEqual(self.env["ir.actions.act_window"].browse(action).res_model, self.asked)
        self.assertEqual(draft.action_ask_handshake()["context"], context)
        values = {name.removeprefix("default_"): value for name, value in context.items()}
        asked = self.env["cchc.transfer"].with_user(self.sender).create(values)
        self.assertEqual((asked.employee_id, asked.to_unit_id), (self.person, self.commune))
        self.assertEqual((asked.date_wanted, draft.state), (WANTED, "draft"))

    def test_a_draft_made_by_hand_carries_out_what_was_agreed(self):
        draft = self._drafted(self.above)
        asked = self._ask(self.receiver)
        asked.with_user(self.sender).action_release()
        draft.invalidate_recordset()
        self.assertFalse(draft.handshake_note)
        draft.action_issue()
        self.assertEqual((asked.state, asked.decision_id), ("decided", draft))

    def test_another_receiver_than_agreed_is_no_handshake(self):
        asked = self._ask(self.receiver)
        asked.with_user(self.sender).action_release()
        draft = self._drafted(self.sender, department_id=self.home)
        with self.assertRaises(RedirectWarning):
            draft.action_issue()

    def test_home_affairs_issues_directly_and_says_why(self):
        draft = self._drafted(self.above)
        self.assertTrue(draft.may_skip_handshake)
        with self.assertRaisesRegex(UserError, "without a handshake"):
            draft.action_issue()
        draft.no_handshake_reason = "Chỉ đạo của Chủ tịch UBND tỉnh"
        draft.action_issue()
        self.assertEqual(draft.state, "issued")
        with self.assertRaises(UserError):
            draft.no_handshake_reason = "Khác"

    def test_moves_inside_an_agency_corrections_and_older_decisions_are_not_asked(self):
        inside = self._drafted(self.sender, department_id=self.finance)
        self.assertFalse(inside.handshake_note)
        inside.action_issue()
        self.assertEqual(inside.state, "issued")
        correction = self._draft(
            "correction",
            self.person,
            WANTED,
            unit=self.finance,
            env=self.env(user=self.above),
            order=2,
            department_id=self.commune,
        )
        self.assertFalse(correction.handshake_note)
        correction.action_issue()
        self.assertEqual(correction.state, "issued")
        older = self._drafted(self.above)
        older.date_signed = date(2025, 12, 31)
        self.assertFalse(older.handshake_note)

    def test_the_province_may_switch_the_handshake_off(self):
        self.env.ref("cchc_hr.legal_parameter_value_transfer_handshake").value = 0
        draft = self._drafted(self.above)
        self.assertFalse(draft.handshake_note)
        draft.action_issue()
        self.assertEqual(draft.state, "issued")
