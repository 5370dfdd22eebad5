from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests.common import new_test_user

from .common_exam import ExamCase


class TestFirstPage(ExamCase):
    """The first page says what of a recruitment waits, to each what is his."""

    def _section(self, user):
        page = self.env["cchc.dashboard"].with_user(user).with_context(lang="en_US").work_to_do()
        for section in page["sections"]:
            if section["key"] == "recruitment":
                return {tile["title"]: tile["figures"][0]["count"] for tile in section["tiles"]}
        return {}

    def test_a_marker_sees_the_own_scripts_alone(self):
        self._ready_to_mark()
        mine = self.env["cchc.recruitment.mark"].search_count([("user_id", "=", self.marker.id)])
        self.assertEqual(self._section(self.marker), {"Scripts for you to mark": mine})
        self.assertNotIn("Scripts for you to mark", self._section(self.judge))
        self._mark(self.marker, "70")
        self.assertEqual(self._section(self.marker), {})

    def test_who_is_named_on_a_board_is_told_to_declare(self):
        clerk = new_test_user(self.env, login="page_clerk", groups="base.group_user")
        with self.assertRaises(AccessError):
            self._section(clerk)
        board = self._board("screening", (clerk, "chair"), establish=False)
        board.member_ids.declaration = False
        told = {"Declarations for you to sign as a member of a board": 1}
        self.assertEqual(self._section(clerk), told)

    def test_a_demand_waits_for_home_affairs_and_is_not_told_to_strangers(self):
        demand = self.env["cchc.recruitment.demand"].create({"unit_id": self.home.id, "year": 2026})
        self.env.cr.execute(
            "UPDATE cchc_recruitment_demand SET state = 'submitted' WHERE id = %s", (demand.id,)
        )
        demand.invalidate_recordset()
        title = "Demands to be taken into a plan"
        self.assertEqual(self._section(self.judge).get(title), 1)
        self.assertEqual(self._section(self.officer).get(title), 1)
        stranger = self._create_user("page_stranger", "hr_officer", self.finance)
        self.assertNotIn(title, self._section(stranger))

    def test_an_objection_and_a_wish_without_decision(self):
        self.session._move("examining", "screening")
        waiting, refused = self.candidates[:2]
        waiting._set_stage(state="submitted")
        self.env["cchc.recruitment.screening"].sudo().create(
            [{"wish_id": one.wish_ids[:1].id} for one in (waiting, refused)]
        )
        refused.screening_ids._set_plain({"decision": "not_met", "reason": "Thiếu bằng"})
        refused._set_stage(state="refused", refusal="Thiếu bằng")
        refused.objection = "Tôi đã nộp"
        section = self._section(self.judge)
        self.assertEqual(section["Conditions of candidates to be decided"], 1)
        self.assertEqual(section["Objections to be answered"], 1)

    def test_statements_do_not_grow_with_candidates(self):
        self.judge.group_ids = [Command.link(self.env.ref("cchc_recruitment.group_marker").id)]
        self._section(self.judge)

        def count():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.env["cchc.dashboard"].with_user(self.judge)._recruitment_tiles()
            return self.env.cr.sql_log_count - before

        few = count()
        self._ready_to_mark()
        self.assertEqual(count(), few)
        self.assertLess(few, 20)
