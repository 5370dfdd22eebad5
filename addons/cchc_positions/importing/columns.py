"""The columns of the two workbooks: standard positions, and positions of a scheme."""

from .table import DAY, INTEGER, YES, Column

STANDARD = (
    Column("code", "Mã vị trí", required=True, width=16),
    Column("name", "Tên vị trí việc làm", required=True, width=46),
    Column("staff", "Đối tượng", required=True, width=14),
    Column("group", "Nhóm vị trí việc làm", required=True, width=28),
    Column("sector", "Ngành, lĩnh vực", width=24),
    Column("ranks", "Mã ngạch", width=20),
    Column("step_from", "Bậc thấp nhất", INTEGER, low=1, high=5, width=10),
    Column("step_to", "Bậc cao nhất", INTEGER, low=1, high=5, width=10),
    Column("date_from", "Hiệu lực từ", DAY, required=True, width=14),
    Column("date_to", "Hiệu lực đến", DAY, width=14),
    Column("document", "Số văn bản", required=True, width=20),
    Column("note", "Ghi chú", width=28),
)
SCHEME = (
    Column("unit", "Mã đơn vị", required=True, width=16),
    Column("code", "Mã vị trí", required=True, width=16),
    Column("standard", "Mã vị trí trong danh mục", width=18),
    Column("name", "Tên vị trí việc làm", required=True, width=46),
    Column("group", "Nhóm vị trí việc làm", required=True, width=28),
    Column("ranks", "Mã ngạch", width=20),
    Column("step_from", "Bậc thấp nhất", INTEGER, low=1, high=5, width=10),
    Column("step_to", "Bậc cao nhất", INTEGER, low=1, high=5, width=10),
    Column("headcount", "Số lượng", INTEGER, low=0, required=True, width=10),
    Column("concurrent", "Kiêm nhiệm", YES, width=10),
    Column("functions", "Mã chức năng, nhiệm vụ", width=22),
    Column("note", "Ghi chú", width=28),
)
COLUMNS = {"standard": STANDARD, "scheme": SCHEME}
TITLES = {
    "standard": "DANH MỤC VỊ TRÍ VIỆC LÀM",
    "scheme": "ĐỀ ÁN VỊ TRÍ VIỆC LÀM: DANH SÁCH VỊ TRÍ",
}
STAFF = {"civil_servant": "Công chức", "public_employee": "Viên chức"}
