from unittest.mock import patch

from freezegun import freeze_time

from odoo.tests import TransactionCase, tagged
from odoo.tools import mute_logger

from .common import ReorganisationCase

STAGES = ("_write_new_positions", "_write_decisions", "_write_successions")


class TestKill(ReorganisationCase):
    """Killed half-way it leaves nothing; asked for again, it is done."""

    def test_an_error_at_any_stage_leaves_nothing(self):
        scenario = self._merged()
        before = self._projected()
        model = type(self.env["cchc.reorganisation"])
        for stage in STAGES:
            with (
                self.subTest(stage=stage),
                patch.object(model, stage, side_effect=KeyboardInterrupt),
                self.assertRaises(KeyboardInterrupt),
                self.env.cr.savepoint(),
            ):
                scenario.action_enact()
            self.env.invalidate_all(flush=False)
            self.assertEqual(self._projected(), before, stage)
            self.assertEqual(scenario.state, "planning")

    def test_in_the_background_it_is_done_alone_and_once(self):
        scenario = self._merged()
        act = scenario.reorganisation_id
        work = self.env(user=self.manager)["cchc.reorganisation.work"]
        work._ask(act, scenario)
        row = act.sudo().work_ids
        self.assertEqual((row.state, row.total), ("waiting", 9))
        with self.assertRaisesRegex(Exception, "already"):
            work._ask(act, scenario)
        self.assertEqual(row.told, "Waits for its turn")
        row._step()
        self.assertEqual((act.state, row.state), ("planning", "running"))
        # So it stands when the process dies: it says so, and nothing of the act is there.
        self.assertIn("begins anew by itself", row.told)
        row._take()
        row.invalidate_recordset()
        self.assertIn("The server is at it", row.told)
        row._step()
        self.assertEqual((act.state, row.state, row.progress), ("enacted", "done", 100))
        self.assertEqual(act.enacted_by_id, self.manager)

    def test_a_broken_act_does_not_keep_the_others(self):
        broken = self._merged(name="Sắp xếp A").reorganisation_id
        other = self._act(
            {"kind": "rename", "units": self.home, "name": "Sở Nội vụ mới"}, name="Sắp xếp B"
        ).reorganisation_id
        for act in broken | other:
            act.scenario_ids.action_enact()
        with freeze_time(f"{self.day} 05:00:00"):
            real = type(broken)._come_into_force

            def force(act):
                if act == broken:
                    act._set({"in_force_at": "2020-01-01 00:00:00"})
                    raise ValueError
                return real(act)

            with (
                patch.object(type(broken), "_come_into_force", force),
                mute_logger("odoo.addons.cchc_reorganisation.models.cchc_reorganisation_force"),
            ):
                self.env["cchc.reorganisation"]._cron_come_into_force()
            self.assertEqual((broken.state, other.state), ("enacted", "in_force"))
            self.assertFalse(broken.in_force_at)
            self.assertIn("ValueError", broken.message_ids[0].body)
            # The next night it comes in force.
            self.env["cchc.reorganisation"]._cron_come_into_force()
            self.assertEqual(broken.state, "in_force")


@tagged("post_install", "-at_install")
class TestFollowingUnique(TransactionCase):
    """On the day no table refuses what follows a unit: one refused row stops the whole act."""

    def test_what_may_be_there_once_is_named(self):
        self.env.cr.execute(
            """
            SELECT t.relname, array_agg(a.attname::text)
              FROM pg_index i
              JOIN pg_class t ON t.oid = i.indrelid
              JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
             -- One for a part of the rows is for those that are decided, which do not follow.
             WHERE i.indisunique AND NOT i.indisprimary AND i.indpred IS NULL
             GROUP BY i.indexrelid, t.relname
            """
        )
        unique = self.env.cr.fetchall()
        asked = 0
        for name in self.env.registry.descendants(["cchc.follows.unit"], "_inherit"):
            model = self.env[name]
            for table, columns in unique:
                if table == model._table and set(columns) & set(model._follow_fields):
                    asked += 1
                    with self.subTest(model=name, columns=columns):
                        self.assertLessEqual(set(columns), set(model._follow_unique))
        self.assertGreater(asked, 5)
