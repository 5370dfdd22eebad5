"""Build the shipped templates addons/cchc_hr/data/templates/curriculum_*.docx.

    var/venv/bin/python tools/document_templates/curriculum.py

Items as on 2C-BNV/2008 (QĐ 02/2008/QĐ-BNV), the curriculum vitae of TT 06/2023/TT-BNV and
2C/TCTW-98; the layout is ours, on A4 with the margins of NĐ 30/2020/NĐ-CP. Items 18 to 31 of
2C/TCTW-98, the biography and the yearly supplement are by memory.
"""

from pathlib import Path

import nd30
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Mm, Pt
from nd30 import CENTER, JUSTIFY, LEFT

FOLDER = Path(__file__).resolve().parents[2] / "addons/cchc_hr/data/templates"
WIDTH = 165


# -- parts ---------------------------------------------------------------------


def entry(place, *parts, before=3, indent=0):
    """An item: labels and values in turn; values stand bold."""
    paragraph = place.add_paragraph()
    paragraph.alignment = JUSTIFY if place is not None and len(parts) < 5 else LEFT
    paragraph.paragraph_format.space_before = Pt(before)
    paragraph.paragraph_format.left_indent = Mm(indent)
    for index, part in enumerate(parts):
        run = paragraph.add_run(part if index % 2 == 0 else f"{{{{ {part} }}}}")
        run.font.size = Pt(12.5)
        run.bold = index % 2 == 1
    return paragraph


def heading(document, text):
    paragraph = nd30.line(document, text, size=13, bold=True, before=8)
    paragraph.paragraph_format.keep_with_next = True


def grid(document, rows, *columns):
    """A table with a row for each of ``rows``; columns are (head, variable, share of the width)."""
    table = document.add_table(rows=0, cols=len(columns))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    nd30._padding(table, Mm(1.2))
    heads = table.add_row()
    for cell, (head, _name, _share) in zip(heads.cells, columns, strict=True):
        nd30.empty(cell)
        nd30.line(cell, head, size=11, bold=True, align=CENTER)
    nd30._keep_row(heads)
    heads._tr.get_or_add_trPr().append(nd30.OxmlElement("w:tblHeader"))
    table.add_row().cells[0].text = f"{{%tr for row in {rows} %}}"
    filled = table.add_row()
    for cell, (_head, name, _share) in zip(filled.cells, columns, strict=True):
        nd30.empty(cell)
        nd30.line(cell, f"{{{{ row.{name} }}}}" if name else "", size=11)
    nd30._keep_row(filled)
    table.add_row().cells[0].text = "{%tr endfor %}"
    total = sum(share for _head, _name, share in columns)
    for index, (_head, _name, share) in enumerate(columns):
        width = Mm(WIDTH * share / total)
        table.columns[index].width = width
        for row in table.rows:
            row.cells[index].width = width
    nd30.line(document, "", size=4)


def photo_and(document, *entries):
    """A place for the photo of 4 × 6 cm beside the first items."""
    left, right = nd30.plain_table(document, 42, WIDTH - 42)
    nd30.line(left, "Ảnh màu", size=11, align=CENTER, before=40)
    nd30.line(left, "(4 × 6 cm)", size=11, align=CENTER)
    for parts in entries:
        entry(right, *parts)
    nd30.flat(document.add_paragraph())


def state_header(document):
    nd30.line(document, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=13, bold=True, align=CENTER)
    nd30.line(document, "Độc lập - Tự do - Hạnh phúc", size=14, bold=True, align=CENTER)
    nd30.rule(document, "Rule full")


def title(document, text, below=""):
    nd30.line(document, text, size=16, bold=True, align=CENTER, before=12)
    if below:
        nd30.line(document, below, size=12, italic=True, align=CENTER)
    nd30.line(document, "", size=6)


def oath(document, left_title, right_title, confirm):
    left, right = nd30.plain_table(document, 80, 85)
    nd30.line(left, left_title, size=12, bold=True, align=CENTER, before=12)
    nd30.line(left, confirm, size=11, italic=True, align=CENTER)
    nd30.line(left, "(Ký, ghi rõ họ tên)", size=11, italic=True, align=CENTER)
    nd30.line(left, "{{ name }}", size=12, bold=True, align=CENTER, before=60)
    nd30.line(right, "{{ place_and_date }}", size=12, italic=True, align=CENTER, before=12)
    nd30.line(right, right_title, size=12, bold=True, align=CENTER)
    nd30.line(right, "(Ký tên, đóng dấu)", size=11, italic=True, align=CENTER)
    nd30.flat(document.add_paragraph())


# -- 2C-BNV/2008 ----------------------------------------------------------------


def form_2c():
    document = nd30.new_document()
    nd30.line(
        document, "Mẫu 2C-BNV/2008", size=11, italic=True, align=nd30.WD_ALIGN_PARAGRAPH.RIGHT
    )
    entry(document, "Cơ quan, tổ chức có thẩm quyền quản lý CBCC: ", "managing_body")
    entry(document, "Cơ quan, tổ chức, đơn vị sử dụng CBCC: ", "agency")
    entry(document, "Số hiệu cán bộ, công chức: ", "staff_number")
    title(document, "SƠ YẾU LÝ LỊCH CÁN BỘ, CÔNG CHỨC")
    photo_and(
        document,
        ("1) Họ và tên khai sinh (viết chữ in hoa): ", "name_upper"),
        ("2) Tên gọi khác: ", "other_name"),
        (
            *("3) Sinh ngày: ", "birth_day", " tháng: ", "birth_month", " năm: ", "birth_year"),
            *(". Giới tính (nam, nữ): ", "sex"),
        ),
        ("4) Nơi sinh: ", "birthplace"),
        ("5) Quê quán: ", "home_town"),
        ("6) Dân tộc: ", "ethnicity", "    7) Tôn giáo: ", "religion"),
    )
    for parts in (
        ("8) Nơi đăng ký hộ khẩu thường trú: ", "permanent_address"),
        ("9) Nơi ở hiện nay: ", "current_address"),
        ("10) Nghề nghiệp khi được tuyển dụng: ", "occupation_before"),
        ("11) Ngày tuyển dụng: ", "recruited_on", ". Cơ quan tuyển dụng: ", "recruited_by"),
        (
            *("12) Chức vụ (chức danh) hiện tại: ", "post", ". Đảng: ", "party_post"),
            *(". Đoàn thể, kiêm nhiệm: ", "concurrent_posts"),
        ),
        ("13) Công việc chính được giao: ", "main_work"),
        (
            *("14) Ngạch công chức (viên chức): ", "rank", ". Mã ngạch: ", "rank_code"),
            *(". Bậc lương: ", "step", ". Hệ số: ", "coefficient", ". Ngày hưởng: ", "step_since"),
            *(". Phụ cấp chức vụ: ", "leadership_allowance"),
            *(". Phụ cấp khác: ", "other_allowances"),
        ),
        (
            "15.1- Trình độ giáo dục phổ thông (đã tốt nghiệp lớp mấy/thuộc hệ nào): ",
            "general_education",
        ),
        ("15.2- Trình độ chuyên môn cao nhất: ", "degree"),
        (
            *("15.3- Lý luận chính trị: ", "political_theory"),
            *("    15.4- Quản lý nhà nước: ", "state_management"),
        ),
        ("15.5- Ngoại ngữ: ", "languages", "    15.6- Tin học: ", "it"),
        (
            *("16) Ngày vào Đảng Cộng sản Việt Nam: ", "party_joined"),
            *(". Ngày chính thức: ", "party_official"),
        ),
        (
            *("17) Ngày tham gia tổ chức chính trị - xã hội: ", "union_joined"),
            *(" (", "union_work", ")"),
        ),
        (
            *("18) Ngày nhập ngũ: ", "enlisted", ". Ngày xuất ngũ: ", "discharged"),
            *(". Quân hàm cao nhất: ", "military_rank"),
        ),
        ("19) Danh hiệu được phong tặng cao nhất: ", "state_title"),
        ("20) Sở trường công tác: ", "strengths"),
        ("21) Khen thưởng (hình thức cao nhất, năm nào): ", "commendation"),
        (
            "22) Kỷ luật (về đảng, chính quyền, đoàn thể, hình thức cao nhất, năm nào): ",
            "discipline",
        ),
        (
            *("23) Tình trạng sức khỏe: ", "health_state", ". Chiều cao: ", "height"),
            *(" cm. Cân nặng: ", "weight", " kg. Nhóm máu: ", "blood_group"),
        ),
        (
            *("24) Là thương binh hạng: ", "invalid_class"),
            *(". Là con gia đình chính sách: ", "policy_family"),
        ),
        (
            *("25) Số căn cước công dân: ", "citizen_id", ". Ngày cấp: ", "citizen_id_issued"),
            *("    26) Số sổ BHXH: ", "insurance_number"),
        ),
    ):
        entry(document, *parts)
    heading(
        document,
        "27) Đào tạo, bồi dưỡng về chuyên môn, nghiệp vụ, lý luận chính trị, ngoại ngữ, tin học",
    )
    grid(
        document,
        "training",
        ("Tên trường", "school", 30),
        ("Chuyên ngành đào tạo, bồi dưỡng", "major", 30),
        ("Từ tháng, năm - đến tháng, năm", "span", 22),
        ("Hình thức đào tạo", "mode", 18),
        ("Văn bằng, chứng chỉ, trình độ gì", "award", 26),
    )
    heading(document, "28) Tóm tắt quá trình công tác")
    work_grid(document)
    heading(document, "29) Đặc điểm lịch sử bản thân")
    entry(
        document,
        "- Khai rõ: bị bắt, bị tù (từ ngày tháng năm nào đến ngày tháng năm nào, ở đâu), đã khai "
        "báo cho ai, những vấn đề gì: ",
        "history_detained",
    )
    entry(document, "- Bản thân có làm việc trong chế độ cũ: ", "history_old_regime")
    entry(
        document,
        "- Tham gia hoặc có quan hệ với các tổ chức chính trị, kinh tế, xã hội nào ở nước ngoài: ",
        "history_foreign",
    )
    entry(document, "- Có thân nhân ở nước ngoài (làm gì, địa chỉ): ", "history_relatives_abroad")
    heading(document, "30) Quan hệ gia đình")
    family(document)
    heading(document, "31) Diễn biến quá trình lương của cán bộ, công chức")
    grid(
        document,
        "pay",
        ("Tháng/năm", "start", 25),
        ("Mã ngạch/bậc", "grade", 30),
        ("Hệ số lương", "coefficient", 25),
        ("Đến", "end", 25),
    )
    heading(document, "32) Nhận xét, đánh giá của cơ quan, tổ chức, đơn vị quản lý và sử dụng")
    entry(document, "", "agency_remark")
    oath(
        document,
        "Người khai",
        "Thủ trưởng cơ quan, tổ chức, đơn vị quản lý và sử dụng CBCC",
        "Tôi xin cam đoan những lời khai trên đây là đúng sự thật",
    )
    return document


def work_grid(document):
    grid(
        document,
        "work",
        ("Từ tháng, năm đến tháng, năm", "span", 40),
        (
            "Chức danh, chức vụ, đơn vị công tác (đảng, chính quyền, đoàn thể, tổ chức xã hội)",
            "what",
            125,
        ),
    )


def family(document, first="a) Về bản thân", second="b) Về bên vợ (hoặc chồng)"):
    columns = (
        ("Mối quan hệ", "relation", 20),
        ("Họ và tên", "name", 35),
        ("Năm sinh", "year", 16),
        (
            "Quê quán, nghề nghiệp, chức danh, chức vụ, đơn vị công tác, học tập, nơi ở; thành "
            "viên các tổ chức chính trị - xã hội",
            "details",
            94,
        ),
    )
    for text, rows in ((first, "family_own"), (second, "family_spouse")):
        entry(document, text)
        grid(document, rows, *columns)


# -- TT 06/2023/TT-BNV: 38 items ------------------------------------------------


def form_cv():
    document = nd30.new_document()
    entry(document, "Cơ quan quản lý cán bộ, công chức, viên chức: ", "managing_body")
    entry(document, "Cơ quan, đơn vị sử dụng cán bộ, công chức, viên chức: ", "agency")
    entry(document, "Số hiệu: ", "staff_number")
    title(document, "SƠ YẾU LÝ LỊCH", "(Thông tư số 06/2023/TT-BNV)")
    photo_and(
        document,
        ("1) Họ và tên khai sinh (viết chữ in hoa): ", "name_upper"),
        ("2) Tên gọi khác: ", "other_name"),
        ("3) Ngày, tháng, năm sinh: ", "birth", "    Giới tính: ", "sex"),
        ("4) Nơi sinh: ", "birthplace"),
        ("5) Quê quán: ", "home_town"),
        ("6) Dân tộc: ", "ethnicity", "    7) Tôn giáo: ", "religion"),
    )
    for parts in (
        (
            *("8) Số CCCD: ", "citizen_id", ". Ngày cấp: ", "citizen_id_issued"),
            *(". SĐT liên hệ: ", "phone"),
        ),
        ("9) Số BHXH: ", "insurance_number", ". Số thẻ BHYT: ", "health_insurance_number"),
        ("10) Nơi ở hiện nay: ", "current_address"),
        ("11) Thành phần gia đình xuất thân: ", "family_background"),
        ("12) Nghề nghiệp trước khi được tuyển dụng: ", "occupation_before"),
        (
            *("13) Ngày được tuyển dụng lần đầu: ", "recruited_on"),
            *(". Cơ quan, tổ chức, đơn vị tuyển dụng: ", "recruited_by"),
        ),
        ("14) Ngày vào cơ quan hiện đang công tác: ", "agency_since"),
        (
            *("15) Ngày vào Đảng Cộng sản Việt Nam: ", "party_joined"),
            *(". Ngày chính thức: ", "party_official"),
        ),
        (
            *("16) Ngày tham gia tổ chức chính trị - xã hội đầu tiên: ", "union_joined"),
            *(" (", "union_work", ")"),
        ),
        (
            *("17) Ngày nhập ngũ: ", "enlisted", ". Ngày xuất ngũ: ", "discharged"),
            *(". Quân hàm cao nhất: ", "military_rank"),
        ),
        ("18) Đối tượng chính sách: ", "policy_family"),
        ("19) Trình độ giáo dục phổ thông: ", "general_education"),
        ("20) Trình độ chuyên môn cao nhất: ", "degree"),
        ("21) Học hàm: ", "academic_title"),
        ("22) Danh hiệu nhà nước phong tặng: ", "state_title"),
        ("23) Chức vụ hiện tại: ", "post", ". Ngày bổ nhiệm/phê chuẩn: ", "post_since"),
        ("24) Được quy hoạch chức danh: ", "planned_for"),
        ("25) Chức vụ kiêm nhiệm: ", "concurrent_posts"),
        ("26) Chức vụ Đảng hiện tại: ", "party_post"),
        ("27) Chức vụ Đảng kiêm nhiệm: ", "party_concurrent"),
        ("28) Công việc chính được giao: ", "main_work"),
        (
            *("29) Sở trường công tác: ", "strengths"),
            *(". Công việc làm lâu nhất: ", "longest_work"),
        ),
    ):
        entry(document, *parts)
    heading(document, "30) Tiền lương")
    entry(
        document,
        *("30.1) Ngạch/chức danh nghề nghiệp: ", "rank", ". Mã số: ", "rank_code"),
        *(". Ngày bổ nhiệm: ", "rank_since", ". Bậc lương: ", "step", ". Hệ số: ", "coefficient"),
        *(". Ngày hưởng: ", "step_since", ". Phần trăm hưởng: ", "salary_percent"),
        *(". Phụ cấp thâm niên vượt khung: ", "above_scale"),
    )
    entry(
        document,
        *("30.2) Phụ cấp chức vụ: ", "leadership_allowance"),
        *(". Phụ cấp kiêm nhiệm: ", "concurrent_allowance"),
        *(". Phụ cấp khác: ", "other_allowances"),
    )
    entry(document, "30.3) Vị trí việc làm: ", "position")
    entry(
        document,
        *("31) Tình trạng sức khỏe: ", "health_state", ". Chiều cao: ", "height"),
        *(" cm. Cân nặng: ", "weight", " kg. Nhóm máu: ", "blood_group"),
    )
    heading(document, "32) Quá trình đào tạo, bồi dưỡng")
    start, end = ("Từ", "start", 18), ("Đến", "end", 18)
    school = ("Tên cơ sở đào tạo", "school", 45)
    entry(document, "32.1- Chuyên môn (từ trung cấp trở lên)")
    grid(
        document,
        "education",
        *(start, end, school),
        ("Chuyên ngành", "major", 32),
        ("Hình thức", "mode", 22),
        ("Văn bằng", "award", 24),
    )
    award = ("Văn bằng, chứng chỉ", "award", 45)
    for text, rows in (
        ("32.2- Lý luận chính trị", "theory"),
        ("32.3- Quản lý nhà nước, chức danh nghề nghiệp, nghiệp vụ", "management"),
        ("32.4- Kiến thức an ninh, quốc phòng", "defence"),
        ("32.5- Tin học", "computing"),
    ):
        entry(document, text)
        grid(document, rows, start, end, school, award)
    entry(document, "32.6- Ngoại ngữ, tiếng dân tộc")
    grid(
        document,
        "language",
        *(start, end, school),
        ("Ngoại ngữ, tiếng dân tộc", "name", 30),
        ("Chứng chỉ", "award", 26),
        ("Điểm số", "score", 14),
    )
    heading(document, "33) Tóm tắt quá trình công tác")
    grid(document, "work", start, end, ("Đơn vị công tác, chức danh, chức vụ", "what", 120))
    heading(document, "34) Đặc điểm lịch sử bản thân")
    entry(document, "34.1- Bị bắt, bị tù: ", "history_detained")
    entry(document, "34.2- Làm việc cho chế độ cũ: ", "history_old_regime")
    entry(
        document,
        *("34.3- Quan hệ với tổ chức ở nước ngoài: ", "history_foreign"),
        *(". Thân nhân ở nước ngoài: ", "history_relatives_abroad"),
    )
    heading(document, "35) Khen thưởng, kỷ luật")
    entry(document, "35.1- Thành tích thi đua, khen thưởng")
    grid(
        document,
        "ratings",
        ("Năm", "year", 16),
        ("Xếp loại chuyên môn", "rating", 60),
        ("Danh hiệu thi đua, hình thức khen thưởng", "title", 89),
    )
    entry(document, "35.2- Kỷ luật Đảng, hành chính")
    grid(
        document,
        "disciplines",
        *(start, end),
        ("Hình thức", "form", 30),
        ("Hành vi vi phạm chính", "reason", 55),
        ("Cơ quan quyết định", "issuer", 44),
    )
    heading(document, "36) Quan hệ gia đình")
    family(document, "36.1- Về bản thân", "36.2- Về bên vợ (hoặc chồng)")
    heading(document, "37) Hoàn cảnh kinh tế gia đình")
    entry(document, "37.1- Quá trình lương của bản thân")
    grid(
        document,
        "pay",
        *(start, end),
        ("Mã số", "code", 40),
        ("Bậc lương", "step", 24),
        ("Hệ số lương", "coefficient", 30),
        ("Tiền lương theo vị trí việc làm", "", 35),
    )
    entry(document, "37.2- Các loại phụ cấp khác")
    grid(
        document,
        "allowances",
        *(start, end),
        ("Loại phụ cấp", "kind", 60),
        ("Phần trăm", "percent", 30),
        ("Hệ số", "coefficient", 39),
    )
    entry(document, "37.3- Nguồn thu nhập chính của gia đình hằng năm: ", "yearly_income")
    property_grids(document)
    heading(document, "38) Nhận xét, đánh giá của cơ quan, tổ chức, đơn vị sử dụng")
    entry(document, "", "agency_remark")
    oath(
        document,
        "Người khai",
        "Thủ trưởng cơ quan, tổ chức, đơn vị",
        "Tôi xin cam đoan những lời khai trên đây là đúng sự thật",
    )
    return document


def property_grids(document):
    for rows, sort in (("houses", "Nhà ở"), ("lands", "Đất ở, đất sản xuất, kinh doanh")):
        grid(
            document,
            rows,
            (sort, "kind", 45),
            ("Loại, địa chỉ", "name", 60),
            ("Diện tích (m²)", "area", 22),
            ("Giấy chứng nhận", "certificate", 38),
        )


# -- 2C/TCTW-98 -----------------------------------------------------------------


def form_tctw():
    document = nd30.new_document()
    nd30.line(document, "Mẫu 2C/TCTW-98", size=11, italic=True, align=nd30.WD_ALIGN_PARAGRAPH.RIGHT)
    entry(document, "Bộ, tỉnh: ", "parent", "    Số hiệu cán bộ: ", "staff_number")
    entry(document, "Đơn vị trực thuộc: ", "agency", "    Đơn vị cơ sở: ", "unit")
    title(document, "SƠ YẾU LÝ LỊCH")
    photo_and(
        document,
        ("1) Họ và tên khai sinh: ", "name_upper", "    Nam, nữ: ", "sex"),
        ("2) Các tên gọi khác: ", "other_name"),
        ("3) Cấp ủy hiện tại: ", "party_post", ". Cấp ủy kiêm: ", "party_concurrent"),
        (
            *("Chức vụ (Đảng, đoàn thể, chính quyền, kể cả kiêm nhiệm): ", "post", "; "),
            *("concurrent_posts", ". Phụ cấp chức vụ: ", "leadership_allowance"),
        ),
        ("4) Sinh ngày: ", "birth", "    5) Nơi sinh: ", "birthplace"),
        ("6) Quê quán: ", "home_town"),
    )
    for parts in (
        ("7) Nơi ở hiện nay: ", "current_address", ". Điện thoại: ", "phone"),
        ("8) Dân tộc: ", "ethnicity", "    9) Tôn giáo: ", "religion"),
        ("10) Thành phần gia đình xuất thân: ", "family_background"),
        ("11) Nghề nghiệp bản thân trước khi được tuyển dụng: ", "occupation_before"),
        (
            "12) Ngày được tuyển dụng: ",
            "recruited_on",
            ". Vào cơ quan nào, ở đâu: ",
            "recruited_by",
        ),
        (
            *("13) Ngày vào cơ quan hiện đang công tác: ", "agency_since"),
            *(". Ngày tham gia cách mạng: ", "revolution_joined"),
        ),
        (
            *("14) Ngày vào Đảng Cộng sản Việt Nam: ", "party_joined"),
            *(". Ngày chính thức: ", "party_official"),
        ),
        (
            *("15) Ngày tham gia các tổ chức chính trị, xã hội: ", "union_joined"),
            *(" (", "union_work", ")"),
        ),
        (
            *("16) Ngày nhập ngũ: ", "enlisted", ". Ngày xuất ngũ: ", "discharged"),
            *(". Quân hàm, chức vụ cao nhất: ", "military_rank"),
        ),
        (
            *("17) Trình độ học vấn: Giáo dục phổ thông: ", "general_education"),
            *(". Học hàm, học vị cao nhất: ", "degree", ", ", "academic_title"),
        ),
        (
            *("- Lý luận chính trị: ", "political_theory"),
            *(". Quản lý nhà nước: ", "state_management", ". Ngoại ngữ: ", "languages"),
        ),
        ("18) Công tác chính đang làm: ", "main_work"),
        (
            *("19) Ngạch công chức: ", "rank", ". Mã số: ", "rank_code", ". Bậc lương: ", "step"),
            *(", hệ số: ", "coefficient", " từ ", "step_since"),
        ),
        ("20) Danh hiệu được phong: ", "state_title"),
        (
            *("21) Sở trường công tác: ", "strengths"),
            *(". Công việc đã làm lâu nhất: ", "longest_work"),
        ),
        ("22) Khen thưởng (huân, huy chương, năm nào): ", "commendation"),
        ("23) Kỷ luật (Đảng, chính quyền, đoàn thể, cấp quyết định, năm nào): ", "discipline"),
        (
            *("24) Tình trạng sức khỏe: ", "health_state", ". Cao: ", "height", " cm. Cân nặng: "),
            *("weight", " kg. Nhóm máu: ", "blood_group"),
        ),
        (
            *("25) Số căn cước công dân: ", "citizen_id", ". Thương binh loại: ", "invalid_class"),
            *(". Gia đình liệt sĩ, chính sách: ", "policy_family"),
        ),
    ):
        entry(document, *parts)
    heading(document, "26) Đào tạo, bồi dưỡng về chuyên môn, nghiệp vụ, lý luận, ngoại ngữ")
    grid(
        document,
        "training",
        ("Tên trường", "school", 34),
        ("Ngành học hoặc tên lớp học", "major", 34),
        ("Thời gian học", "span", 24),
        ("Hình thức học", "mode", 20),
        ("Văn bằng, chứng chỉ, trình độ gì", "award", 30),
    )
    heading(document, "27) Tóm tắt quá trình công tác")
    work_grid(document)
    heading(document, "28) Đặc điểm lịch sử bản thân")
    entry(document, "a) Bị bắt, bị tù; đã khai báo cho ai, những vấn đề gì: ", "history_detained")
    entry(document, "b) Làm việc trong chế độ cũ: ", "history_old_regime")
    heading(document, "29) Quan hệ với nước ngoài")
    entry(document, "- Tham gia, quan hệ với tổ chức nước ngoài: ", "history_foreign")
    entry(document, "- Thân nhân ở nước ngoài: ", "history_relatives_abroad")
    heading(document, "30) Quan hệ gia đình")
    family(document, "a) Về bản thân", "b) Về bên vợ (hoặc chồng)")
    heading(document, "31) Hoàn cảnh kinh tế gia đình")
    entry(document, "- Quá trình lương của bản thân:")
    grid(
        document,
        "pay",
        ("Tháng/năm", "start", 25),
        ("Ngạch/bậc", "grade", 35),
        ("Hệ số lương", "coefficient", 25),
    )
    entry(document, "- Nguồn thu nhập chính của gia đình (hằng năm): ", "yearly_income")
    property_grids(document)
    oath(
        document,
        "Người khai",
        "Xác nhận của cơ quan quản lý",
        "Tôi xin cam đoan những lời khai trên đây là đúng sự thật",
    )
    return document


# -- biography and yearly supplement --------------------------------------------


def form_biography():
    document = nd30.new_document()
    nd30.form_header(document)
    title(document, "TIỂU SỬ TÓM TẮT")
    for parts in (
        ("1. Họ và tên: ", "name_upper", "    Giới tính: ", "sex"),
        ("2. Tên gọi khác: ", "other_name"),
        ("3. Ngày, tháng, năm sinh: ", "birth"),
        ("4. Quê quán: ", "home_town"),
        ("5. Nơi ở hiện nay: ", "current_address"),
        ("6. Dân tộc: ", "ethnicity", "    7. Tôn giáo: ", "religion"),
        ("8. Ngày vào Đảng: ", "party_joined", "    Chính thức: ", "party_official"),
        ("9. Trình độ: giáo dục phổ thông ", "general_education", "; chuyên môn ", "degree"),
        ("    Lý luận chính trị: ", "political_theory", "; ngoại ngữ: ", "languages"),
        ("10. Chức vụ hiện nay: ", "post", ", ", "unit", ", ", "agency"),
        ("11. Ngạch: ", "rank", " (", "rank_code", "), bậc ", "step", ", hệ số ", "coefficient"),
        ("12. Khen thưởng: ", "commendation"),
        ("13. Kỷ luật: ", "discipline"),
        ("14. Tình trạng sức khỏe: ", "health_state"),
    ):
        entry(document, *parts)
    heading(document, "TÓM TẮT QUÁ TRÌNH CÔNG TÁC")
    work_grid(document)
    left, right = nd30.plain_table(document, 70, 95)
    nd30.line(left, "")
    nd30.line(right, "{{ place_and_date }}", size=13, italic=True, align=CENTER, before=12)
    nd30.line(right, "{{ head_title }}", size=13, bold=True, align=CENTER)
    nd30.line(right, "(Ký tên, đóng dấu)", size=11, italic=True, align=CENTER)
    nd30.flat(document.add_paragraph())
    return document


def form_supplement():
    document = nd30.new_document()
    nd30.form_header(document)
    title(document, "PHIẾU BỔ SUNG LÝ LỊCH", "Năm {{ year }}")
    for parts in (
        ("1. Họ và tên: ", "name_upper", "    Số hiệu: ", "staff_number"),
        ("2. Ngày, tháng, năm sinh: ", "birth", "    Số CCCD: ", "citizen_id"),
        ("3. Chức vụ (chức danh): ", "post", ", ", "unit", ", ", "agency"),
        ("4. Ngạch: ", "rank", " (", "rank_code", "), bậc ", "step", ", hệ số ", "coefficient"),
        ("5. Nơi ở hiện nay: ", "current_address", "    Điện thoại: ", "phone"),
    ):
        entry(document, *parts)
    heading(document, "6. Những thay đổi trong năm (chức vụ, lương, đào tạo, khen thưởng, kỷ luật)")
    grid(document, "changes", ("Ngày", "day", 30), ("Nội dung", "what", 135))
    for text in (
        "7. Thay đổi về gia đình (cha, mẹ, vợ, chồng, con, anh chị em ruột):",
        "8. Thay đổi về hoàn cảnh kinh tế, nhà ở, đất ở:",
        "9. Đi nước ngoài, quan hệ với người nước ngoài:",
        "10. Những thay đổi khác:",
    ):
        entry(document, text)
        nd30.line(document, "." * 120, size=11)
    entry(document, "11. Tình trạng sức khỏe: ", "health_state")
    oath(
        document,
        "Người khai",
        "Xác nhận của cơ quan, đơn vị sử dụng",
        "Tôi xin cam đoan những điều khai trên là đúng",
    )
    return document


BUILDS = {
    FOLDER / "curriculum_2c_2008.docx": form_2c,
    FOLDER / "curriculum_cv_2023.docx": form_cv,
    FOLDER / "curriculum_tctw_98.docx": form_tctw,
    FOLDER / "curriculum_biography.docx": form_biography,
    FOLDER / "curriculum_supplement.docx": form_supplement,
}

if __name__ == "__main__":
    for path, make in BUILDS.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        make().save(path)
