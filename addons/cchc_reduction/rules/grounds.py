"""Which grounds of a decree could fit a person, and what shuts reduction out for now.

NĐ 108/2014 điều 6 and 7, NĐ 29/2023 điều 2, NĐ 154/2025 điều 2, NĐ 178/2024 điều 2. The grounds
are rows with a day and a confidence; each says by `fact` which of the facts of a person it looks
at. What is found is a proposal: whether somebody is reduced is decided by people.
"""

from dataclasses import dataclass, field, replace
from datetime import date

from odoo.addons.cchc_base.rules.dated import in_force
from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_base.rules.tables import day

GROUND, EXCLUSION = "ground", "exclusion"
AT_MOST_COMPLETED = frozenset({"completed", "limited", "not_completed"})
WORDS = {
    "excellent": "hoàn thành xuất sắc nhiệm vụ",
    "good": "hoàn thành tốt nhiệm vụ",
    "completed": "hoàn thành nhiệm vụ",
    "limited": "hoàn thành nhiệm vụ nhưng còn hạn chế về năng lực",
    "not_completed": "không hoàn thành nhiệm vụ",
}


@dataclass(frozen=True)
class Ground:
    """One point of a decree: a ground of reduction, or what excludes somebody for now.

    `volunteering`: of a ground, that the person must ask for it; of an exclusion, that it ends
    when the person does. `threshold`: days of sick leave a year. `months`: how long a
    reorganisation counts.
    """

    code: str
    kind: str
    decree: str
    name: str
    article: str
    fact: str
    volunteering: bool = False
    threshold: int = 0
    months: int = 0
    date_from: date | None = None
    date_to: date | None = None

    @classmethod
    def from_text(cls, row):
        """From a row of `data/cchc.reduction.ground.csv`."""
        return cls(
            code=row["code"],
            kind=row["kind"],
            decree=row["decree"],
            name=row["name"],
            article=row["article"],
            fact=row["fact"],
            volunteering=row["volunteering"] == "True",
            threshold=int(row["threshold"] or 0),
            months=int(row["months"] or 0),
            date_from=day(row["date_from"]),
            date_to=day(row["date_to"]),
        )


@dataclass(frozen=True)
class Facts:
    """What the register knows of a person on the day of the review."""

    year: int
    ratings: dict = field(default_factory=dict)  # year → rating
    sick_days: dict = field(default_factory=dict)  # year → days
    lacks: tuple = ()  # words of gaps of the standard that training does not fill
    mismatches: tuple = ()  # words of gaps of the field of study
    over_headcount: str = ""  # why: the post and its figures
    discipline: str = ""  # a measure in effect
    reorganised_on: date | None = None
    reorganised: str = ""  # which unit, how and by which document
    surplus: str = ""  # people and places of the unit that was reorganised
    wish: str = ""  # the paper by which the person asks for it
    leads: str = ""  # the post of a leader
    # Facts of exclusions (maternity, small_child, prosecution …) → the entry that tells of them
    states: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Found:
    """A ground or an exclusion that fits, with what it rests on."""

    ground: Ground
    why: str


def found(facts, grounds, on):
    """The grounds and the exclusions that the facts of a person meet on a day.

    :rtype: (grounds, exclusions), tuples of `Found`
    """
    fitting = [
        Found(ground, why)
        for ground in grounds
        if in_force(ground, on) and (why := _why(facts, ground, on))
    ]
    return (
        tuple(one for one in fitting if one.ground.kind == GROUND),
        tuple(one for one in fitting if one.ground.kind == EXCLUSION),
    )


def excluded(facts, grounds, on, volunteers):
    """The exclusions that hold: volunteering lifts those that the decree says."""
    return tuple(
        one for one in found(facts, grounds, on)[1] if not (volunteers and one.ground.volunteering)
    )


def _why(facts, ground, on):
    if ground.kind == EXCLUSION:
        if ground.fact not in facts.states:
            return ""
        source = facts.states[ground.fact]
        return f"{ground.name}: {source}" if source else ground.name
    look = _LOOKS.get(ground.fact)
    if ground.months and not _lately(facts, ground, on):
        facts = replace(facts, reorganised="", surplus="")
    return look(facts, ground) if look else ""


def _lately(facts, ground, on):
    day = facts.reorganised_on
    return day is not None and day <= on < add_months(day, ground.months)


def _joined(*told):
    return "; ".join(filter(None, told))


def _reorganised(facts):
    """By a reorganisation goes who is one too many, or who asks for it.

    Where a whole province is merged every unit is new: that alone points at nobody.
    """
    reason = facts.surplus or facts.wish
    return _joined(facts.reorganised, facts.surplus, facts.wish) if reason else ""


def _leader(facts, ground):
    """A leader who asks; the points that need the wish also need the reorganisation."""
    if not facts.leads or not facts.wish or (ground.volunteering and not facts.reorganised):
        return ""
    return _joined(facts.leads, facts.reorganised, facts.wish)


def _two_years(facts, wanted):
    """The two years before the review, when their ratings are the two wanted ones."""
    years = (facts.year - 2, facts.year - 1)
    had = [facts.ratings.get(year) for year in years]
    return _told_ratings(facts, years) if None not in had and wanted(had) else ""


def _one_year(facts, wanted):
    """The year before the review or its own year, when the rating is one of the wanted."""
    years = [
        year for year in (facts.year - 1, facts.year) if facts.ratings.get(year) in wanted
    ]  # fmt: skip
    return _told_ratings(facts, years)


def _told_ratings(facts, years):
    return "; ".join(f"năm {year}: {WORDS[facts.ratings[year]]}" for year in years)


def _sick(facts, threshold, years, least):
    """So many of the years with days of sick leave that reach the threshold."""
    reached = [year for year in years if threshold and facts.sick_days.get(year, 0) >= threshold]
    told = "; ".join(f"năm {year}: nghỉ ốm {facts.sick_days[year]} ngày" for year in reached)
    return told if len(reached) >= least else ""


_LOOKS = {
    "redundant": lambda facts, _ground: facts.over_headcount,
    "redundant_or_volunteer": lambda facts, _ground: _joined(facts.over_headcount, facts.wish),
    "reorganisation": lambda facts, _ground: facts.reorganised and _reorganised(facts),
    "redundant_reorganised": lambda facts, _ground: _joined(
        facts.over_headcount, facts.reorganised and facts.surplus and _reorganised(facts)
    ),
    "leader": _leader,
    "below_standard": lambda facts, _ground: "; ".join(facts.lacks),
    "mismatch": lambda facts, _ground: "; ".join(facts.mismatches),
    "limited_and_not_completed": lambda facts, _ground: _two_years(
        facts, lambda had: set(had) == {"limited", "not_completed"}
    ),
    "limited": lambda facts, _ground: _one_year(facts, {"limited", "not_completed"}),
    "completed_and_not_completed": lambda facts, _ground: _two_years(
        facts, lambda had: "not_completed" in had and set(had) <= AT_MOST_COMPLETED
    ),
    "at_most_completed": lambda facts, _ground: _one_year(facts, AT_MOST_COMPLETED),
    "not_completed": lambda facts, _ground: _one_year(facts, {"not_completed"}),
    "sick_two_years": lambda facts, ground: _sick(
        facts, ground.threshold, (facts.year - 2, facts.year - 1), 2
    ),
    "sick_one_year": lambda facts, ground: _sick(
        facts, ground.threshold, (facts.year - 1, facts.year), 1
    ),
    "discipline": lambda facts, _ground: facts.discipline,
}
