"""Does a person meet the standard of the rank, the post and the position on a day?

Standards are data (``cchc.standard``): requirements with their article, valid between two dates.
Here they meet what the dossier shows. All requirements of all sources must hold; of one kind the
strictest is the one that is asked. What depends on the calendar (years in a rank, age, ratings of
the last years) says from which day it would be met, and ``answers`` finds the days on which an
answer turns, so that every day between two of them has the same one.

Wording is Vietnamese, as in every explanation: kept in the words in which it was given.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from odoo.addons.cchc_base.rules.result import Result, Step
from odoo.addons.cchc_base.rules.vietnamese import fold
from odoo.addons.cchc_hr.rules.discipline_effect import UNDISCIPLINED, Measure, clear_from, standing

ONE_DAY = timedelta(days=1)

# In rising order, as the columns of the dossier have them.
LEVELS = {
    "degree": {
        "elementary": "Sơ cấp",
        "intermediate": "Trung cấp",
        "college": "Cao đẳng",
        "university": "Đại học",
        "master": "Thạc sĩ",
        "doctor": "Tiến sĩ",
    },
    "political_theory": {
        "elementary": "Sơ cấp",
        "intermediate": "Trung cấp",
        "advanced": "Cao cấp",
        "bachelor": "Cử nhân",
    },
    "state_management": {
        "staff": "Cán sự và tương đương",
        "specialist": "Chuyên viên và tương đương",
        "principal": "Chuyên viên chính và tương đương",
        "senior_principal": "Chuyên viên cao cấp và tương đương",
    },
    "it": {"certificate": "Chứng chỉ", "intermediate": "Trung cấp trở lên"},
    "language": {"certificate": "Chứng chỉ", "university": "Đại học"},
    "rating": {
        "not_completed": "Không hoàn thành nhiệm vụ",
        "limited": "Hoàn thành nhưng còn hạn chế về năng lực",
        "completed": "Hoàn thành nhiệm vụ",
        "good": "Hoàn thành tốt nhiệm vụ",
        "excellent": "Hoàn thành xuất sắc nhiệm vụ",
    },
}
INDEX = {kind: {code: rank for rank, code in enumerate(codes)} for kind, codes in LEVELS.items()}
# Kinds answered by one level of the person.
FOLDED = ("degree", "political_theory", "state_management", "it", "language")
KINDS = {
    "degree": "Trình độ chuyên môn",
    "major": "Ngành, chuyên ngành đào tạo",
    "political_theory": "Lý luận chính trị",
    "state_management": "Bồi dưỡng quản lý nhà nước",
    "it": "Tin học",
    "language": "Ngoại ngữ hoặc tiếng dân tộc",
    "certificate": "Chứng chỉ bồi dưỡng",
    "lower_rank_years": "Thời gian giữ ngạch, hạng dưới liền kề",
    "rank_years": "Thời gian giữ ngạch, hạng hiện tại",
    "service_years": "Thời gian công tác",
    "rating": "Xếp loại chất lượng các năm gần nhất",
    "age": "Tuổi không quá",
    "discipline": "Kỷ luật",
}
# What a kind needs to be complete: a level, a number, words.
NEEDS_LEVEL = frozenset({*FOLDED, "rating"})
NEEDS_AMOUNT = frozenset({"lower_rank_years", "rank_years", "service_years", "rating", "age"})
NEEDS_TEXT = frozenset({"major"})
NOTHING = "chưa có trong hồ sơ"


@dataclass(frozen=True)
class Requirement:
    """One demand: ``level`` or ``amount`` or ``text``, by an article of a source.

    The level of a certificate is its kind in the dossier; empty means professional training.
    """

    kind: str
    level: str = ""
    amount: int = 0
    text: str = ""
    article: str = ""
    source: str = ""
    confidence: str = "seen"

    @property
    def words(self):
        """What is demanded, in words."""
        if self.kind in FOLDED:
            return f"{LEVELS[self.kind][self.level]} trở lên"
        if self.kind == "rating":
            return f"{self.amount} năm: {LEVELS['rating'][self.level]} trở lên"
        if self.kind == "age":
            return f"{self.amount} tuổi"
        if self.kind in NEEDS_AMOUNT:
            return f"{self.amount} năm"
        if self.kind == "major" and self.level:
            return f"{LEVELS['degree'][self.level]} ngành {self.text}"
        return UNDISCIPLINED if self.kind == "discipline" else self.text or KINDS[self.kind]


@dataclass(frozen=True)
class Profile:
    """What the dossier shows of a person in a stretch of service.

    ``degrees`` are ``(day, level, major)``, ``certificates`` ``(day, kind, name)``, ``ratings``
    ``(day, year, rating)``; a day of ``None`` lies before everything else. ``lower_rank_days`` is
    ``None`` where the rank was held before the register began: the time was judged then.
    """

    degree: str | None = None
    political_theory: str | None = None
    state_management: str | None = None
    it: str | None = None
    language: str | None = None
    degrees: tuple[tuple[date | None, str, str], ...] = ()
    certificates: tuple[tuple[date | None, str, str], ...] = ()
    ratings: tuple[tuple[date | None, int, str], ...] = ()
    measures: tuple[Measure, ...] = ()
    birthday: date | None = None
    rank_since: date | None = None
    lower_rank_days: int | None = None
    service_since: date | None = None


@dataclass(frozen=True)
class Finding:
    """A requirement beside what the dossier shows; ``met_from`` if the calendar alone meets it."""

    requirement: Requirement
    met: bool
    found: str
    met_from: date | None = None


@dataclass(frozen=True)
class Stretch:
    """Days of one person with the same facts and the same requirements."""

    start: date
    end: date | None
    key: Any
    requirements: tuple[Requirement, ...] | None
    profile: Profile = field(default_factory=Profile)


@dataclass(frozen=True)
class Answer:
    """What holds from ``start`` to ``end``: ``meets``, ``gaps`` or ``no_standard``."""

    start: date
    end: date | None
    key: Any
    outcome: str
    gaps: tuple[Finding, ...]


def add_years(day, years):
    """The same day of another year; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


# -- composing -----------------------------------------------------------------


def compose(requirements: Iterable[Requirement]) -> tuple[Requirement, ...]:
    """All that must hold, without what a stricter requirement of the same kind already asks."""
    kept: list[Requirement] = []
    for each in requirements:
        if any(_covers(other, each) for other in kept):
            continue
        kept = [other for other in kept if not _covers(each, other)]
        kept.append(each)
    order = list(KINDS)
    return tuple(sorted(kept, key=lambda each: order.index(each.kind)))


def _covers(one, other):
    """Whether who meets ``one`` meets ``other`` as well."""
    if one.kind != other.kind or fold(one.text) != fold(other.text):
        return False
    if one.kind == "age":
        return one.amount <= other.amount
    if one.kind == "certificate":
        return one.level == other.level
    scale = INDEX.get("degree" if one.kind == "major" else one.kind, {})
    enough = scale.get(one.level, -1) >= scale.get(other.level, -1)
    return enough and one.amount >= other.amount


# -- judging -------------------------------------------------------------------


def judge(requirement: Requirement, profile: Profile, on: date) -> Finding:
    """One requirement on a day."""
    kind = requirement.kind
    if kind in FOLDED:
        return _judge_level(requirement, getattr(profile, kind))
    return _JUDGES[kind](requirement, profile, on)


@lru_cache(maxsize=4096)
def _judge_level(requirement, held):
    scale = INDEX[requirement.kind]
    met = held is not None and scale[held] >= scale[requirement.level]
    return Finding(requirement, met, LEVELS[requirement.kind][held] if held else NOTHING)


def _judge_major(requirement, profile, on):
    least = INDEX["degree"].get(requirement.level, -1)
    wanted = [word for word in (fold(part).strip() for part in requirement.text.split(";")) if word]
    shown = []
    for day, level, major in profile.degrees:
        if major and (day is None or day <= on) and INDEX["degree"][level] >= least:
            shown.append(major)
    met = any(word in fold(major) for major in shown for word in wanted)
    return Finding(requirement, met, "; ".join(dict.fromkeys(shown)) or NOTHING)


def _judge_certificate(requirement, profile, on):
    wanted = fold(requirement.text).strip()
    shown = [
        name
        for day, kind, name in profile.certificates
        if (day is None or day <= on) and kind == (requirement.level or "professional")
    ]
    met = any(wanted in fold(name) for name in shown) if wanted else bool(shown)
    return Finding(requirement, met, "; ".join(dict.fromkeys(filter(None, shown))) or NOTHING)


def _judge_since(requirement, since, on, words):
    if since is None:
        return Finding(requirement, False, NOTHING)
    met_from = add_years(since, requirement.amount)
    found = f"{words} {since.strftime('%d/%m/%Y')}"
    return Finding(requirement, met_from <= on, found, None if met_from <= on else met_from)


def _judge_rank_years(requirement, profile, on):
    return _judge_since(requirement, profile.rank_since, on, "giữ ngạch, hạng từ")


def _judge_service_years(requirement, profile, on):
    return _judge_since(requirement, profile.service_since, on, "công tác từ")


def _judge_lower_rank(requirement, profile, _on):
    days = profile.lower_rank_days
    if days is None:
        return Finding(requirement, True, "đã giữ ngạch, hạng khi lập sổ: xét khi bổ nhiệm")
    # Spells are added up, so a year is 365.25 days; a stretch of whole years is never too short.
    met = days >= requirement.amount * 1461 // 4
    months = days * 48 // 1461
    return Finding(requirement, met, f"{months // 12} năm {months % 12} tháng")


def _judge_age(requirement, profile, on):
    if profile.birthday is None:
        return Finding(requirement, False, NOTHING)
    met = on < add_years(profile.birthday, requirement.amount + 1)
    return Finding(requirement, met, f"sinh {profile.birthday.strftime('%d/%m/%Y')}")


def _judge_rating(requirement, profile, on):
    """The latest rated years, of which the last may still be unrated early in the next one."""
    scale = INDEX["rating"]
    latest = sorted(
        (
            (year, rating)
            for day, year, rating in profile.ratings
            if (day or date(year + 1, 1, 1)) <= on
            # One year more than asked: ratings of a year are made early in the next.
            and year >= on.year - requirement.amount - 1
        ),
        reverse=True,
    )[: requirement.amount]
    met = len(latest) == requirement.amount and all(
        scale[rating] >= scale[requirement.level] for _year, rating in latest
    )
    found = "; ".join(f"{year}: {LEVELS['rating'][rating]}" for year, rating in latest)
    return Finding(requirement, met, found or NOTHING)


def _judge_discipline(requirement, profile, on):
    found = standing(profile.measures, on)
    if found:
        return Finding(requirement, False, found, clear_from(profile.measures, on))
    return Finding(requirement, True, "không có quyết định kỷ luật đang có hiệu lực")


_JUDGES = {
    "major": _judge_major,
    "certificate": _judge_certificate,
    "rank_years": _judge_rank_years,
    "service_years": _judge_service_years,
    "lower_rank_years": _judge_lower_rank,
    "age": _judge_age,
    "rating": _judge_rating,
    "discipline": _judge_discipline,
}


def turning_days(requirements, profile: Profile):
    """Days on which the answer to one of the requirements may turn, in no order."""
    days = set()
    for each in requirements:
        if each.kind == "major":
            days.update(day for day, _level, _major in profile.degrees if day)
        elif each.kind == "certificate":
            days.update(day for day, _kind, _name in profile.certificates if day)
        elif each.kind == "rank_years" and profile.rank_since:
            days.add(add_years(profile.rank_since, each.amount))
        elif each.kind == "service_years" and profile.service_since:
            days.add(add_years(profile.service_since, each.amount))
        elif each.kind == "age" and profile.birthday:
            days.add(add_years(profile.birthday, each.amount + 1))
        elif each.kind == "discipline":
            days.update(day for one in profile.measures for day in (one.start, one.lapses) if day)
        elif each.kind == "rating":
            for day, year, _rating in profile.ratings:
                days.add(day or date(year + 1, 1, 1))
                days.add(date(year + each.amount + 2, 1, 1))
    return days


# -- over time -----------------------------------------------------------------


def answers(stretches: Iterable[Stretch]) -> tuple[Answer, ...]:
    """The answers of one person's stretches, in order, equal neighbours joined."""
    found: list[Answer] = []
    for stretch in stretches:
        for start, end in _pieces(stretch):
            outcome, gaps = _outcome(stretch, start)
            last = found[-1] if found else None
            if (
                last
                and last.end is not None
                and last.end + ONE_DAY == start
                and (last.key, last.outcome, last.gaps) == (stretch.key, outcome, gaps)
            ):
                found[-1] = Answer(last.start, end, last.key, outcome, gaps)
            else:
                found.append(Answer(start, end, stretch.key, outcome, gaps))
    return tuple(found)


def _pieces(stretch):
    days = turning_days(stretch.requirements or (), stretch.profile)
    if not days:
        return [(stretch.start, stretch.end)]
    last = stretch.end or date.max
    starts = [stretch.start, *sorted(day for day in days if stretch.start < day <= last)]
    ends = [day - ONE_DAY for day in starts[1:]] + [stretch.end]
    return list(zip(starts, ends, strict=True))


def _outcome(stretch, on):
    if not stretch.requirements:
        return "no_standard", ()
    gaps = []
    for each in stretch.requirements:
        finding = judge(each, stretch.profile, on)
        if not finding.met:
            gaps.append(finding)
    return ("gaps", tuple(gaps)) if gaps else ("meets", ())


def assess(requirements, profile: Profile, on: date) -> Result:
    """The answer on a day with every requirement, what the dossier shows and the article."""
    steps, gaps, met = [], [], []
    for each in requirements:
        finding = judge(each, profile, on)
        verdict = "đạt" if finding.met else "chưa đạt"
        if finding.met_from:
            verdict += f", đủ từ {finding.met_from.strftime('%d/%m/%Y')}"
        label = f"{KINDS[each.kind]} – {each.words}"
        article = ", ".join(filter(None, (each.article, each.source)))
        steps.append(Step(label, f"{finding.found} ({verdict})", article))
        met.append(finding.met)
        if not finding.met:
            gaps.append(each.kind)
    value = "no_standard" if not steps else "gaps" if gaps else "meets"
    facts = (("gaps", tuple(gaps)), ("met", tuple(met)))
    return Result(value, tuple(steps), "standard", facts)
