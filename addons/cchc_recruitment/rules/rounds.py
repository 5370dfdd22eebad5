"""The rounds and papers that a text prescribes: how sat, how long, how many questions, what passes.

Which papers there are is said here; how many questions, minutes and points they have and what share
each is of the result are figures of the text. Questions themselves are never a matter of this
program. Zero minutes or questions: the text as far as it was read leaves them to the announcement.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from odoo.addons.cchc_base.rules.problem import RuleError, translatable

from .law import LAWS, LEADERSHIP, family, lineage

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
    pass_percent: int = 0
    weight: Decimal = Decimal(1)
    counts: bool = True
    anonymous: bool = False
    appealable: bool = False
    article: str = ""


@dataclass(frozen=True)
class Round:
    kind: str
    name: str
    papers: tuple[Paper, ...] = ()


class NotPrescribed(RuleError):
    """The text doesn't know this way of recruiting."""


def prescribed(figures, form, exam_form, language=False, rank=SPECIALIST, computer=True):
    """The rounds of a competition for one kind of post.

    :param figures: `Figures` of the text
    :param form: ``exam``, ``review``, ``direct`` or ``leadership``
    :param exam_form: of the specialist part: ``written``, ``written_interview``, ``interview``,
        ``oral``, ``practice``, ``project`` or ``choice``
    :param language: the post asks for a foreign language
    :param rank: ``staff``, ``specialist``, ``principal`` or ``senior``
    :param computer: general knowledge is tested on computers
    """
    law = figures.law
    if form == "leadership" or law == LEADERSHIP:
        return _leadership(figures)
    if law not in LAWS:
        raise NotPrescribed(
            "unknown_law",
            _("“%(law)s” is no text on recruitment: choose the day of the announcement first."),
            law=law or "",
        )
    maker = {"exam": _exam, "review": _review, "direct": _direct}[form]
    return maker(figures, exam_form, language, rank, computer)


def _number(figures, code):
    return int(figures.get(code, 0))


# -- competitive examination -----------------------------------------------------


def _exam(figures, exam_form, language, rank, computer):
    law = figures.law
    decree = family(law)
    if law in ("nd24_2010", "nd29_2012"):
        return _four_exams(figures)
    if decree == "nd170_2025":
        return _nd170(figures, exam_form, language, rank)
    if decree == "nd138_2020":
        return _nd138(figures, exam_form, computer)
    first = {
        "nd24_2010": lambda: _first_2018(figures),
        "nd29_2012": lambda: _first_2018(figures),
        "nd115_2020": lambda: _first_public(figures, language, "Điều 9 khoản 1 NĐ 115/2020/NĐ-CP"),
        "nd259_2026": lambda: _first_public(figures, language, "Điều 11 NĐ 259/2026/NĐ-CP"),
    }[decree]()
    return first, _expert_round(figures, exam_form)


def _passed(figures):
    return {"pass_percent": _number(figures, "pass_percent")}


def _nd170(figures, exam_form, language, rank):
    """NĐ 170/2025, điều 9"""
    rounds = []
    if rank == SPECIALIST:
        article = "Điều 9 khoản 2 điểm a NĐ 170/2025/NĐ-CP"
        rounds.append(Round(KNOWLEDGE, "Vòng 1: Kiến thức chung", (_general(figures, article),)))
    if language:
        # Conditional, before the specialist examination, and not counted.
        article = "Điều 9 khoản 5 NĐ 170/2025/NĐ-CP"
        paper = Paper(
            "NN", "Ngoại ngữ", "choice", counts=False, article=article, **_passed(figures)
        )
        rounds.append(Round(LANGUAGE, "Thi ngoại ngữ", (paper,)))
    return *rounds, _nd170_expert(figures, exam_form, rank)


def _nd170_expert(figures, exam_form, rank):
    name = "Vòng 2: Nghiệp vụ chuyên ngành" if rank == SPECIALIST else "Nghiệp vụ chuyên ngành"
    if rank == STAFF:
        form = exam_form if exam_form in ("oral", "practice") else "oral"
        words = {"oral": "Vấn đáp", "practice": "Thực hành"}
        article = "Điều 9 khoản 1 NĐ 170/2025/NĐ-CP"
        minutes = _number(figures, "staff_minutes")
        paper = Paper("NV", words[form], form, minutes, article=article, **_passed(figures))
        return Round(EXPERT, name, (paper,))
    if rank == SENIOR:
        article = "Điều 9 khoản 4 NĐ 170/2025/NĐ-CP"
        minutes = _number(figures, "project_minutes")
        paper = Paper("DA", "Đề án", "project", minutes, article=article, **_passed(figures))
        return Round(EXPERT, name, (paper,))
    article = f"Điều 9 khoản {3 if rank == PRINCIPAL else 2} NĐ 170/2025/NĐ-CP"
    return Round(EXPERT, name, _expert_papers(figures, exam_form, article))


def _nd138(figures, exam_form, computer):
    """NĐ 138/2020; the part on computing is sat on paper only, and by NĐ 116/2024 not at all."""
    law, article = figures.law, "Điều 8 NĐ 138/2020/NĐ-CP"
    papers = []
    if "nd138_2020_nd06" in lineage(law):
        # The pass of the input-quality test stands in the place of general knowledge.
        article = "NĐ 06/2023/NĐ-CP, NĐ 116/2024/NĐ-CP"
    else:
        papers.append(_general(figures, article))
    papers.append(_short(figures, "NN", "Ngoại ngữ", article))
    if not computer and law != "nd138_2020_nd116":
        papers.append(_short(figures, "TH", "Tin học", article))
    first = Round(KNOWLEDGE, "Vòng 1: Kiểm tra kiến thức, năng lực chung", tuple(papers))
    return first, _expert_round(figures, exam_form)


def _first_2018(figures):
    article = "NĐ 161/2018/NĐ-CP"
    papers = (
        _general(figures, article),
        _short(figures, "NN", "Ngoại ngữ", article),
        _short(figures, "TH", "Tin học", article),
    )
    return Round(KNOWLEDGE, "Vòng 1: Kiểm tra kiến thức, năng lực chung", papers)


def _first_public(figures, language, article):
    """The language only where the post asks for one."""
    papers = (_general(figures, article),)
    if language:
        papers += (_short(figures, "NN", "Ngoại ngữ", article),)
    return Round(KNOWLEDGE, "Vòng 1: Kiểm tra kiến thức chung", papers)


def _four_exams(figures):
    """NĐ 24/2010: four examinations; of the specialist one the written part has its own weight."""
    article = "Điều 8 NĐ 24/2010/NĐ-CP" if figures.law == "nd24_2010" else "NĐ 29/2012/NĐ-CP"
    known = {"article": article, **_passed(figures)}
    weight, other = (figures.get(f"expert_{kind}_weight", 1) for kind in ("written", "choice"))
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
                Paper("NVV", "Thi viết chuyên ngành", "written", weight=weight, **marked),
                Paper("NVT", "Thi trắc nghiệm chuyên ngành", "choice", weight=other, **known),
            ),
        ),
    )


def _general(figures, article, stem="general"):
    """A point for each question."""
    questions = _number(figures, f"{stem}_questions")
    return Paper(
        code="KTC",
        name="Kiến thức chung",
        form="choice",
        minutes=_number(figures, f"{stem}_minutes"),
        questions=questions,
        max_points=Decimal(questions),
        counts=False,
        article=article,
        **_passed(figures),
    )


def _short(figures, code, name, article):
    """Of a language or of computing."""
    return replace(_general(figures, article, "short"), code=code, name=name)


def _expert_round(figures, exam_form):
    articles = {
        "nd115_2020": "Điều 9 khoản 2 NĐ 115/2020/NĐ-CP",
        "nd138_2020": "Điều 8 khoản 2 NĐ 138/2020/NĐ-CP",
        "nd259_2026": "Điều 11 NĐ 259/2026/NĐ-CP",
    }
    article = articles.get(family(figures.law), "NĐ 161/2018/NĐ-CP")
    papers = _expert_papers(figures, exam_form, article)
    return Round(EXPERT, "Vòng 2: Nghiệp vụ chuyên ngành", papers)


def _expert_papers(figures, exam_form, article):
    known = {"article": article, **_passed(figures)}
    minutes = {
        form: _number(figures, f"{form}_minutes") for form in ("written", "choice", "interview")
    }
    written = Paper("NVV", "Thi viết", "written", minutes["written"], anonymous=True,
                    appealable=True, **known)  # fmt: skip
    # NĐ 170/2025: 60–120 questions in 90–180 minutes; the announcement says how many.
    choice = Paper("NVT", "Trắc nghiệm trên máy vi tính", "choice", minutes["choice"],
                   _number(figures, "choice_questions"), **known)  # fmt: skip
    interview = Paper("PV", "Phỏng vấn", "interview", minutes["interview"], **known)
    if exam_form == "written_interview":
        return (
            replace(written, weight=figures.get("written_share", Decimal(0))),
            replace(interview, weight=figures.get("interview_share", Decimal(0))),
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
                minutes=_number(figures, "project_minutes"),
            ),
        }[exam_form],
    )


# -- selection review, direct admission, leading posts -----------------------------


def _review(figures, exam_form, language, rank, computer):
    """Round 1 checks the forms; round 2 examines."""
    law = figures.law
    first = Round(CHECK, "Vòng 1: Kiểm tra điều kiện dự tuyển")
    if family(law) == "nd115_2020":
        return first, _expert_round(figures, exam_form)
    article = "Điều 11 NĐ 170/2025/NĐ-CP" if family(law) == "nd170_2025" else LAWS[law]
    minutes = _number(figures, "oral_minutes")
    oral = Paper("VD", "Vấn đáp", "oral", minutes, article=article, **_passed(figures))
    return first, Round(EXPERT, "Vòng 2: Vấn đáp", (oral,))


def _direct(figures, exam_form, language, rank, computer):
    """The council examines; NĐ 300/2026 removed it: the personnel officer proposes, the head
    decides."""
    law = figures.law
    check = Round(CHECK, "Kiểm tra điều kiện, tiêu chuẩn")
    if law == "nd170_2025_nd300":
        return (check,)
    article = "Điều 14 NĐ 170/2025/NĐ-CP" if law == "nd170_2025" else LAWS[law]
    oral = Paper("SH", "Sát hạch", "oral", article=article, **_passed(figures))
    return check, Round(EXPERT, "Sát hạch trước Hội đồng", (oral,))


def needs_council(law, group="", leading=False):
    """Whether a direct admission is examined by a council (NĐ 170/2025, điều 14).

    None for the groups b, c, đ into posts that don't lead, none for appointments to leading
    posts, none at all since NĐ 300/2026.
    """
    if law == "nd170_2025_nd300" or leading:
        return False
    return not (law == "nd170_2025" and group in ("b", "c", "đ"))


def _leadership(figures):
    """A written round, then the programme of action defended before the board."""
    known = {"article": LAWS[LEADERSHIP], **_passed(figures)}
    written = Paper("LDV", "Thi viết", "written", _number(figures, "written_minutes"),
                    anonymous=True, appealable=True, **known)  # fmt: skip
    defence = Paper("LDB", "Bảo vệ đề án", DEFENCE, **known)
    return (
        Round(KNOWLEDGE, "Vòng 1: Thi viết", (replace(written, counts=False),)),
        Round(EXPERT, "Vòng 2: Trình bày, bảo vệ đề án", (defence,)),
    )
