"""Who may be sent to postgraduate study and to courses abroad.

NĐ 171/2025 điều 5 and điều 28; before it NĐ 101/2017 điều 6 and NĐ 18/2010. Public employees of NĐ
101 are asked for the end of their probation, not for years and age. Which text holds is said by
the figures that are given: those of the day of sending.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from odoo.addons.cchc_base.rules.months import add_months, full_months
from odoo.addons.cchc_base.rules.result import Result, Step

from .condition import Finding, answer
from .law import PUBLIC

POSTGRADUATE, ABROAD = "postgraduate", "abroad"
GOOD = frozenset({"excellent", "good"})
RATINGS = {
    "excellent": "hoàn thành xuất sắc",
    "good": "hoàn thành tốt",
    "completed": "hoàn thành",
    "limited": "hoàn thành nhưng còn hạn chế về năng lực",
    "not_completed": "không hoàn thành",
}


@dataclass(frozen=True)
class Person:
    """What the dossier says of somebody on the day of sending.

    ``served_months`` without probation; ``retirement`` is the `Result` of the retirement rule;
    ``discipline`` the words of a measure in effect.
    """

    audience: str
    birthday: date | None = None
    served_months: int | None = None
    probation_over: bool | None = None
    ratings: Mapping[int, str] = field(default_factory=dict)
    retirement: Result | None = None
    discipline: str = ""
    sent_before: bool = False
    # The field of study fits the job: said by whoever sends.
    field_fits: bool | None = None
    field_words: str = ""


def sending(kind, person, start, months, figures, title=""):
    """The conditions of a study that begins on a day.

    :param kind: ``postgraduate`` or ``abroad``
    :param months: how long it lasts (a course abroad of two weeks: Decimal("0.5"))
    :param figures: `Figures` of the text in force that day
    :return: a `Result` of `condition.answer`
    """
    before = (
        Step("Xét theo", title or figures.title()),
        Step("Ngày được cử đi học", start),
        Step("Thời gian học (tháng)", _number(months)),
    )
    return answer(
        tuple(findings(kind, person, start, months, figures)), f"training_sending_{kind}", before
    )


def findings(kind, person, start, months, figures):
    """The conditions one by one, for a rule that asks for more beside them."""
    checks = _postgraduate if kind == POSTGRADUATE else _abroad
    return checks(person, start, months, figures)


def _postgraduate(person, start, _months, figures):
    if person.audience == PUBLIC and "pg_probation_over" in figures:
        yield Finding(
            "probation",
            "Đã hết thời gian tập sự",
            "",
            person.probation_over,
            figures.article("pg_probation_over"),
        )
    else:
        yield _service(person, figures)
        yield from ratings(person, start, int(figures["pg_good_years"]), figures, "pg_good_years")
        yield _age(person, start, figures)
    yield Finding(
        "field",
        "Chuyên ngành phù hợp với vị trí việc làm",
        person.field_words,
        person.field_fits,
        figures.article("pg_commitment_times"),
    )


def _service(person, figures):
    years = int(figures["pg_service_years"])
    met = None if person.served_months is None else person.served_months >= years * 12
    return Finding(
        "service",
        f"Đã công tác từ đủ {years} năm (không tính tập sự)",
        "" if met is None else in_years(person.served_months),
        met,
        figures.article("pg_service_years"),
    )


def ratings(person, start, count, figures, code):
    """One finding for each of the years right before the sending."""
    for year in range(start.year - count, start.year):
        rating = person.ratings.get(year)
        yield Finding(
            f"rating_{year}",
            f"Năm {year} từ hoàn thành tốt nhiệm vụ trở lên",
            RATINGS.get(rating, "chưa có kết quả xếp loại"),
            None if rating is None else rating in GOOD,
            figures.article(code),
        )


def _age(person, start, figures):
    most = int(figures["pg_most_age"])
    label = f"Không quá {most} tuổi khi được cử đi lần đầu"
    article = figures.article("pg_most_age")
    if person.sent_before:
        return Finding("age", label, "đã được cử đi đào tạo trước đây", True, article)
    if not person.birthday:
        return Finding("age", label, "chưa có ngày sinh", None, article)
    full = add_months(person.birthday, most * 12)
    found = f"đủ {most} tuổi ngày {full:%d/%m/%Y}"
    return Finding("age", label, found, start <= full, article)


def _abroad(person, start, months, figures):
    most = figures["abroad_most"]
    yield Finding(
        "length",
        f"Khóa bồi dưỡng dưới {int(most)} tháng",
        "" if months < most else "từ đó trở lên là đào tạo: xét điều kiện đào tạo",
        months < most,
        figures.article("abroad_most"),
    )
    longer = months >= figures["abroad_long_from"]
    code = "abroad_long_months" if longer else "abroad_short_months"
    yield remaining(person, start, int(figures[code]), figures.article(code))
    if "abroad_good_years" in figures:
        yield from ratings(
            person, start, int(figures["abroad_good_years"]), figures, "abroad_good_years"
        )
    if figures.get("abroad_undisciplined"):
        yield undisciplined(person, figures.article("abroad_undisciplined"))


def remaining(person, start, least, article, by_law=True):
    """Months of service left until retirement, by the rule of retirement."""
    label = f"Còn đủ tuổi để công tác ít nhất {least} tháng"
    if person.retirement is None:
        return Finding("retirement", label, "chưa đủ thông tin", None, article, by_law)
    last = person.retirement.value
    found = f"nghỉ hưu từ hết ngày {last:%d/%m/%Y}, còn {full_months(start, last)} tháng"
    return Finding("retirement", label, found, add_months(start, least) <= last, article, by_law)


def undisciplined(person, article, by_law=True):
    return Finding(
        "discipline",
        "Không trong thời gian thi hành kỷ luật",
        person.discipline,
        not person.discipline,
        article,
        by_law,
    )


def in_years(months):
    """75 → 6 năm 3 tháng"""
    years, rest = divmod(months, 12)
    parts = [f"{years} năm" if years else "", f"{rest} tháng" if rest else ""]
    return " ".join(filter(None, parts)) or "0 tháng"


def _number(months):
    return int(months) if months == int(months) else Decimal(months)
