from odoo.tests import tagged

from .common_import import BINH, ImportCase

# A card of nine digits with the name and birth of BINH.
CARD = BINH | {"Số CCCD": "370123456"}


@tagged("post_install", "-at_install")
class TestPersonMergeImport(ImportCase):
    """Who was taken for another person in a list, and was found to be the same later."""

    def test_from_the_queue_to_one_person_whom_later_lists_find(self):
        self._applied(BINH)
        first = self._person("Trần Văn Bình")
        batch = self._checked(CARD)
        suspect = batch.suspect_ids
        self.assertFalse(suspect.can_merge)
        suspect.action_other()
        batch.action_apply()
        self._run_job()
        second = self._person("Trần Văn Bình") - first
        suspect.invalidate_recordset()
        self.assertTrue(suspect.can_merge)
        action = suspect.action_merge()
        question = self.env[action["res_model"]].browse(action["res_id"])
        self.assertEqual(question.kept_id | question.other_id, first | second)
        if question.kept_id != first:
            question.action_swap()
        question.write({"opening_choice": "kept", "reason": "Cùng một người"})
        question.choice_ids.answer = "kept"
        self.assertFalse(question.problems)
        question.action_merge()
        self.assertEqual(first.old_citizen_id, "370123456")
        suspect.invalidate_recordset()
        self.assertFalse(suspect.can_merge)
        # Either list means the one person now, and asks nothing.
        for row in (CARD, BINH):
            again = self._checked(row)
            self.assertEqual(again.row_ids.state, "unchanged")
            self.assertEqual(again.row_ids.employee_id, first)
        # Both rows in one list: the second is refused, nobody is made anew.
        both = self._checked(CARD, BINH)
        self.assertEqual(sorted(both.row_ids.mapped("state")), ["refused", "unchanged"])
        # The import that made the merged entry is not taken back under its feet.
        batch.action_undo()
        self._run_job()
        self.assertEqual(batch.row_ids.state, "applied")
        self.assertEqual(second.merged_into_id, first)
