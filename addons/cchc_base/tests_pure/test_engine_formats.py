"""One description of a form in four formats: what was printed is read back."""

import io
import shutil
from datetime import date
from decimal import Decimal

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.shared import Mm
from odf.opendocument import load
from odf.table import Table, TableCell, TableHeaderRows, TableRow
from openpyxl import load_workbook
from pypdf import PdfReader

from odoo.addons.cchc_base.documents.pdf import to_pdf
from odoo.addons.cchc_base.engine.opendocument import write_opendocument
from odoo.addons.cchc_base.engine.page import page_of
from odoo.addons.cchc_base.engine.report import TOTAL, UNIT, Line
from odoo.addons.cchc_base.engine.sheet import Letterhead
from odoo.addons.cchc_base.engine.spec import HEADER, SUM, VALUE, Form, Measure
from odoo.addons.cchc_base.engine.table import TableReport
from odoo.addons.cchc_base.engine.word import in_words, write_word
from odoo.addons.cchc_base.engine.workbook import write_pages

UNITS = 60
FORM = Form(
    "BM/01",
    "Báo cáo thử & <kiểm>",
    (
        Measure("all", "Tổng số", number="1"),
        Measure("of_which", "Trong đó", HEADER),
        Measure("women", "Phụ nữ", number="2", parent="of_which"),
        Measure("pay", "Hệ số lương", SUM, "3", parent="of_which"),
        Measure("born", "Ngày sinh", VALUE, "4"),
        Measure("title", "Chức vụ", VALUE, "5"),
    ),
)
LETTERHEAD = Letterhead(
    issuer=("UBND tỉnh", "Sở Nội vụ"),
    has_parent=True,
    place="Rạch Giá",
    document="Thông tư số 11/2012/TT-BNV",
    signatures=("Người lập bảng", "Thủ trưởng đơn vị"),
    footnote="Ghi chú: một dòng.",
)


def page(**letterhead):
    rows = [
        Line(
            UNIT,
            (number,),
            f"Đơn vị {number} & <b>",
            1,
            str(number),
            (1234 + number, 0, Decimal("2.34"), date(1980, 3, 1), "=1+1"),
        )
        for number in range(1, UNITS + 1)
    ]
    total = Line(TOTAL, (), "", 0, "", (99999, 0, Decimal("140.40"), None, None), opened=True)
    report = TableReport(FORM, date(2026, 6, 30), None, (total, *rows))
    made = Letterhead(**{**LETTERHEAD.__dict__, **letterhead})
    return page_of(report, made, printed_on=date(2026, 7, 5))


def test_figures_in_words():
    assert [in_words(figure) for figure in (None, 0, 1234567, Decimal("1234.5"), "x")] == [
        "",
        "",
        "1.234.567",
        "1.234,50",
        "x",
    ]


def test_spreadsheets_hold_numbers_and_days():
    sheet = load_workbook(io.BytesIO(write_pages([page()]))).active
    (row,) = [row for row in sheet.iter_rows() if row[1].value == "Đơn vị 7 & <b>"]
    assert [cell.data_type for cell in row[2:7]] == ["n", "n", "n", "d", "s"]
    assert [cell.value for cell in row[2:5]] == [1241, 0, 2.34]


def test_opendocument_is_the_same_table():
    book = load(io.BytesIO(write_opendocument([page(), page()])))
    tables = book.spreadsheet.getElementsByType(Table)
    assert [table.getAttribute("name") for table in tables] == ["BM-01", "BM-01"]
    rows = tables[0].getElementsByType(TableRow)
    text = [[str(cell) for cell in row.getElementsByType(TableCell)] for row in rows]
    (at,) = [place for place, cells in enumerate(text) if "Đơn vị 7 & <b>" in cells]
    cells = rows[at].getElementsByType(TableCell)
    assert [cell.getAttribute("valuetype") for cell in cells] == [
        *("string", "string", "float", "float", "float", "date", "string"),
    ]
    assert [cell.getAttribute("value") for cell in cells[2:5]] == ["1241", "0", "2.34"]
    assert cells[5].getAttribute("datevalue") == "1980-03-01"
    # Two rows of titles and the numbers of the columns stand on every sheet of paper.
    (titles,) = tables[0].getElementsByType(TableHeaderRows)
    assert len(titles.getElementsByType(TableRow)) == 3
    merged = [
        (str(cell), cell.getAttribute("numbercolumnsspanned"))
        for cell in titles.getElementsByType(TableCell)
        if cell.getAttribute("numbercolumnsspanned") not in (None, 1, "1")
    ]
    assert merged == [("Trong đó", "2")]
    everything = [cell for row in text for cell in row]
    for words in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SỞ NỘI VỤ", "NGƯỜI LẬP BẢNG"):
        assert words in everything


@pytest.mark.parametrize(("paper", "width"), [("a3", 420), ("a4", 297)])
def test_word_has_the_table_on_a_lying_page(paper, width):
    document = docx.Document(io.BytesIO(write_word([page(paper=paper)])))
    section = document.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert abs(section.page_width - Mm(width)) < Mm(1)
    heading, table, signatures = document.tables
    rows = table.rows
    assert len(rows) == 3 + UNITS + 1
    assert [cell.text for cell in rows[2].cells] == ["A", "B", *"12345"]
    # Merged down and across, as in the printed form.
    assert rows[0].cells[0]._tc is rows[1].cells[0]._tc
    assert rows[0].cells[3]._tc is rows[0].cells[4]._tc
    assert [cell.text for cell in rows[9].cells] == [
        *("7", "Đơn vị 7 & <b>", "1.241", "", "2,34", "01/03/1980", "=1+1"),
    ]
    assert rows[-1].cells[1].text == "TỔNG CỘNG"
    assert "SỞ NỘI VỤ" in heading.rows[0].cells[0].text
    assert "ngày 05 tháng 07 năm 2026" in signatures.rows[0].cells[1].text
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "BÁO CÁO THỬ & <KIỂM>" in texts


def test_pdf_has_the_pages(tmp_path):
    assert shutil.which("soffice"), "LibreOffice makes the PDF"
    (content,) = to_pdf([write_word([page()])], tmp_path)
    reader = PdfReader(io.BytesIO(content))
    assert len(reader.pages) > 1
    sheet = reader.pages[0]
    assert sheet.mediabox.width > sheet.mediabox.height
    text = "".join(found.extract_text() for found in reader.pages)
    assert "Đơn vị 60" in text
    # The titles are repeated on every page.
    assert all("Hệ số lương" in found.extract_text() for found in reader.pages[:-1])
