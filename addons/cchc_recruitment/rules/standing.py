"""How a candidate stands in the papers of one post: passed or not, and the points that count."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from odoo.addons.cchc_base.rules.result import Step

from .marking import rounded

SAT, EXEMPT = "sat", "exempt"
# The whole competition is over for whoever was absent from a paper or sent out of it.
WORDS = {"absent": "vắng thi", "disqualified": "bị đình chỉ, hủy kết quả"}
HALF = 50


@dataclass(frozen=True)
class Sat:
    """A paper as it is sat for a post, in the order of the rounds."""

    id: int
    name: str
    kind: str = "specialist"
    form: str = "written"
    max_points: Decimal = Decimal(100)
    pass_percent: Decimal = Decimal(HALF)
    weight: Decimal = Decimal(1)
    counts: bool = True


@dataclass(frozen=True)
class Standing:
    """What the papers of a post come to for one candidate.

    ``exam``: the points that are ranked, two decimals; ``written``: those of the written part
    where there are several; ``knowledge``: of the first round; ``missing``: the paper of which
    there are no points yet.
    """

    passed: bool
    exam: Decimal
    written: Decimal | None = None
    knowledge: Decimal | None = None
    missing: int | None = None
    steps: tuple[Step, ...] = ()


def standing(papers, scores: Mapping):
    """Weigh the points of one candidate.

    :param papers: `Sat` in the order in which they are sat
    :param scores: ``{paper id: (state, points)}``
    """
    steps, total, written, knowledge = [], Decimal(0), None, None
    for paper in papers:
        score = scores.get(paper.id)
        if score is None:
            steps.append(Step(f"{paper.name}: chưa có điểm", None))
            return Standing(False, rounded(total), None, knowledge, paper.id, tuple(steps))
        state, points = score
        failure = _failure(paper, state, points)
        steps.append(_told(paper, state, points))
        if failure:
            steps.append(Step(failure, None))
            return Standing(False, rounded(total), None, knowledge, None, tuple(steps))
        if state == EXEMPT:
            continue
        if paper.counts:
            total += points * paper.weight
            if paper.form in ("written", "choice"):
                written = points if written is None else max(written, points)
        elif paper.kind == "knowledge" and knowledge is None:
            knowledge = points
    counted = [paper for paper in papers if paper.counts]
    if len(counted) < 2:
        written = None
    else:
        formula = " + ".join(
            f"{str(paper.weight.normalize()).replace('.', ',')} × {paper.name}" for paper in counted
        )
        steps.append(Step(f"Điểm kết hợp = {formula}", rounded(total)))
    return Standing(True, rounded(total), written, knowledge, None, tuple(steps))


def _failure(paper, state, points):
    """Why the candidate is out after this paper, or nothing."""
    if state in WORDS:
        return f"Không đạt: {paper.name} – {WORDS[state]}"
    if state == EXEMPT:
        return f"Không có điểm của {paper.name}" if paper.counts else ""
    needed = paper.max_points * paper.pass_percent / 100
    if points < needed:
        return f"Không đạt: {paper.name} phải từ {short(needed)} điểm trở lên"
    return ""


def _told(paper, state, points):
    if state == EXEMPT:
        return Step(paper.name, "miễn thi")
    if state in WORDS:
        return Step(paper.name, WORDS[state])
    return Step(f"{paper.name} (thang điểm {short(paper.max_points)})", rounded(points))


def short(number):
    """50.00 → 50; 12.50 → 12,5"""
    text = f"{Decimal(number):f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
