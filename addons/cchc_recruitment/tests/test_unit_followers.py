from datetime import date

from odoo.tests.common import freeze_time
from odoo.tools import SQL

from odoo.addons.cchc_base.rules.succession import Mapping, Share
from odoo.addons.cchc_base.tests.common_succession import Successions

from .common import RecruitmentCase
from .common_plan import PlanCase


class TestUnitFollowers(RecruitmentCase):
    """A competition that is open in a unit that ends goes on in its successor."""

    def test_an_open_competition_goes_on_in_the_successor(self):
        session = self._session()
        post = session.post_ids[:1]
        old = post.unit_id
        successor = self._create_unit(
            "T.MOI", "Sở Mới", "specialised_department", "province", self.province
        )
        mapping = Mapping(
            {old.id: [Share(successor.id)], session.unit_id.id: [Share(successor.id)]}
        )
        posts = self.env["cchc.recruitment.post"]._on_unit_succeeded(mapping, date.today())
        self.assertEqual(post.unit_id, successor)
        self.assertEqual([(row.old, row.new) for row in posts], [(old.id, successor.id)])
        self.assertIn(post.id, posts[0].ids)
        sessions = self.env["cchc.recruitment.session"]
        sessions._on_unit_succeeded(mapping, date.today())
        self.assertEqual(session.unit_id, successor)
        told = " ".join(message.body or "" for message in session.message_ids)
        self.assertIn(successor.name, told)

    def test_a_competition_that_is_over_stays_where_it_was_held(self):
        session = self._session()
        self.env.cr.execute(
            "UPDATE cchc_recruitment_session SET state = 'finished' WHERE id = %s", [session.id]
        )
        session.invalidate_recordset()
        unit = session.unit_id
        mapping = Mapping({unit.id: [Share(self.finance.id)]})
        done = self.env["cchc.recruitment.session"]._on_unit_succeeded(mapping, date.today())
        self.assertEqual(session.unit_id, unit)
        self.assertNotIn(session.id, [number for row in done for number in row.ids])

    def test_the_form_of_a_past_day_counts_it_in_the_old_unit(self):
        session = self._session()
        post = session.post_ids[:1]
        old = post.unit_id
        day = date(2026, 6, 30)
        resolution = self.env["cchc.legal.document"].create({"number": "1/NQ", "title": "x"})
        row = self.env["cchc.succession"].create(
            {"predecessor_id": old.id, "successor_id": self.finance.id, "date": "2026-07-01",
             "document_id": resolution.id}
        )  # fmt: skip
        self.env["cchc.succession.follower"].create(
            {"succession_id": row.id, "model": "cchc.recruitment.post", "field_name": "unit_id",
             "number": 1, "res_ids": post.ids}
        )  # fmt: skip
        Post = self.env["cchc.recruitment.post"].sudo()
        query = Post._search([("id", "=", post.id)])
        for on, unit in ((day, old), (date(2026, 7, 1), self.finance)):
            now = SQL("%s", self.finance.id)
            told = Post._unit_as_of(query.table, "unit_id", on, now)
            rows = self.env.execute_query(query.select(told))
            self.assertEqual(rows, [(unit.id,)])


@freeze_time("2026-03-02 03:00")
class TestPlansFollow(Successions, PlanCase):
    """Demands, plans, competitions and nominations of a unit that ends."""

    def _demand_of(self, unit, year=2026):
        position = self.env["cchc.position"]
        if year == 2026:
            position = self._positions("VT2026", unit=unit)
        return self.env["cchc.recruitment.demand"].create(
            {
                "unit_id": unit.id,
                "year": year,
                "line_ids": [
                    (0, 0, {"unit_id": unit.id, "position_id": position.id,
                            "category_id": self.civil.id, "places": 2, "reason": "Thiếu người"})
                ],
            }
        )  # fmt: skip

    def test_demands_of_both_units_go_on_and_those_of_years_before_stay(self):
        there = self._positions("VT2026", unit=self.new)
        first, second = self._demand_of(self.one), self._demand_of(self.two)
        before = self._demand_of(self.one, year=2025)
        self._follow()
        self.assertEqual((first | second).unit_id, self.new)
        self.assertEqual((first | second).line_ids.unit_id, self.new)
        # The post of the same code in the successor is the one asked for.
        self.assertEqual((first | second).line_ids.position_id, there)
        self.assertEqual((before.unit_id, before.line_ids.unit_id), (self.one, self.one))
        self.assertIn("UBND xã Mới", self._messages(first))
        self._on_trail(first | second)
        self._on_trail((first | second).line_ids)

    def test_a_plan_and_its_competition_are_carried_out_by_the_successor(self):
        plan = self.env["cchc.recruitment.plan"].create(
            {"name": "Kế hoạch", "unit_id": self.one.id, "year": 2026}
        )
        session = self._session(unit_id=self.one.id)
        session.post_ids.sudo().write({"unit_id": self.one.id})
        over = self._session(unit_id=self.one.id)
        over.post_ids.sudo().write({"unit_id": self.one.id})
        self._set_plainly(over, state="finished")
        rows = self._applications(["Lê Thị Thi"], session=session)
        self._follow()
        self.assertEqual((plan.unit_id, session.unit_id), (self.new, self.new))
        self.assertEqual(session.post_ids.unit_id, self.new)
        self.assertEqual(rows.unit_id, self.new)
        self.assertEqual((over.unit_id, over.post_ids.unit_id), (self.one, self.one))
        self._on_trail(plan)
        self._on_trail(session.sudo())
        self._on_trail(session.post_ids.sudo())

    def test_of_a_divided_unit_the_competition_goes_to_the_main_successor(self):
        session = self._session(unit_id=self.one.id)
        self._divide()
        self.assertEqual(session.unit_id, self.new)

    def test_a_nomination_that_is_not_answered(self):
        session = self._session()
        person = self._create_person("Người Được Cử", unit=self.one)
        Nomination = self.env["cchc.recruitment.nomination"].sudo()
        row = Nomination.create(
            {
                "post_id": session.post_ids[0].id,
                "unit_id": self.one.id,
                "employee_id": person.id,
                "document": "12/TTr",
            }
        )
        self._follow()
        self.assertEqual(row.unit_id, self.new)
        self._on_trail(row)
