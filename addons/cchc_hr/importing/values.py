"""From a cell to a typed value: how people write names, dates, numbers and codes.

Every reader takes a cell and returns (value, problems). The value is None when the cell is
blank or cannot be read; a blocking problem among the problems tells the two apart.
"""

import re
from decimal import Decimal
from functools import lru_cache

from odoo.addons.cchc_base.rules.money import NotANumber, parse_decimal
from odoo.addons.cchc_base.rules.problem import WARNING, Problem, translatable
from odoo.addons.cchc_base.rules.vietnamese import clean, fold, title_case

from ..rules import citizen_id as citizen
from ..rules import partial_date
from ..rules.citizen_id import FEMALE, MALE
from ..rules.partial_date import NotADate, PartialDate
from .cells import Kind

_ = translatable("cchc_hr")

_SEX_WORDS = {
    "nam": MALE, "male": MALE, "m": MALE, "trai": MALE,
    "nu": FEMALE, "female": FEMALE, "f": FEMALE, "gai": FEMALE,
    # In a column «Giới tính (nữ)» offices tick the women.
    "x": FEMALE, "v": FEMALE,
}  # fmt: skip
# Letters, with what names of the highland peoples and of monks hold beside them.
_NAME = re.compile(r"[^\W\d_]+(?:[ .'’\-][^\W\d_]+|[.'’])*\Z")
_RANK_DIGITS = re.compile(r"(\d{2})\.?(\d{3})\Z")
_RANK_TITLE = re.compile(r"V\.?(\d{2})\.?(\d{2})\.?(\d{2})\Z", re.IGNORECASE)
_DASH = re.compile(r"\s[–-]\s")
_PERCENT = re.compile(r"\s*%\s*\Z")


def read_text(cell):
    return clean(cell.text) or None, ()


def read_name(cells):
    """NGUYỄN  VĂN AN, decomposed letters, non-breaking spaces → Nguyễn Văn An."""
    text = clean(" ".join(cell.text for cell in cells))
    if not text:
        return None, (Problem("name_missing", _("The name is missing.")),)
    name = title_case(text)
    if not _NAME.match(name):
        return name, (
            Problem(
                "name_odd",
                _("“%(text)s” is not a name: it holds digits or signs; correct it."),
                {"text": text},
            ),
        )
    if " " not in name:
        return name, (
            Problem(
                "name_single",
                _("“%(text)s” is one word; a full name has a surname and a given name."),
                {"text": text},
                WARNING,
            ),
        )
    return name, ()


def read_date(cell):
    """A `PartialDate`: 01/3/1975, 24-02-1977, 06.11.1973, 3/1975, 1975 or a date cell."""
    if cell.kind is Kind.MONTH:
        return PartialDate(cell.value.year, cell.value.month), ()
    value = cell.value
    if isinstance(value, str):
        value = clean(value)
        if value.isdecimal() and len(value) == 4:
            value = int(value)
    try:
        return partial_date.parse(value), ()
    except NotADate as error:
        return None, (error.problem,)


def read_sex(cell):
    text = fold(cell.text)
    if sex := _SEX_WORDS.get(text):
        return sex, ()
    return None, (
        Problem(
            "sex_unknown",
            _("“%(text)s” is no sex; write Nam or Nữ."),
            {"text": cell.text},
        ),
    )


def read_citizen_id(cell, birth_year=None, sex=None):
    """Twelve digits, as text. Nine (the old card) pass with a warning."""
    text = citizen.normalize(str(cell.value))
    problems = []
    if 9 < len(text) < citizen.LENGTH and text.isdecimal() and cell.kind is Kind.NUMBER:
        # A numeric cell cannot hold leading zeros: they were lost by the program, not mistyped.
        restored = text.zfill(citizen.LENGTH)
        if not citizen.check(restored, birth_year, sex):
            text = restored
    for problem in citizen.check(text, birth_year, sex):
        if problem.code == "old_number":
            problem = Problem(problem.code, problem.template, problem.params, WARNING)
        problems.append(problem)
    blocked = any(problem.blocking for problem in problems)
    return (None if blocked else text), tuple(problems)


def read_decimal(cell):
    """4,98 · 4.98 · "3.33 " · 3"""
    if cell.kind is Kind.NUMBER:
        return Decimal(cell.value), ()
    try:
        return parse_decimal(clean(cell.text)), ()
    except NotANumber as error:
        return None, (error.problem,)


def read_coefficient(cell):
    """A salary coefficient or an allowance: positive, two decimals."""
    number, problems = read_decimal(cell)
    if number is None:
        return None, problems
    number = round(number, 3).normalize()
    if number == 0:
        return None, ()
    # NĐ 204/2004: no coefficient exceeds 13.00 (President); 498 was 4,98 in another locale.
    if not 0 < number <= 13:
        return None, (
            Problem(
                "coefficient_out_of_range",
                _("“%(text)s” is no coefficient: it must lie between 0 and 13; check the comma."),
                {"text": cell.text},
            ),
        )
    return number, ()


def read_percent(cell):
    """7% · 7 · 0.07 in a cell formatted as a percentage."""
    if cell.kind is Kind.NUMBER:
        number, problems = Decimal(cell.value), ()
        if 0 < number < 1:
            number *= 100
    else:
        text = _PERCENT.sub("", clean(cell.text))
        number, problems = read_decimal(cell._replace(value=text))
    if number is None:
        return None, problems
    if number == 0:
        return None, ()
    # TT 04/2005/TT-BNV: 5% after the full term on the last step, then 1% a year.
    if not 5 <= number <= 60 or number != int(number):
        return None, (
            Problem(
                "percent_out_of_range",
                _("“%(text)s” is no above-scale allowance: it is a whole 5% or more."),
                {"text": cell.text},
            ),
        )
    return int(number), ()


def read_step(cell):
    number, problems = read_decimal(cell)
    if number is None:
        return None, problems
    if number == int(number) and 1 <= number <= 20:
        return int(number), ()
    return None, (
        Problem(
            "step_out_of_range",
            _("“%(text)s” is no salary step; write a whole number such as 5."),
            {"text": cell.text},
        ),
    )


def rank_code(cell):
    """01.003 however it was written: 01003, 1003 or 1.003 in a numeric cell, V070432."""
    if cell.kind is Kind.NUMBER:
        number = Decimal(cell.value)
        digits = str(int(number * 1000 if number < 100 else number)).zfill(5)
        return f"{digits[:-3]}.{digits[-3:]}"
    # Our drop-down offers «01.003 – Chuyên viên».
    text = _DASH.split(clean(cell.text))[0].replace(" ", "")
    if match := _RANK_DIGITS.match(text):
        return f"{match[1]}.{match[2]}"
    if match := _RANK_TITLE.match(text):
        return f"V.{match[1]}.{match[2]}.{match[3]}"
    return text


class Vocabulary:
    """The words a column may hold: {key: label}, found by label or by another usual name."""

    def __init__(self, labels, synonyms=()):
        self.labels = dict(labels)
        self._keys = {word_key(label): key for key, label in self.labels.items()}
        for word, key in dict(synonyms).items():
            if key in self.labels:
                self._keys.setdefault(word_key(word), key)

    def find(self, text):
        return self._keys.get(word_key(text))

    def read(self, cell):
        text = clean(cell.text)
        key = self.find(text)
        if key is not None:
            return key, ()
        shown = list(self.labels.values())[:8]
        return None, (
            Problem(
                "word_unknown",
                _("“%(text)s” is not on the list of this column; write one of: %(words)s."),
                {"text": text, "words": ", ".join(shown) + (", …" if len(self.labels) > 8 else "")},
            ),
        )


@lru_cache(maxsize=8192)
def word_key(text):
    """«Khơ-me», «Khơ me» and «Khome» alike."""
    return re.sub(r"[\W_]+", "", fold(text))
