from odoo.addons.cchc_base.rules.succession import Mapping, Share
from odoo.addons.cchc_base.tests.common_succession import Successions

from .common import CchcPositionsCase


class TestUnitFollowers(Successions, CchcPositionsCase):
    """Plans, schemes and needs that are open go on with the successor of their unit."""

    def _plan(self, unit, *figures, **vals):
        """A draft; ``figures`` are ``(unit, requested)``."""
        return self.env["cchc.establishment.plan"].create(
            {
                "unit_id": unit.id,
                "year": self.today.year + 1,
                "line_ids": [
                    (0, 0, {"unit_id": own.id, "category_id": self.civil.id, "requested": number})
                    for own, number in figures
                ],
                **vals,
            }
        )

    def test_of_two_plans_of_a_year_the_second_stays_and_is_found(self):
        first = self._plan(self.one, (self.one, 10))
        second = self._plan(self.two, (self.two, 8))
        self._follow()
        self.assertEqual((first.unit_id, first.line_ids.unit_id), (self.new, self.new))
        self.assertIn("Mới", first.name)
        # What it asks for stays with it: nobody's figures are counted twice.
        self.assertEqual((second.unit_id, second.line_ids.unit_id), (self.two, self.two))
        self.assertIn("giữ ở đơn vị cũ", self._messages(second))
        self._on_trail(first)
        self._on_trail(second, stayed=True)
        self._on_trail(first.line_ids)

    def test_an_approved_plan_stays_with_the_unit_that_made_it(self):
        plan = self._plan(self.one, (self.one, 10))
        self._set_plainly(plan, state="approved")
        self._follow()
        self.assertEqual((plan.unit_id, plan.line_ids.unit_id), (self.one, self.one))
        self._on_trail(plan.browse())

    def test_figures_asked_for_two_units_in_one_plan_are_added_up(self):
        above = self._plan(
            self.district, (self.district, 30), (self.one, 10), (self.two, 8), (self.commune, 5)
        )
        above.line_ids.filtered(lambda line: line.unit_id == self.two).appraised = 7
        self._follow()
        told = {line.unit_id: (line.requested, line.appraised) for line in above.line_ids}
        self.assertEqual(
            told,
            {self.district: (30, 0), self.new: (18, 7), self.commune: (5, 0)},
        )
        self.assertIn("8", self._messages(above))
        self.assertEqual(above.requested, 30)

    def test_a_scheme_that_is_being_made_is_finished_by_the_successor(self):
        draft = self._scheme([("VT1", 2)], unit=self.one, day=self.today)
        done = self._approve(self._scheme([("VT2", 1)], unit=self.two))
        self._follow()
        self.assertEqual((draft.unit_id, draft.line_ids.unit_id), (self.new, self.new))
        self.assertEqual((done.unit_id, done.line_ids.unit_id), (self.two, self.two))
        self._on_trail(draft)
        self._on_trail(draft.line_ids)

    def test_a_need_goes_where_its_person_went_or_to_the_main_successor(self):
        person = self._create_person("Thiếu Bằng", unit=self.part)
        self._open(person, department_id=self.part)
        Need = self.env["cchc.qualification.need"]
        own = Need.create(
            {"employee_id": person.id, "unit_id": self.one.id, "kind": "update",
             "required": "Bồi dưỡng"}
        )  # fmt: skip
        positions = self._positions("KT", "VT", unit=self.one)
        there = self._positions("KT", unit=self.new)
        vacant, closed = Need.create(
            [
                {
                    "unit_id": self.one.id,
                    "kind": "vacancy",
                    "required": position.name,
                    "position_id": position.id,
                }
                for position in positions
            ]
        )
        self._set_plainly(closed, state="closed")
        self._divide()
        self.assertEqual(own.unit_id, self.part)
        self.assertEqual((vacant.unit_id, vacant.position_id), (self.new, there))
        self.assertEqual((closed.unit_id, closed.position_id), (self.one, positions[1]))
        self._on_trail(own | vacant)

    def test_an_estimate_of_autonomy_that_is_not_decided(self):
        school, bigger = (
            self._create_unit(code, name, "public_service_unit", "commune", self.district)
            for code, name in (("T.TH1", "Trường Một"), ("T.TH2", "Trường Hai"))
        )
        Autonomy = self.env["cchc.unit.autonomy"]
        asked, decided = Autonomy.create(
            [{"unit_id": school.id, "date_from": self.today, "year": year} for year in (2026, 2025)]
        )
        self._set_plainly(decided, state="approved")
        self._follow((school, bigger, 1))
        self.assertEqual((asked.unit_id, decided.unit_id), (bigger, school))
        self._on_trail(asked)

    def test_a_body_left_out_of_a_limit_is_left_out_under_its_new_name(self):
        setting = self.env["cchc.limit.setting"].search([], limit=1)
        setting.excluded_unit_ids = self.one
        self._follow()
        self.assertIn(self.new, setting.excluded_unit_ids)
        self._on_trail(setting, "excluded_unit_ids")

    def test_as_many_statements_for_many_as_for_few(self):
        needs = self.env["cchc.qualification.need"].create(
            [
                {
                    "unit_id": self.one.id,
                    "kind": "update",
                    "required": f"Bồi dưỡng {number}",
                    "employee_id": self._create_person(f"Người {number}", unit=self.one).id,
                }
                for number in range(9)
            ]
        )
        mapping = Mapping({self.one.id: [Share(self.new.id)]})
        self.env.flush_all()
        with self.assertQueryCount(16):
            self.env.invalidate_all()
            done = needs.browse()._on_unit_succeeded(mapping, self.today)
            self.env.flush_all()
        self.assertEqual(sorted(done[0].ids), sorted(needs.ids))
