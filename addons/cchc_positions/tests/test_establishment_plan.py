from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError, ValidationError

from .common import NEW_YEAR, CchcPositionsCase

NEXT = date(2025, 1, 1)


class TestEstablishmentPlan(CchcPositionsCase):
    """From the request of an agency to the ledger, and down to its divisions."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls._create_user("officer_nv", "hr_officer", cls.home)
        cls.home_affairs = cls._create_user("affairs", "home_affairs", cls.province)
        cls._enter(cls.province, 100)
        cls._enter(cls.home, 10)

    def _plan(self, requested=12, reason="Thêm nhiệm vụ", env=None):
        plan = (
            self.env["cchc.establishment.plan"]
            .with_user(self.officer)
            .create({"unit_id": self.home.id, "staff": "civil_servant", "year": 2025})
        )
        plan.action_fill()
        line = plan.line_ids.filtered(lambda line: line.category_id == self.civil)
        line.write({"requested": requested, "reason": reason})
        return plan, line

    def _assigned(self, unit, day=NEXT):
        return self.env["cchc.establishment"]._assigned(day).get((unit.id, self.civil.id))

    # -- plan ---------------------------------------------------------------------

    def test_from_the_request_to_the_ledger(self):
        plan, line = self._plan()
        self.assertEqual((line.assigned_now, line.occupied_now), (10, 0))
        plan.action_submit()
        plan = plan.with_user(self.home_affairs)
        line = line.with_user(self.home_affairs)
        line.write({"appraised": 11, "remark": "Chỉ một việc mới"})
        plan.action_appraise()
        self.assertEqual(line.decided, 11)
        with self.assertRaisesRegex(UserError, "enter the decision"):
            plan.action_approve()
        plan.write({"document_id": self.document.id, "date_effective": NEXT})
        plan.action_approve()
        self.assertEqual(self._assigned(self.home, NEW_YEAR), 10)
        self.assertEqual(self._assigned(self.home), 11)
        entry = self.env["cchc.establishment.entry"].search(
            [("unit_id", "=", self.home.id), ("date_effective", "=", NEXT)]
        )
        self.assertEqual((entry.amount, entry.document_id), (1, self.document))
        with self.assertRaises(UserError):
            line.decided = 12

    def test_a_plan_of_several_agencies_is_decided_at_once(self):
        plan, _line = self._plan(requested=101)
        other = self.env["cchc.establishment.plan"].create(
            {"unit_id": self.province.id, "staff": "civil_servant", "year": 2025}
        )
        other.action_fill()
        other.line_ids.filtered(lambda line: line.category_id == self.civil).write(
            {"requested": 101, "reason": "Theo giao của Trung ương"}
        )
        both = plan.sudo().with_env(self.env) | other
        both.action_submit()
        both.action_appraise()
        both.write({"document_id": self.document.id, "date_effective": NEXT})
        both.action_approve()
        self.assertEqual(self._assigned(self.home), 101)
        self.assertEqual(self._assigned(self.province), 101)

    def test_more_than_the_province_has_is_not_decided(self):
        plan, _line = self._plan(requested=101)
        plan = plan.with_env(self.env)
        plan.action_submit()
        plan.action_appraise()
        plan.write({"document_id": self.document.id, "date_effective": NEXT})
        with self.assertRaisesRegex(ValidationError, "1 too many"):
            plan.action_approve()

    def test_a_request_needs_a_reason(self):
        plan, _line = self._plan(reason=False)
        with self.assertRaisesRegex(UserError, "give a reason for asking 12"):
            plan.action_submit()

    def test_an_agency_does_not_appraise_itself(self):
        _plan, line = self._plan()
        with self.assertRaises(AccessError):
            line.decided = 50
        with self.assertRaises(AccessError):
            line.assigned_now = 50

    def test_an_agency_requests_for_its_own_units_only(self):
        plan, _line = self._plan()
        with self.assertRaises(UserError):
            plan.line_ids.create(
                {
                    "plan_id": plan.id,
                    "unit_id": self.finance.id,
                    "category_id": self.civil.id,
                    "requested": 3,
                }
            )

    def test_a_late_plan_is_told(self):
        plan = self._plan()[0].with_env(self.env)
        self.assertEqual(plan.deadline, date(2024, 6, 15))
        # Midnight in Việt Nam is 17:00 UTC.
        with freeze_time("2024-06-15 16:59"):
            plan.invalidate_recordset(["is_late"])
            self.assertFalse(plan.is_late)
        with freeze_time("2024-06-15 17:00"):
            plan.invalidate_recordset(["is_late"])
            self.assertTrue(plan.is_late)

    # -- distribution ---------------------------------------------------------------

    def _distribute(self, figure, user=None, unit=None):
        wizard = (
            self.env["cchc.establishment.distribution"]
            .with_user(user or self.officer)
            .create(
                {
                    "unit_id": (unit or self.home).id,
                    "category_id": self.civil.id,
                    "date_effective": NEW_YEAR,
                    "document_id": self.document.id,
                    "reason": "Giao biên chế cho phòng",
                }
            )
        )
        wizard.line_ids[:1].figure = figure
        return wizard

    def test_an_agency_distributes_what_it_has(self):
        wizard = self._distribute(6)
        self.assertEqual((wizard.assigned, wizard.remaining), (10, 4))
        wizard.action_distribute()
        self.assertEqual(self._assigned(self.home_division, NEW_YEAR), 6)
        self._distribute(5).action_distribute()
        self.assertEqual(self._assigned(self.home_division, NEW_YEAR), 5)

    def test_an_agency_distributes_no_more_than_it_has(self):
        with self.assertRaisesRegex(ValidationError, "1 too many"):
            self._distribute(11).action_distribute()

    def test_an_agency_does_not_raise_its_own_figure(self):
        change = self.env["cchc.establishment.change"].with_user(self.officer)
        with self.assertRaisesRegex(AccessError, "Ask Home Affairs"):
            self._change(change, "adjusted", self.home, 5)
        with self.assertRaises(AccessError):
            self.env["cchc.establishment.entry"].with_user(self.officer).create({})

    def test_an_agency_distributes_nothing_elsewhere(self):
        self._enter(self.finance, 10)
        with self.assertRaises(AccessError):
            self._change(
                self.env["cchc.establishment.change"].with_user(self.officer),
                "assigned",
                self.finance_division,
                1,
            )

    def test_who_distributes_what_nobody_assigned(self):
        # The division draws on Home Affairs; without its entry, on the province.
        officer = self._create_user("officer_tc", "hr_officer", self.finance)
        with self.assertRaises(AccessError):
            self._change(
                self.env["cchc.establishment.change"].with_user(officer),
                "assigned",
                self.finance_division,
                1,
            )

    # -- other changes --------------------------------------------------------------

    def _change(self, model, operation, unit, amount, **vals):
        return model.create(
            {
                "operation": operation,
                "unit_id": unit.id,
                "category_id": self.civil.id,
                "date_effective": NEW_YEAR,
                "amount": amount,
                "document_id": self.document.id,
                "reason": "Điều chỉnh",
                **vals,
            }
        ).action_enter()

    def test_each_operation(self):
        change = self.env["cchc.establishment.change"].with_user(self.home_affairs)
        self._enter(self.finance, 5)
        self._change(change, "cut", self.home, 1, date_effective=NEXT)
        self._change(change, "transferred", self.home, 2, to_unit_id=self.finance.id)
        self._change(change, "reserved", self.home, 3)
        self._change(change, "released", self.home, 1, date_effective=NEXT)
        self._change(change, "adjusted", self.finance, -1)
        balance = self.env["cchc.establishment"]._balance
        key = (self.home.id, self.civil.id)
        self.assertEqual((balance(NEW_YEAR)[key].assigned, balance(NEXT)[key].assigned), (8, 7))
        self.assertEqual((balance(NEW_YEAR)[key].reserved, balance(NEXT)[key].reserved), (3, 2))
        self.assertEqual(self._assigned(self.finance, NEW_YEAR), 6)
        with self.assertRaisesRegex(UserError, "without sign"):
            self._change(change, "cut", self.home, -1)
        with self.assertRaisesRegex(UserError, "another unit"):
            self._change(change, "transferred", self.home, 1)

    def test_reversal_takes_both_sides_of_a_transfer(self):
        change = self.env["cchc.establishment.change"].with_user(self.home_affairs)
        action = self._change(change, "transferred", self.home, 2, to_unit_id=self.finance.id)
        entries = self.env["cchc.establishment.entry"].search(action["domain"])
        self.env["cchc.establishment.reversal"].with_user(self.home_affairs).create(
            {
                "entry_ids": [(6, 0, entries[:1].ids)],
                "document_id": self.document.id,
                "reason": "Thu hồi quyết định",
            }
        ).action_reverse()
        self.assertEqual(self._assigned(self.home, NEW_YEAR), 10)
        self.assertEqual(self._assigned(self.finance, NEW_YEAR), 0)

    # -- screens --------------------------------------------------------------------

    def test_the_balance_of_the_scope(self):
        person = self._create_person()
        self._open(person)
        self._enter(self.home_division, 4)
        balance = self.env["cchc.establishment.balance"].with_user(self.officer)
        rows = balance.with_context(balance_on="2024-06-01").search([])
        self.assertLessEqual(rows.unit_id, self.home | self.home_division)
        row = rows.filtered(lambda row: row.unit_id == self.home and row.category_id == self.civil)
        self.assertEqual((row.assigned, row.distributed, row.free), (10, 4, 6))
        self.assertEqual((row.occupied, row.vacant, row.kept, row.held), (1, 9, 6, 0))
        action = row.action_open_people()
        people = self.env[action["res_model"]].with_user(self.officer).search(action["domain"])
        self.assertEqual(people.employee_id, person)
        entries = self.env["cchc.establishment.entry"].search(row.action_open_entries()["domain"])
        self.assertEqual(sum(entries.mapped("amount")), row.assigned)
        self.assertFalse(
            balance.with_context(balance_on="2023-01-01").search([("assigned", ">", 0)])
        )

    def test_the_wizard_opens_the_day(self):
        wizard = (
            self.env["cchc.establishment.at"]
            .with_user(self.officer)
            .create({"date": NEW_YEAR, "known_on": date(2023, 12, 1)})
        )
        action = wizard.action_open()
        rows = self.env["cchc.establishment.balance"].with_user(self.officer)
        self.assertFalse(rows.with_context(**action["context"]).search(action["domain"]))
        wizard.known_on = False
        action = wizard.action_open()
        self.assertIn(
            self.home, rows.with_context(**action["context"]).search(action["domain"]).unit_id
        )
