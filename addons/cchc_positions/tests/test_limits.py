from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError

from ..models.cchc_limit_check import Draft
from .limits_common import DAY, LimitsCase


class TestLimits(LimitsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._deputies(cls.home, 4)
        cls._deputies(cls.finance, 3)
        cls._deputies(cls.justice, 2)
        cls.candidate = cls._create_person("Trần Thị Bình", cls.justice)
        cls._open(cls.candidate, department_id=cls.justice)

    def _appointment(self, person=None, unit=None, post=None, **kwargs):
        return self._draft(
            "appointment",
            person or self.candidate,
            kwargs.pop("day", DAY),
            department_id=unit or self.justice,
            # Leaders of a department are appointed by the province.
            unit=self.province,
            leadership_post_id=post or self.deputy_director,
            **kwargs,
        )

    def test_the_average_of_the_province_is_a_limit(self):
        found = self.service._check(self.province, DAY)
        average = self._finding("average_deputies", self.province, found)
        self.assertEqual((average.actual, average.allowed, average.status), (9, 9, "ok"))
        self.assertFalse([row for row in found if row.excess > 0 and row.limit == "deputies"])

    def _allot(self, unit, deputies):
        self.env["cchc.limit.allotment"].create(
            {
                "unit_id": unit.id,
                "deputies": deputies,
                "date_from": date(2024, 1, 1),
                "document_id": self.document.id,
            }
        )

    def test_a_draft_that_passes_for_each_unit_breaks_the_average_of_the_province(self):
        for unit, deputies in ((self.home, 4), (self.finance, 3), (self.justice, 3)):
            self._allot(unit, deputies)
        decision = self._appointment()
        posts = decision.line_ids._posts_by_day()[DAY]
        self.assertEqual(posts, {(self.justice.id, "deputy"): 1})
        found = self.service._check(self.province, DAY, extra=Draft(posts=posts))
        own = self._finding("deputies", self.justice, found)
        self.assertEqual((own.actual, own.allowed, own.status), (3, 3, "ok"))
        self.assertEqual(
            [row.key for row in found if row.excess > 0], [("average_deputies", self.province.id)]
        )
        with self.assertRaisesRegex(UserError, "10, allowed 9 .*1 fewer deputies in all 3 bodies"):
            decision.action_issue()
        self.assertEqual(decision.state, "draft")

    def test_above_the_number_decided_for_the_department(self):
        self._allot(self.justice, 2)
        self.env.ref("cchc_positions.limit_setting_average_deputies").mode = "warn"
        with self.assertRaisesRegex(UserError, "3, allowed 2 .*1 fewer deputies at Sở Tư pháp"):
            self._appointment().action_issue()

    def test_one_deputy_too_many_for_the_province(self):
        first = self._appointment()
        with self.assertRaises(UserError) as caught:
            first.action_issue()
        message = str(caught.exception)
        self.assertIn("UBND tỉnh", message)
        self.assertIn("10, allowed 9", message)
        self.assertIn("NĐ 107/2020", message)
        self.assertIn("1 fewer deputies in all 3 bodies", message)
        self.assertIn("Sở Nội vụ (4)", message)

    def test_an_exchange_in_one_decision_is_let_through(self):
        leaving = self.env["hr.employee"].search(
            [("unit_id", "=", self.home.id), ("leadership_post_id", "!=", False)], limit=1
        )
        decision = self._draft(
            "transfer",
            leaving,
            DAY,
            department_id=self.justice,
            leadership_post_id=self.deputy_director,
        )
        decision.action_issue()
        found = self.service._check(self.province, DAY)
        self.assertEqual(self._finding("average_deputies", self.province, found).actual, 9)

    def test_before_the_average_each_department_had_its_number(self):
        # NĐ 24/2014 until 24/11/2020: Justice has two of three.
        self._appointment(day=date(2020, 6, 1)).action_issue()
        self.assertEqual(self.candidate.leadership_post_id, self.deputy_director)

    def test_a_limit_that_only_warns_is_written_down(self):
        self.env.ref("cchc_positions.limit_setting_average_deputies").mode = "warn"
        decision = self._appointment()
        decision.action_issue()
        self.assertEqual(decision.state, "issued")
        self.assertIn("10, allowed 9", str(decision.message_ids.mapped("body")))

    def test_a_breach_that_stood_before_stops_nothing_else(self):
        self._deputies(self.finance, 2)
        division = self._create_person("Phạm Thị Dung")
        self._open(division)
        decision = self._appointment(division, self.home_division, self.deputy_head)
        decision.action_issue()
        self.assertEqual(decision.state, "issued")

    def test_time_to_comply_is_for_what_was_there_and_not_for_more(self):
        # NĐ 370/2025: five years from 1/1/2026 for who is above the figures.
        self._deputies(self.finance, 2)
        day = date(2026, 6, 1)
        found = self.service._check(self.province, day)
        average = self._finding("average_deputies", self.province, found)
        self.assertEqual((average.actual, average.allowed, average.status), (11, 9, "transition"))
        self.assertEqual(self.service._severity(average, self.service._modes()), "warning")
        with self.assertRaisesRegex(UserError, "12, allowed 9"):
            self._appointment(day=day).action_issue()

    def test_a_province_merged_from_two_has_one_more_a_department(self):
        self._deputies(self.finance, 2)
        settings = self.env["res.config.settings"]
        with self.assertRaisesRegex(ValidationError, "no class of a province"):
            settings.create({"cchc_merged_province_classes": "1, IX"})
        settings.create({"cchc_merged_province_classes": "1, 2"}).execute()
        self._appointment(day=date(2026, 6, 1)).action_issue()
        found = self.service._check(self.province, date(2026, 6, 1))
        average = self._finding("average_deputies", self.province, found)
        self.assertEqual((average.actual, average.allowed, average.status), (12, 12, "ok"))

    def test_an_opening_records_what_is_there(self):
        self._deputies(self.justice, 3)
        found = self.service._check(self.province, DAY)
        self.assertEqual(self._finding("average_deputies", self.province, found).excess, 3)

    def test_a_division_by_its_staff(self):
        people = self._deputies(self.home_division, 1, self.deputy_head)
        self.assertTrue(people)
        second = self._create_person("Võ Văn Em")
        self._open(second)
        decision = self._appointment(second, self.home_division, self.deputy_head)
        with self.assertRaisesRegex(
            UserError, "2, allowed 1 .*1 fewer deputies .*Or 6 more staff assigned .*2 now"
        ):
            decision.action_issue()
        self._enter(self.home_division, 8)
        decision.action_issue()
        self.assertEqual(second.leadership_post_id, self.deputy_head)

    def test_a_unit_left_out_of_the_average(self):
        setting = self.env.ref("cchc_positions.limit_setting_average_deputies")
        setting.excluded_unit_ids = self.home
        average = self._finding(
            "average_deputies", self.province, self.service._check(self.province, DAY)
        )
        self.assertEqual((average.actual, average.allowed), (5, 6))

    def test_a_subtree_without_its_top_has_no_average(self):
        limits = {row.limit for row in self.service._check(self.home, DAY)}
        self.assertNotIn("average_deputies", limits)

    def test_the_number_of_queries_does_not_grow(self):
        def queries(people):
            posts = {(self.justice.id, "deputy"): people}
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.service._check_draft(DAY, Draft(posts=posts))
            return self.env.cr.sql_log_count - before

        queries(1)
        few = queries(1)
        for number in range(8):
            unit = self._create_unit(
                f"T.X{number}", f"Sở X{number}", "specialised_department", "province", self.province
            )
            self._deputies(unit, 2)
        self.assertEqual(queries(40), few)
        self.assertLessEqual(few, 18)

    def test_lines_of_a_decision_cost_the_same_queries(self):
        people = self._deputies(self.finance_division, 12, self.deputy_head)
        draft = self._draft("appointment", people, DAY, leadership_post_id=self.deputy_director)
        lines = draft.line_ids
        self.env.flush_all()
        self.env.invalidate_all()
        counts = []
        for chosen in (lines[:2], lines):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            chosen._posts_by_day()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[0], counts[1])


class TestLimitScreens(LimitsCase):
    def test_the_draft_is_shown_with_what_would_have_to_change(self):
        self._deputies(self.home, 4)
        self._deputies(self.finance, 3)
        self._deputies(self.justice, 2)
        person = self._create_person("Trần Thị Bình", self.justice)
        self._open(person, department_id=self.justice)
        officer = self._create_user("officer", "hr_officer", self.justice)
        decision = self._draft(
            "appointment",
            person,
            DAY,
            unit=self.justice,
            env=self.env(user=officer),
            department_id=self.justice,
            leadership_post_id=self.deputy_director,
        )
        action = decision.action_check_limits()
        review = self.env[action["res_model"]].with_user(officer).browse(action["res_id"])
        (finding,) = review.finding_ids.filtered("by_draft")
        self.assertEqual((finding.limit, finding.severity), ("average_deputies", "error"))
        self.assertEqual((finding.actual, finding.allowed, finding.excess), (10, 9, 1))
        self.assertIn("1 fewer deputies", finding.remedies)
        self.assertIn("3 × 3", finding.explanation)
        people = finding.action_open_people()
        seen = self.env["hr.version"].with_user(officer).search(people["domain"])
        self.assertLessEqual(set(seen.department_id.ids), {self.justice.id})

    def test_a_unit_out_of_scope_is_refused(self):
        officer = self._create_user("officer", "hr_officer", self.finance)
        review = (
            self.env["cchc.limit.review"]
            .with_user(officer)
            .create({"unit_id": self.home.id, "date": DAY})
        )
        with self.assertRaises(AccessError):
            review.action_check()
        shares = (
            self.env["cchc.ratio.review"]
            .with_user(officer)
            .create({"unit_id": self.home.id, "date": DAY})
        )
        with self.assertRaises(AccessError):
            shares.action_compute()

    def _planned(self, unit, deputies):
        return self._scheme(
            [
                {
                    "code": "PGD",
                    "headcount": deputies,
                    "unit_id": unit.id,
                    "group_id": self.leading.id,
                    "leadership_post_id": self.deputy_director.id,
                }
            ],
            unit=unit,
        )

    def test_two_schemes_that_pass_alone_do_not_pass_together(self):
        self._approve(self._planned(self.home, 4))
        first, second = self._planned(self.finance, 4), self._planned(self.justice, 2)
        (first | second).action_submit()
        (first | second).action_appraise()
        first.action_approve()
        with self.assertRaisesRegex(UserError, "10, allowed 9"):
            second.action_approve()
        self.assertEqual(second.state, "appraised")

    def test_a_scheme_is_refused_with_the_average_of_the_province(self):
        scheme = self._planned
        self._approve(scheme(self.home, 4))
        self._approve(scheme(self.finance, 3))
        fine = scheme(self.justice, 2)
        too_many = scheme(self.justice, 3)
        with self.assertRaisesRegex(UserError, "10, allowed 9 .*1 fewer deputies"):
            too_many.action_submit()
        fine.action_submit()
        self.assertEqual(fine.state, "submitted")
        action = too_many.action_check_limits()
        review = self.env["cchc.limit.review"].browse(action["res_id"])
        self.assertEqual(review.finding_ids.filtered("by_draft").mapped("excess"), [1])
