from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.cchc_base.tools import vietnam_time

from .apply_common import ApplyCase

ACCOUNTING = [(0, 0, {"school": "Đại học Kinh tế", "level": "university", "major": "Kế toán"})]


@tagged("post_install", "-at_install")
class TestScreening(ApplyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lawyer = cls._paper(1, name="Trần Thị Bình")
        cls.accountant = cls._paper(2, name="Lê Văn An", degree_ids=ACCOUNTING)
        # Only for the post that asks for law.
        cls.failing = cls._paper(
            3,
            name="Phạm Thị Cúc",
            degree_ids=ACCOUNTING,
            wish_ids=[(0, 0, {"post_id": cls.post.id, "sequence": 1})],
        )
        cls.all = cls.lawyer | cls.accountant | cls.failing
        cls.all.action_submit()

    def _lines(self, application):
        return application.screening_ids.sorted("wish_order")

    def _confirm(self):
        self.session.application_ids.screening_ids.action_confirm()

    def test_applications_are_closed_after_the_last_day(self):
        with self.assertRaisesRegex(UserError, "takes applications until"):
            self.session.action_close_applications()
        # The screen says so beforehand and keeps the button back.
        self.assertFalse(self.session.can_close)
        self.assertIn(f"{self.session.closes_on:%d/%m/%Y}", self.session.waits_for)
        self._close()
        self.assertEqual(self.session.state, "screening")
        self.assertEqual(self._lines(self.lawyer).mapped("machine"), ["met", "met"])
        self.assertEqual(self._lines(self.accountant).mapped("machine"), ["not_met", "met"])
        self.assertIn("Kế toán", str(self._lines(self.accountant)[0].explanation))

    def test_eligible_and_refused(self):
        self._close()
        with self.assertRaisesRegex(UserError, "3 applications wait"):
            self.session.action_publish_eligible()
        self.assertIn("5 conditions to decide", self.session.waits_for)
        self._confirm()
        self.session.invalidate_recordset()
        self.assertFalse(self.session.waits_for)
        before = self.env["mail.mail"].search_count([])
        self.session.action_publish_eligible()
        self.assertEqual(self.session.state, "examining")
        self.assertEqual(self.all.mapped("state"), ["eligible", "eligible", "refused"])
        # By given name: An before Bình; who is refused has no number.
        self.assertEqual(self.all.mapped("list_number"), [2, 1, 0])
        self.assertIn("Luật", self.failing.refusal)
        self.assertTrue(self.failing.refusal_sent_at)
        self.assertEqual(self.env["mail.mail"].search_count([]), before + 3)
        # A wish that fails does not compete, the other one does.
        self.assertEqual(self.accountant._admitted_wishes().post_id, self.second_post)
        rows = self.session._eligible_rows()
        self.assertEqual([row["name"] for row in rows], ["Lê Văn An", "Trần Thị Bình"])
        self.assertNotIn(self.lawyer.citizen_id, str(rows))
        self.assertNotIn("2000-01-02", str(rows))

    def test_who_withdraws_is_not_numbered(self):
        self._close()
        self.accountant.action_withdraw()
        self._confirm()
        self.session.action_publish_eligible()
        self.assertEqual(self.lawyer.list_number, 1)
        self.assertFalse(self.accountant.list_number)
        self.lawyer.action_withdraw()
        self.assertFalse(self.session._eligible_rows())

    def test_the_officer_overrules_with_a_reason(self):
        self._close()
        line = self._lines(self.failing)
        with self.assertRaisesRegex(UserError, "Say why"):
            line.decision = "met"
        line.write({"decision": "met", "reason": "Bằng kế toán có học phần luật"})
        self.assertEqual(line.decided_by_id, self.judge)
        self.assertIn("học phần luật", self.failing.step_ids[-1].note)
        with self.assertRaisesRegex(UserError, "which condition"):
            self._lines(self.lawyer)[0].decision = "not_met"
        self._confirm()
        self.session.action_publish_eligible()
        self.assertEqual(self.failing.state, "eligible")

    def test_what_the_program_found_is_not_written_by_hand(self):
        self._close()
        line = self._lines(self.lawyer)[0]
        for vals in ({"machine": "not_met"}, {"decided_by_id": self.officer.id}):
            with self.assertRaises(UserError):
                line.write(vals)
        with self.assertRaises(AccessError):
            line.with_user(self.officer).write({"decision": "met"})
        with self.assertRaises(AccessError):
            line.copy()

    def test_an_objection_and_a_second_decision(self):
        self._close()
        self._confirm()
        self.session.action_publish_eligible()
        line = self._lines(self.failing)
        with self.assertRaisesRegex(UserError, "objection"):
            line.write({"second_decision": "met", "second_reason": "x"})
        self.failing.objection = "Tôi có bằng luật thứ hai"
        with self.assertRaisesRegex(UserError, "say why"):
            line.second_decision = "met"
        line.write({"second_decision": "met", "second_reason": "Đã bổ sung bằng luật"})
        self.assertEqual(self.failing.state, "eligible")
        self.assertEqual(self.failing.list_number, 3)
        # What was decided first stays beside it.
        self.assertEqual(line.decision, "not_met")
        self.assertTrue(line.reason)
        whats = self.failing.step_ids.mapped("what")
        for what in ("refused", "objected", "decided", "eligible", "listed", "told"):
            self.assertIn(what, whats)

    def test_an_objection_that_is_not_accepted(self):
        self._close()
        self._confirm()
        self.session.action_conclude_screening()
        self.assertEqual(self.failing.state, "refused")
        self.failing.objection = "Tôi không đồng ý"
        self._lines(self.failing).write(
            {"second_decision": "not_met", "second_reason": "Vẫn không có bằng luật"}
        )
        self.assertEqual(self.failing.state, "refused")
        self.assertIn("Vẫn không có bằng luật", self.failing.refusal)
        with self.assertRaisesRegex(UserError, "already"):
            self.failing.objection = "Lần nữa"

    def test_priority_is_checked_with_its_proof(self):
        self.lawyer.priority_group = "minority"
        self._close()
        self._confirm()
        with self.assertRaisesRegex(UserError, "1 priority"):
            self.session.action_publish_eligible()
        with self.assertRaisesRegex(UserError, "no proof"):
            self.lawyer.action_priority_proved()
        self._evidence(self.lawyer, kind="priority")
        self.assertEqual(self.lawyer._priority_granted(), "")
        self.lawyer.action_priority_proved()
        self.assertEqual(self.lawyer._priority_granted(), "minority")
        with self.assertRaisesRegex(UserError, "why the priority"):
            self.lawyer.action_priority_refused()
        self.lawyer.priority_reason = "Giấy xác nhận của người khác"
        self.lawyer.action_priority_refused()
        self.assertEqual(self.lawyer._priority_granted(), "")
        self.session.action_publish_eligible()

    def test_a_restriction_in_the_register(self):
        person = self._create_person("Trần Thị Bình", citizen_id=self.lawyer.citizen_id)
        self.env["cchc.person.restriction"].create(
            {
                "employee_id": person.id,
                "kind": "may_not_apply",
                "date_from": vietnam_time.today() - timedelta(days=400),
                "article": "Điều 1",
            }
        )
        self._close()
        self.assertEqual(set(self.lawyer.screening_ids.mapped("machine")), {"not_met"})
        self.assertIn("Điều 1", self.lawyer.restriction_notice)
        self.assertFalse(self.accountant.restriction_notice)

    def test_barred_from_the_next_recruitment_only(self):
        earlier = self._session(
            name="Kỳ trước",
            opens_on=vietnam_time.today() - timedelta(days=200),
            closes_on=vietnam_time.today() - timedelta(days=170),
        )
        earlier._move("draft", "announced", announced_on=vietnam_time.today() - timedelta(200))
        self.env["cchc.recruitment.bar"].with_user(self.judge).create(
            {
                "session_id": earlier.id,
                "name": "x",
                "citizen_id": self.lawyer.citizen_id,
                "reason": "Gian lận",
            }
        )
        Bar = self.env["cchc.recruitment.bar"]
        numbers = [self.lawyer.citizen_id, self.accountant.citizen_id]
        self.assertEqual(list(Bar._in_force(self.session, numbers)), [self.lawyer.citizen_id])
        between = self._session(name="Kỳ giữa")
        between._move("draft", "announced", announced_on=vietnam_time.today() - timedelta(100))
        self.assertTrue(Bar._in_force(between, numbers))
        self.assertFalse(Bar._in_force(self.session, numbers))

    def test_a_batch_asks_as_often_as_a_few(self):
        def count(applications):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            applications._screen()
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        more = self.env["cchc.recruitment.application"]
        for number in range(10, 40):
            more |= self._paper(number)
        more.action_submit()
        self.session._write_announced({"closes_on": vietnam_time.today() - timedelta(days=1)})
        self.session._move("announced", "screening")
        # The first look warms up what is read once.
        self.all._screen()
        few = count(more[:2])
        self.assertLessEqual(count(more[2:]), few + 2)

    def test_the_list_asks_as_often_for_many(self):
        more = self.env["cchc.recruitment.application"]
        for number in range(10, 30):
            more |= self._paper(number)
        more.action_submit()
        self._close()
        self._confirm()
        self.session.action_publish_eligible()
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(12):
            self.session._eligible_rows()

    def test_letters_and_the_printed_list(self):
        self._close()
        self._confirm()
        self.session.action_publish_eligible()
        templates = self.failing._document_templates()
        self.assertEqual(templates[self.failing.id].code, "thong_bao_khong_du_dieu_kien")
        context = self.failing._document_context()[self.failing.id]
        self.assertIn("Luật", " ".join(context["reasons"]))
        self.assertTrue(self.failing._print_documents("docx").content.startswith(b"PK"))
        name, content = self.session._printed_eligible("docx")
        self.assertEqual(name, "danh-sach-du-dieu-kien.docx")
        self.assertTrue(content.startswith(b"PK"))
