"""Small workbooks and a small province for the tests of the import."""

import csv
import io
from datetime import date
from functools import cache
from pathlib import Path

import openpyxl

from odoo.addons.cchc_hr.importing.catalogue import Catalogue, Rank
from odoo.addons.cchc_hr.importing.layout import read_rosters
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
