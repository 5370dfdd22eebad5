from datetime import timedelta

from odoo.exceptions import UserError

from .common import ReorganisationCase


class TestEnactment(ReorganisationCase):
    """Enacted: units, ledger, positions and people from the day on, and nothing before it."""

    def test_people_places_and_units_change_on_the_day(self):
        self._merged().action_enact()
        new = self._unit("T.HDX")
        eve = self.day - timedelta(days=1)
        tree = self.env["hr.department"]._tree_at(self.day)
        self.assertNotIn(self.commune.id, tree)
        self.assertIn(self.commune.id, self.env["hr.department"]._tree_at(eve))
        self.assertEqual(tree[new.id], self.district.id)
        self.assertEqual(tree[self.offices[self.commune].id], new.id)
        for person in self.people[self.commune][:4]:
            self.assertEqual(self._unit_on(person, eve), self.commune)
            self.assertEqual(self._unit_on(person, self.day), new)
        balance = self.env["cchc.establishment"]._balance(self.day)
        self.assertEqual(balance[new.id, self.civil.id].assigned, 18)
        self.assertEqual(balance[self.district.id, self.civil.id].assigned, 40)
        self.assertEqual(balance[self.province.id, self.civil.id].assigned, 100)

    def test_a_position_goes_along_and_a_lost_post_ends(self):
        scenario = self._merged()
        scenario.action_enact()
        new = self._unit("T.HDX")
        period = self.people[self.commune][2].version_ids.sorted("date_version")[-1:]
        self.assertEqual(period.position_id.unit_id, new)
        self.assertEqual(period.position_id.code, "CC1")
        lost = scenario.placement_ids.filtered(
            lambda row: row.leadership_post_id and not row.keeps_post
        ).employee_id.sudo()
        self.assertTrue(lost)
        for person in lost:
            last = person.version_ids.sorted("date_version")[-1:]
            self.assertFalse(last.leadership_post_id)
        kept = scenario.placement_ids.filtered("keeps_post").employee_id.sudo()
        for person in kept:
            self.assertTrue(person.version_ids.sorted("date_version")[-1:].leadership_post_id)

    def test_figures_of_the_day_before_do_not_change(self):
        eve = self.day - timedelta(days=1)
        before = {day: self._figures(day) for day in (eve, self.today)}
        told = [form for form in before[eve].values() if not form.startswith("!")]
        self.assertGreater(len(told), 5, "most forms answer")
        self._merged().action_enact()
        for day, figures in before.items():
            self.assertEqual(self._figures(day), figures, day)

    def test_figures_of_the_day_before_after_an_act_that_is_in_force(self):
        start = self.today - timedelta(days=3)
        eve = start - timedelta(days=1)
        before = self._figures(eve)
        scenario = self._merged(day=start)
        scenario.action_enact()
        self.assertEqual(scenario.state, "in_force")
        after = self._figures(eve)
        for code, told in before.items():
            self.assertEqual(after[code], told, code)

    def test_the_identities_of_the_ledger_hold_on_every_day(self):
        # A cut that was decided for later goes to the successor too.
        self._enter(self.other, -1, day=self.day + timedelta(days=35), kind="cut")
        self._enter(self.commune, 3, day=self.day + timedelta(days=30), kind="adjusted")
        self._enter(self.district, 3, day=self.day + timedelta(days=30), kind="adjusted")
        eve = self.day - timedelta(days=1)
        far = self.day + timedelta(days=40)
        establishment = self.env["cchc.establishment"]
        whole = {
            day: establishment._assigned(day)[self.province.id, self.civil.id]
            for day in (eve, self.day, far)
        }
        self._merged().action_enact()
        new = self._unit("T.HDX")
        for day in (eve, self.day, far):
            rows = establishment._balance(day)
            self.assertEqual(rows[self.province.id, self.civil.id].assigned, whole[day])
            for row in rows.values():
                if row.is_assigned:
                    self.assertGreaterEqual(row.assigned, row.distributed + row.reserved)
        self.assertEqual(establishment._assigned(far)[new.id, self.civil.id], 20)
        self.assertEqual(establishment._assigned(far).get((self.commune.id, self.civil.id), 0), 0)

    def test_each_operation_is_carried_out(self):
        kind = self.env.ref("cchc_base.unit_kind_specialised_department")
        level = self.env.ref("cchc_base.admin_level_province")
        scenario = self._act(
            {"kind": "found", "name": "Sở Du lịch", "code": "T.DL", "kind_id": kind.id,
             "level_id": level.id, "parent_id": self.province.id},
            {"kind": "rename", "units": self.home, "name": "Sở Nội vụ và Dân tộc"},
            {"kind": "move", "units": self.home_division, "parent_id": self.finance.id},
            {"kind": "change", "units": self.other, "unit_class": "1"},
            {"kind": "merge_into", "units": self.commune, "target_id": self.other.id},
            {"kind": "split", "units": self.finance,
             "parts": ({"name": "Sở Kế hoạch", "code": "T.KH", "share": 25},)},
            {"kind": "dissolve", "units": self.finance_division, "target_id": self.finance.id},
        )  # fmt: skip
        scenario.action_enact()
        at = {
            row.unit_id: row
            for row in self.env["cchc.unit.version"].search(
                [("date_from", "=", self.day), ("voided_at", "=", False)]
            )
        }
        self.assertEqual(at[self._unit("T.DL")].parent_id, self.province)
        self.assertEqual(at[self.home].name, "Sở Nội vụ và Dân tộc")
        self.assertEqual(at[self.home_division].parent_id, self.finance)
        self.assertEqual(at[self.other].unit_class, "1")
        self.assertTrue(at[self.commune].dissolved)
        self.assertTrue(at[self.finance_division].dissolved)
        self.assertEqual(at[self._unit("T.KH")].kind_id, self.finance.kind_id)

    def test_districts_abolished_and_the_province_merged(self):
        """The reform of 1 July 2025 in small: the communes come below a new province."""
        scenario = self._act(
            {"kind": "found", "name": "UBND tỉnh An Giang", "code": "T.AG",
             "kind_id": self.province.kind_id.id, "level_id": self.province.level_id.id},
        )  # fmt: skip
        found = scenario.operation_ids
        scenario.operation_ids = [
            (0, 0, self._operation(kind="merge_into", units=self.province,
                                   target_operation_id=found.id)),
            (0, 0, self._operation(kind="merge", units=self.commune | self.other,
                                   name="UBND xã Hòn Đất", code="T.HDX",
                                   parent_operation_id=found.id)),
        ]  # fmt: skip
        merged = scenario.operation_ids.filtered(lambda one: one.kind == "merge")
        scenario.operation_ids = [
            (0, 0, self._operation(kind="dissolve", units=self.district,
                                   target_operation_id=merged.id)),
        ]  # fmt: skip
        scenario.action_compute()
        scenario.action_enact()
        new, root = self._unit("T.HDX"), self._unit("T.AG")
        tree = self.env["hr.department"]._tree_at(self.day)
        self.assertEqual(tree[new.id], root.id)
        self.assertIsNone(tree[root.id])
        self.assertEqual(tree[self.home.id], root.id)
        assigned = self.env["cchc.establishment"]._assigned(self.day)
        self.assertEqual(assigned[root.id, self.civil.id], 100)
        self.assertEqual(assigned[new.id, self.civil.id], 40, "with the district's own places")
        self.assertFalse(assigned.get((self.province.id, self.civil.id)))

    def test_the_scheme_of_the_successor_comes_in_force_on_the_day(self):
        start = self.today - timedelta(days=1)
        self._merged(day=start).action_enact()
        new = self._unit("T.HDX")
        positions = self.env["cchc.position"].search([("unit_id", "=", new.id)])
        lines = positions._lines_at(self.today)
        self.assertEqual(sorted(line.headcount for line in lines.values()), [2, 2])

    def test_what_is_missing_is_named(self):
        scenario = self._merged()
        act = scenario.reorganisation_id
        act.write({"document_id": False, "decision_number": False})
        with self.assertRaisesRegex(UserError, "document of the reorganisation.*number and date"):
            scenario.action_enact()

    def test_a_plan_that_does_not_fit_any_more_is_refused(self):
        scenario = self._merged()
        late = self._create_person("Người Mới", unit=self.commune)
        self._open(late, department_id=self.commune)
        with self.assertRaisesRegex(UserError, "Người Mới"):
            scenario.action_enact()

    def test_enacted_once(self):
        scenario = self._merged()
        scenario.action_enact()
        with self.assertRaisesRegex(UserError, "does not change any more"):
            scenario.action_enact()
        with self.assertRaises(UserError):
            scenario.action_compute()

    def test_people_are_placed_by_a_decision_that_stands_alone(self):
        scenario = self._merged()
        scenario.action_enact()
        decision = scenario.reorganisation_id.decision_ids
        self.assertEqual(decision.state, "issued")
        self.assertEqual(decision.type_id.code, "reorganisation")
        with self.assertRaisesRegex(UserError, "take the reorganisation back"):
            self._revoke(decision)
        draft = self._draft("reorganisation", self.everybody[:1], self.day,
                            department_id=self.home_division)  # fmt: skip
        with self.assertRaisesRegex(UserError, "enacting a reorganisation"):
            draft.action_issue()

    def test_any_period_in_the_old_and_the_new_structure(self):
        scenario = self._merged()
        scenario.action_enact()
        act = scenario.reorganisation_id
        asked = act.action_open_report()["params"]
        form = self.env(user=self.manager)["cchc.report.form"].browse(asked["form_id"])
        before, day = act.date - timedelta(days=1), act.date
        self.assertEqual((asked["on"], asked["structure_on"]), (str(before), str(day)))
        shown = {}
        for on, structure_on in ((before, None), (before, day), (day, None), (day, before)):
            report = form._compute(self.province, on, None, structure_on)
            shown[on, structure_on] = {row.unit_id: row.total_people for row in report.rows}
        new, parts = self._unit("T.HDX").id, (self.commune | self.other).ids
        was = [shown[before, None][part] for part in parts]
        self.assertTrue(all(was))
        self.assertNotIn(new, shown[before, None])
        # The communes of the day before are parts of the new one, as is the office, in which both
        # go on; nobody is lost.
        told = shown[before, day]
        self.assertEqual(told[new], sum(was))
        office = told[self.offices[self.commune].id]
        self.assertEqual(office, 2)
        self.assertEqual(sum(told[part] for part in parts) + office, sum(was))
        self.assertEqual(shown[day, None][new], sum(was))
        # The people of the new one are where they came from.
        self.assertEqual([shown[day, before][part] for part in parts], was)
        self.assertEqual(len({figures[self.province.id] for figures in shown.values()}), 1)

    def test_the_establishment_of_a_divided_unit_is_parted_in_the_new_structure(self):
        scenario = self._act(
            {
                "kind": "divide",
                "units": self.commune,
                "parts": [
                    {"name": "UBND xã Một", "code": "T.P1", "share": 60},
                    {"name": "UBND xã Hai", "code": "T.P2", "share": 40},
                ],
            }
        )
        scenario.action_enact()
        act = scenario.reorganisation_id
        before = act.date - timedelta(days=1)
        form = self.env["cchc.report.form"].sudo()
        structure = form._structure(before, act.date)
        parents = self.env["hr.department"]._tree_at(act.date)
        told = self.env["cchc.report.provider"]._provide(
            ["establishment_assigned"], form, parents, before, None, structure
        )["establishment_assigned"]
        self.assertEqual((told[self._unit("T.P1").id], told[self._unit("T.P2").id]), (6, 4))

    def test_what_is_distributed_between_the_act_and_its_day_is_handed_on(self):
        scenario = self._merged()
        scenario.action_enact()
        act, new = scenario.reorganisation_id, self._unit("T.HDX")
        self.assertEqual(self._assigned(new, self.day), 18)
        entries = act.entry_ids
        # The district gives the commune two more for its last weeks, and the new one five.
        self._enter(self.commune, 2, day=self.today + timedelta(days=5))
        self._enter(new, 5, day=self.day)
        self.assertEqual(self._assigned(self.commune, self.day), 2)
        self._day_comes(scenario)
        self.assertEqual(self._assigned(self.commune, self.day), 0)
        self.assertEqual(self._assigned(new, self.day), 18 + 2 + 5)
        self.assertEqual(self._assigned(self.district, self.day), 40)
        self.assertEqual(self._assigned(self.commune, self.day - timedelta(days=1)), 12)
        made = act.entry_ids - entries
        self.assertEqual(
            sorted((row.unit_id.code, row.amount) for row in made),
            sorted([(self.commune.code, -2), ("T.HDX", 2)]),
        )
        # Nothing is left to be handed on.
        act.sudo()._hand_on_since()
        self.assertEqual(act.entry_ids, entries | made)

    def _assigned(self, unit, day):
        balance = self.env["cchc.establishment"].sudo()._balance(day, figures=("assigned",))
        row = balance.get((unit.id, self.civil.id))
        return row.assigned if row else 0
