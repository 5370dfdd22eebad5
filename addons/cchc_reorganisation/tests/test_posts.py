from .common import ReorganisationCase


class TestPosts(ReorganisationCase):
    """Three communes become one: one chairman, and two people with a name who are not."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.third = cls._create_unit(
            "T.MH", "UBND xã Mỹ Hưng", "people_committee", "commune", cls.district
        )
        cls._enter(cls.third, 6)
        cls.communes = cls.commune | cls.other | cls.third
        own = cls._create_person("Lê C 0", unit=cls.third)
        cls._open(own, department_id=cls.third, leadership_post_id=cls.chair)
        cls.chairs = own | cls.people[cls.commune][0] | cls.people[cls.other][0]
        cls.secretary = cls.env.ref("cchc_hr.leadership_post_bi_thu_xa_2010")
        for unit in cls.communes:
            secretary = cls._create_person(f"Bí Thư {unit.code}", unit=unit)
            cls._open(secretary, department_id=unit, leadership_post_id=cls.secretary)
            # Each with a name of its own for the post: it is one post all the same.
            cls._approve(
                cls._scheme(
                    [
                        {"code": "CT", "name": f"Chủ tịch {unit.name}", "headcount": 1,
                         "group_id": cls._group_at(unit, cls.today, "leadership").id,
                         "leadership_post_id": cls.chair.id},
                        {"code": "PCT", "name": "Phó Chủ tịch", "headcount": 2,
                         "group_id": cls._group_at(unit, cls.today, "leadership").id,
                         "leadership_post_id": cls.vice.id},
                        {"code": "BT", "name": "Bí thư", "headcount": 1,
                         "group_id": cls._group_at(unit, cls.today, "leadership").id,
                         "leadership_post_id": cls.secretary.id},
                    ],
                    unit=unit,
                    day=cls.today.replace(day=1),
                )
            )  # fmt: skip

    def _three(self):
        return self._act(
            {"kind": "merge", "units": self.communes, "name": "UBND xã Hòn Đất", "code": "T.HDX"}
        )

    def _planned(self, scenario, post):
        return scenario.position_ids.filtered(lambda row: row.leadership_post_id == post)

    def test_one_chairman_is_planned(self):
        scenario = self._three()
        planned = self._planned(scenario, self.chair)
        self.assertEqual(len(planned), 1)
        self.assertEqual((planned.headcount_before, planned.headcount), (3, 1))
        self.assertEqual(planned.allowed, 1)
        self.assertFalse(planned.is_over)
        self.assertEqual(len(planned.source_ids), 3)

    def test_one_secretary_of_the_party_committee_is_planned(self):
        scenario = self._three()
        planned = self._planned(scenario, self.secretary)
        self.assertEqual((planned.headcount_before, planned.headcount), (3, 1))
        self.assertEqual((planned.allowed, planned.is_over), (1, False))
        rows = scenario.placement_ids.filtered(lambda row: row.leadership_post_id == self.secretary)
        self.assertEqual(sorted(rows.mapped("keeps_post")), [False, False, True])
        surplus = rows.filtered("surplus")
        self.assertEqual(set(surplus.mapped("reason")), {"leader_surplus"})
        for row in surplus:
            self.assertIn(row.employee_id.name, scenario.leader_table)
        planned.headcount = 2
        self.assertTrue(planned.is_over)

    def test_who_is_secretary_of_the_unit_that_takes_over_stays_it(self):
        scenario = self._act(
            {"kind": "merge_into", "units": self.other | self.third, "target_id": self.commune.id}
        )
        rows = scenario.placement_ids.filtered(lambda row: row.leadership_post_id == self.secretary)
        self.assertEqual(rows.from_unit_id, self.other | self.third)
        self.assertEqual(rows.mapped("keeps_post"), [False, False])

    def test_deputies_are_summed_up_and_the_limit_is_shown(self):
        scenario = self._three()
        planned = self._planned(scenario, self.vice)
        new = scenario.unit_ids.filtered(lambda unit: unit.change == "founded")
        self.assertEqual(planned.headcount, 6)
        self.assertEqual(planned.allowed, new.deputies_allowed)
        self.assertGreater(new.deputies_allowed, 0)
        self.assertTrue(planned.is_over)
        planned.headcount = new.deputies_allowed
        self.assertFalse(planned.is_over)

    def test_leaders_without_a_post_are_named(self):
        scenario = self._three()
        chairs = scenario.placement_ids.filtered(lambda row: row.leadership_post_id == self.chair)
        self.assertEqual(chairs.employee_id, self.chairs)
        kept = chairs.filtered("keeps_post")
        left = chairs - kept
        self.assertEqual(len(kept), 1)
        self.assertEqual(kept.position_id, self._planned(scenario, self.chair))
        self.assertTrue(all(left.mapped("surplus")))
        self.assertEqual(len(left), 2)
        for row in left:
            self.assertIn(row.employee_id.name, scenario.leader_table)
            self.assertFalse(row.position_id)
        self.assertNotIn(kept.employee_id.name, scenario.leader_table)

    def test_the_scheme_of_the_day_has_one_chairman(self):
        scenario = self._three()
        scenario.action_enact()
        new = self._unit("T.HDX")
        self._day_comes(scenario)
        scheme = self.env["cchc.position.scheme"].search(
            [("unit_id", "=", new.id), ("state", "=", "approved")]
        )
        chair = scheme.line_ids.filtered(lambda row: row.leadership_post_id == self.chair)
        self.assertEqual((len(chair), chair.headcount), (1, 1))
        self.assertEqual(scheme.date_from, scenario.date)
        holders = chair.position_id._holders_at(scenario.date)
        self.assertEqual(holders, {chair.position_id.id: 1})

    def test_requirements_of_positions_go_along(self):
        scheme = self._approve(
            self._scheme(
                [
                    {
                        "code": "VT9", "name": "Địa chính", "headcount": 2,
                        "requirement_ids": [
                            (0, 0, {"kind": "degree", "degree_level": "university"})
                        ],
                    }
                ],
                unit=self.third,
                day=self.today,
            )
        )  # fmt: skip
        self.assertTrue(scheme.line_ids.requirement_ids)
        scenario = self._three()
        scenario.action_enact()
        self._day_comes(scenario)
        made = self.env["cchc.position.scheme.line"].search(
            [("unit_id", "=", self._unit("T.HDX").id), ("code", "=", "VT9")]
        )
        self.assertEqual(made.requirement_ids.mapped("degree_level"), ["university"])
        self.assertEqual(made.headcount, 2)
