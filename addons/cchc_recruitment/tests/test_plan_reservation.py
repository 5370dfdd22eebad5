from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tools import mute_logger

from .common_plan import TODAY, PlanCase


@freeze_time("2026-03-02 03:00")
class TestReservation(PlanCase):
    """Vacancies are asked for, planned and kept in the ledger; nobody gets one twice."""

    def _kept(self, unit=None):
        key = ((unit or self.home).id, self.civil.id)
        return self.env["cchc.establishment"]._reserved(TODAY).get(key, 0)

    def test_a_line_tells_what_may_be_recruited_and_why(self):
        line = self._demand(1).line_ids
        self.assertEqual(line.free, 3)
        self.assertIn("Biên chế được giao: 10", line.free_explanation)
        self.assertIn("Còn được đăng ký: 3 − 0", line.free_explanation)

    def test_more_than_is_free_is_refused_with_the_figures(self):
        demand = self._demand(2, 2)
        with self.assertRaisesRegex(UserError, "4 places are asked for, 3 may"):
            demand.action_submit()
        self.assertEqual(demand.state, "draft")

    def test_a_demand_says_what_and_why(self):
        demand = self._demand(1)
        demand.line_ids.reason = False
        with self.assertRaisesRegex(UserError, "say why"):
            demand.action_submit()
        demand.line_ids.unlink()
        with self.assertRaisesRegex(UserError, "no post is asked for"):
            demand.action_submit()

    def test_needs_of_vacant_positions_are_taken_over_and_closed(self):
        need = self.env["cchc.qualification.need"]._from_positions(self.positions[0])
        demand = self._demand()
        demand.action_take_needs()
        line = demand.line_ids
        self.assertEqual((line.position_id, line.places), (self.positions[0], 1))
        self.assertEqual((need.state, need.wing), ("picked", "Recruitment"))
        with self.assertRaises(UserError):
            self._demand().action_take_needs()
        plan = self._plan(demand)
        plan.line_ids._release({plan.line_ids: 1}, TODAY, "x")
        self.assertEqual(need.state, "closed")

    def test_a_deleted_line_opens_its_need_again(self):
        need = self.env["cchc.qualification.need"]._from_positions(self.positions[0])
        demand = self._demand()
        demand.action_take_needs()
        demand.line_ids.unlink()
        self.assertEqual(need.state, "open")

    def test_the_approval_keeps_the_places_in_the_ledger(self):
        demand = self._demand(2)
        plan = self._plan(demand)
        self.assertEqual((self._kept(), plan.reserved, demand.state), (2, 2, "approved"))
        entries = plan.line_ids.entry_ids
        self.assertEqual(entries.mapped("amount"), [1, 1])
        self.assertEqual(entries.document_id, self.approval)
        balance = self.env["cchc.establishment"]._balance(TODAY, self.home.ids)
        row = balance[self.home.id, self.civil.id]
        # Kept with the unit: still vacant, but nobody distributes it.
        self.assertEqual((row.vacant, row.reserved, row.free), (3, 2, 8))

    def test_two_plans_never_keep_one_vacancy(self):
        first = self._plan(self._demand(2), approve=False)
        second = self._plan(self._demand(2), approve=False)
        first.action_approve()
        with self.assertRaisesRegex(UserError, "2 places are asked for, 1 may"):
            second.action_approve()
        self.assertEqual((self._kept(), second.reserved), (2, 0))

    def test_an_approval_takes_its_turn_on_the_head_rows(self):
        """Of two at once the second fails on the head row and begins anew (see `_claim`)."""
        plan = self._plan(self._demand(1), approve=False)
        turns = "SELECT turns FROM cchc_establishment_head WHERE unit_id = %s AND category_id = %s"
        self.env.cr.execute(turns, [self.home.id, self.civil.id])
        before = self.env.cr.fetchone()[0]
        plan.action_approve()
        self.env.flush_all()
        self.env.cr.execute(turns, [self.home.id, self.civil.id])
        self.assertGreater(self.env.cr.fetchone()[0], before)

    def test_the_unit_above_counts_too(self):
        """The department has three vacancies, the province none: nothing may be recruited."""
        self._enter(self.finance, 190, day=date(2024, 1, 1))
        others = self.env["hr.employee"].union(
            *(self._create_person(f"Khác {number}", unit=self.finance) for number in range(2))
        )
        self._open(others, day=date(2024, 2, 1), department_id=self.finance_division)
        line = self._demand(1).line_ids
        self.assertEqual(line.free, 3)
        self._enter(self.finance, 180, day=date(2024, 6, 1), kind="reserved")
        # 200 assigned, 9 there, 180 kept: 11 are left in the province, 3 in the department.
        line.invalidate_recordset(["free"])
        self.assertEqual(line.free, 3)
        self._enter(self.finance, 10, day=date(2024, 7, 1), kind="reserved")
        line.invalidate_recordset(["free"])
        self.assertEqual(line.free, 1)
        self.assertIn("UBND tỉnh", line.free_explanation)

    def test_no_more_than_the_share_of_a_programme_of_reduction(self):
        """Three vacancies, but nobody left since the programme began: nobody is replaced."""
        self.env.ref("cchc_positions.reduction_programme_2022").recruit_share = 50
        demand = self._demand(1)
        self.assertEqual(demand.line_ids.free, 0)
        with self.assertRaisesRegex(UserError, "Tỷ lệ được tuyển thay"):
            demand.action_submit()

    def test_a_demand_goes_on_with_its_plan_only(self):
        demand = self._demand(1)
        demand.action_submit()
        with self.assertRaisesRegex(UserError, "goes on with the plan"):
            demand.with_user(self.judge).action_appraise()
        plan = self._plan(approve=False)
        demand = demand.with_user(self.judge)
        with self.assertRaisesRegex(UserError, "goes on with the plan"):
            demand.action_approve()
        with self.assertRaises(UserError):
            demand._return("Plan is appraised already")
        plan._return("Xem lại")
        demand._return("Thiếu căn cứ")
        self.assertEqual((demand.state, plan.line_ids.ids), ("draft", []))

    def test_a_demand_of_an_approved_plan_is_not_returned(self):
        demand = self._demand(1)
        self._plan(demand, approve=True)
        with self.assertRaises(UserError):
            demand.with_user(self.judge)._return("x")

    def test_home_affairs_grants_fewer(self):
        demand = self._demand(3)
        demand.action_submit()
        with self.assertRaises(AccessError):
            demand.line_ids.granted = 3
        plan = (
            self.env["cchc.recruitment.plan"]
            .with_user(self.judge)
            .create(
                {
                    "name": "KH",
                    "unit_id": self.root.id,
                    "year": 2026,
                    "document_id": self.approval.id,
                }
            )
        )
        plan.action_collect()
        plan.line_ids.granted = 1
        plan.action_submit()
        plan.action_appraise()
        plan.action_approve()
        self.assertEqual(self._kept(), 1)
        with self.assertRaises(UserError):
            plan.line_ids.granted = 2

    def test_a_plan_is_approved_with_its_document_only(self):
        plan = self._plan(self._demand(1), approve=False)
        plan.action_open_return()
        plan._return("Thiếu văn bản")
        plan.document_id = False
        plan.action_submit()
        plan.action_appraise()
        with self.assertRaisesRegex(UserError, "document of approval"):
            plan.action_approve()
        self.assertEqual(self._kept(), 0)

    def test_what_is_not_recruited_for_is_released(self):
        plan = self._plan(self._demand(2))
        plan.line_ids.action_release()
        self.assertEqual((self._kept(), plan.line_ids.released_why), (0, "Not recruited for"))
        with self.assertRaisesRegex(UserError, "no place is kept"):
            plan.line_ids.action_release()
        # Free for the next plan.
        self._plan(self._demand(3))
        self.assertEqual(self._kept(), 3)

    @mute_logger("odoo.addons.base.models.ir_rule")
    def test_an_officer_plans_nothing(self):
        plan = self._plan(self._demand(1))
        with self.assertRaises(AccessError):
            plan.line_ids.with_user(self.officer).action_release()
        with self.assertRaises(AccessError):
            plan.with_user(self.officer).action_make_session()

    def test_lines_move_by_steps_only(self):
        line = self._demand(1).line_ids
        with self.assertRaises(UserError):
            line.plan_id = 1

    def test_a_list_of_lines_costs_no_more_than_one(self):
        one = self._demand(1).line_ids
        many = one | self._demand(1, 1).line_ids
        self.env.flush_all()
        for lines in (one, many):
            self.env.invalidate_all()
            with self.assertQueryCount(16):
                lines.mapped("free")
