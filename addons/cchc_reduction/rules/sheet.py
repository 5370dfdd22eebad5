"""A computation while it is made: lines of money, each with its formula and article."""

from dataclasses import dataclass
from decimal import Decimal

from odoo.addons.cchc_base.rules.figures import SEEN, Figures
from odoo.addons.cchc_base.rules.money import dong, format_decimal, format_integer
from odoo.addons.cchc_base.rules.problem import Problem
from odoo.addons.cchc_base.rules.result import Result, Step

from .spans import half_years

# Codes of lines, which forms 1a–1d and the payment read.
EARLY_YEARS, INSURANCE, ONCE, JOB_SEARCH, SERVICE = (
    "early_years", "insurance", "once", "job_search", "service",
)  # fmt: skip
STUDY_PAY, STUDY_FEE, MONTHS, KEPT = "study_pay", "study_fee", "months", "kept"
CODES = frozenset(
    {EARLY_YEARS, INSURANCE, ONCE, JOB_SEARCH, SERVICE, STUDY_PAY, STUDY_FEE, MONTHS, KEPT}
)
# By-products that the forms print beside the lines.
MONTHS_EARLY, INSURANCE_FIRST = "months_early", "insurance_first"
# What is told of the figures that a line rests on, the surest first.
CONFIDENCE = {
    SEEN: "đã đối chiếu văn bản",
    "derived": "suy ra từ văn bản khác, cần đối chiếu",
    "memory": "chưa đối chiếu văn bản",
}

ROUNDING = "half_year_months"


def least_sure(confidences):
    """The word of the figure that was read least well."""
    return max(confidences, key=list(CONFIDENCE).index, default=SEEN)


@dataclass(frozen=True)
class Line:
    """One amount: how many months' pay, of which pay, by which article.

    `confidence` is that of the least sure figure which it was reckoned by.
    """

    code: str
    label: str
    amount: int
    formula: str
    article: str
    confidence: str = SEEN

    def step(self):
        """As it stands in an explanation; what nobody has read in the text is said so."""
        doubt = "" if self.confidence == SEEN else f"; {CONFIDENCE[self.confidence]}"
        return Step(f"{self.label} = {self.formula}", self.amount, self.article + doubt)


@dataclass(frozen=True)
class Benefit:
    """What a decree gives in a case, or why it gives nothing.

    The amount is the sum of the lines; `full_pension` says that the pension is not reduced for
    the years before the age.
    """

    decree: str
    article: str
    lines: tuple[Line, ...] = ()
    full_pension: bool = False
    refusals: tuple[Problem, ...] = ()
    unverified: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    # By-products, by name
    told: tuple[tuple[str, int], ...] = ()
    # That of the least sure figure which it rests on, conditions included
    confidence: str = SEEN

    @property
    def fits(self):
        return not self.refusals

    @property
    def amount(self):
        return sum(line.amount for line in self.lines)

    def result(self):
        """The same as the `Result` that screens show and decisions keep."""
        told = [line.step() for line in self.lines]
        if self.full_pension:
            told.append(Step("Lương hưu không bị trừ tỷ lệ do nghỉ trước tuổi", None, self.article))
        told.append(Step("Tổng số tiền (đồng)", self.amount))
        told += [Step("Số liệu chưa đối chiếu văn bản", text) for text in self.unverified]
        return Result(
            value=self.amount,
            steps=(*self.steps, *told),
            text_id=self.decree,
            facts=(*((line.code, line.amount) for line in self.lines), *self.told),
        )


class Sheet:
    """Collects the lines of one benefit; every figure is taken from the decree's table."""

    def __init__(self, figures: Figures, article):
        self.figures, self.article = figures, article
        self.lines, self.steps, self.refusals = [], [], []
        self.unverified, self.told = {}, {}

    def figure(self, code):
        """A figure of the decree; remembered when nobody has read it in the text."""
        row = self.figures.needed(code)
        if row.confidence != SEEN:
            self.unverified[code] = f"{row.name}: {format_decimal(row.value)} ({row.article})"
        return row.value

    def years(self, months):
        """Months as years with halves, rounded as the decree says."""
        if not months % 12:
            return Decimal(months // 12)  # nothing to round, whatever the decree says
        return half_years(months, self.figure(ROUNDING))

    @staticmethod
    def rounding(months):
        """The figure by which a span was rounded, as `pay` takes it."""
        return (ROUNDING,) if months % 12 else ()

    def rounding_article(self):
        return self.figures.needed(ROUNDING).article

    def confidence(self, codes):
        """That of the least sure of some figures."""
        return least_sure(self.figures.needed(code).confidence for code in codes)

    def note(self, label, value, article=""):
        self.steps.append(Step(label, value, article))

    def refuse(self, code, message, **params):
        self.refusals.append(Problem(code, message, params))

    def pay(self, code, label, months, salary, *, by=(), article=None, words=""):
        """A line of so many months of a salary.

        :param months: Decimal
        :param by: codes of the figures that it was reckoned by
        :param words: how the number of months came about, when it is a product
        """
        told = words or format_decimal(Decimal(months))
        self.lines.append(
            Line(
                code,
                label,
                dong(Decimal(months) * salary),
                f"{told} × {format_integer(salary)}",
                article or self.article,
                self.confidence(by),
            )
        )

    def benefit(self, full_pension=False):
        refused = bool(self.refusals)
        return Benefit(
            decree=self.figures.law,
            article=self.article,
            lines=() if refused else tuple(self.lines),
            full_pension=full_pension and not refused,
            refusals=tuple(self.refusals),
            unverified=tuple(self.unverified.values()),
            steps=tuple(self.steps),
            told=tuple(self.told.items()),
            confidence=self.confidence(self.unverified),
        )
