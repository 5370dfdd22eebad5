from datetime import date, timedelta

from odoo.addons.cchc_base.tools import vietnam_time

from ..rules import working_days
from .common import CchcHrCase


class TestWorkingDays(CchcHrCase):
    """Notices counted in working days skip public holidays, in the database as in the rule."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.person = cls._create_person()
        cls._open(cls.person)
        cls.today = vietnam_time.today()

    def _term(self):
        self.env.flush_all()
        self.env.invalidate_all()
        return self.env["cchc.appointment.term"].search([("employee_id", "=", self.person.id)])

    def test_notice_of_an_appointment(self):
        self._issue("appointment", self.person, date(2024, 9, 1), leadership_post_id=self.head_post)
        term = self._term()
        self.assertEqual(term.date_to, date(2029, 8, 31))
        self.assertEqual(term.notice_on, working_days.notice_by(term.date_to, 90))
        self.assertIn(f"{term.notice_on:%d/%m/%Y}", term.explanation)
        # A year's announcement gives one more day off: the notice is due a working day earlier.
        before = term.notice_on
        off = self.env["cchc.calendar.day"].create({"date": date(2029, 8, 30), "kind": "off"})
        moved = self._term()
        self.assertEqual(moved.notice_on, working_days.notice_by(before - timedelta(days=1), 0))
        off.unlink()
        self.assertEqual(self._term().notice_on, before)

    def test_notice_of_a_contract(self):
        rule = self.env["cchc.term.rule"].create(
            {
                "subject": "contract_fixed",
                "category": "contract_111",
                "notice_days": 15,
                "working_days": True,
                "date_from": date(2024, 1, 1),
                "document": "Thử",
            }
        )
        end = self.today + timedelta(days=60)
        contract = self.env["cchc.labour.contract"].create(
            {
                "employee_id": self.person.id,
                "document_number": "1/HĐ",
                "kind": "contract_fixed",
                "category": "contract_111",
                "date_from": end - timedelta(days=300),
                "date_to": end,
            }
        )
        self.env.flush_all()
        due = self.env["cchc.due"].search(
            [("kind", "=", "contract_notice"), ("employee_id", "=", self.person.id)]
        )
        self.assertEqual(due.res_id, contract.id)
        self.assertEqual(due.date, working_days.notice_by(end, rule.notice_days))
