"""Build the shipped templates addons/cchc_hr/data/templates/curriculum_*.docx.

    var/venv/bin/python tools/document_templates/curriculum.py

Items as on 2C-BNV/2008 (QĐ 02/2008/QĐ-BNV), the curriculum vitae of TT 06/2023/TT-BNV and
2C/TCTW-98; the layout is ours, on A4 with the margins of NĐ 30/2020/NĐ-CP. Items 18 to 31 of
2C/TCTW-98, the biography and the yearly supplement are by memory.
"""

from pathlib import Path

import nd30
from curriculum_2c import form_2c
from curriculum_cv import form_cv
from curriculum_parts import (
    entry,
    family,
    grid,
    heading,
    oath,
    photo_and,
    property_grids,
    title,
    work_grid,
)
from nd30 import CENTER

FOLDER = Path(__file__).resolve().parents[2] / "addons/cchc_hr/data/templates"


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
