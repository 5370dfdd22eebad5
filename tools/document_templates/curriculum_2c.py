"""The form 2C-BNV/2008 (QĐ 02/2008/QĐ-BNV)."""

import nd30
from curriculum_parts import (
    entry,
    family,
    grid,
    heading,
    oath,
    photo_and,
    title,
    work_grid,
)


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
