from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .face_common import FaceCase


@tagged("post_install", "-at_install")
class TestEvaluationBoard(FaceCase):
    """The head compares and classifies everybody in one sitting."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.year = cls._period("year")
        cls.rows = cls.env["cchc.evaluation"].search([("period_id", "=", cls.year.id)])
        cls.an = cls._evaluation(cls.people[0], cls.year)
        cls._filled(cls.rows)
        cls.run_ = cls.rows.unit_run_id
        for one in cls.rows.sudo():
            one._self_hand_in()
        cls.run_.with_user(cls.judge).action_end_self()
        cls._minutes(cls.run_)

    def _board(self, user=None):
        return self.run_.with_user(user or self.head).board()

    def _save(self, level="good", user=None, rows=None, **vals):
        changes = [
            {"id": row.id, "proposed_level": level, "head_comment": "Tốt", **vals}
            for row in (self.rows if rows is None else rows)
        ]
        return self.run_.with_user(user or self.head).board_save(changes)

    def test_the_board_shows_everybody_with_points_and_explanation(self):
        board = self._board()
        self.assertFalse(board["refusal"])
        self.assertEqual(len(board["rows"]), len(self.names))
        row = next(one for one in board["rows"] if one["name"] == self.names[0])
        self.assertEqual((row["points"], row["reckoned"]), (100, "excellent"))
        self.assertTrue(row["explained"])
        self.assertEqual([level["code"] for level in board["levels"]],
                         ["excellent", "good", "completed", "not_completed"])  # fmt: skip
        self.assertEqual([group["share"] for group in board["groups"]], [20.0])

    def test_all_are_saved_by_one_statement(self):
        self._board()
        self.env.flush_all()
        statements = []
        execute = self.env.cr.execute

        def counted(query, *args, **kwargs):
            text = str(getattr(query, "code", query))
            if "UPDATE cchc_evaluation t" in text or 'UPDATE "cchc_evaluation"' in text:
                statements.append(text)
            return execute(query, *args, **kwargs)

        self.patch(self.env.cr, "execute", counted)
        self._save()
        self.env.flush_all()
        self.assertEqual(len(statements), 1, statements)
        self.assertEqual(set(self.rows.mapped("proposed_level")), {"good"})
        self.assertEqual(set(self.rows.mapped("head_comment")), {"Tốt"})
        self.assertEqual(set(self.rows.mapped("state")), {"proposed"})

    def test_queries_do_not_grow_with_people(self):
        counts = []
        for rows in (self.rows[:2], self.rows):
            self.env.flush_all()
            self.env.invalidate_all()
            start = self.env.cr.sql_log_count
            self._save(rows=rows)
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - start)
        self.assertLessEqual(counts[1], counts[0] + 2, counts)

    def test_over_the_cap_says_by_how_many(self):
        """Six people: five good allow one excellent; two of them are one too many."""
        self.assertFalse(self._save())
        self.assertFalse(self._save("excellent", rows=self.rows[:1]))
        (warning,) = self._save("excellent", rows=self.rows[:2])
        self.assertIn("2 excellent, but at most 0", warning)
        self.assertIn("Lower 2", warning)

    def test_nobody_classifies_the_own_evaluation(self):
        self.people[0].sudo().user_id = self.head
        row = next(one for one in self._board()["rows"] if one["own"])
        self.assertEqual(row["id"], self.an.id)
        self.assertTrue(row["locked"])
        with self.assertRaisesRegex(UserError, "own evaluation"):
            self._save()
        self.assertFalse(any(self.rows.mapped("proposed_level")), "nothing is half written")

    def test_a_level_above_the_rules_is_refused(self):
        self._filled_again(self.an, done=6)
        self.assertEqual(self.an.reckoned_level, "good")
        with self.assertRaisesRegex(UserError, self.names[0]):
            self._save("excellent", rows=self.an)

    def _filled_again(self, evaluation, done):
        evaluation.sudo().task_ids.write({"done": done})
        evaluation.sudo()._reckon()

    def test_other_agencies_see_and_save_nothing(self):
        with self.assertRaises(AccessError):
            self._board(self.stranger)
        for rows in (self.rows, self.rows.browse()):
            with self.assertRaises(AccessError):
                self._save(user=self.stranger, rows=rows)
        self.assertNotIn(
            self.run_.id,
            [one["id"] for one in self.env["cchc.evaluation.unit"].with_user(self.stranger)
             .board_options()],
        )  # fmt: skip

    def test_an_inspector_reads_only(self):
        inspector = self._create_user("danh_gia_thanh_tra", "inspector", self.province)
        self.assertTrue(self._board(inspector)["refusal"])
        with self.assertRaises(UserError):
            self._save(user=inspector)

    def test_while_people_still_evaluate_themselves_nobody_is_classified(self):
        run = self.month.sudo().unit_run_ids
        self.assertTrue(run.with_user(self.head).board()["refusal"])
        row = self.month.sudo().evaluation_ids[0]
        with self.assertRaises(UserError):
            run.with_user(self.head).board_save([{"id": row.id, "proposed_level": "good"}])
