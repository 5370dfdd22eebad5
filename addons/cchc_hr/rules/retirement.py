"""When a person reaches retirement: NĐ 135/2020/NĐ-CP, with 60/55 years before 2021.

The age depends on sex and month of birth: Phụ lục I in normal conditions, Phụ lục II (five years
earlier) for the work and places that Bộ luật Lao động, Điều 169 khoản 3 names.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from odoo.addons.cchc_base.rules.dated import pick
from odoo.addons.cchc_base.rules.months import add_months, last_day_of_month
from odoo.addons.cchc_base.rules.problem import RuleError, translatable
from odoo.addons.cchc_base.rules.result import Result, Step
from odoo.addons.cchc_base.rules.tables import day

_ = translatable("cchc_hr")

DECREE = "NĐ 135/2020/NĐ-CP"
DATE_ARTICLE = f"{DECREE}, Điều 3"
ANNEXES = ("I", "II")
SEXES = {"male": "Nam", "female": "Nữ"}


class RetirementError(RuleError):
    """The case lacks what the table asks for."""


@dataclass(frozen=True)
class RetirementAge:
    """One row of an annex: the age of those born between two days (empty bounds are open)."""

    annex: str
    sex: str
    date_from: date | None
    date_to: date | None
    years: int
    months: int
    document: str

    @classmethod
    def from_text(cls, row):
        """From a row of `data/cchc.retirement.age.csv`."""
        return cls(
            annex=row["annex"],
            sex=row["sex"],
            date_from=day(row["birth_from"]),
            date_to=day(row["birth_to"]),
            years=int(row["years"]),
            months=int(row["months"]),
            document=row["document"],
        )


def retirement(rows, birth, sex, annex="I"):
    """The last day of service, that is the end of the month in which the age is reached.

    Facts: `age_months`, `age_reached`, `pension_from` (the first day of the next month).
    """
    _check_case(sex, annex)
    born = birth.first_day()
    row = pick(
        [row for row in rows if row.annex == annex and row.sex == sex],
        born,
        f"Tuổi nghỉ hưu, Phụ lục {annex}",
    )
    age_months = 12 * row.years + row.months
    reached = add_months(born, age_months)
    last_day = last_day_of_month(reached)
    pension_from = last_day + timedelta(days=1)
    return Result(
        value=last_day,
        steps=(
            Step("Sinh", str(birth)),
            *_assumed_day(birth, born),
            Step("Giới tính", SEXES[sex]),
            Step("Tuổi nghỉ hưu", _age(row), row.document),
            Step("Đủ tuổi nghỉ hưu", reached),
            Step("Nghỉ hưu từ hết ngày", last_day, DATE_ARTICLE),
            Step("Hưởng lương hưu từ ngày", pension_from, DATE_ARTICLE),
        ),
        text_id="nd-135-2020",
        facts=(
            ("age_months", age_months),
            ("age_reached", reached),
            ("pension_from", pension_from),
        ),
    )


def _check_case(sex, annex):
    if sex not in SEXES:
        raise RetirementError(
            "sex_unknown", _("The retirement age needs the person's sex; enter it in the file.")
        )
    if annex not in ANNEXES:
        raise RetirementError(
            "unknown_annex",
            _("Decree 135/2020 has annexes I and II, not “%(annex)s”."),
            annex=annex,
        )


def _assumed_day(birth, born):
    """Say it when the file knows only the year or the month."""
    if birth.precision == "day":
        return ()
    return (Step("Hồ sơ không ghi đủ ngày, tháng sinh: lấy ngày", born, DATE_ARTICLE),)


def _age(row):
    return f"{row.years} tuổi {row.months} tháng" if row.months else f"{row.years} tuổi"
