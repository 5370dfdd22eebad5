"""The rounds and papers that a text prescribes: how sat, how long, how many questions, what passes.

Questions themselves are never a matter of this program. Zero minutes or questions: the text as
far as it was read leaves them to the announcement. What was not read in a text says so by its
``confidence``.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from odoo.addons.cchc_base.rules.problem import RuleError, translatable

from .law import LAWS, LEADERSHIP, MEMORY, SEEN, family, lineage

_ = translatable("cchc_recruitment")

STAFF, SPECIALIST, PRINCIPAL, SENIOR = "staff", "specialist", "principal", "senior"
# Tiers of `cchc.rank` → what the examination is for.
RANK_OF_TIER = {
    "staff": STAFF,
    "other": SPECIALIST,
    "technician": SPECIALIST,
    "specialist": SPECIALIST,
    "principal": PRINCIPAL,
    "senior_principal": SENIOR,
}
KNOWLEDGE, LANGUAGE, CHECK, EXPERT = "knowledge", "language", "form_check", "specialist"
DEFENCE = "project"
WRITTEN_SHARE, INTERVIEW_SHARE = Decimal("0.7"), Decimal("0.3")


@dataclass(frozen=True)
class Paper:
    """One part of an examination.

    ``counts``: its points are a part of the result, else it must only be passed. ``anonymous``:
    marked under a code. ``appealable``: the candidate may ask for a second marking.
    """

    code: str
    name: str
    form: str
    minutes: int = 0
    questions: int = 0
    max_points: Decimal = Decimal(100)
    pass_percent: int = 50
    weight: Decimal = Decimal(1)
    counts: bool = True
    anonymous: bool = False
    appealable: bool = False
    article: str = ""
    confidence: str = SEEN


@dataclass(frozen=True)
class Round:
    kind: str
    name: str
    papers: tuple[Paper, ...] = ()


class NotPrescribed(RuleError):
    """The text doesn't know this way of recruiting."""


def prescribed(law, form, exam_form, language=False, rank=SPECIALIST, computer=True):
    """The rounds of a competition for one kind of post.

    :param form: ``exam``, ``review``, ``direct`` or ``leadership``
    :param exam_form: of the specialist part: ``written``, ``written_interview``, ``interview``,
        ``oral``, ``practice``, ``project`` or ``choice``
    :param language: the post asks for a foreign language
    :param rank: ``staff``, ``specialist``, ``principal`` or ``senior``
    :param computer: general knowledge is tested on computers
    """
    if form == "leadership" or law == LEADERSHIP:
        return _leadership()
    if law not in LAWS:
        raise NotPrescribed(
            "unknown_law",
            _("“%(law)s” is no text on recruitment: choose the day of the announcement first."),
            law=law or "",
        )
    maker = {"exam": _exam, "review": _review, "direct": _direct}[form]
    return maker(law, exam_form, language, rank, computer)


# -- competitive examination -----------------------------------------------------


def _exam(law, exam_form, language, rank, computer):
    decree = family(law)
    if law in ("nd24_2010", "nd29_2012"):
        return _four_exams(law)
    if decree == "nd170_2025":
        return _nd170(exam_form, language, rank)
    if decree == "nd138_2020":
        return _nd138(law, exam_form, computer)
    first = {
        "nd24_2010": lambda: _first_2018(law),
        "nd29_2012": lambda: _first_2018(law),
        "nd115_2020": lambda: _first_public(law, language, "Điều 9 khoản 1 NĐ 115/2020/NĐ-CP"),
        "nd259_2026": lambda: _first_public(law, language, "Điều 11 NĐ 259/2026/NĐ-CP"),
    }[decree]()
    return first, _expert_round(law, exam_form)


def _nd170(exam_form, language, rank):
    """NĐ 170/2025, điều 9"""
    rounds = []
    if rank == SPECIALIST:
        article = "Điều 9 khoản 2 điểm a NĐ 170/2025/NĐ-CP"
        rounds.append(Round(KNOWLEDGE, "Vòng 1: Kiến thức chung", (_general(article, SEEN),)))
    if language:
        # Conditional, before the specialist examination, and not counted.
        paper = Paper(
            "NN", "Ngoại ngữ", "choice", counts=False, article="Điều 9 khoản 5 NĐ 170/2025/NĐ-CP"
        )
        rounds.append(Round(LANGUAGE, "Thi ngoại ngữ", (paper,)))
    return *rounds, _nd170_expert(exam_form, rank)


def _nd170_expert(exam_form, rank):
    name = "Vòng 2: Nghiệp vụ chuyên ngành" if rank == SPECIALIST else "Nghiệp vụ chuyên ngành"
    if rank == STAFF:
        form = exam_form if exam_form in ("oral", "practice") else "oral"
        words = {"oral": "Vấn đáp", "practice": "Thực hành"}
        paper = Paper("NV", words[form], form, 30, article="Điều 9 khoản 1 NĐ 170/2025/NĐ-CP")
        return Round(EXPERT, name, (paper,))
    if rank == SENIOR:
        paper = Paper("DA", "Đề án", "project", 90, article="Điều 9 khoản 4 NĐ 170/2025/NĐ-CP")
        return Round(EXPERT, name, (paper,))
    article = f"Điều 9 khoản {3 if rank == PRINCIPAL else 2} NĐ 170/2025/NĐ-CP"
    return Round(EXPERT, name, _expert_papers(exam_form, article, SEEN, hours_known=True))


def _nd138(law, exam_form, computer):
    """NĐ 138/2020; the part on computing is sat on paper only, and by NĐ 116/2024 not at all."""
    article = "Điều 8 NĐ 138/2020/NĐ-CP"
    papers = []
    if "nd138_2020_nd06" in lineage(law):
        # The pass of the input-quality test stands in the place of general knowledge.
        article = "NĐ 06/2023/NĐ-CP, NĐ 116/2024/NĐ-CP"
    else:
        papers.append(_general(article, MEMORY))
    papers.append(_short("NN", "Ngoại ngữ", article))
    if not computer and law != "nd138_2020_nd116":
        papers.append(_short("TH", "Tin học", article))
    first = Round(KNOWLEDGE, "Vòng 1: Kiểm tra kiến thức, năng lực chung", tuple(papers))
    return first, _expert_round(law, exam_form)


def _first_2018(law):
    article = "NĐ 161/2018/NĐ-CP"
    papers = (
        _general(article, MEMORY),
        _short("NN", "Ngoại ngữ", article),
        _short("TH", "Tin học", article),
    )
    return Round(KNOWLEDGE, "Vòng 1: Kiểm tra kiến thức, năng lực chung", papers)


def _first_public(law, language, article):
    """The language only where the post asks for one."""
    known = SEEN if family(law) == "nd115_2020" else MEMORY
    papers = (_general(article, known),)
    if language:
        papers += (_short("NN", "Ngoại ngữ", article, known),)
    return Round(KNOWLEDGE, "Vòng 1: Kiểm tra kiến thức chung", papers)


def _four_exams(law):
    """NĐ 24/2010: four examinations; of the specialist one the written part counts twice."""
    article = "Điều 8 NĐ 24/2010/NĐ-CP" if law == "nd24_2010" else "NĐ 29/2012/NĐ-CP"
    known = {"article": article, "confidence": MEMORY}
    marked = {"anonymous": True, "appealable": True, **known}
    return (
        Round(
            KNOWLEDGE,
            "Kiến thức chung, ngoại ngữ, tin học",
            (
                Paper("KTC", "Kiến thức chung", "written", **marked),
                Paper("NN", "Ngoại ngữ", "written", counts=False, **marked),
                Paper("TH", "Tin học văn phòng", "choice", counts=False, **known),
            ),
        ),
        Round(
            EXPERT,
            "Nghiệp vụ chuyên ngành",
            (
                Paper("NVV", "Thi viết chuyên ngành", "written", weight=Decimal(2), **marked),
                Paper("NVT", "Thi trắc nghiệm chuyên ngành", "choice", **known),
            ),
        ),
    )


def _general(article, confidence):
    """60 questions in 60 minutes, a point each; half of them right passes."""
    return Paper(
        code="KTC",
        name="Kiến thức chung",
        form="choice",
        minutes=60,
        questions=60,
        max_points=Decimal(60),
        counts=False,
        article=article,
        confidence=confidence,
    )


def _short(code, name, article, confidence=MEMORY):
    """30 questions in 30 minutes."""
    paper = _general(article, confidence)
    return replace(paper, code=code, name=name, minutes=30, questions=30, max_points=Decimal(30))


def _expert_round(law, exam_form):
    articles = {
        "nd115_2020": ("Điều 9 khoản 2 NĐ 115/2020/NĐ-CP", SEEN),
        "nd138_2020": ("Điều 8 khoản 2 NĐ 138/2020/NĐ-CP", MEMORY),
        "nd259_2026": ("Điều 11 NĐ 259/2026/NĐ-CP", MEMORY),
    }
    article, confidence = articles.get(family(law), ("NĐ 161/2018/NĐ-CP", MEMORY))
    papers = _expert_papers(exam_form, article, confidence)
    if exam_form == "written_interview" and family(law) == "nd138_2020":
        # Of the shares nothing is known: half and half, to be corrected by the announcement.
        papers = tuple(replace(paper, weight=Decimal("0.5")) for paper in papers)
    return Round(EXPERT, "Vòng 2: Nghiệp vụ chuyên ngành", papers)


def _expert_papers(exam_form, article, confidence, hours_known=False):
    known = {"article": article, "confidence": confidence}
    written = Paper("NVV", "Thi viết", "written", 180, anonymous=True, appealable=True, **known)
    # NĐ 170/2025: 60–120 questions in 90–180 minutes; the announcement says how many.
    choice = Paper("NVT", "Trắc nghiệm trên máy vi tính", "choice", 90, 60, **known)
    interview = Paper("PV", "Phỏng vấn", "interview", 30, **known)
    if exam_form == "written_interview":
        return (
            replace(written, weight=WRITTEN_SHARE),
            replace(interview, weight=INTERVIEW_SHARE),
        )
    return (
        {
            "written": written,
            "choice": choice,
            "interview": interview,
            "oral": replace(interview, code="VD", name="Vấn đáp", form="oral"),
            "practice": replace(interview, code="TH", name="Thực hành", form="practice", minutes=0),
            "project": replace(
                interview,
                code="DA",
                name="Đề án",
                form="project",
                minutes=90 if hours_known else 0,
            ),
        }[exam_form],
    )


# -- selection review, direct admission, leading posts -----------------------------


def _review(law, exam_form, language, rank, computer):
    """Round 1 checks the forms; round 2 examines."""
    first = Round(CHECK, "Vòng 1: Kiểm tra điều kiện dự tuyển")
    if family(law) == "nd115_2020":
        return first, _expert_round(law, exam_form)
    known = (
        ("Điều 11 NĐ 170/2025/NĐ-CP", SEEN) if family(law) == "nd170_2025" else (LAWS[law], MEMORY)
    )
    oral = Paper("VD", "Vấn đáp", "oral", 30, article=known[0], confidence=known[1])
    return first, Round(EXPERT, "Vòng 2: Vấn đáp", (oral,))


def _direct(law, exam_form, language, rank, computer):
    """The council examines; NĐ 300/2026 removed it: the personnel officer proposes, the head
    decides."""
    check = Round(CHECK, "Kiểm tra điều kiện, tiêu chuẩn")
    if law == "nd170_2025_nd300":
        return (check,)
    known = ("Điều 14 NĐ 170/2025/NĐ-CP", SEEN) if law == "nd170_2025" else (LAWS[law], MEMORY)
    oral = Paper("SH", "Sát hạch", "oral", article=known[0], confidence=known[1])
    return check, Round(EXPERT, "Sát hạch trước Hội đồng", (oral,))


def needs_council(law, group="", leading=False):
    """Whether a direct admission is examined by a council (NĐ 170/2025, điều 14).

    None for the groups b, c, đ into posts that don't lead, none for appointments to leading
    posts, none at all since NĐ 300/2026.
    """
    if law == "nd170_2025_nd300" or leading:
        return False
    return not (law == "nd170_2025" and group in ("b", "c", "đ"))


def _leadership():
    """A written round, then the programme of action defended before the board."""
    known = {"article": LAWS[LEADERSHIP], "confidence": MEMORY}
    written = Paper("LDV", "Thi viết", "written", 180, anonymous=True, appealable=True, **known)
    defence = Paper("LDB", "Bảo vệ đề án", DEFENCE, **known)
    return (
        Round(KNOWLEDGE, "Vòng 1: Thi viết", (replace(written, counts=False),)),
        Round(EXPERT, "Vòng 2: Trình bày, bảo vệ đề án", (defence,)),
    )
