from odoo.exceptions import AccessError, UserError, ValidationError

from .common import ReorganisationCase


class TestScenario(ReorganisationCase):
    """Planned: the new tree, positions, who goes where, figures side by side."""

    def test_two_communes_become_one(self):
        scenario = self._merged()
        new = scenario.unit_ids.filtered(lambda unit: unit.change == "founded")
        self.assertEqual(new.name, "UBND xã Hòn Đất")
        self.assertEqual(new.parent_id.unit_id, self.district)
        self.assertEqual(scenario.gone, 3, "two communes, and one of two offices of the same name")
        self.assertEqual((new.quota_before, new.quota_after), (0, 18))
        self.assertEqual(scenario.quota_before, scenario.quota_after)
        self.assertEqual(scenario.people, 9, "nobody of the office that lives on is asked")
        # Positions of the same name are one, with the places of both.
        self.assertEqual(
            sorted(scenario.position_ids.mapped("headcount")), [2, 2], "CC1 and CC2 of both"
        )

    def test_one_of_two_chairs_stays_and_the_other_is_surplus(self):
        scenario = self._merged()
        chairs = scenario.placement_ids.filtered(lambda row: row.leadership_post_id == self.chair)
        self.assertEqual(sorted(chairs.mapped("keeps_post")), [False, True])
        self.assertEqual(chairs.filtered(lambda row: not row.keeps_post).reason, "leader_surplus")
        self.assertIn("1", scenario.surplus_table)
        self.assertGreaterEqual(scenario.leaders_surplus, 1)

    def test_who_goes_where_is_corrected_by_dragging(self):
        scenario = self._merged()
        row = self._row(scenario, self.people[self.commune][2])
        target = scenario.unit_ids.filtered(lambda unit: unit.unit_id == self.home_division)
        row.unit_id = target
        self.assertTrue(row.by_hand)
        self.assertFalse(row.position_id, "no position of that code there")
        scenario.action_compute()
        row = self._row(scenario, self.people[self.commune][2])
        self.assertEqual(row.unit_id.unit_id, self.home_division, "kept by the next computation")

    def test_what_follows_from_a_correction(self):
        scenario = self._merged()
        chair = self._row(scenario, self.people[self.commune][0])
        other = self._row(scenario, self.people[self.other][0])
        lost, kept = (other, chair) if chair.keeps_post else (chair, other)
        lost.keeps_post = True
        self.assertEqual((lost.reason, lost.surplus), ("same_post", False))
        kept.keeps_post = False
        self.assertEqual((kept.reason, kept.surplus), ("leader_surplus", True))
        # A post of a commune does not exist in a department of the province.
        lost.unit_id = scenario.unit_ids.filtered(lambda unit: unit.unit_id == self.home)
        self.assertEqual((lost.keeps_post, lost.reason), (False, "leader_surplus"))
        staff = self._row(scenario, self.people[self.commune][2])
        staff.surplus = True
        self.assertEqual(staff.reason, "staff_surplus")
        scenario.action_refresh_figures()
        self.assertEqual((scenario.leaders_surplus, scenario.staff_surplus), (2 + 1, 1))
        scenario.action_compute()
        staff = self._row(scenario, self.people[self.commune][2])
        self.assertEqual(staff.reason, "staff_surplus", "kept with the correction")
        staff.unit_id = scenario.unit_ids.filtered(lambda unit: unit.unit_id == self.home)
        self.assertEqual((staff.reason, staff.surplus), ("staff", False))

    def test_nobody_is_dragged_into_a_unit_that_ends(self):
        scenario = self._merged()
        row = self._row(scenario, self.people[self.commune][2])
        gone = scenario.unit_ids.filtered(lambda unit: unit.unit_id == self.commune)
        with self.assertRaisesRegex(ValidationError, "ends by this scenario"):
            row.unit_id = gone
        with self.assertRaises(UserError):
            row.reason = "staff"

    def test_operations_that_contradict_each_other_are_refused_together(self):
        with self.assertRaisesRegex(UserError, "in several operations of one kind"):
            self._act(
                {"kind": "merge_into", "units": self.commune, "target_id": self.other.id},
                {"kind": "dissolve", "units": self.commune},
            )
        with self.assertRaisesRegex(UserError, "says where it goes"):
            self._act({"kind": "dissolve", "units": self.district})

    def test_a_divided_unit_hands_on_people_places_and_positions(self):
        scenario = self._act(
            {
                "kind": "divide",
                "units": self.commune,
                "parts": (
                    {"name": "UBND xã Một", "code": "T.X1", "share": 50},
                    {"name": "UBND xã Hai", "code": "T.X2", "share": 50},
                ),
            },
            {"kind": "move", "units": self.offices[self.commune], "parent_id": self.district.id},
        )
        new = scenario.unit_ids.filtered(lambda unit: unit.change == "founded")
        self.assertEqual(new.mapped("quota_after"), [5, 5])
        self.assertEqual(new.mapped("people_after"), [2, 2])
        self.assertEqual(scenario.nowhere, 0)

    def test_scenarios_are_compared_side_by_side(self):
        scenario = self._merged()
        act = scenario.reorganisation_id
        other = self._scenario(
            act,
            {"kind": "merge_into", "units": self.commune, "target_id": self.other.id},
            name="Phương án 2",
        )
        act.action_compare()
        self.assertIn("Phương án 1", act.comparison)
        self.assertIn("Phương án 2", act.comparison)
        self.assertEqual(other.units_after, scenario.units_after)
        for extension, sign in (("docx", b"PK"), ("xlsx", b"PK")):
            name, content = act._annex_file(extension)
            self.assertTrue(name.endswith(extension))
            self.assertEqual(content[:2], sign)

    def test_a_unit_sees_nothing_of_a_plan_and_its_own_people_once_it_is_enacted(self):
        scenario = self._merged()
        officer = self._create_user("officer_a", "hr_officer", self.commune)
        with self.assertRaises(AccessError):
            scenario.with_user(officer).read(["name"])
        scenario.action_enact()
        self.env.invalidate_all()
        act = scenario.reorganisation_id.with_user(officer)
        self.assertEqual(act.read(["state"])[0]["state"], "enacted")
        mine = self.env(user=officer)["cchc.reorganisation.placement"].search([])
        # And whoever is about to come into a unit of theirs.
        own = self.people[self.commune][:4] | self.people[self.other][4]
        self.assertEqual(mine.employee_id, own)
        with self.assertRaises(AccessError):
            act.write({"name": "x"})

    def test_a_plan_is_written_by_home_affairs_alone(self):
        scenario = self._merged()
        head = self._create_user("head_a", "unit_head", self.province)
        with self.assertRaises(AccessError):
            scenario.with_user(head).action_compute()
        inspector = self._create_user("inspector_a", "inspector", self.province)
        self.assertTrue(scenario.with_user(inspector).read(["name"]))
        with self.assertRaises(AccessError):
            scenario.with_user(inspector).action_compute()
        with self.assertRaises(UserError):
            scenario.write({"people": 3})
        with self.assertRaises(UserError):
            scenario.reorganisation_id.write({"state": "in_force"})
