"""The forms of a paper file in words: TT 07/2019/TT-BNV, forms HS04 to HS08.

One context serves all of them, so that an agency may also write a form of its own. The words
printed here are the forms' own and stay Vietnamese whatever the reader's language.
"""

from datetime import date

from . import paper
from .table import Column

DOTS = "…………………………"
# How many lines the tracking sheet in the file has at least: later readers are added by hand.
TRACKING_LINES = 14
TITLES = {
    "hs04": "Phiếu giao nhận hồ sơ",
    "hs05": "Phiếu chuyển hồ sơ",
    "hs06": "Phiếu nghiên cứu hồ sơ",
    "hs07": "Phiếu theo dõi khai thác hồ sơ",
    "hs08a": "Sổ đăng ký hồ sơ",
    "hs08b": "Sổ giao nhận hồ sơ",
    "hs08c": "Sổ theo dõi khai thác hồ sơ",
}
MANNERS = {"read": "Đọc tại chỗ", "taken": "Mượn hồ sơ", "copied": "Sao chụp"}
STATES = {
    "kept": "Tại kho",
    "lent": "Đang cho mượn",
    "sent": "Đang chuyển",
    "lost": "Thất lạc",
    "left": "Đã chuyển ra ngoài tỉnh",
    "archived": "Đã đưa vào lưu trữ",
}
# Single items: name → an example.
ITEMS = {
    "form_code": "HS04-VC/BNV",
    "name": "Nguyễn Văn An",
    "birth": "01/03/1975",
    "staff_number": "KG000001",
    "unit": "Phòng Ngân sách, Sở Tài chính",
    "position": "Chuyên viên",
    "file_number": "HS-0125",
    "opened_on": "01/02/2020",
    "kept_at": "Phòng lưu trữ, tủ 2, hộp 5",
    "keeper": "Sở Tài chính",
    "decision": "Quyết định số 12/QĐ-UBND ngày 01/11/2026",
    "from_agency": "Sở Tài chính",
    "to_agency": "Sở Nội vụ",
    "slip_number": "05/PC",
    "sent_on": "10/11/2026",
    "received_on": "12/11/2026",
    "received_by": "Trần Thị Bình",
    "note": "Giao trực tiếp",
    "borrower": "Lê Văn Kiểm, Thanh tra viên",
    "borrower_unit": "Thanh tra tỉnh",
    "purpose": "Thẩm tra lý lịch",
    "manner": "Đọc tại chỗ",
    "approved_by": "Phạm Văn Chánh, Giám đốc",
    "request_number": "03/PNC",
    "lent_on": "02/11/2026",
    "due_on": "09/11/2026",
    "returned_on": "08/11/2026",
    "returned_state": "Nguyên vẹn",
    "papers_count": "2",
}
# Tables: name → an example row.
TABLES = {
    "papers": {"number": "1", "name": "Quyển “Lý lịch viên chức”", "note": ""},
    "missing": {"number": "1", "name": "Giấy khai sinh (bản sao)"},
    "uses": {
        "number": "1",
        "day": "02/11/2026",
        "borrower": "Lê Văn Kiểm, Thanh tra viên",
        "agency": "Thanh tra tỉnh",
        "purpose": "Thẩm tra lý lịch",
        "manner": "Đọc tại chỗ",
        "approved_by": "Phạm Văn Chánh",
        "returned": "08/11/2026",
    },
}
REGISTERS = {
    "hs08a": (
        Column("Số hồ sơ", width=10),
        Column("Họ và tên", width=22),
        Column("Ngày sinh", width=11),
        Column("Đơn vị công tác", width=28),
        Column("Ngày lập", "date", 11),
        Column("Nơi để (phòng, tủ, hộp)", width=24),
        Column("Tình trạng", width=14),
        Column("Ghi chú", width=12),
    ),
    "hs08b": (
        Column("Ngày giao", "date", 11),
        Column("Số hồ sơ", width=10),
        Column("Họ và tên", width=22),
        Column("Bên giao", width=22),
        Column("Bên nhận", width=22),
        Column("Phiếu chuyển số", width=10),
        Column("Ngày nhận", "date", 11),
        Column("Người nhận", width=18),
        Column("Ghi chú", width=14),
    ),
    "hs08c": (
        Column("Ngày", "date", 11),
        Column("Số hồ sơ", width=10),
        Column("Hồ sơ của", width=20),
        Column("Người khai thác", width=20),
        Column("Đơn vị", width=18),
        Column("Mục đích", width=18),
        Column("Hình thức", width=11),
        Column("Người cho phép", width=16),
        Column("Ngày trả", "date", 11),
        Column("Tình trạng khi trả", width=12),
    ),
}
SIGNATURES = ("Người lập sổ", "Thủ trưởng cơ quan")
TOTALS = {
    "hs08a": "Sổ này có {count} hồ sơ.",
    "hs08b": "Sổ này có {count} lần giao nhận.",
    "hs08c": "Sổ này có {count} lần khai thác.",
}


def context(form, issuer, items, tables, today):
    """The values of a slip; what is unknown is left empty, to be written by hand.

    :param issuer: what `hr.department._document_issuer` says
    """
    place = f"{issuer['place']}, " if issuer["place"] else ""
    values = dict.fromkeys(ITEMS, "") | {key: value or "" for key, value in items.items()}
    return {
        **_no_register(),
        **{f"{key}_or_dots": value or DOTS for key, value in values.items()},
        **values,
        "parent": issuer["parent"],
        "issuer_lines": list(issuer["lines"]),
        "title": TITLES[form].upper(),
        "place_and_date": f"{place}ngày {today:%d} tháng {today:%m} năm {today:%Y}",
        "mark": "",
        **{name: tables.get(name, []) for name in TABLES},
    }


def register_context(table, issuer, today):
    """The values of a register, with the items of the slips empty."""
    slip = context("hs08a", issuer, {}, {}, today)
    return slip | paper.paper(table, issuer, SIGNATURES, [], today)


def tracking(uses):
    """Lines of the tracking sheet, with empty ones below."""
    empty = dict.fromkeys(TABLES["uses"], "")
    return [*uses, *({**empty} for _line in range(TRACKING_LINES - len(uses)))]


def _no_register():
    return {
        "lines_above": [],
        "conditions": "",
        "columns": [{"label": "", "weight": 1, "number": ""}],
        "table_size": 12,
        "rows": [],
        "total": "",
        "notes": [],
        "signatures": ["", ""],
    }


def samples():
    """A context that holds every variable."""
    (listed,) = paper.samples()
    tables = {name: [row] for name, row in TABLES.items()}
    issuer = {"parent": "UBND TỈNH KIÊN GIANG", "lines": ["SỞ TÀI CHÍNH"], "place": "Rạch Giá"}
    return [context("hs04", issuer, ITEMS, tables, date(2026, 11, 10)) | listed]
