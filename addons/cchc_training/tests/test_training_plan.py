from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common_needs import TODAY, NeedsCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestTrainingPlan(NeedsCase):
    """From needs to the plan of an agency, to that of the province, to the approval."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.course.cost_per_head = 4_000_000
        cls.people = cls.env["hr.employee"].concat(
            *(cls._specialist(name) for name in ("Nguyễn Văn An", "Trần Thị Bình"))
        )
        cls.Need._gather()
        cls.needs = cls.Need.search([("employee_id", "in", cls.people.ids)])

    def _submitted(self, user, unit, **line):
        plan = self._plan(user, unit)
        self._line(plan, **line)
        plan.action_submit()
        return plan

    def _province(self, *plans):
        plan = self._plan(self.judge, self.province)
        plan.action_consolidate()
        return plan

    # -- the plan of an agency -----------------------------------------------------------

    def test_open_needs_make_lines_with_people_and_cost(self):
        plan = self._plan()
        plan.action_take_needs()
        line = plan.line_ids
        self.assertEqual(
            (line.programme_id, line.people, line.need_ids, line.amount, line.unit_id),
            (self.course, 2, self.needs, 8_000_000, self.home),
        )
        self.assertEqual((plan.people, plan.amount), (2, 8_000_000))
        self.assertEqual(set(self.needs.mapped("state")), {"picked"})
        with self.assertRaisesRegex(UserError, "no need is open"):
            plan.action_take_needs()
        line.unlink()
        self.assertEqual(set(self.needs.mapped("state")), {"open"})

    def test_a_deleted_plan_gives_its_needs_back(self):
        plan = self._plan()
        plan.action_take_needs()
        plan.unlink()
        self.assertEqual(set(self.needs.mapped("state")), {"open"})

    def test_a_plan_that_falls_reopens_no_need_that_is_met(self):
        person = self._specialist("Lê Văn Chi")
        self._issue(
            "appointment", person, date(2026, 1, 1), leadership_post_id=self.head_of_division
        )
        self.Need._gather()
        plan = self._plan()
        plan.action_take_needs()
        need = self._needs(person, kind="leadership")
        self.assertIn(need, plan.line_ids.need_ids)
        self._certificate(person, "leadership", leadership_level="division")
        plan.unlink()
        self.assertEqual((need.state, need.met), ("closed", True))

    def test_a_need_that_is_met_meanwhile_keeps_nobody_from_planning(self):
        plan = self._plan()
        plan.action_take_needs()
        line = plan.line_ids
        self.needs[0]._close()
        line.note = "Quý II"
        plan.action_submit()
        self.assertEqual((line.note, plan.state), ("Quý II", "submitted"))
        other = self._line(self._plan(self.judge, self.home_division))
        with self.assertRaisesRegex(UserError, "is closed already"):
            other.need_ids = self.needs[0]

    def test_a_need_is_planned_once_a_year(self):
        self._plan().action_take_needs()
        other = self._plan(self.judge, self.province)
        with self.assertRaisesRegex(ValidationError, "already"):
            self._line(other, self.course, need_ids=[(6, 0, self.needs.ids)])

    def test_fewer_people_than_needs_are_refused(self):
        plan = self._plan()
        plan.action_take_needs()
        with self.assertRaisesRegex(ValidationError, "1 people are planned, 2 needs"):
            plan.line_ids.people = 1

    def test_wrong_years_costs_and_units_are_refused_in_words(self):
        plan = self._plan()
        with self.assertRaisesRegex(ValidationError, "2027 is not in the plan"):
            self._line(plan, year=2027)
        with self.assertRaisesRegex(ValidationError, "not below"):
            self._line(self._plan(self.judge, year_from=2027), unit_id=self.finance.id)
        with self.assertRaisesRegex(Exception, "not negative|cost_positive"), self.cr.savepoint():
            self._line(plan, cost_per_head=-1)
        with self.assertRaisesRegex(ValidationError, "too far ahead"):
            self._plan(year_from=2040)
        with self.assertRaisesRegex(ValidationError, "begin with the term"):
            self._plan(kind="five_years", year_from=2027)

    def test_a_programme_that_has_ended_is_not_planned(self):
        old = self.job_course.copy(
            {"code": "CU", "date_from": False, "date_to": date(2025, 12, 31)}
        )
        with self.assertRaisesRegex(ValidationError, "ended on 31/12/2025"):
            self._line(self._plan(), old)

    def test_an_empty_plan_is_not_submitted(self):
        with self.assertRaisesRegex(UserError, "no programme is planned"):
            self._plan().action_submit()

    def test_plans_belong_to_their_agency(self):
        plan = self._plan()
        self.assertNotIn(plan, plan.with_user(self.stranger).search([]))
        with self.assertRaises(AccessError):
            self._plan(self.stranger, self.home, year_from=2027)
        with self.assertRaises(AccessError):
            self._line(plan.with_user(self.inspector))
        with self.assertRaises(AccessError):
            plan.action_appraise()

    # -- five years -----------------------------------------------------------------------

    def test_a_year_is_taken_from_the_five_year_plan(self):
        term = self._plan(kind="five_years")
        for year in (2026, 2027):
            self._line(term, people=year - 2020, year=year)
        self.assertEqual(term.name, f"2026–2030 – {self.home.name}")
        term.action_submit()
        term = term.with_user(self.judge)
        term.document_id = self._document()
        term.action_fill_budget()
        term.action_appraise()
        term.action_approve()
        plan = self._plan()
        plan.action_take_term()
        self.assertEqual(plan.line_ids.mapped("people"), [6])
        with self.assertRaisesRegex(UserError, "no approved five-year plan"):
            plan.action_take_term()

    # -- the plan of the province -----------------------------------------------------------

    def test_plans_are_summed_up_and_approved_together(self):
        ours = self._submitted(self.officer, self.home, people=3)
        theirs = self._submitted(self.stranger, self.finance, people=4, cost_per_head=2_000_000)
        draft = self._plan(self.officer, self.home, year_from=2027)
        plan = self._province()
        line = plan.line_ids
        self.assertEqual((line.people, line.amount), (7, 3 * 1_500_000 + 4 * 2_000_000))
        self.assertEqual(line.part_ids, (ours | theirs).sudo().line_ids)
        self.assertEqual((ours.state, theirs.state, draft.state), ("appraised",) * 2 + ("draft",))
        with self.assertRaisesRegex(UserError, "sums up the plans"):
            line.people = 1
        plan.document_id = self._document()
        plan.budget_ids = [(0, 0, {"source": "training", "amount": 12_000_000})]
        plan.action_submit()
        plan.action_appraise()
        with self.assertRaisesRegex(UserError, "12.500.000"):
            plan.action_approve()
        self.assertEqual(plan.state, "appraised")

    def test_the_approval_of_the_province_approves_the_agencies(self):
        ours = self._submitted(self.officer, self.home)
        plan = self._province()
        with self.assertRaisesRegex(UserError, "approved with the plan"):
            ours.with_user(self.judge).action_approve()
        plan.document_id = self._document()
        plan.action_fill_budget()
        self.assertEqual(
            plan.budget_ids.mapped(lambda row: (row.amount, row.left)), [(3_000_000, 0)]
        )
        plan.action_submit()
        plan.action_appraise()
        plan.action_approve()
        self.assertEqual((plan.state, ours.state), ("approved", "approved"))
        with self.assertRaisesRegex(UserError, "can't be changed"):
            ours.line_ids.people = 1

    def test_a_returned_plan_leaves_the_province(self):
        ours = self._submitted(self.officer, self.home, people=3)
        self._submitted(self.stranger, self.finance, people=4)
        plan = self._province()
        ours.with_user(self.judge)._return("Thiếu nguồn kinh phí")
        self.assertEqual((plan.line_ids.people, ours.state), (4, "draft"))
        self.assertFalse(ours.parent_id or ours.line_ids.parent_id)
        self.assertEqual(ours.line_ids.people, 3)
        # Mended and submitted again, it comes back into the same line.
        ours.line_ids.people = 5
        ours.action_submit()
        plan.action_consolidate()
        self.assertEqual(plan.line_ids.mapped("people"), [9])

    def test_sources_are_summed_up_apart(self):
        self._submitted(self.officer, self.home, people=3, source="unit")
        self._submitted(self.stranger, self.finance, people=4)
        plan = self._province()
        self.assertEqual(
            {line.source: line.people for line in plan.line_ids}, {"unit": 3, "training": 4}
        )

    def test_only_home_affairs_consolidates_and_only_in_its_plan(self):
        self._submitted(self.stranger, self.finance)
        with self.assertRaises(AccessError):
            self._plan(self.officer).action_consolidate()
        with self.assertRaisesRegex(UserError, "plan of the province itself"):
            self._plan(self.judge, self.home, year_from=2027).action_consolidate()
        with self.assertRaisesRegex(UserError, "step of the province"):
            self._plan(self.officer, year_from=2028).write({"parent_id": False})

    # -- done and printed -------------------------------------------------------------------

    def test_done_is_counted_from_the_classes(self):
        plan = self._plan()
        plan.action_take_needs()
        held = self.env["cchc.training.class"].create(
            {
                "name": "Lớp chuyên viên chính",
                "programme_id": self.course.id,
                "unit_id": self.home.id,
                "date_from": date(2026, 7, 6),
                "date_to": date(2026, 7, 17),
                "plan_line_id": plan.line_ids.id,
                "cost_ids": [(0, 0, {"item": "tuition", "amount": 7_000_000})],
            }
        )
        self.env.flush_all()
        for person, state in zip(self.people, ("passed", "failed"), strict=True):
            self.env.cr.execute(
                "INSERT INTO cchc_training_participant (class_id, employee_id, unit_id, state)"
                " VALUES (%s, %s, %s, %s)",
                [held.id, person.id, person.unit_id.id, state],
            )
        self.env.invalidate_all()
        self.assertEqual((plan.done_people, plan.done_amount), (1, 7_000_000))

    def test_the_plan_is_printed_with_its_figures(self):
        plan = self._plan()
        plan.action_take_needs()
        context = plan._document_context()[plan.id]
        self.assertEqual((context["people"], context["amount"]), ("2", "8.000.000"))
        self.assertEqual(context["words"], "Tám triệu đồng")
        self.assertEqual(context["rows"][1]["programme"], self.course.name)
        for file_format, magic in (("docx", b"PK"), ("xlsx", b"PK")):
            printed = plan._print_documents(file_format)
            self.assertTrue(printed.content.startswith(magic))
        with self.assertRaises(AccessError):
            plan.with_user(self.stranger)._print_documents("docx")

    def test_the_first_page_shows_what_waits(self):
        self._submitted(self.officer, self.home)
        tiles = self.env["cchc.dashboard"].with_user(self.judge)._training_tiles()
        texts = {tile["title"]: tile["figures"][0]["count"] for tile in tiles}
        self.assertGreaterEqual(texts["Training plans to be taken over"], 1)
        self.assertGreaterEqual(texts["Needs of training in no plan yet"], 2)
