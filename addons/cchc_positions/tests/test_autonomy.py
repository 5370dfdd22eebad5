from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError

from .limits_common import LimitsCase


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

    def test_a_plan_shows_what_the_norms_give(self):
        schools = [
            self._create_unit(
                f"T.TH{number}", f"Trường {number}", "public_service_unit", "commune", self.commune
            )
            for number in (1, 2)
        ]
        for school, classes in zip(schools, (10, 20), strict=True):
            self._driver(school, "classes", classes, year=2025)
        self._driver(schools[0], "classes", 30, year=2026)
        plan = self.env["cchc.establishment.plan"].create(
            {"unit_id": self.district.id, "staff": "public_employee", "year": 2025}
        )
        budget = self.env.ref("cchc_positions.quota_category_public_budget")
        line = {"plan_id": plan.id, "category_id": budget.id}
        self.env["cchc.establishment.plan.line"].create([{**line, "unit_id": schools[0].id}])
        with self.assertQueryCount(60):
            plan.action_fill()
        normed = {(row.unit_id, row.category_id.code): row.normed_now for row in plan.line_ids}
        self.assertEqual(normed[schools[0], "public_budget"], 19)
        self.assertEqual(normed[self.district, "public_budget"], 57)
        self.assertEqual(normed[self.district, "public_income"], 0)
        self.assertEqual(
            self.env["cchc.unit.driver"].search(plan.action_open_measures()["domain"]).unit_id,
            schools[0] | schools[1],
        )
        with self.assertRaises(AccessError):
            plan.with_user(self._create_user("officer", "hr_officer", self.district)).line_ids[
                0
            ].normed_now = 100

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
