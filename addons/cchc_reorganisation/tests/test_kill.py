from unittest.mock import patch

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
        row._step()
        self.assertEqual((act.state, row.state, row.progress), ("enacted", "done", 100))
        self.assertEqual(act.enacted_by_id, self.manager)
