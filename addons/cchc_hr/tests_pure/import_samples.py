"""Small workbooks and a small province for the tests of the import."""

import csv
import io
import zipfile
from datetime import date
from functools import cache
from pathlib import Path

import openpyxl
import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from odoo.addons.cchc_hr.importing.catalogue import Catalogue, Rank
from odoo.addons.cchc_hr.importing.layout import read_rosters
from odoo.addons.cchc_hr.importing.limits import WorkbookRefused
from odoo.addons.cchc_hr.importing.parse import parse_rosters
from odoo.addons.cchc_hr.importing.units import Unit, UnitIndex
from odoo.addons.cchc_hr.importing.values import Vocabulary
from odoo.addons.cchc_hr.importing.workbook import read_workbook
from odoo.addons.cchc_hr.rules.salary_scale import scales_from_rows

ADDON = Path(__file__).resolve().parent.parent
ROSTERS = ADDON / "tests" / "rosters"
BM03 = sorted(ROSTERS.glob("bm03_*.xlsx"))
LIST2C = sorted(ROSTERS.glob("list2c_*.xlsx"))
STRUCTURES = ADDON.parent / "cchc_base" / "data" / "structures"
AS_OF = date(2016, 12, 31)

HEADER = ("TT", "Họ và tên", "Ngày sinh", "Giới tính", "Đơn vị", "Mã ngạch", "Hệ số lương")
PERSON = (1, "Nguyễn Văn An", "01/3/1975", "Nam", "Sở Nội vụ", "01.003", "4,98")


def xlsx(rows, name="Danh sách", more=()):
    """The bytes of a workbook; `more` holds further (name, rows)."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, table in ((name, rows), *more):
        sheet = book.create_sheet(title)
        for row in table:
            sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


ROWS = [list(HEADER), [1, "Nguyễn Văn An", date(1975, 3, 1), "Nam", "Sở Nội vụ", "01.003", 4.98]]


def ods(rows):
    document = OpenDocumentSpreadsheet()
    table = Table(name="Danh sách")
    for row in rows:
        line = TableRow()
        for value in row:
            if isinstance(value, date):
                cell = TableCell(valuetype="date", datevalue=value.isoformat())
                cell.addElement(P(text=value.strftime("%d/%m/%Y")))
            elif isinstance(value, int | float):
                cell = TableCell(valuetype="float", value=str(value))
                cell.addElement(P(text=str(value).replace(".", ",")))
            else:
                cell = TableCell(valuetype="string")
                cell.addElement(P(text=value or ""))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def xls(rows):
    book = xlwt.Workbook()
    sheet = book.add_sheet("Danh sách")
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for number, row in enumerate(rows):
        for position, value in enumerate(row):
            style = (day,) if isinstance(value, date) else ()
            sheet.write(number, position, value, *style)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def repack(data, change):
    """A copy of a zip archive whose members went through `change(name, content)`."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            content = change(name, source.read(name))
            if content is not None:
                target.writestr(name, content, zipfile.ZIP_DEFLATED)
    return result.getvalue()


def refusal(data, limits=None):
    with pytest.raises(WorkbookRefused) as caught:
        read_workbook(data, limits)
    message = str(caught.value)
    assert message and "%(" not in message
    return caught.value.code


def read(data):
    """(people, rosters) of a file."""
    rosters, _others = read_rosters(read_workbook(data))
    return parse_rosters(rosters, catalogue()), rosters


def read_one(*values, header=HEADER):
    """The one person of a list with one row."""
    people, _rosters = read(xlsx([header, values]))
    (person,) = people
    return person


def codes(person):
    return {finding.problem.code for finding in person.findings}


def csv_rows(path):
    with path.open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


@cache
def kien_giang():
    """The units of the province on 31/12/2016."""
    rows = {
        row["code"]: row
        for row in csv_rows(STRUCTURES / "kien_giang.csv")
        if row["date_from"] <= AS_OF.isoformat() <= (row["date_to"] or "9999")
    }
    units = {}

    def unit(code):
        if code not in units:
            row = rows[code]
            above = unit(row["parent_code"]) if row["parent_code"] else None
            ancestors = (above, *above.ancestors) if above else ()
            units[code] = Unit(len(units) + 1, code, row["name"], ancestors)
        return units[code]

    return tuple(unit(code) for code in rows)


@cache
def catalogue(units=None):
    """What the province knows; `units` are those the officer may fill."""
    data = ADDON / "data"
    ethnicities = {row["code"]: row["name"] for row in csv_rows(data / "cchc.ethnicity.csv")}
    religions = {row["code"]: row["name"] for row in csv_rows(data / "cchc.religion.csv")}
    return Catalogue(
        as_of=AS_OF,
        units=UnitIndex(units or kien_giang()),
        ranks={
            row["code"]: Rank(row["code"], row["name"], row["salary_group"])
            for row in csv_rows(data / "cchc.rank.csv")
        },
        scales=scales_from_rows(csv_rows(data / "cchc.salary.scale.csv")),
        vocabularies={
            "category": Vocabulary(
                {"civil_servant": "Công chức", "public_employee": "Viên chức", "cadre": "Cán bộ"}
            ),
            "ethnicity": Vocabulary(ethnicities, {"Khmer": "05"}),
            "religion": Vocabulary(religions, {"Không": "99"}),
        },
        defaults={"category": "civil_servant"},
    )
