import base64
from datetime import date
from io import BytesIO

import openpyxl
from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common_class import ClassCase

HEADS = ("Họ và tên", "Số CCCD", "Số hiệu cán bộ", "Chương trình", "Ghi chú")


@tagged("post_install", "-at_install")
@freeze_time("2026-02-01")
class TestNomineeImport(ClassCase):
    """A workbook of nominees: all rows or none, and every fault with row, column and remedy."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for number, person in enumerate(cls.people):
            person.write(
                {"citizen_id": f"09108000010{number}", "staff_number": f"CB-{number}"}
            )  # fmt: skip
        cls.one = cls._class(seats=3)

    def _import(self, *rows, heads=HEADS, user=None, one=None):
        book = openpyxl.Workbook()
        book.active.append(["DANH SÁCH"])
        book.active.append(list(heads))
        for row in rows:
            book.active.append(list(row))
        stream = BytesIO()
        book.save(stream)
        return (
            self.env["cchc.training.nominee.import"]
            .with_user(user or self.officer)
            .create(
                {
                    "class_id": (one or self.one).id,
                    "file": base64.b64encode(stream.getvalue()),
                    "filename": "de_cu.xlsx",
                }
            )
        )

    def _counts(self, wizard):
        return wizard.rows_new, wizard.rows_known, wizard.rows_refused

    def test_a_list_is_checked_nominated_and_changes_nothing_twice(self):
        rows = [
            ("Người 0", "091080000100", None, "T.QLNN.CV", "theo kế hoạch"),
            # A spreadsheet made a number of it; the diacritics are another keyboard's.
            ("NGƯỜI 1", 91080000101, None, "Bồi dưỡng ngạch chuyên viên (thử)", None),
            ("Người 2", None, "CB-2", None, None),
        ]
        wizard = self._import(*rows)
        wizard.action_check()
        self.assertEqual(self._counts(wizard), (3, 0, 0))
        self.assertFalse(self.one.participant_ids, "a check nominates nobody")
        wizard.action_nominate()
        self.assertEqual(wizard.state, "done")
        self.assertEqual(self.one.participant_ids.employee_id, self.people[:3])
        self.assertEqual(set(self.one.participant_ids.mapped("state")), {"proposed"})
        self.assertIn("theo kế hoạch", self.one.participant_ids.mapped("note"))
        again = self._import(*rows)
        again.action_check()
        self.assertEqual(self._counts(again), (0, 3, 0))
        again.action_nominate()
        self.assertEqual(len(self.one.participant_ids), 3)

    def test_each_fault_names_row_column_and_remedy(self):
        wizard = self._import(
            ("Người 0", "091080000100"),
            ("Người 1", "000000000000"),
            ("Trần Văn Khác", None, "CB-1"),
            ("Người 2", None, None),
            ("Người 0", None, "CB-0"),
            (None, None, "CB-3"),
            ("Người 3", "091080000103", "CB-2"),
            ("Người 3", "091080000103", None, "Bồi dưỡng bay"),
            ("Người 2", None, "CB-2", "T.VTVL"),
        )
        wizard.with_context(lang="vi_VN").action_check()
        lines = wizard.report.split("<li>")[1:]
        expected = [
            (4, "Số CCCD", "000000000000"),
            (5, "Họ và tên", "Người 1"),
            (6, "Số CCCD", "để trống"),
            (7, "Họ và tên", "dòng 3"),
            (8, "Họ và tên", "để trống"),
            (9, "Số hiệu cán bộ", "Người 2"),
            (10, "Chương trình", "danh mục"),
            (11, "Chương trình", "lớp này"),
        ]
        self.assertEqual(len(lines), len(expected))
        for line, (row, column, words) in zip(lines, expected, strict=True):
            self.assertIn(f"Dòng {row}, cột “{column}”", line)
            self.assertIn(words, line)
        self.assertEqual(self._counts(wizard), (1, 0, 8))
        with self.assertRaisesRegex(UserError, "nobody was nominated"):
            wizard.action_nominate()
        self.assertFalse(self.one.participant_ids)

    def test_seats_overlaps_and_refused_people_are_faults_of_their_row(self):
        other = self._class(self.update, date_from=date(2026, 3, 9), date_to=date(2026, 3, 20))
        self._nominate(other, self.people[0])
        rows = self._nominate(self.one, self.people[1])
        rows.with_user(self.judge)._refuse("thiếu hồ sơ")
        self.one.seats = 1
        wizard = self._import(
            *((person.name, person.citizen_id, None) for person in self.people)
        )  # fmt: skip
        wizard.action_check()
        told = wizard.report.split("<li>")[1:]
        self.assertEqual(len(told), 3)
        self.assertIn("“Cập nhật kiến thức (thử)” on these days (09/03/2026", told[0])
        self.assertIn("propose the person anew", told[1])
        self.assertIn("there are 1 seats left for 2 people", told[2])
        self.assertEqual(self._counts(wizard), (1, 0, 3))

    def test_conditions_not_met_are_a_remark_and_no_fault(self):
        self.people[0].birth_text = "01/03/1965"
        wizard = self._import(("Người 0", "091080000100"))
        wizard.action_check()
        self.assertEqual(self._counts(wizard), (1, 0, 0))
        self.assertIn("Remark on row 3, Người 0: conditions not met", wizard.report)
        wizard.action_nominate()
        self.assertFalse(self.one.participant_ids.allowed)

    def test_strangers_and_closed_classes(self):
        wizard = self._import(("Người 0", "091080000100"), user=self.stranger)
        wizard.action_check()
        self.assertIn("is nobody of your units", wizard.report)
        draft = self._class(opened=False)
        with self.assertRaisesRegex(UserError, "takes no nominations"):
            self._import(("Người 0", "091080000100"), one=draft).action_check()
        inspector = self._create_user("inspector_import", "inspector", self.province)
        with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models.ir_model"):
            self._import(("Người 0", "091080000100"), user=inspector)

    def test_a_class_of_an_agency_takes_its_own_people(self):
        finance = self._class(
            user=self.stranger, unit_id=self.finance.id, date_from=date(2026, 4, 6),
            date_to=date(2026, 4, 10),
        )  # fmt: skip
        wizard = self._import(("Người 0", "091080000100"), one=finance)
        wizard.action_check()
        self.assertIn("does not serve in", wizard.report)

    def test_what_is_no_list_is_refused_in_words(self):
        with self.assertRaisesRegex(UserError, "Choose the workbook"):
            self.env["cchc.training.nominee.import"].with_user(self.officer).create(
                {"class_id": self.one.id}
            ).action_check()
        wizard = self._import(("x", "y"), heads=("Tên lớp", "Số CCCD"))
        with self.assertRaisesRegex(UserError, "Họ và tên"):
            wizard.action_check()
        wizard.file = base64.b64encode(b"%PDF-1.4")
        with self.assertRaisesRegex(UserError, "not a spreadsheet"):
            wizard.action_check()

    def test_the_empty_workbook_has_the_headings_that_are_read(self):
        name, content = self.env["cchc.training.nominee.import"]._template()
        self.assertEqual(name, "mau_de_nghi_cu_di_hoc.xlsx")
        sheet = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
        heads = [cell.value.rstrip(" *") for cell in sheet[3]]
        self.assertEqual(tuple(heads), HEADS)
