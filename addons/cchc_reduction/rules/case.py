"""The case that a decree judges: who leaves, how, when and on what pay."""

from dataclasses import dataclass
from datetime import date

from odoo.addons.cchc_base.rules.result import Result

# Measures
EARLY, TRANSFER, LEAVE, STUDY = "early_retirement", "transfer_out", "leave", "leave_after_study"
STEP_DOWN = "step_down"  # gives up a post and stays in service
MEASURES = {
    EARLY: "Nghỉ hưu trước tuổi",
    TRANSFER: "Chuyển sang tổ chức không hưởng lương thường xuyên từ ngân sách nhà nước",
    LEAVE: "Thôi việc ngay",
    STUDY: "Thôi việc sau khi đi học nghề",
    STEP_DOWN: "Thôi giữ chức vụ hoặc giữ chức vụ thấp hơn",
}
# Kinds of people, as far as the decrees tell them apart
OFFICIAL, COMMUNE, EMPLOYEE = "official", "commune", "employee"
PART_TIME_COMMUNE, PART_TIME_VILLAGE = "part_time_commune", "part_time_village"
KINDS = {
    OFFICIAL: "Cán bộ, công chức",
    COMMUNE: "Cán bộ, công chức cấp xã",
    EMPLOYEE: "Viên chức, người lao động",
    PART_TIME_COMMUNE: "Người hoạt động không chuyên trách cấp xã",
    PART_TIME_VILLAGE: "Người hoạt động không chuyên trách ở ấp, khu phố",
}
PART_TIME = frozenset({PART_TIME_COMMUNE, PART_TIME_VILLAGE})
# By which point of NĐ 178/2024, as amended by NĐ 67/2025, somebody leaves.
REORGANISED, QUALITY, NO_TERM = "reorganised", "quality", "no_term"
POINTS = {
    REORGANISED: "Do sắp xếp tổ chức bộ máy, đơn vị hành chính (Điều 7)",
    QUALITY: "Tinh giản biên chế, cơ cấu lại, nâng cao chất lượng đội ngũ (Điều 7a)",
    NO_TERM: "Không đủ tuổi tái cử, tái bổ nhiệm (Điều 7b)",
}
# Fifteen years of such work: NĐ 29/2023, điều 5.1; NĐ 154/2025, điều 6.1
HARDSHIP_MONTHS = 15 * 12


@dataclass(frozen=True)
class Case:
    """All that the decrees ask about one person. Money is whole đồng a month.

    `normal` and `lower` are results of the retirement rule (annex I and II of NĐ 135/2020):
    another rule's outcome is an input here.
    """

    kind: str
    measure: str
    leave_on: date  # the first day out of service, or out of the post that is given up
    sex: str
    normal: Result
    lower: Result
    insurance_months: int = 0  # social insurance paid and not drawn yet
    hardship_months: int = 0  # hazardous work, or a regional allowance of 0.7 and more
    current_salary: int = 0  # tiền lương hiện hưởng: of the month before leaving
    average_salary: int = 0  # tiền lương bình quân of the last 60 months
    scheme_salary: int = 0  # tiền lương hiện hưởng as NĐ 178/2024, điều 5.6 reckons it
    allowance: int = 0  # monthly allowance of a part-time worker
    allowance_months: int = 0  # months worked for that allowance
    study_months: int = 0
    study_fee: int = 0
    # Allowance of a post that is given up, a month, less that of a lower one; and the end of the
    # appointment or term.
    kept_allowance: int = 0
    term_ends_on: date | None = None
    by_reorganisation: bool = False
    # By which point of NĐ 178/2024 the person leaves, when the case falls under it
    point: str = REORGANISED
    # Effective day of the reorganisation: its first twelve months pay more (NĐ 178/2024, điều 7).
    reorganised_on: date | None = None
    # Until when redundant people of merged communes and districts may stay (NĐ 29/2023, điều 9)
    roadmap_ends_on: date | None = None
    age_months: int = 0  # on the day of leaving
    # Money of NĐ 29/2023 already drawn, and when.
    paid_before: int = 0
    paid_before_on: date | None = None

    @property
    def hardship(self):
        return self.hardship_months >= HARDSHIP_MONTHS
