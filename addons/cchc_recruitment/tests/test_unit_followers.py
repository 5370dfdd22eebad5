from datetime import date

from odoo.tools import SQL

from odoo.addons.cchc_base.rules.succession import Mapping, Share

from .common import RecruitmentCase


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
