import base64
import io

import openpyxl

from odoo.tests import HttpCase, tagged

from .common_import import BINH, WRONG, ImportCase, workbook


@tagged("post_install", "-at_install")
class TestImportFiles(ImportCase, HttpCase):
    """The two workbooks that the import gives out, over the network."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for user in (cls.officer, cls.other_officer):
            user.password = user.login
        cls.head = cls._create_user("thu_truong", "unit_head", cls.home)
        cls.head.password = cls.head.login

    def _get(self, user, path):
        self.authenticate(user.login, user.login)
        return self.url_open(path)

    def _workbook(self, response):
        self.assertEqual(response.status_code, 200)
        return openpyxl.load_workbook(io.BytesIO(response.content))

    def test_the_template_offers_the_units_of_the_officer(self):
        book = self._workbook(self._get(self.officer, "/cchc_hr/import/template"))
        words = {cell.value for column in book["_lists"].iter_cols() for cell in column}
        self.assertIn(f"Phòng Công chức – Sở Nội vụ [{self.home_division.code}]", words)
        self.assertFalse([word for word in words if word and "Sở Tài chính" in word])
        self.assertTrue({"Nam", "Nữ", "Công chức", "Kinh", "01.003 – Chuyên viên"} <= words)

    def test_a_filled_template_is_imported(self):
        book = self._workbook(self._get(self.officer, "/cchc_hr/import/template"))
        sheet = book["Danh sách"]
        labels = [cell.value.rstrip(" *") for cell in sheet[3]]
        person = BINH | {"Đơn vị": f"Phòng Công chức – Sở Nội vụ [{self.home_division.code}]"}
        for column, label in enumerate(labels, start=1):
            sheet.cell(4, column).value = person.get(label)
        stream = io.BytesIO()
        book.save(stream)
        batch = self._applied(content=stream.getvalue())
        self.assertEqual((batch.rows_read, batch.rows_applied), (1, 1))
        self.assertEqual(batch.layout, "Mẫu nhập danh sách của hệ thống")

    def test_the_copy_says_what_is_wrong_with_each_row(self):
        content = workbook(BINH, WRONG)
        batch = self._checked(content=content)
        path = f"/cchc_hr/import/{batch.id}/annotated"
        sheet = self._workbook(self._get(self.officer, path)).active
        original = openpyxl.load_workbook(io.BytesIO(content)).active
        last = original.max_column + 1
        self.assertEqual(sheet.cell(3, last).value, "Lỗi và cảnh báo")
        self.assertIsNone(sheet.cell(4, last).value)
        self.assertIn("9,99", sheet.cell(5, last).value)
        for row in original.iter_rows():
            for cell in row:
                self.assertEqual(sheet[cell.coordinate].value, cell.value)

    def test_the_corrected_copy_is_imported(self):
        """Download, correct the row in the file, upload the same file again."""
        batch = self._checked(BINH, WRONG)
        response = self._get(self.officer, f"/cchc_hr/import/{batch.id}/annotated")
        book = self._workbook(response)
        column = [cell.value for cell in book.active[3]].index("Hệ số lương") + 1
        book.active.cell(5, column).value = "3,33"
        stream = io.BytesIO()
        book.save(stream)
        batch.file = base64.b64encode(stream.getvalue())
        self.assertEqual(batch.state, "draft")
        batch.action_check()
        batch.action_apply()
        self._run_job()
        self.assertEqual((batch.rows_applied, batch.rows_refused), (2, 0))

    def test_nobody_else_gets_them(self):
        batch = self._checked(BINH, WRONG)
        path = f"/cchc_hr/import/{batch.id}/annotated"
        self.assertEqual(self._get(self.other_officer, path).status_code, 403)
        self.assertEqual(self._get(self.head, path).status_code, 403)
        self.assertEqual(self._get(self.head, "/cchc_hr/import/template").status_code, 403)
        self.authenticate(None, None)
        self.assertIn("/web/login", self.url_open(path).url)
