from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import new_test_user

from odoo.addons.cchc_base.tools import vietnam_time

from ..rules import service_terms
from .common import CchcHrCase


class TestContracts(CchcHrCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.today = vietnam_time.today()
        cls.teacher = cls._create_person("Trần Thị Giáo", sex="female")
        cls._open(cls.teacher, staffing_category="public_employee")
        cls.clerk = cls._create_person("Lê Văn Công")
        cls._open(cls.clerk)

    @classmethod
    def _contract(cls, number, start, end=False, person=None, **vals):
        return cls.env["cchc.labour.contract"].create(
            {
                "employee_id": (person or cls.teacher).id,
                "document_number": number,
                "kind": "contract_fixed" if end else "contract_open",
                "date_from": start,
                "date_to": end,
                **vals,
            }
        )

    def _without(self):
        people = self.env["hr.employee"].search([("needs_contract", "=", True)])
        return people & (self.teacher | self.clerk)

    def test_who_works_by_contract_and_has_none(self):
        self.assertEqual(self._without(), self.teacher)
        self.assertTrue(self.teacher.needs_contract)
        self.assertFalse(self.clerk.needs_contract)
        contract = self._contract("1/HĐLV", self.today - timedelta(30))
        self.assertFalse(self._without())
        contract.write({"ended_on": self.today - timedelta(1), "end_reason": "agreed"})
        self.assertEqual(self._without(), self.teacher)

    def test_overlap_is_refused_and_a_gap_is_told(self):
        first = self._contract("1/HĐLV", "2021-01-01", "2022-12-31")
        with self.assertRaisesRegex(ValidationError, "1/HĐLV"), self.env.cr.savepoint():
            self._contract("2/HĐLV", "2022-12-31", "2024-12-31")
        second = self._contract("2/HĐLV", "2023-02-01", "2025-01-31")
        self.assertEqual(second.previous_id, first)
        self.assertEqual(second.place_in_chain, 2)
        self.assertIn("31", second.warning)

    def test_length_by_the_law_in_force(self):
        refused = self.assertRaisesRegex(ValidationError, "60.*Luật Viên chức")
        with refused, self.env.cr.savepoint():
            self._contract("1/HĐLV", "2021-01-01", "2026-01-01")
        # From 01/07/2026 the text is not known: nothing is demanded.
        self.assertFalse(self._contract("2/HĐLV", "2026-07-01", "2036-06-30").warning)

    def test_a_corrected_rule_counts_at_once(self):
        self.env.ref("cchc_hr.term_rule_fixed_pe_2026").write(
            {"max_months": 36, "confidence": "seen"}
        )
        with self.assertRaisesRegex(ValidationError, "36"):
            self._contract("2/HĐLV", "2026-07-01", "2036-06-30")

    def test_the_end_and_its_notice_fall_due_until_something_follows(self):
        end = self.today + timedelta(40)
        start = end - relativedelta(months=24) + timedelta(1)
        contract = self._contract("7/HĐLV", start, end)
        days = (
            self.env["cchc.term.rule"]
            .search(
                [
                    ("subject", "=", "contract_fixed"),
                    ("category", "=", "public_employee"),
                    ("date_to", "=", False),
                ]
            )
            .notice_days
        )

        def dues():
            self.env.flush_all()
            rows = self.env["cchc.due"].search(
                [("kind", "in", ("contract_notice", "contract_end"))]
            )
            return {
                row.kind: (row.date, row.text)
                for row in rows
                if row.employee_id == self.teacher and row.res_id == contract.id
            }

        found = dues()
        self.assertEqual(found["contract_end"][0], end)
        self.assertEqual(found["contract_notice"][0], end - timedelta(days))
        self.assertIn("7/HĐLV", found["contract_end"][1])
        self._contract("8/HĐLV", end + timedelta(1))
        self.assertFalse(dues())

    def test_renewed_it_goes_on_the_day_after(self):
        first = self._contract("1/HĐLV", "2021-01-01", "2022-12-31", job="Giáo viên")
        context = first.action_renew()["context"]
        new = self.env["cchc.labour.contract"].with_context(**context)
        second = new.create({"document_number": "2/HĐLV", "date_to": "2024-12-31"})
        self.assertEqual((second.employee_id, second.job), (self.teacher, "Giáo viên"))
        self.assertEqual(second.date_from, date(2023, 1, 1))
        self.assertEqual((second.previous_id, second.place_in_chain), (first, 2))
        self.assertFalse(second.warning)
        forever = self._contract("3/HĐLV", "2025-01-01")
        with self.assertRaisesRegex(UserError, "3/HĐLV"):
            forever.action_renew()

    def test_an_officer_of_another_unit_is_refused(self):
        officer = new_test_user(
            self.env, login="contract_officer", groups="cchc_base.group_hr_officer"
        )
        officer.unit_ids = self.finance_division
        with self.assertRaises(AccessError):
            self.env["cchc.labour.contract"].with_user(officer).create(
                {
                    "employee_id": self.teacher.id,
                    "document_number": "9",
                    "kind": "contract_open",
                    "date_from": "2021-01-01",
                }
            )


class TestTerms(CchcHrCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.today = vietnam_time.today()
        cls.leader = cls._create_person("Phạm Văn Trưởng")
        cls._open(cls.leader)

    def _appoint(self, day, person=None):
        self._issue("appointment", person or self.leader, day, leadership_post_id=self.head_post)

    def _term(self, person=None):
        self.env.flush_all()
        return self.env["cchc.appointment.term"].search(
            [("employee_id", "=", (person or self.leader).id)]
        )

    def test_a_term_of_five_years_as_the_rule_says(self):
        self._appoint(date(2022, 3, 1))
        term = self._term()
        self.assertEqual((term.date_from, term.date_to), (date(2022, 3, 1), date(2027, 2, 28)))
        result = service_terms.appointment_term(
            term.date_from, "civil_servant", self.env["cchc.term.rule"]._rows()
        )
        self.assertEqual((term.date_to, term.notice_on), (result.value, result["notice_from"]))
        self.assertIn("NĐ 138/2020", term.explanation)

    def test_screen_and_rule_agree_on_every_day(self):
        rules = self.env["cchc.term.rule"]._rows()
        for number, day in enumerate(
            (date(2020, 2, 29), date(2020, 11, 30), date(2021, 7, 31), date(2021, 8, 1))
        ):
            person = self._create_person(f"Lãnh đạo {number}", birth_text="15/06/1966")
            self._open(person, day=date(2020, 1, 1))
            self._appoint(day, person)
            term = self._term(person)
            result = service_terms.appointment_term(
                day, "civil_servant", rules, person.retirement_date
            )
            self.assertEqual(
                (term.date_to, term.notice_on, term.extended),
                (result.value, result["notice_from"], result["extended"]),
            )

    def test_reappointment_starts_the_term_anew_and_release_ends_it(self):
        self._appoint(date(2020, 6, 1))
        self._appoint(date(2025, 6, 1))
        self.assertEqual(self._term().date_from, date(2025, 6, 1))
        self._issue("removal", self.leader, date(2026, 1, 1))
        self.assertFalse(self._term())

    def test_a_revoked_reappointment_gives_the_old_term_back(self):
        self._appoint(date(2021, 6, 1))
        again = self._issue(
            "appointment", self.leader, date(2026, 6, 1), leadership_post_id=self.head_post
        )
        self.assertEqual(self._term().date_from, date(2026, 6, 1))
        self._revoke(again)
        self.assertEqual(self._term().date_from, date(2021, 6, 1))

    def test_a_post_known_from_the_opening_is_no_deadline(self):
        person = self._create_person("Đỗ Thị Cũ")
        self._open(person, leadership_post_id=self.head_post)
        self.assertTrue(self._term(person).from_opening)
        self._appoint(date(2021, 1, 1))
        dues = self.env["cchc.due"].search([("kind", "=", "term_end")])
        self.assertIn(self.leader, dues.employee_id)
        self.assertNotIn(person, dues.employee_id)

    def test_elected_post_is_not_held_twice(self):
        values = {
            "employee_id": self.leader.id,
            "body": "committee",
            "body_name": "UBND xã Bình An",
            "post": "Chủ tịch",
            "date_from": "2021-06-01",
            "date_to": "2026-05-31",
            "votes_for": 25,
            "votes_total": 30,
        }
        term = self.env["cchc.elected.term"].create(values)
        self.assertFalse(term.warning)
        with self.assertRaisesRegex(ValidationError, "Chủ tịch"):
            self.env["cchc.elected.term"].create(values | {"date_from": "2026-05-31"})
        with self.assertRaisesRegex(ValidationError, "31"):
            term.votes_for = 31
