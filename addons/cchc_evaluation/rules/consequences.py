"""What follows from ratings: another post or leaving, a ground of reduction, proposals.

Luật CBCC 80/2025 with NĐ 170/2025 điều 57 khoản 3: one year «not completed» is enough, and whoever
is let go is so within 30 days of the result; the law of 2008 asked for two years in a row. NĐ
335/2025 điều 23: planning, training, commendation. The grounds of reduction are those which need
no request of the person. All of it is proposed with its reason; people decide.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from odoo.addons.cchc_base.rules.dated import in_force
from odoo.addons.cchc_base.rules.result import Result, Step

from .law import AUDIENCE, CIVIL, PUBLIC
from .levels import COMPLETED, EXCELLENT, LIMITED, NOT_COMPLETED, WORDS

HANDLING, REDUCTION = "handling", "reduction"
PLANNING, TRAINING, COMMENDATION = "planning", "training", "commendation"
OTHER_POST, LEAVING = "other_post", "leaving"


@dataclass(frozen=True)
class Consequence:
    """One thing that follows: its kind, why (a `Result`), by when, and of handling what is open."""

    kind: str
    result: Result
    due_on: date | None = None
    choices: tuple[str, ...] = ()

    @property
    def ground(self):
        """What a decision names: the article and the ratings on which it rests."""
        return self.result.value


@dataclass(frozen=True)
class Text:
    """The law of the service in force for whose rating is decided on a day."""

    code: str
    audience: str
    date_from: date
    date_to: date | None = None


TEXTS = (
    Text("cbcc_2008", CIVIL, date(2010, 1, 1), date(2025, 6, 30)),
    Text("cbcc_2025", CIVIL, date(2025, 7, 1)),
    Text("vc_2010", PUBLIC, date(2012, 1, 1), date(2026, 6, 30)),
    Text("vc_2025", PUBLIC, date(2026, 7, 1)),
)


@dataclass(frozen=True)
class _Ground:
    """A ground of reduction: ratings of the latest years, the last one first."""

    article: str
    date_from: date
    date_to: date | None
    years: tuple[frozenset, ...]


_FAILED, _LIMITED = frozenset({NOT_COMPLETED}), frozenset({LIMITED})
_ENOUGH = frozenset({COMPLETED})
GROUNDS = (
    _Ground(
        "Điều 6 khoản 1 điểm đ NĐ 108/2014/NĐ-CP",
        date(2015, 1, 10),
        date(2023, 7, 19),
        (_FAILED, _LIMITED),
    ),
    _Ground(
        "Điều 6 khoản 1 điểm đ NĐ 108/2014/NĐ-CP",
        date(2015, 1, 10),
        date(2023, 7, 19),
        (_LIMITED, _FAILED),
    ),
    _Ground(
        "Điều 2 khoản 1 điểm đ NĐ 29/2023/NĐ-CP",
        date(2023, 7, 20),
        date(2025, 6, 15),
        (_FAILED, _ENOUGH),
    ),
    _Ground(
        "Điều 2 khoản 1 điểm đ NĐ 29/2023/NĐ-CP",
        date(2023, 7, 20),
        date(2025, 6, 15),
        (_ENOUGH, _FAILED),
    ),
    _Ground(
        "Điều 2 khoản 1 điểm e NĐ 154/2025/NĐ-CP", date(2025, 6, 16), date(2030, 12, 31), (_FAILED,)
    ),
)


def text_on(category, day):
    """The code of the law of the service, or "" where none speaks of the person."""
    audience = AUDIENCE.get(category)
    return next(
        (text.code for text in TEXTS if text.audience == audience and in_force(text, day)), ""
    )


def consequences(ratings, year, decided_on, figures):
    """What follows from the rating of a year.

    :param ratings: year → level, those known
    :param year: whose rating was just decided
    :param decided_on: the day of the result, from which terms count
    :param figures: those of the law of the service (`text_on`) on that day
    :rtype: tuple of `Consequence`, the graver first
    """
    level = ratings.get(year)
    if not level:
        return ()
    found = (
        _handling(ratings, year, decided_on, figures),
        _reduction(ratings, year, decided_on),
        _proposal(TRAINING, "training", level in (LIMITED, NOT_COMPLETED), level, year, figures),
        _proposal(PLANNING, "planning", level == EXCELLENT, level, year, figures),
        _proposal(COMMENDATION, "commendation", level == EXCELLENT, level, year, figures),
    )
    return tuple(one for one in found if one)


def _handling(ratings, year, decided_on, figures):
    """Another post, or leaving within its term."""
    level = ratings[year]
    failed = _in_a_row(ratings, year, {NOT_COMPLETED})
    weak = _in_a_row(ratings, year, {NOT_COMPLETED, LIMITED})
    if figures.row("leave_years") and failed >= figures["leave_years"]:
        choices, code = (OTHER_POST, LEAVING), "leave_years"
        if figures.row("leave_only") and figures["leave_only"]:
            choices = (LEAVING,)
    elif (
        level in (NOT_COMPLETED, LIMITED)
        and figures.row("other_post_years")
        and weak >= figures["other_post_years"]
    ):
        choices, code = (OTHER_POST,), "other_post_years"
    else:
        return None
    article = figures.article(code)
    years = range(year - int(figures[code]) + 1, year + 1)
    steps = [*_told(ratings, years), Step("Số năm liên tiếp cần có", figures[code], article)]
    due = None
    if LEAVING in choices and figures.row("leave_days"):
        days = int(figures["leave_days"])
        due = decided_on + timedelta(days=days)
        steps += [
            Step("Ngày có kết quả xếp loại", decided_on),
            Step("Cho thôi việc trong thời hạn (ngày)", days, figures.article("leave_days")),
            Step("Ngày cuối cùng", due),
        ]
    return Consequence(HANDLING, Result(_ground(article, ratings, years), tuple(steps), "handling"),
                       due, choices)  # fmt: skip


def _reduction(ratings, year, on):
    """A ground of reduction that rests on ratings and needs no request of the person."""
    for ground in GROUNDS:
        years = range(year, year - len(ground.years), -1)
        if in_force(ground, on) and all(
            ratings.get(one) in wanted for one, wanted in zip(years, ground.years, strict=True)
        ):
            years = sorted(years)
            steps = (*_told(ratings, years), Step("Lý do tinh giản biên chế", None, ground.article))
            return Consequence(
                REDUCTION, Result(_ground(ground.article, ratings, years), steps, "reduction")
            )
    return None


def _proposal(kind, code, wanted, level, year, figures):
    row = figures.row(code)
    if not wanted or not row or not row.value:
        return None
    article = figures.article(code)
    steps = (Step(f"Năm {year}", WORDS[level]), Step(row.name, None, article))
    return Consequence(kind, Result(_ground(article, {year: level}, (year,)), steps, kind))


def _in_a_row(ratings, year, wanted):
    count = 0
    while ratings.get(year - count) in wanted:
        count += 1
    return count


def _told(ratings, years):
    return [Step(f"Năm {year}", WORDS[ratings[year]]) for year in years]


def _ground(article, ratings, years):
    """Năm 2026 không hoàn thành nhiệm vụ (Điều 57 khoản 3 NĐ 170/2025/NĐ-CP)"""
    told = "; ".join(f"năm {year} {WORDS[ratings[year]]}" for year in years)
    return f"{told[:1].upper()}{told[1:]} ({article})"
