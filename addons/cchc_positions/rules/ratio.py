"""Shares of ranks and professional steps, each with the base that its rule names.

Every rule sets a ceiling on people of a rank in percent of something; what that something is
changed with the rules: all civil servants of the using unit (CV 64/BNV-CCVC 2024), those without
the leaders (TT 04/2024/TT-BNV), the assigned establishment or a pool of deputies over the whole
province or commune (NĐ 361/2025), the establishment of one position (NĐ 232/2026 điều 10).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from odoo.addons.cchc_base.rules.dated import in_force
from odoo.addons.cchc_base.rules.result import Result, Step

# From the highest rank down; a ceiling "and lower" covers what follows.
TIERS = ("senior_principal", "principal", "specialist", "technician", "staff")
LEADERS = ("head", "deputy")
BASES = {
    "unit_total": "tổng số người của cơ quan, đơn vị",
    "unit_total_without_leaders": "tổng số người, không kể lãnh đạo, quản lý",
    "assigned": "biên chế được giao",
    "deputies_pool": "tổng số cấp phó",
    "heads_pool": "tổng số người đứng đầu",
    "position_assigned": "biên chế giao cho vị trí việc làm",
}
# NĐ 232/2026 điều 7: the pay tables of NĐ 204/2004 as professional steps.
STEP_OF_GROUP = {"B": 1, "A0": 2, "A1": 3, "A2": 4, "A3": 5}
# NĐ 232/2026 điều 10: which bodies of a pool hold the deputies and heads, by the body above.
POOLED = {
    "province": ("department",),
    "district": ("district_division",),
    "commune": ("commune_division",),
}


@dataclass(frozen=True)
class Ceiling:
    """The largest share of a rank, in percent of a base, at bodies of a place."""

    ref: int
    staff: str
    place: str
    base: str
    percent: Decimal
    article: str
    date_from: date
    date_to: date | None = None
    tier: str = ""
    and_lower: bool = False
    autonomy_group: str = ""
    # Of professional steps: the highest step used by the position, and the step that is limited.
    top_step: int = 0
    step: int = 0
    steps_used: int = 0
    confidence: str = "seen"

    @property
    def tiers(self):
        return TIERS[TIERS.index(self.tier) :] if self.and_lower else (self.tier,)


@dataclass(frozen=True)
class Crew:
    """People of a body on a day: ``people`` by (role, tier), of the body alone or of the whole
    agency, as the service says; roles are head, deputy and other."""

    ref: int
    name: str
    place: str
    staff: str
    parent: int | None = None
    autonomy_group: str = ""
    assigned: int = 0
    people: Mapping = field(default_factory=dict)
    # Of the body itself, for pools.
    own: Mapping = field(default_factory=dict)

    def count(self, tiers=None, roles=None, own=False):
        people = self.own if own else self.people
        return sum(
            count
            for (role, tier), count in people.items()
            if (tiers is None or tier in tiers) and (roles is None or role in roles)
        )


@dataclass(frozen=True)
class Share:
    """How many hold a rank at a body, of how many, against which ceiling."""

    body: int
    ceiling: Ceiling
    count: int
    base: int
    allowed: int
    result: Result

    @property
    def percent(self):
        """Two decimals, or None where there is nothing to take a share of."""
        return self.result.value

    @property
    def over(self):
        return max(0, self.count - self.allowed) if self.base else 0


def percent_of(count, base):
    if not base:
        return None
    return (Decimal(count) * 100 / Decimal(base)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def most_people(base, percent):
    """How many people a ceiling lets in: part of a person is none."""
    return int(Decimal(base) * Decimal(percent) / 100)


def share(body, ceiling, count, base, notes=()):
    """A `Share` with its reasoning."""
    allowed = most_people(base, ceiling.percent)
    value = percent_of(count, base)
    steps = [
        Step("Số người giữ ngạch, bậc", count),
        Step(f"Mẫu số: {BASES[ceiling.base]}", base),
        Step("Tỷ lệ (%)", "không có mẫu số" if value is None else value),
        Step("Tỷ lệ tối đa (%)", ceiling.percent, ceiling.article),
        Step(f"Số người tối đa: {base} × {ceiling.percent.normalize():f}%", allowed),
        *notes,
    ]
    if ceiling.confidence == "memory":
        steps.append(Step("Độ tin cậy", "số liệu cần kiểm tra lại với văn bản"))
    return Share(body, ceiling, count, base, allowed, Result(value, tuple(steps), "ratio"))


def shares(crews, ceilings, on):
    """The shares of ranks on a day, body by body and, for pools, at the body above."""
    known = [row for row in ceilings if in_force(row, on) and row.base != "position_assigned"]
    found = []
    for crew in crews:
        for ceiling in known:
            if not _suits(ceiling, crew):
                continue
            if ceiling.base in ("deputies_pool", "heads_pool"):
                role = "deputy" if ceiling.base == "deputies_pool" else "head"
                pool = [
                    other
                    for other in crews
                    if other.parent == crew.ref
                    and other.staff == crew.staff
                    and other.place in POOLED.get(crew.place, ())
                ]
                count = sum(other.count(ceiling.tiers, (role,), own=True) for other in pool)
                base = sum(other.count(None, (role,), own=True) for other in pool)
            elif ceiling.base == "unit_total_without_leaders":
                count = crew.count(ceiling.tiers, ("other",))
                base = crew.count(None, ("other",))
            else:
                count = crew.count(ceiling.tiers)
                base = crew.assigned if ceiling.base == "assigned" else crew.count()
            found.append(share(crew.ref, ceiling, count, base))
    return found


def step_ceilings(steps, ceilings, on, autonomy_group=""):
    """Ceilings on the professional steps of one position: NĐ 232/2026 điều 10.

    :param steps: the steps which the position uses
    :return: ``{step: ceiling}``; empty where the article does not apply
    """
    used = sorted(set(steps))
    # One step, or none: nothing to divide. Groups 1 and 2 may set other shares themselves.
    if len(used) < 2 or autonomy_group in ("1", "2"):
        return {}
    known = [row for row in ceilings if in_force(row, on) and row.base == "position_assigned"]
    if len(used) == 2:
        upper = [row for row in known if row.steps_used == 2]
        return {used[-1]: upper[0]} if upper else {}
    return {
        row.step: row
        for row in known
        if not row.steps_used and row.top_step == used[-1] and row.step in used
    }


def position_shares(ref, steps, assigned, counts, ceilings, on, autonomy_group=""):
    """The shares of the steps of one position, against the staff assigned to it.

    :param counts: ``{step: people}`` now
    """
    note = Step("Tỷ lệ chưa dùng không cộng vào bậc dưới", None, "NĐ 232/2026/NĐ-CP, Điều 10")
    return [
        share(ref, ceiling, counts.get(step, 0), assigned, (note,))
        for step, ceiling in sorted(
            step_ceilings(steps, ceilings, on, autonomy_group).items(), reverse=True
        )
    ]


def step_of(salary_group):
    """The professional step of a pay table: A2.1 and A2.2 are step 4; 0 where there is none."""
    return STEP_OF_GROUP.get((salary_group or "").split(".")[0], 0)


def _suits(ceiling, crew):
    return (
        ceiling.staff == crew.staff
        and ceiling.place == crew.place
        and (not ceiling.autonomy_group or (crew.autonomy_group or "4") == ceiling.autonomy_group)
    )
