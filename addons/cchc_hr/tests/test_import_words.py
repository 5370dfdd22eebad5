from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common_import import BINH, HEADER, HOA, KHANG, ImportCase, workbook

# «Phòng Công chức» as nobody else calls it.
ODD_UNIT = "Phg Công chứcc"
ODD = {"Đơn vị": ODD_UNIT}


@tagged("post_install", "-at_install")
class TestImportWords(ImportCase):
    """A text that no catalogue knows is asked about once, and its meaning remembered."""

    def test_an_unknown_unit_is_asked_once_for_all_rows(self):
        batch = self._checked(BINH | ODD, KHANG | ODD, HOA)
        word = batch.word_ids
        self.assertEqual((word.kind, word.text, word.rows), ("unit", ODD_UNIT, 2))
        self.assertEqual(word.target, self.home_division)
        self.assertRegex(word.proposals, r"Phòng Công chức \(\d+ %\)")
        self.assertEqual(batch.rows_refused, 2)

    def test_a_proposal_counts_only_when_confirmed(self):
        batch = self._checked(BINH | ODD, KHANG | ODD)
        batch.action_check()
        self.assertEqual(batch.rows_refused, 2)
        batch.word_ids.action_accept()
        with self.assertRaisesRegex(UserError, "check again"):
            batch.action_apply()
        batch.action_check()
        self.assertEqual((batch.rows_ready, batch.words_open), (2, 0))
        self.assertEqual(batch.row_ids.unit_id, self.home_division)
        # The next list of the agency needs no click.
        self.assertEqual(self._checked(HOA | ODD).row_ids.state, "ready")

    def test_a_meaning_can_be_chosen_and_withdrawn(self):
        batch = self._checked(BINH | ODD)
        batch.write({"word_ids": [(1, batch.word_ids.id, {
            "target": f"hr.department,{self.home.id}"})]})  # fmt: skip
        batch.action_check()
        self.assertEqual(batch.row_ids.unit_id, self.home)
        batch.word_ids.action_withdraw()
        batch.action_check()
        self.assertEqual(batch.row_ids.state, "refused")

    def test_other_kinds_of_words(self):
        header = (*HEADER, "Dân tộc")
        people = BINH | {"Dân tộc": "Kinhh", "Mã ngạch": "Chuyên viênn"}
        batch = self._checked(content=workbook(people, header=header))
        found = {word.kind: word.target for word in batch.word_ids}
        self.assertEqual(found["rank"], self.specialist)
        self.assertEqual(found["ethnicity"].name, "Kinh")
        batch.word_ids.action_accept()
        batch.action_check()
        self.assertEqual(batch.row_ids.state, "ready")
        self.assertEqual(batch.row_ids.values["rank_code"], "01.003")

    def test_a_meaning_holds_for_its_agency_or_by_home_affairs_for_all(self):
        own = BINH | {"Dân tộc": "Kinhh"}
        header = (*HEADER, "Dân tộc")
        content = workbook(own, header=header)
        batch = self._checked(content=content)
        word = batch.word_ids
        word.action_accept()
        there = {"content": workbook(own | {"Đơn vị": "Phòng Ngân sách"}, header=header),
                 "user": self.other_officer}  # fmt: skip
        other = self._checked(**there)
        self.assertEqual(other.row_ids.state, "refused")
        with self.assertRaises(UserError):
            word.action_share()
        word.with_user(self.home_affairs).action_share()
        other.action_check()
        self.assertEqual(other.row_ids.state, "ready")
        with self.assertRaisesRegex(UserError, "Only Home Affairs"):
            word.action_withdraw()

    def test_a_unit_out_of_scope_is_no_meaning(self):
        word = self._checked(BINH | ODD).word_ids
        with self.assertRaisesRegex(UserError, "not among your units"):
            word.target = self.finance
        with self.assertRaisesRegex(UserError, "must mean something of the kind"):
            word.target = self.specialist
        with self.assertRaises(UserError):
            word.rows = 7
        with self.assertRaises(AccessError):
            word.with_user(self.other_officer).action_accept()


@tagged("post_install", "-at_install")
class TestImportColumns(ImportCase):
    """Columns are shown as they were read, corrected, and known again by their headings."""

    def _content(self):
        header = [label if label != "Ngày hưởng" else "Mốc lần cuối" for label in HEADER]
        return workbook(BINH | {"Mốc lần cuối": "1/7/2018"}, header=header)

    def _column(self, batch, heading):
        return batch.column_ids.filtered(lambda column: column.heading == heading)

    def test_columns_are_shown_with_what_stands_in_them(self):
        batch = self._checked(content=self._content())
        column = self._column(batch, "Họ và tên")
        self.assertEqual((column.key, column.samples), ("name", "Trần Văn Bình"))
        unknown = self._column(batch, "Mốc lần cuối")
        self.assertEqual((unknown.key, unknown.samples), (False, "1/7/2018"))

    def test_a_correction_is_remembered_by_the_headings(self):
        batch = self._checked(content=self._content())
        column = self._column(batch, "Mốc lần cuối")
        batch.write({"column_ids": [(1, column.id, {"key": "step_since"})]})
        self.assertTrue(batch.outdated)
        batch.action_check()
        self.assertEqual(batch.row_ids.values["step_since"], "2018-07-01")
        again = self._checked(content=self._content())
        self.assertEqual(again.row_ids.values["step_since"], "2018-07-01")
        self.assertEqual(self._column(again, "Mốc lần cuối").key, "step_since")
        layout = self.env["cchc.import.layout"].search([("unit_id", "=", self.home.id)])
        self.assertIn("Mốc lần cuối → Ngày hưởng", layout.summary)

    def test_a_column_can_be_left_out(self):
        batch = self._checked(BINH)
        self._column(batch, "Số CCCD").key = False
        batch.action_check()
        self.assertNotIn("citizen_id", batch.row_ids.values)

    def test_one_reading_belongs_to_one_column(self):
        batch = self._checked(content=self._content())
        self._column(batch, "Mốc lần cuối").key = "citizen_id"
        self.assertFalse(self._column(batch, "Số CCCD").key)

    def test_the_names_can_not_be_left_out(self):
        batch = self._checked(BINH)
        with self.assertRaisesRegex(UserError, "without them nobody is read"):
            self._column(batch, "Họ và tên").key = "note"

    def test_another_agency_reads_it_so_only_by_home_affairs(self):
        batch = self._checked(content=self._content())
        self._column(batch, "Mốc lần cuối").key = "step_since"
        there = {"content": self._content(), "user": self.other_officer}
        self.assertNotIn("step_since", self._checked(**there).row_ids.values)
        layout = self.env["cchc.import.layout"].search([("unit_id", "=", self.home.id)])
        with self.assertRaises(UserError):
            layout.with_user(self.officer).action_share()
        layout.with_user(self.home_affairs).action_share()
        self.assertIn("step_since", self._checked(**there).row_ids.values)
