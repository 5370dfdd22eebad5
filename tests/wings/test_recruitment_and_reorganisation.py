"""A recruitment that is open in a unit that ends, and decisions into it, end in its successor."""

from datetime import date

from freezegun import freeze_time as at

from odoo.tests.common import freeze_time

from odoo.addons.cchc_recruitment.tests.common_plan import PlanCase
from odoo.addons.cchc_reorganisation.tests.common import ReorganisationCase

PLANNED, BEGINS = "2026-05-20 03:00", "2026-07-19 03:00"
STARTS = date(2026, 8, 3)


@freeze_time(PLANNED)
class TestRecruitmentAndReorganisation(ReorganisationCase, PlanCase):
    """Two divisions of a department become one while its competition waits for the result."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.positions = cls.env["cchc.position"].search([("unit_id", "=", cls.home_division.id)])
        cls.second = cls._create_unit("T.NV.TC", "Phòng Tổ chức", "division", "province", cls.home)
        with at("2026-03-02 03:00"):
            cls.plan = cls._plan(cls._demand(1, 1))
            cls.made = cls._planned_session(cls.plan)
            cls.made.action_announce()
        cls.wanted = cls.made.post_ids[0]
        cls.made._move("announced", "results")
        cls._ranked(cls.made, ("Nhất", cls.wanted, "chosen", 1))
        cls.made.write({"recognition_id": cls.approval.id, "recognised_on": date(2026, 5, 20)})

    def _merge_divisions(self):
        scenario = self._act(
            {
                "kind": "merge",
                "units": self.home_division | self.second,
                "name": "Phòng Tổ chức cán bộ",
                "code": "T.NV.TCCB",
            },
            day=date(2026, 7, 19),
        )
        scenario.action_enact()
        return scenario

    def test_who_is_recruited_serves_in_the_successor(self):
        before = self.wanted.position_id
        self.assertEqual(before.unit_id, self.home_division)
        scenario = self._merge_divisions()
        new = self._unit("T.NV.TCCB")
        self.made.action_recognise()
        offer = self.made.offer_ids
        self.assertEqual(self.wanted.unit_id, self.home_division, "until the day")
        with at(BEGINS):
            self._day_comes(scenario)
            self.assertEqual(self.wanted.unit_id, new)
            # The post is that of the same code in the successor.
            self.assertEqual(self.wanted.position_id.unit_id, new)
            self.assertEqual(self.wanted.position_id.code, before.code)
            offer.paper_ids.received_on = date(2026, 7, 20)
            offer.action_complete_file()
            offer.starts_on = STARTS
            offer.action_draft_decision()
            decision = offer.decision_id
            decision.write({"number": "12/QĐ-SNV", "date_signed": date(2026, 7, 24)})
            decision.action_issue()
        person = offer.sudo().employee_id
        self.assertEqual(self._unit_on(person, STARTS), new)
        self.assertEqual(person.version_ids.position_id, self.wanted.position_id)
        trail = scenario.reorganisation_id.succession_ids.follower_ids
        self.assertIn("cchc.recruitment.post", trail.mapped("model"))

    def test_a_decision_of_recruitment_drafted_before_the_day(self):
        scenario = self._merge_divisions()
        new = self._unit("T.NV.TCCB")
        self.made.action_recognise()
        offer = self.made.offer_ids
        offer.paper_ids.received_on = date(2026, 5, 25)
        offer.action_complete_file()
        offer.starts_on = STARTS
        offer.action_draft_decision()
        person, decision = offer.sudo().employee_id, offer.decision_id
        self.assertEqual(decision.line_ids.department_id, self.home_division)
        self.assertEqual(person.unit_id, self.home_division, "received there")
        with at(BEGINS):
            self._day_comes(scenario)
            self.assertEqual(decision.line_ids.department_id, new)
            self.assertEqual(decision.line_ids.position_id.unit_id, new)
            self.assertEqual(person.unit_id, new)
            self.assertTrue(any(new.name in (m.body or "") for m in decision.message_ids))
            decision.write({"number": "13/QĐ-SNV", "date_signed": date(2026, 7, 24)})
            decision.action_issue()
        self.assertEqual(self._unit_on(person, STARTS), new)

    def test_a_decision_of_recruitment_signed_before_the_act_for_later(self):
        self.made.action_recognise()
        offer = self.made.offer_ids
        offer.paper_ids.received_on = date(2026, 5, 25)
        offer.action_complete_file()
        offer.starts_on = STARTS
        offer.action_draft_decision()
        decision = offer.decision_id
        decision.write({"number": "14/QĐ-SNV", "date_signed": date(2026, 5, 20)})
        decision.action_issue()
        scenario = self._merge_divisions()
        new, person = self._unit("T.NV.TCCB"), offer.sudo().employee_id
        self.assertEqual(self._unit_on(person, STARTS), new)
        follows = scenario.reorganisation_id.decision_ids.line_ids.filtered(
            lambda line: line.employee_id == person
        )
        self.assertEqual(follows.date_effective, STARTS)
        self.assertIn("14/QĐ-SNV", follows.ground)
        self.assertEqual(decision.line_ids.changes["department_id"], self.home_division.id)


@freeze_time(PLANNED)
class TestPlaceKeptInAUnitThatEnds(ReorganisationCase, PlanCase):
    """A commune with an establishment of its own: the place kept for who is recruited."""

    def _reserved(self, on):
        self.env.flush_all()
        found = {}
        for unit in (self.commune, self._unit("T.HDX")):
            self.env.cr.execute(
                """
                SELECT COALESCE(sum(amount), 0) FROM cchc_establishment_entry
                 WHERE unit_id = %s AND kind = 'reserved' AND date_effective <= %s
                """,
                [unit.id, on],
            )
            found[unit.name] = self.env.cr.fetchone()[0]
        return found

    def test_the_place_goes_along_and_is_filled_in_the_successor(self):
        positions = self._positions("CC1", "CC2", "CC9", unit=self.commune, day=date(2026, 1, 1))
        position = positions.filtered(lambda one: one.code == "CC9")
        demand = self.env["cchc.recruitment.demand"].create(
            {
                "unit_id": self.commune.id,
                "year": 2026,
                "line_ids": [
                    (0, 0, {"unit_id": self.commune.id, "position_id": position.id,
                            "category_id": self.civil.id, "rank_id": self.specialist.id,
                            "places": 1, "reason": "Thiếu người"})
                ],
            }
        )  # fmt: skip
        with at("2026-03-02 03:00"):
            plan = self._plan(demand)
            made = self._planned_session(plan)
            made.action_announce()
        self.assertEqual(plan.reserved, 1)
        made._move("announced", "results")
        self._ranked(made, ("Nhất", made.post_ids, "chosen", 1))
        made.write({"recognition_id": self.approval.id, "recognised_on": date(2026, 5, 20)})
        made.action_recognise()
        scenario = self._merged(day=date(2026, 7, 19))
        scenario.action_enact()
        day = date(2026, 7, 19)
        self.assertEqual(self._reserved(day), {"UBND xã Bình Sơn": 0, "UBND xã Hòn Đất": 1})
        with at(BEGINS):
            self._day_comes(scenario)
            offer = made.offer_ids
            offer.paper_ids.received_on = date(2026, 7, 20)
            offer.action_complete_file()
            offer.starts_on = STARTS
            offer.action_draft_decision()
            offer.decision_id.write({"number": "12/QĐ-SNV", "date_signed": date(2026, 7, 24)})
            offer.decision_id.action_issue()
        person = offer.sudo().employee_id
        self.assertEqual(self._unit_on(person, STARTS), self._unit("T.HDX"))
        self.assertEqual(plan.reserved, 0)
        self.assertEqual(self._reserved(STARTS), {"UBND xã Bình Sơn": 0, "UBND xã Hòn Đất": 0})
