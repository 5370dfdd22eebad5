"""The annex of a reorganisation as a Word file. Pure: no database here."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

FONT = "Times New Roman"
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
UNIT_HEADINGS = (
    *("Đơn vị", "Trực thuộc", "Thay đổi", "Hình thành từ / chuyển về"),
    *("Người trước", "Người sau", "Biên chế trước", "Biên chế sau"),
)
POSITION_HEADINGS = ("Đơn vị", "Mã", "Vị trí việc làm", "Số lượng cũ", "Số lượng mới")
PEOPLE_HEADINGS = (
    *("Họ và tên", "Đơn vị hiện tại", "Chức vụ, vị trí", "Bố trí về", "Vị trí mới", "Hình thức"),
)
SURPLUS_HEADINGS = ("Chức vụ, vị trí", "Nhóm", "Số người")
LIMIT_HEADINGS = ("Cơ quan", "Giới hạn", "Thực tế", "Được phép", "Căn cứ")
OPERATION_HEADINGS = ("Hình thức", "Nội dung")


@dataclass(frozen=True)
class Scenario:
    name: str
    operations: tuple
    units: tuple
    positions: tuple
    people: tuple
    surplus: tuple
    limits: tuple

    def tables(self):
        """``(title, headings, rows)`` in the order of the annex; empty ones left out."""
        told = (
            ("Các hình thức sắp xếp", OPERATION_HEADINGS, self.operations),
            ("Đơn vị sau sắp xếp", UNIT_HEADINGS, self.units),
            ("Vị trí việc làm", POSITION_HEADINGS, self.positions),
            ("Dôi dư theo chức vụ, vị trí", SURPLUS_HEADINGS, self.surplus),
            ("Vượt giới hạn", LIMIT_HEADINGS, self.limits),
            ("Bố trí nhân sự", PEOPLE_HEADINGS, self.people),
        )
        return [table for table in told if table[2]]


@dataclass(frozen=True)
class Annex:
    issuer: str
    title: str
    day: date
    document: str
    names: tuple
    figures: tuple
    scenarios: tuple

    @property
    def subtitle(self):
        document = f" (kèm theo {self.document})" if self.document else ""
        return f"Thực hiện từ ngày {self.day:%d/%m/%Y}{document}"


def write_document(annex: Annex) -> bytes:
    """The bytes of a DOCX file."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    # A4; margins of NĐ 30/2020/NĐ-CP, phụ lục I.
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    _head(document, annex)
    _paragraph(document, "SO SÁNH CÁC PHƯƠNG ÁN", bold=True)
    _table(
        document,
        ("Chỉ tiêu", *annex.names),
        [(label, *values) for label, values in annex.figures],
    )
    for scenario in annex.scenarios:
        _paragraph(document, scenario.name.upper(), bold=True, before=14)
        for number, (title, headings, rows) in enumerate(scenario.tables(), start=1):
            _paragraph(document, f"{number}. {title}", bold=True, before=8)
            _table(document, headings, rows)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _head(document, annex):
    table = document.add_table(rows=2, cols=2)
    for row, (left, right) in enumerate(((annex.issuer.upper(), MOTTO[0]), ("", MOTTO[1]))):
        for cell, text in zip(table.rows[row].cells, (left, right), strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.add_run(text).bold = True
    _paragraph(document, "PHỤ LỤC", bold=True, centre=True, before=12)
    _paragraph(document, annex.title.upper(), bold=True, centre=True)
    _paragraph(document, annex.subtitle, centre=True, italic=True)


def _paragraph(document, text, bold=False, italic=False, centre=False, before=0):
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    paragraph.paragraph_format.space_before = Pt(before)
    if centre:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _table(document, headings, rows):
    table = document.add_table(rows=1 + len(rows), cols=1 + len(headings), style="Table Grid")
    cells = table._cells
    width = 1 + len(headings)
    for place, text in enumerate(("TT", *headings)):
        cells[place].text = ""
        cells[place].paragraphs[0].add_run(text).bold = True
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate((number, *row)):
            cells[number * width + place].text = str(value)
