"""The curriculum vitae of 38 items (TT 06/2023/TT-BNV)."""

import nd30
from curriculum_parts import (
    entry,
    family,
    grid,
    heading,
    oath,
    photo_and,
    property_grids,
    title,
)

DOTS = "………"


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
        (
            *("23) Chức vụ hiện tại: ", "post", ". Ngày bổ nhiệm/phê chuẩn: ", "post_since"),
            *(". Ngày bổ nhiệm lại/phê chuẩn nhiệm kỳ tiếp theo: ", "post_renewed"),
        ),
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
        *(". Ngày hưởng phụ cấp thâm niên vượt khung: ", "above_scale_since"),
    )
    entry(
        document,
        *("30.2) Phụ cấp chức vụ: ", "leadership_allowance"),
        *(". Phụ cấp kiêm nhiệm: ", "concurrent_allowance"),
        *(". Phụ cấp khác: ", "other_allowances"),
    )
    # Pay by position is not in force: its figures are left to be written by hand.
    entry(
        document,
        *("30.3) Vị trí việc làm: ", "position"),
        f". Mã số: {DOTS}. Bậc lương: {DOTS}. Lương theo mức tiền: {DOTS} đồng. "
        f"Ngày hưởng: {DOTS}. Phần trăm hưởng: {DOTS}. Phụ cấp thâm niên vượt khung: {DOTS}",
    )
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
    entry(document, "32.2- Lý luận chính trị")
    grid(document, "theory", start, end, school, ("Hình thức", "mode", 22), award)
    for text, rows in (
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
        ("Xếp loại chuyên môn", "rating", 50),
        ("Xếp loại thi đua", "", 30),
        ("Danh hiệu thi đua, hình thức khen thưởng", "title", 69),
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
        ("Loại phụ cấp", "kind", 45),
        ("Phần trăm", "percent", 18),
        ("Hệ số", "coefficient", 18),
        ("Hình thức hưởng", "", 24),
        ("Giá trị (đồng)", "", 24),
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
