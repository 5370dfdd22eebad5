"""Emulation titles: who meets the conditions, how many an agency may propose, how a vote ends.

Luật Thi đua, khen thưởng 2022 and NĐ 98/2023. The titles are rows with what each asks for; figures
(shares, months) are rows with article and confidence. The program proposes nobody: it says which
conditions are met, and by how many a list is over its quota.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from odoo.addons.cchc_base.rules.result import Result, Step

EXCELLENT = "excellent"
RATINGS = {
    "excellent": "hoàn thành xuất sắc nhiệm vụ",
    "good": "hoàn thành tốt nhiệm vụ",
    "completed": "hoàn thành nhiệm vụ",
    "limited": "hoàn thành nhưng còn hạn chế về năng lực",
    "not_completed": "không hoàn thành nhiệm vụ",
}
DONE = ("excellent", "good", "completed")
# How far the effect of an initiative reaches, the narrowest first.
SCOPES = {"unit": "cơ sở", "province": "cấp tỉnh", "national": "toàn quốc"}
PERSON, COLLECTIVE = "person", "collective"


@dataclass(frozen=True)
class Title:
    """A title and what it asks for; empty: it doesn't ask."""

    code: str
    name: str
    subject: str = PERSON
    aliases: tuple[str, ...] = ()
    # Any of these of the year
    ratings: tuple[str, ...] = ()
    # Excellent in the year, or an initiative
    or_initiative: bool = False
    # An initiative of at least this reach, whatever the rating
    initiative_scope: str = ""
    # Another title of the same year
    own: str = ""
    # Another title so many times in a row, at most `former_gap` years apart
    former: str = ""
    former_count: int = 0
    former_gap: int = 1
    # Another title at any time before
    held: str = ""
    # Months of service in the year: code of the figure
    months_figure: str = ""
    # Collectives: the title that so many (figure) per cent of the members have, and one of another
    member_title: str = ""
    member_figure: str = ""
    # More than the share, not just as much
    member_above: bool = False
    one_member_title: str = ""
    all_done: bool = False
    article: str = ""
    confidence: str = "memory"


@dataclass(frozen=True)
class Initiative:
    name: str
    year: int
    scope: str


@dataclass(frozen=True)
class Candidate:
    """What is known of a person who is proposed in the round of a year."""

    year: int
    ratings: dict[int, str] = field(default_factory=dict)
    # Titles as (code, year): those of the dossier and those proposed in the same round
    titles: frozenset[tuple[str, int]] = frozenset()
    initiatives: tuple[Initiative, ...] = ()
    months: int = 12
    disciplined: bool = False


@dataclass(frozen=True)
class Collective:
    """What is known of a unit; `titles` those of its members proposed in the round."""

    year: int
    rating: str = ""
    # Titles of the unit itself as (code, year)
    titles: frozenset[tuple[str, int]] = frozenset()
    members: int = 0
    # Ratings of the members who are rated
    ratings: tuple[str, ...] = ()
    # How many members have each title
    counts: dict[str, int] = field(default_factory=dict)
    disciplined: int = 0


@dataclass(frozen=True)
class Condition:
    label: str
    met: bool
    told: str
    article: str = ""

    def step(self):
        return Step(self.label, f"{'đạt' if self.met else 'chưa đạt'} – {self.told}", self.article)


# -- conditions of a person -------------------------------------------------------


def judge(title, candidate, figures, names=None):
    """Whether a person meets what a title asks for.

    :param figures: mapping of figures; an absent one asks for nothing
    :param names: code of a title → its name
    :return: `Result` with True or False; fact ``missing``: what is not met, in words
    """
    names = names or {}
    conditions = [
        *_by_rating(title, candidate.ratings.get(candidate.year)),
        *_by_months(title, candidate, figures),
        *_by_own(title, candidate, names),
        *_by_initiative(title, candidate),
        *_by_former(title, candidate, names),
        *_by_held(title, candidate, names),
        Condition(
            "Không bị kỷ luật trong năm",
            not candidate.disciplined,
            "có quyết định kỷ luật" if candidate.disciplined else "không có quyết định kỷ luật",
            title.article,
        ),
    ]
    return _outcome(title, candidate.year, conditions)


def _outcome(title, year, conditions):
    missing = tuple(
        f"{condition.label} ({condition.told})" for condition in conditions if not condition.met
    )
    unread = "" if title.confidence == "seen" else "; chưa đối chiếu văn bản"
    steps = [Step("Danh hiệu", f"{title.name} năm {year}", f"{title.article}{unread}")]
    steps += [condition.step() for condition in conditions]
    steps.append(Step("Đủ điều kiện", not missing))
    return Result(not missing, tuple(steps), "emulation_title", (("missing", missing),))


def _rated(rating):
    return RATINGS.get(rating, "chưa có kết quả xếp loại")


def _by_rating(title, rating):
    if title.ratings:
        asked = " hoặc ".join(RATINGS[code] for code in title.ratings)
        yield Condition(
            f"Xếp loại: {asked}", rating in title.ratings, _rated(rating), title.article
        )


def _by_months(title, candidate, figures):
    least = figures.get(title.months_figure)
    if least:
        yield Condition(
            f"Công tác ít nhất {int(least)} tháng trong năm",
            candidate.months >= least,
            f"{candidate.months} tháng",
            _article(figures, title.months_figure),
        )


def _by_own(title, candidate, names):
    if title.own:
        has = (title.own, candidate.year) in candidate.titles
        yield Condition(
            f"Đạt “{names.get(title.own, title.own)}” của năm",
            has,
            "có trong đợt xét" if has else "không có trong đợt xét",
            title.article,
        )


def _by_initiative(title, candidate):
    if title.or_initiative:
        rating = candidate.ratings.get(candidate.year)
        found = _initiatives(candidate, "unit", 1)
        yield Condition(
            "Hoàn thành xuất sắc nhiệm vụ hoặc có sáng kiến được công nhận",
            rating == EXCELLENT or bool(found),
            "; ".join([_rated(rating), *_names_of(found)]),
            title.article,
        )
    if title.initiative_scope:
        years = max(1, title.former_count * title.former_gap)
        found = _initiatives(candidate, title.initiative_scope, years)
        told = SCOPES[title.initiative_scope]
        yield Condition(
            f"Có sáng kiến phạm vi ảnh hưởng {told} trong {years} năm xét",
            bool(found),
            "; ".join(_names_of(found)) or f"không có sáng kiến phạm vi {told}",
            title.article,
        )


def _initiatives(candidate, scope, years):
    order = list(SCOPES)
    return [
        one
        for one in candidate.initiatives
        if candidate.year - years < one.year <= candidate.year
        and order.index(one.scope) >= order.index(scope)
    ]


def _names_of(initiatives):
    return [f"sáng kiến “{one.name}” ({SCOPES[one.scope]}, {one.year})" for one in initiatives]


def _by_former(title, candidate, names):
    if not title.former:
        return
    name = names.get(title.former, title.former)
    years = {year for code, year in candidate.titles if code == title.former}
    # What led to this title before doesn't count a second time.
    used = max((year for code, year in candidate.titles
                if code == title.code and year < candidate.year), default=None)  # fmt: skip
    fresh = {year for year in years if used is None or year > used}
    run = longest_run(fresh, candidate.year, title.former_gap)
    told = f"các năm {', '.join(map(str, run))}" if run else "chưa có"
    if used is not None:
        told += f"; đã tính cho danh hiệu năm {used} thì không tính lại"
    yield Condition(
        f"“{name}” {title.former_count} lần liên tục",
        len(run) >= title.former_count,
        told,
        title.article,
    )


def longest_run(years, year, gap):
    """The years in a row up to this year or the one before, each at most `gap` after the last."""
    past = sorted((one for one in years if one <= year), reverse=True)
    if not past or past[0] < year - 1:
        return ()
    run = [past[0]]
    for one in past[1:]:
        if run[-1] - one > gap:
            break
        run.append(one)
    return tuple(reversed(run))


def _by_held(title, candidate, names):
    if title.held:
        years = sorted(year for code, year in candidate.titles if code == title.held)
        yield Condition(
            f"Đã được tặng “{names.get(title.held, title.held)}”",
            bool(years),
            f"các năm {', '.join(map(str, years))}" if years else "chưa có",
            title.article,
        )


# -- conditions of a collective -------------------------------------------------------


def judge_collective(title, unit, figures, names=None):
    """Whether a unit meets what a title of collectives asks for; as `judge`."""
    names = names or {}
    conditions = [
        *_by_rating(title, unit.rating),
        *_by_own(title, unit, names),
        *_by_members(title, unit, figures, names),
        Condition(
            "Không có cá nhân bị kỷ luật từ cảnh cáo trở lên trong năm",
            not unit.disciplined,
            f"{unit.disciplined} người" if unit.disciplined else "không có",
            title.article,
        ),
    ]
    return _outcome(title, unit.year, conditions)


def _by_members(title, unit, figures, names):
    if title.all_done:
        below = sum(1 for rating in unit.ratings if rating not in DONE)
        unrated = max(unit.members - len(unit.ratings), 0)
        told = [f"{below} người không hoàn thành"] if below else []
        told += [f"{unrated} người chưa có kết quả xếp loại"] if unrated else []
        yield Condition(
            "100% cá nhân hoàn thành nhiệm vụ",
            unit.members > 0 and not told,
            "; ".join(told) or f"{unit.members} người",
            title.article,
        )
    share = figures.get(title.member_figure)
    if share:
        has = unit.counts.get(title.member_title, 0)
        part, whole = has * 100, share * unit.members
        yield Condition(
            f"{'Trên' if title.member_above else 'Ít nhất'} {_plain(share)}% cá nhân đạt "
            f"“{names.get(title.member_title, title.member_title)}”",
            unit.members > 0 and (part > whole if title.member_above else part >= whole),
            f"{has}/{unit.members} người",
            _article(figures, title.member_figure),
        )
    if title.one_member_title:
        has = unit.counts.get(title.one_member_title, 0)
        yield Condition(
            f"Có cá nhân đạt “{names.get(title.one_member_title, '')}”",
            has > 0,
            f"{has} người",
            title.article,
        )


# -- quota and vote -------------------------------------------------------


def quota(name, base_name, base, percent, asked=0, article=""):
    """How many may be proposed: whole numbers, nothing is rounded up.

    :param base: how many have the title that the share is taken of
    :return: `Result` with the number; fact ``over``: by how many ``asked`` is too many
    """
    exact = Decimal(base) * percent / 100
    allowed = int(exact)
    over = max(asked - allowed, 0)
    steps = [
        Step(f"Số {base_name}", base),
        Step(f"Tỷ lệ {name} không quá (%)", _plain(percent), article),
        Step(f"{_plain(percent)}% × {base}", exact.normalize() if exact else Decimal(0)),
        Step("Số được đề nghị (chỉ lấy phần nguyên)", allowed),
        Step("Đang đề nghị", asked),
    ]
    if over:
        steps.append(Step("Vượt", over))
    return Result(allowed, tuple(steps), "emulation_quota", (("over", over), ("base", base)))


def vote(yes, total, percent, article=""):
    """Whether a vote of the council carries the proposal.

    :param total: members of the council, absent ones included
    """
    carried = total > 0 and yes * 100 >= percent * total
    share = (Decimal(yes) * 100 / total).quantize(Decimal("0.01")) if total else Decimal(0)
    steps = (
        Step("Phiếu đồng ý", yes),
        Step("Số thành viên Hội đồng", total),
        Step("Tỷ lệ đồng ý (%)", share),
        Step("Tỷ lệ phải đạt (%)", _plain(percent), article),
        Step("Đạt", carried),
    )
    return Result(carried, steps, "emulation_vote")


def _article(figures, code):
    article = getattr(figures, "article", None)
    return article(code) if article else ""


def _plain(number):
    """15.0 → 15, 12.5 stays."""
    return int(number) if number == int(number) else Decimal(number).normalize()
