"""Priority points: of several groups the highest only (NĐ 170/2025, điều 6)."""

from dataclasses import dataclass
from decimal import Decimal

from odoo.addons.cchc_base.rules.result import Result, Step

from .law import LAWS

NOTHING = ("", None, False)


@dataclass(frozen=True)
class Group:
    """A group of people with priority; ``level`` names the figure with its points."""

    code: str
    name: str
    level: str


GROUPS = {
    group.code: group
    for group in (
        Group("hero", "Anh hùng LLVTND, Anh hùng Lao động", "high"),
        Group("wounded", "Thương binh, người hưởng chính sách như thương binh", "high"),
        Group("minority", "Người dân tộc thiểu số", "middle"),
        Group("demobilised", "Sĩ quan, quân nhân, công an chuyển ngành, phục viên", "middle"),
        Group("reserve_officer", "Người tốt nghiệp đào tạo sĩ quan dự bị", "middle"),
        Group("martyr_child", "Con liệt sĩ", "middle"),
        Group("wounded_child", "Con thương binh, con bệnh binh", "middle"),
        Group("agent_orange_child", "Con của người nhiễm chất độc hóa học", "middle"),
        Group("hero_child", "Con Anh hùng LLVTND, con Anh hùng Lao động", "middle"),
        Group("military_done", "Hoàn thành nghĩa vụ quân sự, nghĩa vụ công an", "low"),
        Group("youth_volunteer", "Đội viên thanh niên xung phong", "low"),
        Group("union_cadre", "Cán bộ công đoàn trưởng thành từ cơ sở", "union"),
    )
}
LEVELS = ("high", "middle", "low", "union")


def codes(group):
    """The groups that are meant: a code, several with commas between them, or a list."""
    if group in NOTHING:
        return ()
    parts = group.split(",") if isinstance(group, str) else group
    return tuple(dict.fromkeys(part.strip() for part in parts if part and part.strip()))


def priority_points(law, group, figures):
    """The points that are added to the result: those of the highest group.

    :param group: code or codes of `GROUPS`; nothing: no priority
    :return: a `Result` with a Decimal; a group that is not known or not in the text gives nothing
    """
    best, steps = None, []
    for code in sorted(codes(group)):
        known = GROUPS.get(code)
        row = known and figures.row(f"priority_{known.level}")
        label = f"Đối tượng ưu tiên: {known.name if known else code}"
        if not row:
            steps.append(Step(f"{label} – {LAWS.get(law, law)} không quy định điểm", None))
            continue
        steps.append(Step(label, row.value, row.article))
        if best is None or row.value > best.value:
            best = row
    points = best.value if best else Decimal(0)
    if len(steps) > 1:
        steps.append(Step("Chỉ cộng điểm ưu tiên cao nhất", points))
    return Result(points, tuple(steps), "recruitment_priority")
