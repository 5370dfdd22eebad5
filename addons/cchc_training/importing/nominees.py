"""Who stands in a workbook of nominees, and what is wrong with a row. Pure.

A row names a person by the citizen number (CCCD) or the staff number; the name is compared, never
searched for: two people may be called the same.
"""

from dataclasses import dataclass

from odoo.addons.cchc_base.rules.problem import Problem, translatable
from odoo.addons.cchc_base.rules.vietnamese import fold
from odoo.addons.cchc_hr.rules import citizen_id
from odoo.addons.cchc_positions.importing.table import Column, Fault

_ = translatable("cchc_training")

NAME, CITIZEN, NUMBER, NOTE = "name", "citizen_id", "staff_number", "note"
PROGRAMME = "programme"
TITLE = "DANH SÁCH ĐỀ NGHỊ CỬ ĐI HỌC"
TEMPLATE = (
    Column(NAME, "Họ và tên", required=True, width=30),
    Column(CITIZEN, "Số CCCD", width=18),
    Column(NUMBER, "Số hiệu cán bộ", width=18),
    Column(PROGRAMME, "Chương trình", width=30),
    Column(NOTE, "Ghi chú", width=30),
)
# What offices write above the same columns.
COLUMNS = (
    *TEMPLATE,
    *(
        Column(CITIZEN, label)
        for label in ("CCCD", "Số căn cước công dân", "Số căn cước", "Số định danh cá nhân")
    ),
    *(
        Column(NUMBER, label)
        for label in ("Số hiệu công chức", "Số hiệu viên chức", "Mã cán bộ", "Mã số cán bộ")
    ),
)
LABELS = {column.key: column.label for column in TEMPLATE}


@dataclass(frozen=True)
class Known:
    """Somebody whom the reader of the file may nominate."""

    person: int
    name: str
    citizen_id: str = ""
    staff_number: str = ""


@dataclass(frozen=True)
class Nominee:
    row: int
    person: int
    name: str
    programme: str = ""
    note: str = ""


def numbers_of(row):
    """``(citizen number, staff number)`` of a row, as the register writes them."""
    citizen = citizen_id.normalize(row.values[CITIZEN])
    if citizen.isdecimal() and citizen_id.OLD_LENGTH < len(citizen) < citizen_id.LENGTH:
        # A spreadsheet took the number for one and left out the zeros before it.
        citizen = citizen.zfill(citizen_id.LENGTH)
    return citizen, (row.values[NUMBER] or "").strip()


def match(rows, people):
    """``(nominees, faults)`` of the rows of the workbook.

    :param rows: what `table.read_table` returned
    :param people: `Known` of those who may be nominated by the reader
    """
    by_citizen = {one.citizen_id: one for one in people if one.citizen_id}
    by_number = {one.staff_number: one for one in people if one.staff_number}
    nominees, faults, seen = [], [fault for row in rows for fault in row.faults], {}
    for row in rows:
        if row.faults:
            continue
        found, fault = _person(row, by_citizen, by_number)
        if not fault and found.person in seen:
            fault = _fault(row, NAME, "repeated", _("is in row %(row)s already; delete one of the "
                           "two rows"), row=seen[found.person])  # fmt: skip
        if fault:
            faults.append(fault)
            continue
        seen[found.person] = row.number
        said = (row.values[PROGRAMME] or "", row.values[NOTE] or "")
        nominees.append(Nominee(row.number, found.person, found.name, *said))
    return nominees, sorted(faults, key=lambda fault: fault.row)


def _person(row, by_citizen, by_number):
    citizen, number = numbers_of(row)
    if not citizen and not number:
        text = _("is empty; enter the citizen number or the staff number of the person")
        return None, _fault(row, CITIZEN, "no_number", text)
    told = [
        (key, value, known.get(value))
        for key, value, known in ((CITIZEN, citizen, by_citizen), (NUMBER, number, by_number))
        if value
    ]
    for key, value, found in told:
        if not found:
            text = _(
                "“%(value)s” is nobody of your units; correct the number, or have the unit of the "
                "person nominate"
            )
            return None, _fault(row, key, "unknown", text, value=value)
    people = {found.person for _key, _value, found in told}
    if len(people) > 1:
        text = _("“%(value)s” is the number of %(name)s; correct one of the two numbers")
        return None, _fault(row, NUMBER, "two", text, value=number, name=told[1][2].name)
    found = told[0][2]
    if fold(found.name) != fold(row.values[NAME]):
        text = _("“%(value)s”: the number is that of %(name)s; correct the name or the number")
        return None, _fault(row, NAME, "other_name", text, value=row.values[NAME], name=found.name)
    return found, None


def _fault(row, key, code, text, /, **params):
    return Fault(row.number, LABELS[key], Problem(code, text, params))
