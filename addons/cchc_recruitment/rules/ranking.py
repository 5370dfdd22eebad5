"""Who is chosen for which post: results in the order of the text, wishes, ties.

Wishes are gone through in their order: the places of a post go to those who wished for it first,
by their results; what is left free then goes to those who wished for it second and were not
chosen before (NĐ 170/2025, điều 10 khoản 3; NĐ 115/2020, điều 10 khoản 3). Equals whom the text
cannot tell apart and of whom not all fit are handed to the head; until the head has chosen nobody
of them is chosen, and later wishes wait. The order of the input plays no role.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import Any

from odoo.addons.cchc_base.rules.result import Result, Step

from .law import LAWS, family

CHOSEN, RESERVE, FAILED, TIE, WAITING = "chosen", "reserve", "failed", "tie", ""
NOTHING = Decimal(-1)
WISHES = {
    "nd170_2025": "Điều 10 khoản 3 NĐ 170/2025/NĐ-CP",
    "nd115_2020": "Điều 10 khoản 3 NĐ 115/2020/NĐ-CP",
}
PASSING = {
    "nd170_2025": "Điều 10 khoản 1 NĐ 170/2025/NĐ-CP",
    "nd115_2020": "Điều 10 khoản 1 NĐ 115/2020/NĐ-CP",
}
# What tells equals apart after the total, in words. Which of them a text asks, and in which order,
# are its figures ``tie_…``, of a selection review ``review_tie_…``: 1 is asked first, 0 never.
BREAKS = {
    "exam": "Điểm thi nghiệp vụ chuyên ngành (vòng 2) cao hơn",
    "written": "Điểm bài thi viết cao hơn",
    "knowledge": "Điểm kiến thức chung vòng 1 cao hơn",
}


@dataclass(frozen=True)
class Choice:
    """Whom the head chose among equals; it holds for these equals only."""

    chosen: tuple
    among: frozenset


@dataclass(frozen=True)
class Post:
    id: Any
    places: int
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Claim:
    """A wish of a candidate: the post, and how the candidate stands in its papers."""

    post: Any
    passed: bool
    exam: Decimal = Decimal(0)
    written: Decimal | None = None
    knowledge: Decimal | None = None
    priority: Decimal = Decimal(0)
    steps: tuple[Step, ...] = ()

    @property
    def total(self):
        return self.exam + self.priority


@dataclass(frozen=True)
class Candidate:
    """``claims`` in the order of the wishes."""

    id: Any
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Row:
    """How a candidate stands for a post; ``place`` is zero for who has none."""

    candidate: Any
    post: Any
    wish: int
    outcome: str
    place: int
    claim: Claim
    result: Result


@dataclass(frozen=True)
class Tie:
    """Equals for the last ``places`` of a post, of whom the head chooses."""

    post: Any
    places: int
    candidates: tuple


@dataclass(frozen=True)
class Outcome:
    rows: tuple[Row, ...]
    ties: tuple[Tie, ...] = ()

    def of(self, candidate, post):
        return next(
            (row for row in self.rows if (row.candidate, row.post) == (candidate, post)), None
        )

    def chosen(self, post):
        return tuple(
            row.candidate for row in self.rows if row.post == post and row.outcome == CHOSEN
        )


@dataclass
class _Table:
    """A post while its places are given out."""

    post: Post
    free: int
    # (key, wish, candidate id) of everybody who asked for the post, in the order of the places.
    ordered: list = field(default_factory=list)
    outcome: dict = field(default_factory=dict)
    # Told apart by the head: candidate -> how many were equal.
    decided: dict = field(default_factory=dict)


def rank(posts, candidates, figures, form="exam"):
    """Give out the places.

    :param posts: `Post`; no order
    :param candidates: `Candidate`; no order
    :param figures: `Figures` of the text
    :param form: of the session: for a selection review ties are broken otherwise
    """
    breaks, article = _breaks(figures, form)
    tables = {post.id: _Table(post, post.places) for post in posts}
    chosen, ties = {}, []
    level, most = 0, max((len(one.claims) for one in candidates), default=0)
    while level < most and not ties:
        asking = {}
        for one in candidates:
            if one.id in chosen or len(one.claims) <= level or not one.claims[level].passed:
                continue
            claim = one.claims[level]
            asking.setdefault(claim.post, []).append((_key(claim, breaks), one.id))
        for post, claimants in asking.items():
            ties += _give(tables[post], claimants, level, chosen)
        level += 1
    rows = _rows(candidates, tables, chosen, level, _Words(figures.law, breaks, article))
    return Outcome(rows, tuple(sorted(ties, key=lambda tie: _order(tie.post))))


def _breaks(figures, form):
    """What is asked, in its order, and the article that says so."""
    stem = "tie"
    if form == "review" and any(f"review_tie_{name}" in figures for name in BREAKS):
        stem = "review_tie"
    places = {name: figures.get(f"{stem}_{name}", 0) for name in BREAKS}
    asked = sorted((name for name in BREAKS if places[name]), key=places.__getitem__)
    article = figures.article(f"{stem}_{asked[0]}") if asked else ""
    return tuple((name, BREAKS[name]) for name in asked), article


def _key(claim, breaks):
    """Higher is better; a part that was not sat is below every one that was."""
    parts = (getattr(claim, name) for (name, _words) in breaks)
    return (claim.total, *(NOTHING if part is None else part for part in parts))


def _give(table, claimants, wish, chosen):
    """Places of one post to those who ask at this wish; the ties that are left."""
    ties = []
    claimants.sort(key=lambda one: one[0], reverse=True)
    for key, equals in groupby(claimants, key=lambda one: one[0]):
        group = [candidate for _key, candidate in equals]
        parts = _parts(group, table.post.choices)
        if len(parts) > 1:
            table.decided |= dict.fromkeys(group, len(group))
        for part in parts:
            ordered_key = (wish, key, part)
            fits = len(part) <= table.free
            outcome = CHOSEN if fits else TIE if table.free else RESERVE
            if outcome == TIE:
                ties.append(Tie(table.post.id, table.free, tuple(sorted(part, key=_order))))
            for candidate in part:
                table.outcome[candidate] = outcome
                if fits:
                    chosen[candidate] = table.post.id
            table.free -= len(part) if fits else table.free
            table.ordered.append((ordered_key, part))
    return ties


def _parts(group, choices):
    """Equals as the head put them: whom the head chose, then the others."""
    if len(group) == 1:
        return [group]
    members = frozenset(group)
    for choice in reversed(choices):
        first = [one for one in choice.chosen if one in members]
        if first and members <= choice.among:
            rest = [one for one in group if one not in first]
            return [first, rest] if rest else [first]
    return [group]


@dataclass(frozen=True)
class _Words:
    """The reasons, said by the articles of the text."""

    law: str
    breaks: tuple
    article: str

    def steps(self, claim, wish, row):
        outcome, place, equals, many, decided = row
        steps = [*claim.steps, Step("Điểm thi để xếp hạng", claim.exam)]
        steps.append(Step("Điểm ưu tiên", claim.priority))
        if not claim.passed:
            article = PASSING.get(family(self.law), "")
            return (*steps, Step("Không đạt yêu cầu để xét trúng tuyển", None, article))
        steps.append(Step("Tổng điểm", claim.total))
        if many:
            steps.append(Step("Xét theo nguyện vọng", wish + 1, WISHES.get(family(self.law), "")))
        if outcome == WAITING:
            return (*steps, Step("Chờ người đứng đầu quyết định ở nguyện vọng trước", None))
        if decided:
            steps.append(
                Step("Người đứng đầu đã quyết định trong số người bằng nhau", decided, self.article)
            )
        steps.append(Step("Xếp thứ", place))
        if equals > 1 and outcome != TIE:
            steps.append(Step("Số người bằng điểm", equals))
        if outcome == TIE:
            tried = "; ".join(words for _name, words in self.breaks) or "tổng điểm"
            steps.append(Step(f"Bằng nhau sau khi xét: {tried}", None, self.article))
            steps.append(Step("Người đứng đầu cơ quan quyết định", None, self.article))
        return tuple(steps) + (Step("Kết luận", TOLD[outcome]),)


TOLD = {
    CHOSEN: "trúng tuyển",
    RESERVE: "đạt, không trúng tuyển do hết chỉ tiêu",
    FAILED: "không đạt",
    TIE: "bằng điểm, chờ quyết định",
    WAITING: "chưa xét",
}


def _rows(candidates, tables, chosen, level, words):
    places = _places(tables)
    rows = []
    for one in sorted(candidates, key=lambda one: _order(one.id)):
        many = len(one.claims) > 1
        for wish, claim in enumerate(one.claims):
            outcome = _outcome(one, wish, claim, tables, level)
            place, equals = places.get((claim.post, one.id), (0, 0))
            if outcome in (FAILED, WAITING):
                place = 0
            decided = tables[claim.post].decided.get(one.id)
            steps = words.steps(claim, wish, (outcome, place, equals, many, decided))
            result = Result(outcome, steps, "recruitment_ranking")
            rows.append(Row(one.id, claim.post, wish + 1, outcome, place, claim, result))
            if chosen.get(one.id) == claim.post:
                # Later wishes are not asked any more.
                break
    return tuple(rows)


def _outcome(candidate, wish, claim, tables, level):
    if not claim.passed:
        return FAILED
    given = tables[claim.post].outcome.get(candidate.id)
    return given if given is not None and wish < level else WAITING


def _places(tables):
    """``{(post, candidate): (place, number of equals)}``; equals share a place."""
    found = {}
    for post, table in tables.items():
        place = 1
        for _key, part in table.ordered:
            for candidate in part:
                found[post, candidate] = place, len(part)
            place += len(part)
    return found


def _order(value):
    """Any ids of one kind in a fixed order."""
    return (str(type(value)), value)


def explain_law(law):
    """By which text was ranked, as a step."""
    return Step("Văn bản áp dụng", LAWS.get(law, law))


def equal_reserves(outcome: Outcome) -> Mapping:
    """Equals behind the chosen ones, by post and place: who is next in line is not told apart."""
    found = {}
    for row in outcome.rows:
        if row.outcome == RESERVE:
            found.setdefault((row.post, row.place), []).append(row.candidate)
    return {key: tuple(group) for key, group in found.items() if len(group) > 1}
