from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError

from ..models.cchc_limit_check import Draft
from .common import CchcPositionsCase

DAY = date(2024, 6, 1)


class LimitsCase(CchcPositionsCase):
    """The small province with three departments and people who can lead them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.justice = cls._create_unit(
            "T.TP", "Sở Tư pháp", "specialised_department", "province", cls.province
        )
        cls.deputy_director = cls.env.ref("cchc_hr.leadership_post_pho_giam_doc_so")
        cls.deputy_head = cls.env.ref("cchc_hr.leadership_post_pho_truong_phong_so")
        cls.service = cls.env["cchc.limit.check"]

    @classmethod
    def _deputies(cls, unit, count, post=None):
        people = cls.env["hr.employee"]
        for number in range(count):
            people |= cls._create_person(f"Phó {unit.code} {number}", unit)
        if people:
            cls._open(people, department_id=unit, leadership_post_id=post or cls.deputy_director)
        return people

    def _finding(self, limit, unit, found):
        return next(row for row in found if row.key == (limit, unit.id))


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
            leadership_post_id=post or self.deputy_director,
            **kwargs,
        )

    def test_the_average_of_the_province_is_a_limit(self):
        found = self.service._check(self.province, DAY)
        average = self._finding("average_deputies", self.province, found)
        self.assertEqual((average.actual, average.allowed, average.status), (9, 9, "ok"))
        self.assertFalse([row for row in found if row.excess > 0 and row.limit == "deputies"])

    def test_a_draft_within_its_own_limit_breaks_the_average_of_the_province(self):
        self.env["cchc.limit.allotment"].create(
            {
                "unit_id": self.justice.id,
                "deputies": 3,
                "date_from": date(2024, 1, 1),
                "document_id": self.document.id,
            }
        )
        # Ten deputies in one more department than three: the third of Justice is lawful by itself.
        self._deputies(self.finance, 1)
        self.candidate_second = self._create_person("Lê Văn Cường", self.justice)
        decision = self._appointment()
        with self.assertRaisesRegex(UserError, r"11, allowed 9 .*2 fewer deputies in all 3 bodies"):
            decision.action_issue()
        self.assertEqual(decision.state, "draft")

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

    def test_a_scheme_is_refused_with_the_average_of_the_province(self):
        def scheme(unit, deputies):
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


class TestRatios(LimitsCase):
    def _share(self, shares, unit, **wanted):
        (row,) = (
            row
            for row in shares
            if row.body == unit.id
            and all(getattr(row.ceiling, name) == value for name, value in wanted.items())
        )
        return row

    @classmethod
    def _people(cls, count, unit, rank, **facts):
        people = cls.env["hr.employee"]
        for number in range(count):
            people |= cls._create_person(f"{unit.code} {rank.code} {number}", unit)
        cls._open(people, department_id=unit, rank_id=rank, **facts)
        return people

    def test_share_of_a_department_with_its_divisions(self):
        self._people(3, self.home_division, self.principal)
        self._people(5, self.home_division, self.specialist)
        shares = self.env["cchc.ratio.check"]._shares(self.home, date(2024, 3, 1))
        row = self._share(shares, self.home, tier="principal")
        self.assertEqual((row.count, row.base, str(row.percent), row.allowed), (3, 8, "37.50", 3))
        self._enter(self.home, 10)
        shares = self.env["cchc.ratio.check"]._shares(self.home, date(2026, 3, 1))
        row = self._share(shares, self.home, tier="principal")
        self.assertEqual((row.count, row.base, row.allowed, row.over), (3, 10, 5, 0))

    def test_deputies_are_counted_over_the_province(self):
        senior = self.env.ref("cchc_hr.rank_01_001")
        self._people(2, self.home, senior, leadership_post_id=self.deputy_director)
        self._people(1, self.finance, self.principal, leadership_post_id=self.deputy_director)
        shares = self.env["cchc.ratio.check"]._shares(self.province, date(2026, 3, 1))
        row = self._share(shares, self.province, base="deputies_pool")
        self.assertEqual((row.count, row.base, row.allowed, row.over), (2, 3, 1, 1))

    def test_the_screen_shows_base_ceiling_and_reason(self):
        self._people(3, self.home_division, self.principal)
        review = self.env["cchc.ratio.review"].create(
            {"unit_id": self.home.id, "date": date(2024, 3, 1)}
        )
        review.action_compute()
        row = review.row_ids.filtered(lambda row: row.tier == "principal")
        self.assertEqual((row.people, row.base_people, row.allowed, row.over), (3, 3, 1, 2))
        self.assertEqual(row.base, "unit_total")
        self.assertIn("CV 64", row.explanation)
        self.assertEqual(review.over_count, 1)

    def test_a_scheme_in_the_place_of_people(self):
        self._people(3, self.home_division, self.principal)
        scheme = self._scheme(
            [
                {"code": "CVC", "headcount": 5, "rank_ids": [(6, 0, self.principal.ids)]},
                {
                    "code": "CV",
                    "headcount": 3,
                    "rank_ids": [(6, 0, (self.principal | self.specialist).ids)],
                },
                {"code": "NV", "headcount": 2, "rank_ids": [(6, 0, self.specialist.ids)]},
            ],
            day=date(2026, 3, 1),
        )
        action = scheme.action_check_ratios()
        review = self.env["cchc.ratio.review"].browse(action["res_id"])
        row = review.row_ids.filtered(lambda row: row.tier == "principal")
        self.assertEqual((row.people, row.base_people, row.allowed, row.over), (8, 10, 5, 3))

    def test_professional_steps_of_a_position(self):
        unit = self._create_unit(
            "T.BV", "Bệnh viện", "public_service_unit", "province", self.province
        )
        standard = self.env["cchc.position.standard"].search(
            [("step_from", "=", 3), ("step_to", "=", 5), ("date_from", "<=", "2026-08-01")], limit=1
        )
        scheme = self._scheme(
            [
                {
                    "code": standard.code,
                    "name": standard.name,
                    "standard_id": standard.id,
                    "headcount": 10,
                    "group_id": standard.group_id.id,
                    "step_from": 3,
                    "step_to": 5,
                }
            ],
            unit=unit,
            day=date(2026, 8, 1),
        )
        self._approve(scheme)
        found = self.env["cchc.ratio.check"]._position_shares(unit, date(2026, 9, 1))
        self.assertEqual(
            [(row.ceiling.step, row.base, row.allowed) for row in found], [(5, 10, 3), (4, 10, 4)]
        )
        self.assertFalse(self.env["cchc.ratio.check"]._position_shares(self.home, date(2026, 9, 1)))

    def test_queries_of_the_province(self):
        self._people(2, self.home, self.principal)
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.env["cchc.ratio.check"]._shares(self.province, date(2026, 3, 1))
        self.assertLessEqual(self.env.cr.sql_log_count - before, 8)


class TestAutonomy(LimitsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.hospital = cls._create_unit(
            "T.BV", "Bệnh viện", "public_service_unit", "province", cls.province
        )

    def _autonomy(self, a=75_000_000_000, b=100_000_000_000, day=date(2024, 1, 1), **vals):
        return self.env["cchc.unit.autonomy"].create(
            {
                "unit_id": self.hospital.id,
                "year": day.year,
                "date_from": day,
                "document_id": self.document.id,
                "item_ids": [
                    (0, 0, {"side": "revenue", "name": "Thu dịch vụ", "amount": a}),
                    (0, 0, {"side": "spending", "name": "Tiền lương", "amount": b - 1_000}),
                    (0, 0, {"side": "spending", "name": "Quản lý", "amount": 1_000}),
                ],
                **vals,
            }
        )

    def test_degree_and_group(self):
        row = self._autonomy()
        self.assertEqual((row.total_a, row.total_b), (75_000_000_000, 100_000_000_000))
        self.assertEqual((row.degree, row.group), (75.0, "3"))
        self.assertIn("70%", row.band)
        self.assertIn("Điều 10", row.explanation)
        row.item_ids[0].amount = 9_999_999_999
        self.assertEqual(row.group, "4")

    def test_approval_writes_the_history_of_the_unit(self):
        row = self._autonomy(unit_class="1")
        self.assertFalse(self.hospital.autonomy_group)
        self._approve(row)
        self.assertEqual((self.hospital.autonomy_group, self.hospital.unit_class), ("3", "1"))
        version = self.hospital.unit_version_ids.filtered(
            lambda version: version.date_from == date(2024, 1, 1)
        )
        self.assertEqual(version.document_id, self.document)
        before = self.hospital.unit_version_ids.filtered(
            lambda version: version.date_from < date(2024, 1, 1)
        )
        self.assertFalse(before.autonomy_group)
        with self.assertRaises(UserError):
            row.item_ids[0].amount = 5

    def test_a_late_decision_goes_below_later_changes(self):
        self.env["cchc.unit.version"].create(
            {
                "unit_id": self.hospital.id,
                "date_from": date(2024, 7, 1),
                "name": "Bệnh viện Đa khoa",
                "parent_id": self.province.id,
                "kind_id": self.hospital.kind_id.id,
                "level_id": self.hospital.level_id.id,
            }
        )
        self._approve(self._autonomy())
        self.assertEqual(self.hospital.name, "Bệnh viện Đa khoa")
        self.assertEqual(self.hospital.autonomy_group, "3")

    def test_without_spending_there_is_no_group(self):
        row = self._autonomy()
        row.item_ids.filtered(lambda item: item.side == "spending").unlink()
        with self.assertRaisesRegex(UserError, "no regular spending"):
            row.action_submit()

    def test_only_of_a_public_service_unit(self):
        with self.assertRaises(ValidationError):
            self._autonomy(unit_id=self.home.id)

    def test_what_ends_and_is_followed_by_nothing(self):
        first = self._approve(self._autonomy(date_to=date(2024, 12, 31)))
        ending = [("state", "=", "approved"), ("is_followed", "=", False), ("date_to", "!=", False)]
        own = [("unit_id", "=", self.hospital.id), *ending]
        self.assertEqual(self.env["cchc.unit.autonomy"].search(own), first)
        self._approve(self._autonomy(day=date(2025, 1, 1), date_to=date(2027, 12, 31)))
        self.assertNotIn(first, self.env["cchc.unit.autonomy"].search(own))

    def test_the_group_changes_what_the_unit_may_have(self):
        self._approve(self._autonomy(10_000_000, 9_900_000))
        found = self.service._check(self.hospital, date(2024, 10, 1))
        self.assertEqual(self._finding("deputies", self.hospital, found).allowed, 3)


class TestNorms(LimitsCase):
    def _driver(self, unit, driver, value, sector="lower_secondary", year=2025, **vals):
        return self.env["cchc.unit.driver"].create(
            {
                "unit_id": unit.id,
                "year": year,
                "sector": sector,
                "driver": driver,
                "value": value,
                **vals,
            }
        )

    def test_staff_by_the_norms_for_the_request(self):
        school = self._create_unit(
            "T.TH", "Trường THCS", "public_service_unit", "commune", self.commune
        )
        self._driver(school, "classes", 18, year=2024)
        row = self._driver(school, "classes", 20)
        self.assertEqual(row.normed, 38)
        self.assertIn("1,9 × 20", row.explanation)
        found = self.env["cchc.staffing.norm"]._normed(school | self.home, 2025)
        self.assertEqual({unit: result.value for unit, result in found.items()}, {school.id: 38})
        self.assertEqual(self.env["cchc.staffing.norm"]._normed(school, 2024)[school.id].value, 34)
        self.assertEqual(self.env["cchc.staffing.norm"]._normed(school, 2026)[school.id].value, 38)

    def test_an_administrator_corrects_a_norm(self):
        school = self._create_unit(
            "T.TH", "Trường THCS", "public_service_unit", "commune", self.commune
        )
        self._driver(school, "classes", 20)
        norm = self.env.ref("cchc_positions.staffing_norm_tt20_lower")
        norm.write({"figure": 2, "confidence": "seen"})
        self.assertEqual(self.env["cchc.staffing.norm"]._normed(school, 2025)[school.id].value, 40)

    def test_scope(self):
        officer = self._create_user("officer", "hr_officer", self.finance)
        row = self._driver(self.home, "classes", 5)
        with self.assertRaises(AccessError):
            row.with_user(officer).read(["value"])

    def test_many_classes_give_a_school_three_deputies(self):
        school = self._create_unit(
            "T.TH", "Trường TH&THCS", "public_service_unit", "commune", self.commune
        )
        self._driver(school, "classes", 25)
        self._driver(school, "classes_two_sessions", 15, sector="primary")
        found = self.service._check(school, date(2025, 3, 1))
        self.assertEqual(self._finding("deputies", school, found).allowed, 3)
