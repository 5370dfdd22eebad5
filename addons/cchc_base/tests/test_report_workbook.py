from io import BytesIO

from openpyxl import load_workbook

from odoo.tests import HttpCase, tagged

from .common_report import ON, ReportCase


def cells(content):
    """``{text or number: cell}`` and the sheet of a workbook."""
    sheet = load_workbook(BytesIO(content)).active
    return sheet, {cell.value: cell for row in sheet for cell in row if cell.value is not None}


@tagged("post_install", "-at_install")
class TestReportWorkbook(ReportCase):
    def test_layout_of_an_official_form(self):
        self.form.document_id = self.env.ref("cchc_base.legal_document_tt_11_2012")
        name, content = self.form.with_user(self.officer)._workbook(self.units["A"], ON)
        self.assertEqual(name, "TEST_T.A_2026-06-30.xlsx")
        sheet, found = cells(content)
        for text in (
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "UNIT PROVINCE",
            "UNIT A",
            "Biểu số: TEST",
            "FORM TEST",
            "Tính đến ngày 30/06/2026",
            "(Ban hành kèm theo Thông tư số 11/2012/TT-BNV ngày 17/12/2012)",
            "Trực thuộc Unit A",
            "Unit A1",
            "TỔNG CỘNG",
            "NGƯỜI LẬP BẢNG",
            "THỦ TRƯỞNG ĐƠN VỊ",
        ):
            self.assertIn(text, found)
        self.assertEqual(sheet.page_setup.orientation, "landscape")
        self.assertEqual(int(sheet.page_setup.paperSize), 8)
        self.assertTrue(sheet.sheet_properties.pageSetUpPr.fitToPage)
        # One page wide (the default of the format), as many high as it takes.
        self.assertIn(sheet.page_setup.fitToWidth, (None, 1))
        self.assertEqual(sheet.page_setup.fitToHeight, 0)
        header = found["Tên cơ quan, đơn vị"].row
        numbers = next(row for row in sheet.iter_rows(min_row=header) if row[0].value == "A")
        self.assertEqual([cell.value for cell in numbers], ["A", "B", *"123456"])
        self.assertEqual(sheet.print_title_rows, f"${header}:${numbers[0].row}")

    def test_numbers_are_numbers(self):
        _name, content = self.form._workbook(self.units["A"], ON)
        sheet, found = cells(content)
        report = self.form._compute(self.units["A"], ON)
        for name, figures in [
            ("TỔNG CỘNG", report.lines()[0].figures),
            ("Unit A1", report.row(self.units["A1"].id).total),
            ("Trực thuộc Unit A", report.row(self.units["A"].id).own),
        ]:
            row = [cell for cell in sheet[found[name].row][2:]]
            self.assertEqual([cell.value for cell in row], [float(figure) for figure in figures])
            self.assertEqual({cell.data_type for cell in row}, {"n"})
            self.assertIn("#,##0;-#,##0;", {cell.number_format for cell in row})

    def test_a_name_never_becomes_a_formula(self):
        self._move(self.units["A1"], "2026-01-01", name='=HYPERLINK("http://example.com")')
        _name, content = self.form._workbook(self.units["A"], ON)
        _sheet, found = cells(content)
        self.assertEqual(found['=HYPERLINK("http://example.com")'].data_type, "s")

    def test_a_unit_alone_and_several_units(self):
        _name, content = self.form._workbook(self.units["A1"], ON)
        _sheet, found = cells(content)
        self.assertIn("Unit A1", found)
        self.assertIn("TỔNG CỘNG", found)
        name, content = self.form._workbook(self.units["A1"] + self.units["B"], ON, depth=0)
        self.assertEqual(name, "TEST_2026-06-30.xlsx")
        _sheet, found = cells(content)
        self.assertIn("Unit B", found)


@tagged("post_install", "-at_install")
class TestReportDownload(ReportCase, HttpCase):
    def _url(self, unit, file_format="xlsx", **values):
        query = {"units": self.units[unit].id, "on": ON, **values}
        text = "&".join(f"{name}={value}" for name, value in query.items())
        return f"/cchc/report/{self.form.id}/{file_format}?{text}"

    def test_the_same_rights_as_the_screen(self):
        self.authenticate("officer_a", "officer_a")
        response = self.url_open(self._url("A", depth=1))
        self.assertEqual(response.status_code, 200)
        self.assertIn("spreadsheetml", response.headers["Content-Type"])
        self.assertIn("TEST_T.A_2026-06-30.xlsx", response.headers["Content-Disposition"])
        self.assertIn("no-store", response.headers["Cache-Control"])
        cells(response.content)
        for url in (self._url("B"), self._url("province")):
            response = self.url_open(url)
            self.assertEqual(response.status_code, 403)
            self.assertNotIn("spreadsheetml", response.headers["Content-Type"])

    def test_every_format_is_downloaded(self):
        self.authenticate("officer_a", "officer_a")
        for file_format, kind, start in (
            ("ods", "opendocument.spreadsheet", b"PK"),
            ("docx", "wordprocessingml", b"PK"),
            ("pdf", "application/pdf", b"%PDF"),
        ):
            response = self.url_open(self._url("A", file_format))
            self.assertEqual(response.status_code, 200)
            self.assertIn(kind, response.headers["Content-Type"])
            self.assertIn(f".{file_format}", response.headers["Content-Disposition"])
            self.assertTrue(response.content.startswith(start))
            self.assertEqual(self.url_open(self._url("B", file_format)).status_code, 403)
        self.assertEqual(self.url_open(self._url("A", "exe")).status_code, 404)

    def test_a_broken_address_is_said_so(self):
        self.authenticate("officer_a", "officer_a")
        for broken in ({"units": "x"}, {"on": "30/06"}, {"depth": "deep"}):
            response = self.url_open(self._url("A", **broken))
            self.assertNotEqual(response.status_code, 200)
            self.assertLess(response.status_code, 500)

    def test_strangers_have_to_log_in(self):
        self.authenticate(None, None)
        response = self.url_open(self._url("A"), allow_redirects=False)
        self.assertIn(response.status_code, (302, 303))
