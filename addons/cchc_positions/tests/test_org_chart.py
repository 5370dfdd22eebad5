from datetime import date

from odoo.exceptions import AccessError

from .common import CchcPositionsCase


class TestOrgChart(CchcPositionsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.person = cls._create_person("Trần Thị Giữ")
        cls._open(cls.person)
        cls.chart = cls.env["cchc.org.chart"]

    def _node(self, nodes, unit):
        return next(node for node in nodes if node["id"] == unit.id)

    def test_the_province_begins_at_its_root_and_opens_level_by_level(self):
        self._enter(self.province, 10)
        self._enter(self.home, 2)
        tops = self.chart.tops("2024-06-30")
        self.assertIn(self.province.id, [node["id"] for node in tops["units"]])
        below = self.chart.below(self.province.id, tops["on"])
        home = self._node(below["units"], self.home)
        self.assertEqual((home["assigned"], home["occupied"], home["colour"]), (2, 1, "vacant"))
        self.assertTrue(home["has_units"])
        self.assertEqual(self._node(below["units"], self.finance)["colour"], "none")

    def test_positions_with_their_holders_on_the_day(self):
        position = self._positions("CC.01")
        self._issue("placement", self.person, date(2024, 3, 1), position_id=position)
        at = {
            day: self.chart.below(self.home_division.id, day)["positions"]
            for day in ("2024-02-29", "2024-03-01")
        }
        vacant, nowhere = at["2024-02-29"]
        self.assertEqual(
            (vacant["code"], vacant["holders"], vacant["colour"]), ("CC.01", [], "vacant")
        )
        self.assertEqual([who["name"] for who in nowhere["holders"]], ["Trần Thị Giữ"])
        (full,) = at["2024-03-01"]
        self.assertEqual([who["name"] for who in full["holders"]], ["Trần Thị Giữ"])
        self.assertEqual(full["colour"], "full")

    def test_who_is_away_is_marked(self):
        position = self._positions("CC.01")
        self._issue("placement", self.person, date(2024, 3, 1), position_id=position)
        self._issue("long_leave", self.person, date(2024, 4, 1))
        (position,) = self.chart.below(self.home_division.id, "2024-05-01")["positions"]
        self.assertEqual(position["holders"][0]["away"], "Long leave")

    def test_an_officer_sees_the_own_units_only(self):
        officer = self._create_user("officer", "hr_officer", self.home | self.home_division)
        chart = self.chart.with_user(officer)
        tops = chart.tops("2024-06-30")
        self.assertEqual([node["id"] for node in tops["units"]], self.home.ids)
        chart.below(self.home_division.id, "2024-06-30")
        with self.assertRaises(AccessError):
            chart.below(self.finance.id, "2024-06-30")

    def test_a_dissolved_unit_is_there_until_then(self):
        late = self._create_unit(
            "T.M", "Sở Mới", "specialised_department", "province", self.province,
            date_from=date(2024, 7, 1),
        )  # fmt: skip
        for day, there in (("2024-06-30", False), ("2024-07-01", True)):
            units = [node["id"] for node in self.chart.below(self.province.id, day)["units"]]
            self.assertEqual(late.id in units, there)

    def test_the_queries_do_not_grow_with_the_units(self):
        for number in range(30):
            self._create_unit(
                f"T.P{number}", f"Phòng {number}", "division", "province", self.finance
            )
        self.env.flush_all()
        self.chart.below(self.finance.id, "2024-06-30")
        self.env.invalidate_all()
        with self.assertQueryCount(15):
            self.chart.below(self.finance.id, "2024-06-30")
