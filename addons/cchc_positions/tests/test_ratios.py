from datetime import date

from .limits_common import LimitsCase


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
        self.env["cchc.occupancy.rule"]._rows()
        before = self.env.cr.sql_log_count
        self.env["cchc.ratio.check"]._shares(self.province, date(2026, 3, 1))
        self.assertLessEqual(self.env.cr.sql_log_count - before, 8)
