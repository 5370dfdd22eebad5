from datetime import date

from .common import ReorganisationCase


class TestStandards(ReorganisationCase):
    """Who meets the standard of the post that the scenario gives, and which criterion lacks."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        standards = cls.env["cchc.standard"].search([])
        standards.requirement_ids.unlink()
        standards.unlink()
        cls._standard(
            "Tiêu chuẩn Chủ tịch",
            target_kind="post",
            leadership_post_id=cls.chair.id,
            requirement_ids=[
                (0, 0, {"kind": "political_theory", "political_theory_level": "advanced"})
            ],
        )
        cls._standard(
            "Tiêu chuẩn Vị trí CC1",
            target_kind="title",
            position_title="Vị trí CC1",
            requirement_ids=[(0, 0, {"kind": "degree", "degree_level": "university"})],
        )
        cls.env.flush_all()
        cls.env.cr.precommit.run()

    @classmethod
    def _standard(cls, name, **vals):
        return cls.env["cchc.standard"].create(
            {
                "name": name,
                "date_from": date(2015, 1, 1),
                "document_id": cls.document.id,
                "article": "điều 7",
                **vals,
            }
        )

    def _degree(self, person, level):
        self.env["cchc.education"].create(
            {"employee_id": person.id, "level": level, "when": "01/07/2010"}
        )

    def test_asked_for_the_new_post_and_not_for_the_old_one(self):
        """Two chairmen without political theory: only who stays chairman lacks it."""
        scenario = self._merged()
        one, other = (self.people[unit][0] for unit in (self.commune, self.other))
        kept = scenario.placement_ids.filtered(
            lambda row: row.leadership_post_id == self.chair and row.keeps_post
        )
        self.assertIn(kept.employee_id, one | other)
        left = self._row(scenario, (one | other) - kept.employee_id)
        self.assertEqual(kept.meets, "not_met")
        self.assertEqual(kept.lacks, "Lý luận chính trị: Cao cấp trở lên (điều 7, 12/QĐ-UBND)")
        self.assertFalse(left.meets, "nothing is asked of the post that is left")
        self.assertFalse(left.lacks)

    def test_the_position_brings_its_requirements(self):
        low, high = self.people[self.commune][2], self.people[self.other][2]
        self._degree(low, "college")
        self._degree(high, "master")
        scenario = self._merged()
        self.assertEqual(self._row(scenario, low).meets, "not_met")
        self.assertIn("Đại học trở lên", self._row(scenario, low).lacks)
        self.assertEqual(self._row(scenario, high).meets, "met")
        self.assertEqual(scenario.standards_met, 1)
        # The one above, and the chairman.
        self.assertEqual(scenario.standards_asked, 3)

    def test_given_another_position_by_hand_the_answer_is_another(self):
        low = self.people[self.commune][2]
        self._degree(low, "college")
        scenario = self._merged()
        row = self._row(scenario, low).with_user(self.manager)
        other = scenario.position_ids.filtered(lambda one: one.code == "CC2")[:1]
        row.write({"position_id": other.id})
        self.assertFalse(row.meets)
        self.assertFalse(row.lacks)

    def test_the_page_names_who_does_not_meet_it_and_why(self):
        low = self.people[self.commune][2]
        self._degree(low, "college")
        scenario = self._merged()
        self.assertIn(low.name, scenario.standard_table)
        self.assertIn("Trình độ chuyên môn: Đại học trở lên", scenario.standard_table)
        action = scenario.action_open_not_met()
        self.assertEqual(action["context"]["search_default_not_met"], 1)

    def test_what_is_shown_holds_after_the_day(self):
        """The answer of the plan is the one that the register gives on the day."""
        low, high = self.people[self.commune][2], self.people[self.other][2]
        self._degree(low, "college")
        self._degree(high, "master")
        scenario = self._merged()
        planned = {row.employee_id: row.meets for row in scenario.placement_ids}
        scenario.action_enact()
        self._day_comes(scenario)
        self.env["cchc.standard.assessment"]._assess(self.everybody.ids)
        Result = self.env["cchc.standard.result"]
        self.assertEqual({"met", "not_met", False}, set(planned.values()))
        for person in planned:
            answer = Result.search([("employee_id", "=", person.id), *Result._at(self.day)])
            told = {"meets": "met", "gaps": "not_met"}.get(answer.outcome, False)
            self.assertEqual(planned[person], told, person.name)

    def test_all_are_asked_at_once(self):
        """Of eight people as many statements as of two."""
        scenario = self._merged()
        self.assertGreaterEqual(len(scenario.placement_ids), 8)
        scenario.placement_ids._judge()
        for rows in (scenario.placement_ids, scenario.placement_ids[:2]):
            self.env.flush_all()
            with self.assertQueryCount(36):
                self.env.invalidate_all()
                rows._judge()
                self.env.flush_all()
