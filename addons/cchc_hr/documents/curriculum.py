"""A person's curriculum as the official forms want it: every item in words.

One context serves all forms (2C-BNV/2008, TT 06/2023/TT-BNV, 2C/TCTW-98, biography, yearly
supplement), so that an agency may also write a form of its own.
"""

from odoo.addons.cchc_base.rules.money import format_decimal

DOTS = "……………"
# Single items: name → an example.
ITEMS = {
    "parent": "UBND tỉnh Kiên Giang",
    "agency": "Sở Tài chính",
    "managing_body": "Sở Nội vụ tỉnh Kiên Giang",
    "unit": "Phòng Ngân sách",
    "place_and_date": "Rạch Giá, ngày 15 tháng 01 năm 2026",
    "year": "2025",
    "staff_number": "KG000001",
    "name": "Nguyễn Văn An",
    "name_upper": "NGUYỄN VĂN AN",
    "other_name": "Nguyễn An",
    "sex": "Nam",
    "birth": "01/03/1975",
    "birth_day": "01",
    "birth_month": "03",
    "birth_year": "1975",
    "birthplace": "xã Định Hòa, huyện Gò Quao, tỉnh Kiên Giang",
    "home_town": "xã Định Hòa, huyện Gò Quao, tỉnh Kiên Giang",
    "ethnicity": "Kinh",
    "religion": "Không",
    "permanent_address": "số 1, phường Vĩnh Thanh, thành phố Rạch Giá",
    "current_address": "số 1, phường Vĩnh Thanh, thành phố Rạch Giá",
    "phone": "0900 000 000",
    "email": "an@example.vn",
    "citizen_id": "091075000001",
    "citizen_id_issued": "01/07/2021",
    "citizen_id_issuer": "Cục Cảnh sát quản lý hành chính về trật tự xã hội",
    "old_citizen_id": "370000001",
    "insurance_number": "9100000001",
    "health_insurance_number": "HC49100000001",
    "family_background": "Nông dân",
    "policy_family": "Con thương binh",
    "invalid_class": "4/4",
    "occupation_before": "Sinh viên",
    "recruited_on": "01/09/1998",
    "recruited_by": "Sở Tài chính",
    "agency_since": "01/09/1998",
    "revolution_joined": "01/09/1998",
    "post": "Trưởng phòng",
    "post_since": "01/01/2020",
    "post_renewed": "01/01/2025",
    "concurrent_posts": "Thành viên Hội đồng",
    "party_post": "Chi ủy viên",
    "party_concurrent": "Đảng ủy viên",
    "planned_for": "Phó Giám đốc Sở",
    "main_work": "Quản lý ngân sách",
    "strengths": "Tham mưu, tổng hợp",
    "longest_work": "Quản lý ngân sách",
    "position": "Trưởng phòng Ngân sách",
    "rank": "Chuyên viên chính",
    "rank_code": "01.002",
    "rank_since": "01/01/2018",
    "step": "3",
    "coefficient": "5,08",
    "step_since": "01/01/2024",
    "above_scale": "5%",
    "above_scale_since": "01/01/2024",
    "salary_percent": "100%",
    "leadership_allowance": "0,50",
    "concurrent_allowance": "0,10",
    "other_allowances": "Trách nhiệm 0,20; khu vực 0,30",
    "general_education": "12/12",
    "degree": "Thạc sĩ, Tài chính – Ngân hàng",
    "academic_title": "Phó giáo sư, 2020",
    "political_theory": "Cao cấp",
    "state_management": "Chuyên viên chính và tương đương",
    "languages": "Tiếng Anh: B1",
    "it": "Chứng chỉ",
    "party_joined": "03/02/2005",
    "party_official": "03/02/2006",
    "union_joined": "26/03/1991",
    "union_work": "Đoàn TNCS Hồ Chí Minh",
    "enlisted": "02/1993",
    "discharged": "02/1995",
    "military_rank": "Trung sĩ",
    "state_title": "Nhà giáo ưu tú",
    "commendation": "Bằng khen của Chủ tịch UBND tỉnh, 2019",
    "discipline": "Khiển trách, 2010",
    "health_state": "Tốt",
    "height": "168",
    "weight": "62",
    "blood_group": "O",
    "history_detained": "Không",
    "history_old_regime": "Không",
    "history_foreign": "Không",
    "history_relatives_abroad": "Không",
    "yearly_income": "Lương 250 triệu đồng",
    "agency_remark": "Hoàn thành tốt nhiệm vụ",
    "head_title": "GIÁM ĐỐC",
}
# Tables: name → an example row.
TABLES = {
    "training": {
        "school": "Trường Đại học Cần Thơ",
        "major": "Tài chính",
        "span": "1994 – 1998",
        "mode": "Chính quy",
        "award": "Đại học",
    },
    "education": {
        "start": "1994",
        "end": "1998",
        "school": "Trường Đại học Cần Thơ",
        "major": "Tài chính",
        "mode": "Chính quy",
        "award": "Đại học",
    },
    "theory": {
        "start": "2014",
        "end": "2016",
        "school": "Học viện",
        "mode": "",
        "award": "Cao cấp",
    },
    "management": {"start": "", "end": "2012", "school": "Học viện", "award": "Chuyên viên chính"},
    "defence": {"start": "", "end": "2015", "school": "Trường Quân sự", "award": "Đối tượng 3"},
    "computing": {"start": "", "end": "2010", "school": "Trung tâm", "award": "Chứng chỉ A"},
    "language": {
        "start": "",
        "end": "2011",
        "school": "Trung tâm",
        "name": "Tiếng Anh",
        "award": "B1",
        "score": "5.0",
    },
    "work": {
        "start": "09/1998",
        "end": "12/2005",
        "span": "09/1998 – 12/2005",
        "what": "Chuyên viên",
    },
    "posts": {"kind": "Đảng", "title": "Chi ủy viên", "body": "Chi bộ", "span": "2020 – nay"},
    "family_own": {
        "relation": "Cha",
        "name": "Nguyễn Văn Bình",
        "year": "1945",
        "details": "Làm ruộng",
    },
    "family_spouse": {"relation": "Mẹ", "name": "Trần Thị C", "year": "1950", "details": "Nội trợ"},
    "pay": {
        "start": "01/2021",
        "end": "12/2023",
        "code": "01.002",
        "step": "3",
        "grade": "01.002/3",
        "coefficient": "5,08",
    },
    "allowances": {
        "start": "01/2021",
        "end": "",
        "kind": "Chức vụ",
        "percent": "",
        "coefficient": "0,50",
    },
    "ratings": {"year": "2024", "rating": "Hoàn thành tốt nhiệm vụ", "title": "CSTĐ cơ sở"},
    "commendations": {"year": "2019", "name": "Bằng khen", "issuer": "UBND tỉnh"},
    "disciplines": {
        "start": "01/2010",
        "end": "01/2011",
        "form": "Khiển trách",
        "reason": "…",
        "issuer": "Sở Tài chính",
    },
    "houses": {
        "kind": "Nhà tự mua, tự xây",
        "name": "Nhà cấp 4",
        "area": "80",
        "certificate": "CS",
    },
    "lands": {"kind": "Đất ở được mua", "name": "Đất ở đô thị", "area": "100", "certificate": "CS"},
    "changes": {"day": "01/01/2025", "what": "Nâng bậc lương: bậc 3, hệ số 5,08"},
}


def context(items, tables):
    """Everything that a form may ask; what is not known, or not the reader's to see, is dots.

    :param items: single items by name, in words; ``photo`` is a `render.Picture`
    :param tables: lists of rows by name
    :raise KeyError: when an item or a column is in no form
    """
    unknown = (items.keys() - ITEMS.keys() - {"photo"}) | (tables.keys() - TABLES.keys())
    if unknown:
        raise KeyError(f"no such item: {', '.join(sorted(unknown))}")
    filled = {name: items.get(name) or DOTS for name in ITEMS}
    for name, example in TABLES.items():
        # A table without entries has a row to write in.
        filled[name] = [
            {column: row.get(column) or "" for column in example}
            for row in tables.get(name) or [{}]
        ]
    # A committee has no body above its name.
    filled["parent"] = items.get("parent") or ""
    # Nothing is not dots here: a place to glue a photo is left.
    filled["photo"] = items.get("photo") or ""
    filled["title"] = f"Lý lịch {items.get('name', '')}".strip()
    return filled


def samples():
    return [context(dict(ITEMS), {name: [row] for name, row in TABLES.items()})]


def figure(value):
    """3.33 → 3,33; nothing for nothing."""
    return format_decimal(value) if value else ""


def span(start, end, open_end="nay"):
    """09/1998 – 12/2005; an end that is not there yet is «nay»."""
    return " – ".join(filter(None, (start or "", end or open_end)))


def month(day):
    """A day of service as these forms write it: month and year."""
    return f"{day:%m/%Y}" if day else ""
