from datetime import date

from odoo.exceptions import AccessError, UserError

from .common import CchcPositionsCase

MARCH = date(2024, 3, 1)


class TestPositionControl(CchcPositionsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.holder = cls._create_person("Nguyễn Văn Giữ")
        cls._open(cls.holder, department_id=cls.finance_division)
        cls.comer = cls._create_person("Trần Thị Đến")
        cls._open(cls.comer)

    def _move(self, **facts):
        facts = {"department_id": self.finance_division, **facts}
        return self._draft("transfer", self.comer, MARCH, **facts)

    def test_a_full_unit_takes_nobody(self):
        self._enter(self.finance, 1)
        decision = self._move()
        with self.assertRaises(UserError) as refused:
            decision.action_issue()
        self.assertIn("Trần Thị Đến: Sở Tài chính has 1 places", str(refused.exception))
        self.assertEqual(decision.state, "draft")
        self.assertEqual(self.comer.unit_id, self.home_division)

    def test_a_vacancy_is_filled(self):
        self._enter(self.finance, 2)
        self._move().action_issue()
        self.assertEqual(self.comer.unit_id, self.finance_division)

    def test_a_unit_that_is_over_may_go_on_working(self):
        other = self._create_person("Lê Văn Thừa")
        self._open(other, department_id=self.finance_division)
        self._enter(self.finance, 1)
        self._issue("step_raise", other, MARCH, step=4, step_anchor=MARCH)
        self._issue("transfer", other, MARCH, department_id=self.finance)
        self.assertEqual(other.unit_id, self.finance)

    def test_the_place_that_somebody_leaves_is_free_that_day(self):
        self._enter(self.finance, 1)
        self._issue("resignation", self.holder, MARCH)
        self._move().action_issue()
        self.assertEqual(self.comer.unit_id, self.finance_division)

    def test_a_cut_to_come_is_told_and_does_not_block(self):
        self._enter(self.finance, 2)
        self._enter(self.finance, -1, day=date(2024, 9, 1), kind="cut")
        self._move().action_issue()
        self.assertIn("01/09/2024", self.comer.message_ids[0].body)

    def test_a_mode_of_warning_lets_pass(self):
        self._enter(self.finance, 1)
        self.env.ref("cchc_positions.position_control_quota").mode = "warn"
        self._move().action_issue()
        self.assertIn("1 places", self.comer.message_ids[0].body)

    def test_a_named_authority_overrides_with_a_reason(self):
        self._enter(self.finance, 1)
        decision = self._move()
        override = self.env["cchc.position.override"].create(
            {
                "line_id": decision.line_ids.id,
                "check_kind": "quota",
                "authority": "Chủ tịch UBND tỉnh",
                "reason": "Sắp xếp sau hợp nhất",
            }
        )
        decision.action_issue()
        self.assertEqual(self.comer.unit_id, self.finance_division)
        self.assertIn("Sắp xếp sau hợp nhất", self.comer.message_ids[0].body)
        with self.assertRaises(UserError):
            override.reason = "khác"

    def test_an_officer_enters_no_override(self):
        officer = self._create_user("officer", "hr_officer", self.home | self.finance)
        decision = self._move()
        with self.assertRaises(AccessError):
            self.env["cchc.position.override"].with_user(officer).create(
                {
                    "line_id": decision.line_ids.id,
                    "check_kind": "quota",
                    "authority": "Tôi",
                    "reason": "…",
                }
            )

    def test_a_full_position_takes_nobody(self):
        position = self._positions("CV.01", unit=self.finance)
        self._issue(
            "appointment",
            self.holder,
            MARCH,
            department_id=self.finance,
            position_id=position,
            leadership_post_id=self.head_post,
        )
        decision = self._move(position_id=position, department_id=self.finance)
        with self.assertRaisesRegex(UserError, "is for 1 people; with this decision 2"):
            decision.action_issue()

    def test_a_position_asks_for_its_ranks(self):
        scheme = self._scheme(
            [{"code": "CVC.01", "rank_ids": [(6, 0, self.principal.ids)]}], unit=self.finance
        )
        position = self._approve(scheme).line_ids.position_id
        decision = self._move(position_id=position, department_id=self.finance)
        with self.assertRaisesRegex(UserError, "ranks 01.002"):
            decision.action_issue()

    def test_a_position_out_of_force_takes_nobody(self):
        position = self._positions("CV.01", unit=self.finance)
        self._approve(self._scheme([("CV.02", 1)], unit=self.finance, day=date(2024, 2, 1)))
        decision = self._move(position_id=position, department_id=self.finance)
        with self.assertRaisesRegex(UserError, "no scheme in force"):
            decision.action_issue()

    def test_a_move_without_a_position_is_noted(self):
        self._positions("CV.01", unit=self.finance)
        self._move().action_issue()
        self.assertIn("names no position", self.comer.message_ids[0].body)

    def test_the_rehearsal_keeps_nothing(self):
        self._enter(self.finance, 1)
        decision = self._move()
        told = decision.action_check_positions()
        self.assertEqual(told["params"]["type"], "danger")
        self.assertIn("1 places", told["params"]["message"])
        self.assertEqual(decision.state, "draft")
        self.assertFalse(decision.line_ids.issued_at)
        self.assertEqual(self.comer.unit_id, self.home_division)

    def test_opening_records_what_is(self):
        self._enter(self.finance, 1)
        third = self._create_person("Phạm Văn Ba")
        self._open(third, department_id=self.finance_division)
        self.assertEqual(third.unit_id, self.finance_division)

    def test_as_many_queries_for_many_lines(self):
        self._enter(self.finance, 50)
        people = [self._create_person(f"Người {number}") for number in range(20)]
        for person in people:
            self._open(person)
        decisions = [
            self._draft("transfer", group, MARCH, department_id=self.finance_division)
            for group in (people[:2], people[2:])
        ]
        counts = []
        # Who occupies a place is kept in memory.
        self.env["cchc.occupancy.rule"]._spans()
        for decision in decisions:
            decision.line_ids._freeze("2024-03-01 00:00:00")
            self.env["cchc.timeline"]._project(decision.line_ids.employee_id)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.assertFalse(self.env["cchc.position.control"]._findings(decision.line_ids))
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[0], counts[1])
        self.assertLessEqual(counts[0], 20)

    def _centre(self, group):
        """A public service unit below the department, of an autonomy group."""
        return self._create_unit(
            f"T.TC.{group}",
            f"Trung tâm {group}",
            "public_service_unit",
            "province",
            self.finance,
            autonomy_group=group,
        )

    def test_an_autonomous_unit_fills_its_own_places(self):
        """NĐ 106/2020 điều 9: what groups 1 and 2 decide themselves, the department does not."""
        budget = self.env.ref("cchc_positions.quota_category_public_budget")
        employee = self._create_person("Lê Thị Viên")
        self._open(employee, staffing_category="public_employee", department_id=self.finance)
        self._enter(self.finance, 1, category=budget)
        recruits = [self._create_person(f"Người {number}") for number in "23"]
        facts = {"staffing_category": "public_employee", "rank_id": self.specialist, "step": 1}
        own, dependent = (
            self._draft("recruitment", person, MARCH, department_id=self._centre(group), **facts)
            for person, group in zip(recruits, "24", strict=True)
        )
        own.action_issue()
        self.assertEqual(own.state, "issued")
        with self.assertRaisesRegex(UserError, "Sở Tài chính has 1 places"):
            dependent.action_issue()
