from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common import ReductionCase


@tagged("post_install", "-at_install")
@freeze_time("2026-10-12 03:00")
class TestReductionRounds(ReductionCase):
    """Lists of a half-year: due by the table, asked of agencies, late or not, reminded of."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Round = cls.env["cchc.reduction.round"].with_user(cls.judge)
        cls._enter(cls.province, 50)
        cls._enter(cls.home, 10)
        cls._enter(cls.finance, 20)
        cls.round = cls.Round.create({"year": 2027, "period": "first"})

    def _duty(self, unit):
        return self.round.duty_ids.filtered(lambda duty: duty.unit_id == unit)

    def test_due_by_the_row_of_the_decree(self):
        self.assertEqual(self.round.due_on, date(2026, 11, 1))
        self.assertIn("NĐ 154/2025", self.round.article)
        results = self.Round.create({"kind": "result", "year": 2026, "period": "year"})
        self.assertEqual(results.due_on, date(2027, 2, 14))
        self.env.ref("cchc_reduction.reduction_deadline_nd154_second").write({"month": 6, "day": 1})
        second = self.Round.create({"year": 2027, "period": "second"})
        self.assertEqual(second.due_on, date(2027, 6, 1))

    def test_rounds_are_proposed_sixty_days_ahead_and_once(self):
        self.round.unlink()
        made = self.env["cchc.reduction.round"]._propose(date(2026, 10, 12))
        self.assertEqual(
            [(one.kind, one.year, one.period, one.state) for one in made],
            [("list", 2027, "first", "draft")],
        )
        self.assertFalse(self.env["cchc.reduction.round"]._propose(date(2026, 10, 13)))
        later = self.env["cchc.reduction.round"]._propose(date(2026, 12, 20))
        self.assertEqual([(one.kind, one.year) for one in later], [("result", 2026)])

    def test_agencies_with_an_establishment_are_asked(self):
        self.round.action_open()
        self.assertEqual(self.round.duty_ids.unit_id, self.home | self.finance)
        self.assertEqual((self.round.asked, self.round.handed, self.round.late), (2, 0, 0))
        self.round.action_open()
        self.assertEqual(self.round.asked, 2, "safe to repeat")
        seen = self.round.duty_ids.with_user(self.officer).search(
            [("round_id", "=", self.round.id)]
        )
        self.assertEqual(seen.unit_id, self.home)

    def test_handed_in_in_time_late_or_not_at_all(self):
        early = self._list(self.people[:1], year=2027, period="first")
        self.round.action_open()
        ours, theirs = self._duty(self.home), self._duty(self.finance)
        self.assertEqual((ours.state, ours.list_ids, theirs.state), ("draft", early, "waiting"))
        with freeze_time("2026-11-01 16:00"):
            early.action_submit()
        self.assertEqual((ours.state, ours.handed_on), ("handed", date(2026, 11, 1)))
        with freeze_time("2026-11-05 03:00"):
            self.env.invalidate_all()
            self.assertEqual(
                (ours.is_late, theirs.is_late, theirs.days_late, self.round.late),
                (False, True, 4, 1),
            )
            late = self.env["cchc.reduction.duty"].search([("is_late", "=", True)])
            self.assertEqual(late, theirs.with_user(self.env.user))
            mine = theirs.with_user(self.stranger)
            with self.assertRaisesRegex(UserError, "why there is nobody"):
                mine.action_nil()
            mine.nil_reason = "Không có đối tượng"
            mine.action_nil()
            self.assertEqual((mine.state, mine.nil_by_id), ("nil", self.stranger))
            self.assertTrue(mine.is_late, "told after the day")
            self.assertEqual(self.round.late, 0)
            self.assertEqual(self.round.progress, 100)

    def test_a_returned_list_was_handed_in_when_it_was(self):
        self.round.action_open()
        made = self._list(self.people[:1], year=2027, period="first")
        made.action_submit()
        made.with_user(self.judge)._return("Thiếu")
        duty = self._duty(self.home)
        self.assertEqual((duty.state, duty.handed_on), ("draft", date(2026, 10, 12)))

    def test_the_agency_makes_its_list_from_the_board(self):
        self.round.action_open()
        duty = self._duty(self.home).with_user(self.officer)
        action = duty.action_open_list()
        made = self.env["cchc.reduction.list"].browse(action["res_id"])
        self.assertEqual((made.unit_id, made.year, made.period), (self.home, 2027, "first"))
        self.assertEqual(duty.action_open_list()["res_id"], made.id)
        with self.assertRaisesRegex(UserError, "has a list in this round"):
            duty.action_nil()
        with self.assertRaises(AccessError):
            self._duty(self.finance).with_user(self.officer).action_open_list()
        # The round follows from the agency, whatever a caller says.
        made.with_user(self.officer).write({"duty_id": self._duty(self.finance).id, "note": "x"})
        self.assertEqual(made.duty_id, self._duty(self.home))

    def test_only_home_affairs_moves_rounds_on(self):
        for attempt in (
            lambda: self.round.with_user(self.officer).action_open(),
            lambda: self.Round.with_user(self.officer).create({"year": 2028}),
            lambda: self.round.with_user(self.payer).action_close(),
        ):
            with self.assertRaises(AccessError):
                attempt()
        with self.assertRaisesRegex(UserError, "Use “Open”"):
            self.round.state = "open"
        self.round.action_open()
        with self.assertRaisesRegex(UserError, "keeps its period"):
            self.round.year = 2028
        with self.assertRaisesRegex(UserError, "Only a draft"):
            self.round.unlink()
        with self.assertRaisesRegex(UserError, "the round says who is asked"):
            self._duty(self.home).with_user(self.officer).unit_id = self.finance
        self.round.action_close()
        duty = self._duty(self.home).with_user(self.officer)
        duty.nil_reason = "x"
        with self.assertRaisesRegex(UserError, "is not open"):
            duty.action_nil()

    def test_the_report_on_results_is_closed_with_its_number(self):
        results = self.Round.create({"kind": "result", "year": 2026, "period": "year"})
        results.action_open()
        self.assertFalse(results.duty_ids)
        with self.assertRaisesRegex(UserError, "enter the number"):
            results.action_close()
        results.report_number = "15/BC-UBND, 10/02/2027"
        results.action_close()
        self.assertEqual(results.state, "closed")

    def test_one_activity_for_each_officer_and_round(self):
        self.round.action_open()
        Reminder = self.env["cchc.due.reminder"]
        Reminder._remind(self.officer | self.stranger)
        Reminder._remind(self.officer | self.stranger)
        found = self.env["mail.activity"].search(
            [("user_id", "in", (self.officer | self.stranger).ids),
             ("date_deadline", "=", date(2026, 11, 1))]
        )  # fmt: skip
        self.assertEqual(len(found), 2)
        self.assertEqual(
            {(one.user_id, one.res_id) for one in found},
            {(self.officer, self.home.id), (self.stranger, self.finance.id)},
        )
        self._list(self.people[:1], year=2027, period="first").action_submit()
        Reminder._remind(self.officer | self.stranger)
        self.assertEqual(found.exists().user_id, self.stranger)

    def test_the_first_page_names_what_waits(self):
        self.round.action_open()
        made = self._list(self.people[:1], year=2027, period="second")
        made.action_submit()

        def told(user):
            page = self.env["cchc.dashboard"].with_user(user).work_to_do()
            return {
                tile["title"]: tile["figures"][0]["count"]
                for section in page["sections"]
                if section["key"] == "reduction"
                for tile in section["tiles"]
            }

        self.assertEqual(told(self.officer)["Reduction lists to hand in"], 1)
        self.assertEqual(told(self.judge)["Reduction lists to hand in"], 2)
        self.assertEqual(told(self.judge)["People of reduction lists to be appraised"], 1)
        made.with_user(self.judge).action_appraise()
        self.assertEqual(told(self.payer)["Money of reduction lists to be appraised"], 1)
        page = self.env["cchc.dashboard"].with_user(self.payer).work_to_do()
        self.assertEqual([section["key"] for section in page["sections"]], ["reduction"])
        self.assertEqual(page["parts"], [], "deadlines and dossiers are no work of Finance")
        with freeze_time("2026-11-02 03:00"):
            self.assertEqual(told(self.stranger)["Reduction lists that are late"], 1)
            self.assertNotIn("Reduction lists to hand in", told(self.stranger))

    def test_deadlines_that_are_no_days_are_refused(self):
        row = self.env.ref("cchc_reduction.reduction_deadline_nd154_first")
        for vals, words in (
            ({"month": 2, "day": 30}, "is no day of the year"),
            ({"month": 0}, "is no day of the year"),
            ({"period": False}, "choose the period"),
        ):
            with self.assertRaisesRegex(ValidationError, words), self.env.cr.savepoint():
                row.write(vals)
        row.write({"month": 0, "day": 0})
        second = self.Round.new({"year": 2029, "period": "first"})
        self.assertFalse(second.due_on, "a row without a day demands nothing")
