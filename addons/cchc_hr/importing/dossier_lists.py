"""The lists of the dossier as sheets of our workbook: what their columns are called and hold."""

from dataclasses import dataclass

from . import levels
from .values import Vocabulary

# Which person of the list an entry belongs to: the citizen number, else the number of the row.
PERSON_NUMBER, PERSON_ORDINAL = "Số CCCD", "STT trong danh sách"


@dataclass(frozen=True)
class ListColumn:
    field: str
    label: str
    kind: str = "text"  # text, date, day, words, integer, decimal, flag, rank, school
    required: bool = False
    words: tuple = ()  # of (value, label)
    width: int = 16

    def vocabulary(self):
        return Vocabulary(dict(self.words), _WORDS_ALSO.get(self.field, {}))


@dataclass(frozen=True)
class DossierList:
    """`core` must be equal for two entries to be one; `also` must be, where both tell it."""

    model: str
    sheet: str
    columns: tuple[ListColumn, ...]
    core: tuple[str, ...]
    also: tuple[str, ...] = ()


_WORDS_ALSO = {
    "relation": {"Cha": "father", "Cha ruột": "father", "Bố đẻ": "father", "Mẹ ruột": "mother",
                 "Mẹ đẻ": "mother", "Con trai": "child", "Con gái": "child", "Anh": "sibling",
                 "Chị": "sibling", "Em": "sibling", "Anh ruột": "sibling",
                 "Chị ruột": "sibling", "Em ruột": "sibling"},
    "side": {"Bản thân": "own", "Bên vợ": "spouse", "Bên chồng": "spouse"},
    "level": {"ĐH": "university", "ThS": "master", "TS": "doctor", "CĐ": "college"},
    "rating": {"HTXSNV": "excellent", "HTTNV": "good", "HTNV": "completed",
               "KHTNV": "not_completed"},
}  # fmt: skip
_CERTIFICATES = (
    ("political_theory", "Lý luận chính trị"), ("state_management", "Quản lý nhà nước"),
    ("it", "Tin học"), ("english", "Tiếng Anh"), ("other_language", "Ngoại ngữ khác"),
    ("minority_language", "Tiếng dân tộc"), ("defence", "Quốc phòng và an ninh"),
    ("leadership", "Lãnh đạo, quản lý"), ("professional", "Bồi dưỡng nghiệp vụ"), ("other", "Khác"),
)  # fmt: skip
# Kind of certificate → field of its level and the kind of words in which that is written.
CERTIFICATE_LEVELS = {
    "political_theory": ("political_theory_level", levels.THEORY),
    "state_management": ("state_management_level", levels.STATE),
    "it": ("it_level", levels.IT),
    "english": ("language_level", None),
    "other_language": ("language_level", None),
    "leadership": ("leadership_level", None),
}
LANGUAGE_LEVELS = Vocabulary(
    {"certificate": "Chứng chỉ", "university": "Đại học trở lên"},
    {"ĐH": "university", "Đại học": "university", "Cử nhân": "university"},
)
LEADERSHIP_LEVELS = Vocabulary(
    {
        "division": "Cấp phòng", "commune": "Cấp xã", "department": "Cấp sở",
        "ministry_department": "Cấp vụ", "deputy_minister": "Thứ trưởng và tương đương",
    },
    {"Lãnh đạo cấp phòng": "division", "Lãnh đạo, quản lý cấp phòng": "division",
     "Lãnh đạo cấp xã": "commune", "Lãnh đạo cấp sở": "department",
     "Lãnh đạo cấp vụ": "ministry_department"},
)  # fmt: skip
_NUMBER = ListColumn("document_number", "Số văn bản")
_ISSUER = ListColumn("issuer", "Cơ quan cấp", width=26)
_NOTE = ListColumn("note", "Ghi chú", width=24)


def _from(required=False):
    return ListColumn("start", "Từ", "date", required, width=12)


def _until(label="Đến"):
    return ListColumn("when", label, "date", width=12)


LISTS = (
    DossierList("cchc.education", "Đào tạo", (
        ListColumn("level", "Trình độ", "words", True, tuple(levels.LABELS["degree"].items())),
        ListColumn("major", "Chuyên ngành", width=26),
        ListColumn("school", "Cơ sở đào tạo", "school", width=34),
        ListColumn("mode", "Hình thức đào tạo", "words", words=(
            ("full_time", "Chính quy"), ("in_service", "Tại chức"),
            ("part_time", "Vừa làm vừa học"), ("distance", "Từ xa"))),
        _from(), _until("Tốt nghiệp"), _NUMBER, _NOTE,
    ), ("level",), ("major", "when")),
    DossierList("cchc.certificate", "Chứng chỉ, bồi dưỡng", (
        ListColumn("kind", "Loại", "words", True, _CERTIFICATES, width=22),
        ListColumn("name", "Tên chứng chỉ", width=26),
        ListColumn("level", "Mức", width=22), ListColumn("score", "Điểm", width=8),
        _from(), _until("Ngày cấp"), _NUMBER, _ISSUER, _NOTE,
    ), ("kind",), ("political_theory_level", "state_management_level", "it_level",
                   "language_level", "leadership_level", "name", "when")),
    DossierList("cchc.family.member", "Gia đình", (
        ListColumn("side", "Bên", "words", words=(
            ("own", "Bản thân"), ("spouse", "Bên vợ hoặc chồng"))),
        ListColumn("relation", "Quan hệ", "words", True, (
            ("father", "Bố"), ("mother", "Mẹ"), ("husband", "Chồng"), ("wife", "Vợ"),
            ("child", "Con"), ("sibling", "Anh, chị, em ruột"), ("other", "Người thân khác"))),
        ListColumn("name", "Họ và tên người thân", required=True, width=26),
        ListColumn("birth_text", "Sinh", "date", width=12),
        ListColumn("deceased", "Đã mất", "flag", width=8),
        ListColumn("home_town", "Quê quán", width=24),
        ListColumn("occupation", "Nghề nghiệp, đơn vị", width=28),
        ListColumn("residence", "Nơi ở", width=28),
        ListColumn("organisations", "Đảng, đoàn thể", width=20),
        ListColumn("remarks", "Ghi chú", width=24),
    ), ("relation", "name"), ("birth_text", "side")),
    DossierList("cchc.work.history", "Quá trình công tác", (
        _from(), _until(),
        ListColumn("organisation", "Cơ quan, đơn vị", required=True, width=36),
        ListColumn("title", "Chức danh, chức vụ", width=28), _NUMBER, _NOTE,
    ), ("organisation",), ("start", "title")),
    DossierList("cchc.held.post", "Chức vụ Đảng, đoàn thể", (
        ListColumn("kind", "Loại", "words", True, (
            ("party", "Đảng"), ("union", "Đoàn thể"), ("elected", "Cơ quan dân cử"),
            ("concurrent", "Kiêm nhiệm"))),
        ListColumn("title", "Chức vụ", required=True, width=26),
        ListColumn("body", "Tổ chức", width=30), _from(), _until(),
        ListColumn("allowance", "Hệ số phụ cấp", "decimal", width=10), _NUMBER, _NOTE,
    ), ("kind", "title"), ("body", "start")),
    DossierList("cchc.salary.history", "Diễn biến lương", (
        _from(True), _until(), ListColumn("rank_code", "Mã ngạch", "rank", width=12),
        ListColumn("step", "Bậc", "integer", width=6),
        ListColumn("coefficient", "Hệ số", "decimal", width=8),
        ListColumn("above_scale_percent", "Vượt khung (%)", "integer", width=10),
        _NUMBER, _NOTE,
    ), ("start",), ("step", "coefficient")),
    DossierList("cchc.property.item", "Nhà ở, đất ở", (
        ListColumn("kind", "Loại", "words", True, (
            ("house_allotted", "Nhà được cấp, được thuê"), ("house_own", "Nhà tự mua, tự xây"),
            ("land_allotted", "Đất ở được cấp"), ("land_own", "Đất ở tự mua"),
            ("land_production", "Đất sản xuất, kinh doanh")), width=24),
        ListColumn("name", "Loại nhà đất, nơi có", required=True, width=36),
        ListColumn("area_m2", "Diện tích (m²)", "decimal", width=10),
        ListColumn("certificate", "Giấy chứng nhận", width=20), _NOTE,
    ), ("kind", "name")),
    DossierList("cchc.commendation", "Khen thưởng", (
        ListColumn("name", "Hình thức khen thưởng", required=True, width=34),
        ListColumn("level", "Cấp khen thưởng", "words", words=(
            ("state", "Nhà nước"), ("ministry", "Bộ, tỉnh"), ("district", "Huyện, sở"),
            ("unit", "Đơn vị"))),
        _until("Ngày"), _NUMBER, _ISSUER, _NOTE,
    ), ("name",), ("when", "document_number")),
    DossierList("cchc.discipline", "Kỷ luật", (
        ListColumn("form", "Hình thức kỷ luật", "words", True, (
            ("reprimand", "Khiển trách"), ("warning", "Cảnh cáo"),
            ("salary_reduction", "Hạ bậc lương"), ("demotion", "Giáng chức"),
            ("removal", "Cách chức"), ("dismissal", "Buộc thôi việc"))),
        ListColumn("reason", "Lý do", width=34), _until("Ngày"),
        ListColumn("lapses_on", "Hết hiệu lực từ ngày", "day"), _NUMBER, _ISSUER, _NOTE,
    ), ("form",), ("when", "document_number")),
    DossierList("cchc.yearly.rating", "Xếp loại hằng năm", (
        ListColumn("year", "Năm", "integer", True, width=8),
        ListColumn("rating", "Xếp loại chất lượng", "words", True, (
            ("excellent", "Hoàn thành xuất sắc nhiệm vụ"),
            ("good", "Hoàn thành tốt nhiệm vụ"), ("completed", "Hoàn thành nhiệm vụ"),
            ("limited", "Hoàn thành nhiệm vụ nhưng còn hạn chế về năng lực"),
            ("not_completed", "Không hoàn thành nhiệm vụ")), width=34),
        _NUMBER, _NOTE,
    ), ("year",)),
)  # fmt: skip
LIST_OF_MODEL = {item.model: item for item in LISTS}
