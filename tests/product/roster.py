"""Fills the officer's own template with people of a department."""

import openpyxl

SHEET = "Danh sách"
HEADER_ROW = 3
COLUMNS = ("Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Đơn vị", "Đối tượng", "Mã ngạch",
           "Bậc", "Hệ số lương", "Ngày hưởng", "Ngày tuyển dụng")  # fmt: skip
COMMON = ("Công chức", "01.003")
RIGHT = (
    ("Trương Thị Ánh Tuyết", "1/3/1985", "Nữ", "091185900901", "KG.STC.VP", *COMMON, 4, "3,33",
     "01/10/2023", "01/10/2012"),
    ("Đặng Quốc Ấn", "3/1979", "Nam", "091079900902", "KG.STC.VP", *COMMON, 6, "3,99",
     "01/05/2024", "01/05/2006"),
    ("Nguyễn Thị Bảy", "1990", "Nữ", "091190900903", "KG.STC.QLNS", *COMMON, 3, "3,00",
     "01/02/2024", "01/02/2018"),
)  # fmt: skip
# What is wrong with each, as the answer must name it, and what is right.
WRONG = (
    ("Hệ số lương", "4,99", "3,66",
     ("Lê Văn Chín", "12/12/1982", "Nam", "091082900904", "KG.STC.TTR", *COMMON, 5, "4,99",
      "01/07/2023", "01/07/2011")),
    ("Hệ số lương", "3,3,3", "3,33",
     ("Cao Văn Năm", "05/05/1983", "Nam", "091083900908", "KG.STC.TTR", *COMMON, 4, "3,3,3",
      "01/07/2023", "01/07/2013")),
    ("Ngày sinh", "31/02/1988", "28/02/1988",
     ("Phạm Thị Mười", "31/02/1988", "Nữ", "091188900905", "KG.STC.TTR", *COMMON, 3, "3,00",
      "01/07/2023", "01/07/2017")),
    ("Số CCCD", "09118590090", "091187900906",
     ("Huỳnh Mỹ Lệ", "02/09/1987", "Nữ", "09118590090", "KG.STC.HCSN", *COMMON, 2, "2,67",
      "01/07/2023", "01/07/2019")),
    ("Đơn vị", "KG.SNV.VP", "KG.STC.HCSN",
     ("Lâm Văn Tám", "09/09/1986", "Nam", "091086900907", "KG.SNV.VP", *COMMON, 4, "3,33",
      "01/07/2023", "01/07/2014")),
)  # fmt: skip
NAMES = [row[0] for row in RIGHT] + [row[0] for *_problem, row in WRONG]


def fill(template, file):
    """The template with three right rows and five wrong ones."""
    book = openpyxl.load_workbook(template)
    sheet = book[SHEET]
    positions = columns(sheet)
    rows = [*RIGHT, *(row for *_problem, row in WRONG)]
    for number, row in enumerate(rows, HEADER_ROW + 1):
        for label, value in zip(COLUMNS, row, strict=True):
            sheet.cell(number, positions[label], value)
    book.save(file)


def columns(sheet):
    return {
        str(cell.value).removesuffix(" *"): cell.column for cell in sheet[HEADER_ROW] if cell.value
    }


def findings(file):
    """What the workbook that came back says of each person."""
    sheet = openpyxl.load_workbook(file)[SHEET]
    positions = columns(sheet)
    rows = sheet.iter_rows(min_row=HEADER_ROW + 1)
    cells = (
        (row[positions["Họ và tên"] - 1], row[positions["Lỗi và cảnh báo"] - 1]) for row in rows
    )
    return {name.value: said.value for name, said in cells if name.value}


def correct(annotated, file):
    """Put right what is wrong, in the workbook that came back."""
    book = openpyxl.load_workbook(annotated)
    sheet = book[SHEET]
    positions = columns(sheet)
    right = {row[0]: (label, value) for label, _wrong, value, row in WRONG}
    for row in sheet.iter_rows(min_row=HEADER_ROW + 1):
        if found := right.get(row[positions["Họ và tên"] - 1].value):
            label, value = found
            row[positions[label] - 1].value = value
    book.save(file)
