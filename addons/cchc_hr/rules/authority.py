"""Who may decide about a person: phân cấp quản lý cán bộ, công chức, viên chức.

Dated rows (`cchc.authority.rule`) say for a type of decision and a kind of person who proposes,
who agrees and how high the body stands that issues. Of the rows that apply the most specific one
wins: what names a post goes before what names a type of decision, that before what names a role,
a tier of ranks, a category, a kind or a level of unit.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from odoo.addons.cchc_base.rules.dated import in_force
from odoo.addons.cchc_base.rules.result import Result, Step

# How high a body stands for a person, in rising order.
AGENCY, SUPERIOR, PROVINCE = "agency", "superior", "province"
HEIGHTS = {"": 0, AGENCY: 1, SUPERIOR: 2, PROVINCE: 3}
BODIES = {
    AGENCY: "người đứng đầu cơ quan, đơn vị sử dụng",
    SUPERIOR: "cơ quan quản lý cấp trên của cơ quan, đơn vị sử dụng",
    PROVINCE: "Chủ tịch Ủy ban nhân dân tỉnh",
}
# Criteria of a row, the weightiest first.
CRITERIA = ("posts", "kinds", "between_agencies", "role", "tier", "category", "unit_kind", "level")


@dataclass(frozen=True)
class AuthorityRule:
    """One row; an empty criterion is any."""

    key: int
    issuer: str
    posts: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    between_agencies: bool = False
    role: str = ""
    tier: str = ""
    category: str = ""
    unit_kind: str = ""
    level: str = ""
    proposer: str = ""
    consenter: str = ""
    refuses: bool = False
    party_check: str = "none"
    date_from: date | None = None
    date_to: date | None = None
    document: str = ""
    confidence: str = "memory"

    @property
    def weight(self):
        """Which criteria the row names, as a number in which the weightier outweighs the rest."""
        return sum(
            2 ** (len(CRITERIA) - place)
            for place, name in enumerate(CRITERIA)
            if getattr(self, name)
        )


@dataclass(frozen=True)
class Case:
    """Whom a line is about and what it does."""

    kind: str
    day: date
    post: str = ""
    role: str = ""
    tier: str = ""
    category: str = ""
    unit_kind: str = ""
    level: str = ""
    between_agencies: bool = False
    # Names for the explanation.
    post_name: str = ""
    unit_name: str = field(default="", compare=False)


def applies(rule: AuthorityRule, case: Case) -> bool:
    return (
        in_force(rule, case.day)
        and (not rule.posts or case.post in rule.posts)
        and (not rule.kinds or case.kind in rule.kinds)
        and (not rule.between_agencies or case.between_agencies)
        and all(
            not getattr(rule, name) or getattr(rule, name) == getattr(case, name)
            for name in ("role", "tier", "category", "unit_kind", "level")
        )
    )


def authority(case: Case, rules: Iterable[AuthorityRule]) -> Result:
    """The row that says who decides, or None where none is in force; with the reason."""
    found = [rule for rule in rules if applies(rule, case)]
    steps = [Step("Nhân sự", case.post_name or "không giữ chức vụ lãnh đạo, quản lý")]
    if case.unit_name:
        steps.append(Step("Cơ quan, đơn vị sử dụng", case.unit_name))
    if not found:
        steps.append(Step("Chưa có quy định phân cấp cho trường hợp này", None))
        return Result(None, tuple(steps), "authority")
    rule = max(found, key=lambda row: (row.weight, row.date_from or date.min, row.key))
    steps.append(Step("Cấp ban hành quyết định", BODIES[rule.issuer], rule.document))
    if rule.proposer:
        steps.append(Step("Đề nghị", rule.proposer))
    if rule.consenter:
        steps.append(Step("Lấy ý kiến, thống nhất", rule.consenter))
    if len(found) > 1:
        steps.append(Step("Quy định chung hơn, không áp dụng", len(found) - 1))
    if rule.confidence != "seen":
        steps.append(Step("Quy định này cần được kiểm tra lại với văn bản", None))
    return Result(rule, tuple(steps), "authority")


def suffices(rule: AuthorityRule | None, standing: str) -> bool:
    """Whether a body that stands so high for the person may issue."""
    return rule is None or HEIGHTS[standing] >= HEIGHTS[rule.issuer]
