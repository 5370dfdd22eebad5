"""A workbook of full dossiers as an agency would fill in our template, for the benchmark."""

import io

import xlsxwriter

from odoo.addons.cchc_hr.importing.columns import LABELS
from odoo.addons.cchc_hr.importing.dossier_lists import LISTS, PERSON_ORDINAL
from odoo.addons.cchc_hr.importing.template import SHEET, TEMPLATE_COLUMNS, TITLE

# Entries of each person, by sheet: 18 in all.
ENTRIES = {
    "Đào tạo": [
        {"Trình độ": "Đại học", "Chuyên ngành": "Luật", "Cơ sở đào tạo": "Đại học Cần Thơ",
         "Hình thức đào tạo": "Chính quy", "Từ": "9/1998", "Tốt nghiệp": "6/2002"},
        {"Trình độ": "Thạc sĩ", "Chuyên ngành": "Quản lý công", "Tốt nghiệp": "2012"},
    ],
    "Chứng chỉ, bồi dưỡng": [
        {"Loại": "Lý luận chính trị", "Mức": "Cao cấp", "Ngày cấp": "7/2010"},
        {"Loại": "Quản lý nhà nước", "Mức": "Chuyên viên", "Ngày cấp": "5/2006"},
        {"Loại": "Tin học", "Mức": "Chứng chỉ", "Ngày cấp": "2004"},
        {"Loại": "Tiếng Anh", "Mức": "Chứng chỉ", "Tên chứng chỉ": "B1", "Ngày cấp": "2011"},
    ],
    "Gia đình": [
        {"Quan hệ": "Bố", "Họ và tên người thân": "Nguyễn Văn Ba", "Sinh": "1950"},
        {"Quan hệ": "Mẹ", "Họ và tên người thân": "Trần Thị Tư", "Sinh": "1952"},
        {"Quan hệ": "Con", "Họ và tên người thân": "Nguyễn Văn Út", "Sinh": "3/2008"},
    ],
    "Quá trình công tác": [
        {"Từ": "9/2002", "Đến": "8/2008", "Cơ quan, đơn vị": "UBND xã",
         "Chức danh, chức vụ": "Công chức tư pháp"},
        {"Từ": "9/2008", "Đến": "2014", "Cơ quan, đơn vị": "Phòng Tư pháp"},
    ],
    "Chức vụ Đảng, đoàn thể": [
        {"Loại": "Đảng", "Chức vụ": "Chi ủy viên", "Tổ chức": "Chi bộ 1", "Từ": "2015"},
    ],
    "Diễn biến lương": [
        {"Từ": f"01/9/{year}", "Đến": f"31/8/{year + 3}", "Mã ngạch": "01.003", "Bậc": step,
         "Hệ số": coefficient}
        for year, step, coefficient in ((2002, 1, 2.34), (2005, 2, 2.67), (2008, 3, 3.0))
    ],
    "Nhà ở, đất ở": [{"Loại": "Đất ở tự mua", "Loại nhà đất, nơi có": "Đất thổ cư"}],
    "Khen thưởng": [{"Hình thức khen thưởng": "Bằng khen", "Cấp khen thưởng": "Bộ, tỉnh"}],
    "Xếp loại hằng năm": [
        {"Năm": 2024, "Xếp loại chất lượng": "Hoàn thành tốt nhiệm vụ"},
    ],
}  # fmt: skip


def person(number, unit):
    day, month, year = 1 + number % 28, 1 + number // 28 % 12, 1975 + number // 336 % 20
    return {
        "ordinal": number,
        "name": f"Nguyễn Văn {_letters(number)}",
        "birth": f"{day:02d}/{month:02d}/{year}",
        "sex": "Nam",
        "ethnicity": "Kinh",
        "unit": unit,
        "category": "Công chức",
        "position": "Chuyên viên",
        "rank_code": "01.003",
        "coefficient": 3.33,
        "rank_since": "01/9/2002",
        "step_since": "01/9/2023",
        "recruited_on": "01/9/2002",
    }


def _letters(number):
    word = ""
    while number:
        number, rest = divmod(number, 20)
        word += "bcdghklmnpqrstvxaeiu"[rest]
    return f"Thử {word.title()}"


def full_workbook(people, unit):
    """The bytes of the template with so many people of one unit and all their lists."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet(SHEET)
    sheet.write_row(0, 0, [TITLE])
    keys = [column.key for column in TEMPLATE_COLUMNS]
    sheet.write_row(2, 0, [LABELS[key] for key in keys])
    for number in range(1, people + 1):
        told = person(number, unit)
        sheet.write_row(2 + number, 0, [told.get(key) for key in keys])
    for spec in LISTS:
        sheet = book.add_worksheet(spec.sheet)
        heads = [PERSON_ORDINAL, *(column.label for column in spec.columns)]
        sheet.write_row(2, 0, heads)
        row = 3
        for number in range(1, people + 1):
            for entry in ENTRIES.get(spec.sheet, ()):
                sheet.write_row(row, 0, [{PERSON_ORDINAL: number, **entry}.get(h) for h in heads])
                row += 1
    book.close()
    return stream.getvalue()
