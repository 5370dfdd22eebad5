"""Whether somebody may be nominated for a class.

Of a course abroad the decree says it (`sending`). Of classes at home no decree that was read bars
anybody: the months until retirement and a discipline in effect are the province's own rule, from
which Home Affairs may depart with a reason. Two classes on the same days are impossible whatever
the rule, and who holds the certificate already needs no class.
"""

from dataclasses import dataclass
from datetime import date

from .condition import Finding, answer
from .sending import ABROAD, Person, findings, remaining, undisciplined


@dataclass(frozen=True)
class Course:
    """The class, as far as a nominee is judged by it."""

    name: str
    start: date
    end: date
    abroad: bool = False
    months: object = 0  # of a course abroad
    # For whom it is, in words, and whether the nominee is of them; None: for everybody.
    audience: str = ""
    for_nominee: bool | None = None


@dataclass(frozen=True)
class Other:
    """Another class of the same person."""

    name: str
    start: date
    end: date


def clash(course, others):
    """The first other class that shares a day with the course, or None."""
    return next(
        (one for one in others if one.start <= course.end and course.start <= one.end), None
    )


def nominee(person: Person, course: Course, figures, others=(), proven="", held=None):
    """The conditions of a nominee.

    :param figures: `Figures` of the text of the first day, with the province's own
    :param others: `Other` classes of the person that were not cancelled
    :param proven: the certificate that shows already what the class would, in words
    :param held: whether the person is in service on the first day; None: not known
    :return: a `Result` of `condition.answer`
    """
    if course.abroad:
        found = list(findings(ABROAD, person, course.start, course.months, figures))
    else:
        found = list(_own(person, course, figures))
    other = clash(course, others)
    found.append(
        Finding(
            "overlap",
            "Không trùng thời gian với lớp khác",
            f"{other.name}, {other.start:%d/%m/%Y} – {other.end:%d/%m/%Y}" if other else "",
            other is None,
        )
    )
    if held is not None:
        found.append(Finding("service", "Đang công tác khi lớp khai giảng", "", held))
    found.append(
        Finding("proven", "Chưa có chứng chỉ của lớp này", proven, not proven, by_law=False)
    )
    if course.for_nominee is not None:
        found.append(
            Finding(
                "audience",
                "Đúng đối tượng của chương trình",
                course.audience,
                course.for_nominee,
                by_law=False,
            )
        )
    return answer(tuple(found), "training_nominee")


def _own(person, course, figures):
    """The province's own rule on classes at home."""
    least = int(figures.get("class_retirement_months", 0))
    if least:
        article = figures.article("class_retirement_months")
        yield remaining(person, course.start, least, article, by_law=False)
    if figures.get("class_undisciplined"):
        yield undisciplined(person, figures.article("class_undisciplined"), by_law=False)
