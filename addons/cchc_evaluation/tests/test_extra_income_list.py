from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tests.common import freeze_time

from .praise_common import TODAY, YEAR, PraiseCase


@freeze_time(TODAY)
@tagged("post_install", "-at_install")
class TestExtraIncome(PraiseCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.best = cls._people(1, "excellent", name="Giỏi")
        cls.good = cls._people(2, "good", name="Tốt")
        cls.late = cls._people(1, "completed", day=date(2026, 7, 1), name="Mới")
        cls.unrated = cls._people(1, None, name="Chưa")
        cls.failed = cls._people(1, "not_completed", name="Kém")

    def _list(self, user=None, fund=100_000_000, **vals):
        return (
            self.env["cchc.extra.income"]
            .with_user(user or self.officer)
            .create(
                {
                    "unit_id": self.home.id,
                    "year": YEAR,
                    "fund": fund,
                    "approval_number": "31/QĐ-SNV",
                    "approval_date": "2026-12-20",
                    **vals,
                }
            )
        )

    def _line(self, made, person):
        return made.line_ids.filtered(lambda line: line.employee_id == person)

    def test_the_amounts_are_the_fund_to_the_dong(self):
        made = self._list()
        made.action_compute()
        # 1,2 × 12 + 2 × 1 × 12 + 0,8 × 6 = 43,2
        self.assertEqual(self._line(made, self.best).amount, 33_333_333)
        self.assertEqual(made.line_ids.filtered(lambda one: one.employee_id in self.good)
                         .mapped("amount"), [27_777_778, 27_777_778])  # fmt: skip
        late = self._line(made, self.late)
        self.assertEqual((late.months, late.amount), (6, 11_111_111))
        self.assertEqual(made.total, 100_000_000)
        self.assertEqual(sum(made.line_ids.mapped("amount")), made.fund)
        self.assertIn("43,2", made.explanation)
        self.assertIn("Hệ số × số tháng", late.explanation)

    def test_who_is_left_out_is_told_why(self):
        made = self._list()
        made.action_compute()
        self.assertEqual(self._line(made, self.unrated).reason, "not_rated")
        self.assertEqual(self._line(made, self.failed).reason, "zero")
        self.assertEqual((made.people, made.left_out), (4, 2))

    def test_who_left_the_agency_counts_for_its_months(self):
        self._issue(
            "transfer", self.good[0], date(2026, 10, 1), department_id=self.finance_division
        )
        made = self._list()
        made.action_compute()
        self.assertEqual(self._line(made, self.good[0]).months, 9)
        other = self._list(self.stranger, unit_id=self.finance.id)
        other.action_compute()
        self.assertEqual(self._line(other, self.good[0]).months, 3)
        self.assertEqual(self._line(other, self.good[0]).amount, 100_000_000)

    def test_a_quarter_goes_by_the_ratings_of_the_year_before(self):
        self._rate(self.good, "excellent", YEAR - 1)
        made = self._list(period="q1")
        self.assertEqual(made.rating_year, YEAR - 1)
        made.action_compute()
        self.assertEqual(made.people, 2)
        self.assertEqual(set(made.line_ids.mapped("months")), {3})
        self.assertNotIn(self.late, made.line_ids.employee_id)

    def test_an_agency_with_coefficients_of_its_own_follows_these_alone(self):
        Rate = self.env["cchc.extra.income.rate"].with_user(self.officer)
        Rate.create(
            {
                "unit_id": self.home.id,
                "rating": "good",
                "value": "1,5",
                "regulation": "QĐ 15/QĐ-SNV",
                "date_from": "2026-01-01",
            }
        )
        made = self._list()
        made.action_compute()
        self.assertEqual(self._line(made, self.best).reason, "no_coefficient")
        self.assertEqual(self._line(made, self.good[0]).coefficient, "1,5")
        self.assertEqual(made.people, 2)
        with self.assertRaises(ValidationError):
            Rate.create(
                {"unit_id": self.home.id, "rating": "good", "value": "x", "regulation": "x",
                 "date_from": "2025-01-01", "date_to": "2025-12-31"}
            )  # fmt: skip
        with self.assertRaises(AccessError):
            Rate.create({"rating": "good", "value": "2", "regulation": "x"})
        with self.assertRaises(AccessError):
            Rate.with_user(self.stranger).create(
                {"unit_id": self.home.id, "rating": "good", "value": "2", "regulation": "x"}
            )

    def test_the_head_approves_and_nothing_changes_then(self):
        made = self._list()
        with self.assertRaisesRegex(UserError, "Reckon the list first"):
            made.with_user(self.head).action_approve()
        made.action_compute()
        with self.assertRaises(AccessError):
            made.action_approve()
        made.fund = 90_000_000
        self.assertTrue(made.is_stale)
        with self.assertRaisesRegex(UserError, "Reckon the list first"):
            made.with_user(self.head).action_approve()
        made.action_compute()
        made.with_user(self.head).action_approve()
        self.assertEqual(made.approved_by_id, self.head)
        for step in (
            made.action_compute,
            lambda: made.write({"fund": 1}),
            made.unlink,
            lambda: made.line_ids[0].write({"amount": 5}),
        ):
            with self.assertRaises(UserError):
                step()
        with self.assertRaisesRegex(UserError, "day of payment"):
            made.action_pay()
        made.paid_on = "2026-12-01"
        with self.assertRaisesRegex(UserError, "approved on"):
            made.action_pay()
        made.paid_on = "2026-12-25"
        made.action_pay()
        self.assertEqual(made.state, "paid")
        with self.assertRaises(UserError):
            made.paid_on = "2026-12-26"

    def test_a_rating_that_changed_since_is_reckoned_anew(self):
        made = self._list()
        made.action_compute()
        self.env["cchc.yearly.rating"].search([("employee_id", "=", self.good[0].id)]).unlink()
        with self.assertRaisesRegex(UserError, self.good[0].name):
            made.with_user(self.head).action_approve()

    def test_another_period_forgets_what_was_reckoned(self):
        made = self._list()
        made.action_compute()
        made.period = "q4"
        self.assertFalse(made.line_ids)
        self.assertFalse(made.computed_at)

    def test_bad_input_is_told(self):
        made = self._list(fund=0)
        with self.assertRaisesRegex(UserError, "enter the fund"):
            made.action_compute()
        with self.assertRaises(ValidationError):
            made.fund = -1
        with self.assertRaises(UserError):
            made.state = "paid"
        empty = self._list(year=2015, fund=10)
        with self.assertRaisesRegex(UserError, "nobody among whom"):
            empty.action_compute()
        with self.assertRaises(ValidationError):
            self._list(year=26)
        forged = made.with_context(default_state="paid", default_computed_fund=7)
        fresh = forged.create({"unit_id": self.home.id, "year": 2024})
        self.assertEqual((fresh.state, fresh.computed_fund), ("draft", 0))

    def test_the_list_is_its_agencys(self):
        made = self._list()
        made.action_compute()
        for record in (made, made.line_ids[0]):
            with self.assertRaises(AccessError):
                record.with_user(self.stranger).read(["display_name"])
        self.assertTrue(made.with_user(self.watcher).line_ids[0].explanation)
        with self.assertRaises(AccessError):
            made.with_user(self.watcher).action_compute()
        with self.assertRaises(AccessError):
            made.with_user(self.watcher).action_approve()
        with self.assertRaises(AccessError):
            self._list(self.stranger, year=2025)

    def test_the_list_is_printed_and_exported(self):
        made = self._list()
        made.action_compute()
        for file_format in ("docx", "xlsx", "ods"):
            name, content = made.with_user(self.watcher)._printed(file_format)
            self.assertEqual(name, f"thu-nhap-tang-them-{YEAR}-year.{file_format}")
            self.assertTrue(content.startswith(b"PK"))
