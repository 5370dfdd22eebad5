from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import CchcHrCase

MARCH, JULY, NEXT_YEAR = date(2024, 3, 1), date(2024, 7, 1), date(2025, 2, 1)


@tagged("post_install", "-at_install")
class TestDecisionRegister(CchcHrCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.person = cls._create_person()
        cls._open(cls.person)

    def _transfer(self, number, day=MARCH, unit=None, to=None, **vals):
        draft = self._draft(
            "transfer", self.person, day, unit=unit, department_id=to or self.finance
        )
        draft.write({"number": number, **vals})
        return draft

    def _register(self, **vals):
        return self.env["cchc.decision.register"].create(
            {"unit_id": self.home.id, "year": 2024, "symbol": "QĐ-SNV", "automatic": True, **vals}
        )

    # -- one decision for a number -------------------------------------------------

    def test_a_number_is_given_once_a_year_however_it_is_written(self):
        self._transfer("05/QĐ-SNV", subject="Về việc điều động ông An").action_issue()
        draft = self._transfer("5 / qđ-snv", JULY, to=self.home)
        message = "Sở Nội vụ in 2024.*Về việc điều động ông An.*01/03/2024"
        with self.assertRaisesRegex(UserError, message), self.env.cr.savepoint():
            draft.action_issue()
        self.assertEqual(draft.state, "draft")
        draft.number = "05a/QĐ-SNV"
        draft.action_issue()
        self.assertEqual(draft.register_id.last_number, 5)

    def test_other_year_other_agency_other_symbol_are_other_registers(self):
        first = self._transfer("5/QĐ-SNV")
        year = self._transfer("5/QĐ-SNV", NEXT_YEAR, to=self.home)
        agency = self._transfer("5/QĐ-SNV", JULY, unit=self.finance, to=self.home)
        symbol = self._transfer("5/QĐ-UBND", date(2024, 8, 1), to=self.home_division)
        every = first | year | agency | symbol
        every.action_issue()
        self.assertEqual(len(every.register_id), 4)
        self.assertEqual(first.register_id.display_name, "QĐ-SNV · 2024")

    def test_divisions_number_in_the_register_of_their_agency(self):
        self._transfer("5/QĐ-SNV").action_issue()
        draft = self._transfer("5/QĐ-SNV", JULY, unit=self.home_division, to=self.home)
        with self.assertRaisesRegex(UserError, "has been given to another decision"):
            draft.action_issue()

    def test_two_drafts_issued_together_with_one_number(self):
        first = self._transfer("5/QĐ-SNV")
        second = self._transfer("05/QĐ-SNV", JULY, to=self.home)
        with self.assertRaisesRegex(UserError, "has been given"), self.env.cr.savepoint():
            (first | second).action_issue()
        self.assertEqual(first.state, "draft")

    def test_the_database_refuses_what_code_does_not(self):
        first = self._transfer("5/QĐ-SNV")
        second = self._transfer("6/QĐ-SNV", JULY, to=self.home)
        (first | second).action_issue()
        self.env.flush_all()
        with (
            self.assertRaises(IntegrityError),
            mute_logger("odoo.sql_db"),
            self.env.cr.savepoint(flush=False),
        ):
            self.env.cr.execute(
                "INSERT INTO cchc_decision (type_id, unit_id, state, register_id, register_key)"
                " SELECT type_id, unit_id, state, register_id, register_key FROM cchc_decision"
                " WHERE id = %s",
                [first.id],
            )

    def test_openings_stand_in_no_register(self):
        opening = self.person.decision_line_ids.decision_id
        self.assertFalse(opening.register_id)

    def test_missing_numbers_are_shown(self):
        for number, day, to in (("2/QĐ-SNV", MARCH, self.finance), ("6/QĐ-SNV", JULY, self.home)):
            self._transfer(number, day, to=to).action_issue()
        register = self.env["cchc.decision.register"].search(
            [("unit_id", "=", self.home.id), ("symbol", "=", "QĐ-SNV"), ("year", "=", 2024)]
        )
        self.assertEqual(register.missing, "1, 3–5")
        self.assertEqual((register.decision_count, register.last_number), (2, 6))

    def test_earlier_decisions_enter_their_registers(self):
        """What was issued before there were registers: the first keeps a number that two have."""
        first = self._transfer("5/QĐ-SNV")
        second = self._transfer("6/QĐ-SNV", JULY, to=self.home)
        (first | second).action_issue()
        register = first.register_id
        self.env.flush_all()
        self.env.cr.execute("ALTER TABLE cchc_decision DISABLE TRIGGER append_only")
        self.env.cr.execute(
            "UPDATE cchc_decision SET register_id = NULL, register_key = NULL, number = '5/QĐ-SNV'"
            " WHERE id = ANY(%s)",
            [(first | second).ids],
        )
        self.env.cr.execute("ALTER TABLE cchc_decision ENABLE TRIGGER append_only")
        self.env.invalidate_all()
        self.env["cchc.decision"]._adopt_numbers()
        self.env.invalidate_all()
        self.assertEqual(first.register_id, register)
        self.assertFalse(second.register_id)

    # -- numbers given by the register -----------------------------------------------

    def test_numbers_follow_each_other(self):
        register = self._register(last_number=8)
        drafts = [self._transfer(False, day) for day in (MARCH, JULY)]
        for draft in drafts:
            self.assertTrue(draft.takes_number)
            draft.action_take_number()
        self.assertEqual([draft.number for draft in drafts], ["09/QĐ-SNV", "10/QĐ-SNV"])
        self.assertEqual(register.last_number, 10)
        drafts[0].action_issue()
        self.assertEqual(drafts[0].register_id, register)

    def test_the_day_of_signing_is_today_when_it_was_not_entered(self):
        today = date.today()
        self._register(year=today.year)
        draft = self._transfer(False, date_signed=False)
        draft.action_take_number()
        self.assertTrue(draft.date_signed)
        self.assertEqual(draft.number, "01/QĐ-SNV")

    def test_only_the_last_number_can_be_given_back(self):
        register = self._register()
        first, second = (self._transfer(False, day) for day in (MARCH, JULY))
        (first | second).action_take_number()
        with self.assertRaisesRegex(UserError, "no gap"):
            first.action_give_number_back()
        with self.assertRaisesRegex(UserError, "no gap"):
            first.unlink()
        second.unlink()
        self.assertEqual(register.last_number, 1)
        first.action_give_number_back()
        self.assertEqual(
            (first.number, first.register_id.id, register.last_number), (False,) * 2 + (0,)
        )

    def test_a_taken_number_is_kept(self):
        self._register()
        draft = self._transfer(False)
        draft.action_take_number()
        for vals in (
            {"number": "7/QĐ-SNV"},
            {"unit_id": self.finance.id},
            {"date_signed": NEXT_YEAR},
            {"register_id": False},
        ):
            with self.assertRaises(UserError):
                draft.write(vals)
        draft.date_signed = JULY
        self.assertEqual(draft.copy().register_id.id, False)

    def test_a_number_beyond_the_last_is_not_entered_by_hand(self):
        self._register(last_number=3)
        with self.assertRaisesRegex(UserError, "Take number"), self.env.cr.savepoint():
            self._transfer("7/QĐ-SNV").action_issue()
        self._transfer("3/QĐ-SNV").action_issue()

    def test_a_revocation_takes_its_number(self):
        register = self._register(year=date.today().year, symbol="QĐ-SNV")
        decision = self._issue("transfer", self.person, MARCH, department_id=self.finance)
        wizard = self.env["cchc.decision.revocation"].create(
            {"decision_id": decision.id, "reason": "Ban hành nhầm"}
        )
        wizard.action_revoke()
        self.assertEqual(decision.line_ids.revocation_id.number, "01/QĐ-SNV")
        self.assertEqual(decision.line_ids.revocation_id.register_id, register)

    def test_no_register_gives_numbers(self):
        draft = self._transfer(False)
        self.assertFalse(draft.takes_number)
        with self.assertRaisesRegex(UserError, "Sở Nội vụ has no register that gives numbers"):
            draft.action_take_number()

    # -- the register itself -----------------------------------------------------------

    def test_the_last_number_never_falls_below_what_was_given(self):
        register = self._register()
        self._transfer(False).action_take_number()
        with self.assertRaisesRegex(ValidationError, "1 was given already"):
            register.last_number = 0

    def test_a_used_register_keeps_its_agency_year_and_symbol(self):
        register = self._register()
        self._transfer(False).action_take_number()
        for vals in ({"year": 2025}, {"symbol": "QĐ"}, {"unit_id": self.finance.id}):
            with self.assertRaisesRegex(UserError, "open another one"):
                register.write(vals)
        with self.assertRaisesRegex(UserError, "can't be deleted"):
            register.unlink()

    def test_officers_open_registers_of_their_own_units(self):
        officer = self._create_user("register_officer", "hr_officer", self.home)
        Register = self.env["cchc.decision.register"].with_user(officer)
        vals = {"year": 2024, "symbol": "QĐ-X"}
        self.assertTrue(Register.create({**vals, "unit_id": self.home.id}))
        with self.assertRaises(AccessError):
            Register.create({**vals, "unit_id": self.finance.id})
        other = self._register(unit_id=self.finance.id)
        self.assertNotIn(other, Register.search([]))

    def test_an_officer_takes_a_number(self):
        officer = self._create_user("register_officer", "hr_officer", self.home)
        self._register()
        draft = self._transfer(False)
        draft.with_user(officer).action_take_number()
        self.assertEqual(draft.number, "01/QĐ-SNV")
        reader = self._create_user("register_head", "unit_head", self.home)
        with self.assertRaises(AccessError):
            draft.with_user(reader).action_give_number_back()
