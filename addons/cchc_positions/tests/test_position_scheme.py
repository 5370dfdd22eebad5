from datetime import date

from freezegun import freeze_time
from psycopg2 import DatabaseError

from odoo.exceptions import AccessError, UserError
from odoo.tools import mute_logger

from .common import CchcPositionsCase


class TestPositionScheme(CchcPositionsCase):
    def test_approval_makes_the_positions(self):
        scheme = self._scheme([("CV.01", 2)])
        self.assertFalse(scheme.line_ids.position_id)
        self._approve(scheme)
        position = scheme.line_ids.position_id
        self.assertEqual((position.code, position.unit_id), ("CV.01", self.home_division))
        self.assertEqual(position.headcount, 2)

    def test_the_next_scheme_continues_a_position_and_the_past_stays(self):
        first = self._approve(self._scheme([("CV.01", 2), ("CV.02", 1)]))
        second = self._approve(self._scheme([("CV.01", 3)], day=date(2025, 1, 1)))
        position = first.line_ids.filtered(lambda line: line.code == "CV.01").position_id
        self.assertEqual(second.line_ids.position_id, position)
        positions = first.line_ids.position_id
        at = {day: positions._lines_at(day) for day in (date(2024, 12, 31), date(2025, 1, 1))}
        self.assertEqual(
            sorted(line.headcount for line in at[date(2024, 12, 31)].values()),
            [1, 2],
        )
        # The other position is not in the new scheme: it has ended.
        self.assertEqual(
            {p: line.headcount for p, line in at[date(2025, 1, 1)].items()}, {position.id: 3}
        )

    def test_a_correction_leaves_what_was_known(self):
        with freeze_time("2024-01-05"):
            first = self._approve(self._scheme([("CV.01", 2)]))
        self._approve(self._scheme([("CV.01", 5)], corrects_id=first.id))
        position = first.line_ids.position_id
        day = date(2024, 6, 30)
        self.assertEqual(position._lines_at(day)[position.id].headcount, 5)
        known = position._lines_at(day, known_at="2024-07-01")
        self.assertEqual(known[position.id].headcount, 2)

    def test_an_approved_scheme_does_not_change(self):
        scheme = self._approve(self._scheme([("CV.01", 2)]))
        with self.assertRaisesRegex(UserError, "can't be changed"):
            scheme.date_from = date(2023, 1, 1)
        with self.assertRaisesRegex(UserError, "can't be changed"):
            scheme.line_ids.headcount = 9
        with self.assertRaises(DatabaseError), mute_logger("odoo.sql_db"), self.env.cr.savepoint():
            self.env.cr.execute(
                "UPDATE cchc_position_scheme_line SET headcount = 9 WHERE scheme_id = %s",
                [scheme.id],
            )

    def test_only_home_affairs_approves(self):
        officer = self._create_user("officer", "hr_officer", self.home)
        scheme = self._scheme([("CV.01", 2)], env=self.env(user=officer))
        scheme.action_submit()
        with self.assertRaises(AccessError):
            scheme.action_appraise()
        with self.assertRaisesRegex(UserError, "can't be changed"):
            scheme.line_ids.headcount = 3

    def test_returned_with_its_reason(self):
        scheme = self._scheme([("CV.01", 2)])
        scheme.action_submit()
        self.env["cchc.approval.return"].create(
            {"res_model": scheme._name, "res_id": scheme.id, "reason": "Thiếu bản mô tả"}
        ).action_return()
        self.assertEqual((scheme.state, scheme.return_reason), ("draft", "Thiếu bản mô tả"))

    def test_no_state_by_hand(self):
        scheme = self._scheme([("CV.01", 2)])
        with self.assertRaises(UserError):
            scheme.state = "approved"
        with self.assertRaises(UserError):
            self._scheme([("CV.01", 2)], state="approved")
