"""The structure of a citizen's number (CCCD, 12 digits) and of the old one (CMND, 9 digits).

NĐ 137/2015, Điều 13; TT 59/2021/TT-BCA: three digits of the province (or country) where the
birth was registered, one of century and sex, two of the year of birth, six at random. There is
no check digit. Since 01/7/2024 the law (Luật Căn cước 2023, Điều 12) promises no more than
twelve digits, but numbers given before keep their structure, and so do all adults' numbers.
"""

import re
from dataclasses import dataclass

from odoo.addons.cchc_base.rules.problem import WARNING, Problem, RuleError, translatable

_ = translatable("cchc_hr")

MALE, FEMALE = "male", "female"
LENGTH, OLD_LENGTH = 12, 9

# TT 59/2021/TT-BCA, phụ lục I: the 63 provinces as they were; numbers outlive mergers.
PROVINCES = frozenset(
    "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035"
    " 036 037 038 040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072"
    " 074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096".split()
)
# Phụ lục II: births registered abroad.
COUNTRIES = range(101, 296)


class NotACitizenId(RuleError):
    """Not twelve digits."""


@dataclass(frozen=True)
class CitizenId:
    number: str

    @property
    def province(self):
        return self.number[:3]

    @property
    def sex(self):
        # 0/1: male/female born 1900–1999, 2/3: 2000–2099, and so on.
        return FEMALE if int(self.number[3]) % 2 else MALE

    @property
    def birth_year(self):
        return 1900 + 100 * (int(self.number[3]) // 2) + int(self.number[4:6])


def normalize(value):
    """The number as text, without the blanks, dots and quotes people and spreadsheets add."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return re.sub(r"[\s.'’`\-\u200b\ufeff]", "", str(value if value is not None else ""))


def is_old_number(value):
    """A CMND of nine digits, to be kept beside the CCCD."""
    return re.fullmatch(rf"[0-9]{{{OLD_LENGTH}}}", normalize(value)) is not None


def parse(value):
    number = normalize(value)
    if not re.fullmatch(rf"[0-9]{{{LENGTH}}}", number):
        raise NotACitizenId(
            "not_a_citizen_id",
            _("“%(number)s” is not a citizen number of 12 digits."),
            number=value,
        )
    return CitizenId(number)


def check(value, birth_year=None, sex=None):
    """Everything wrong with a number, given what the file says of the person.

    Only a wrong number of digits is an error. What does not fit the person is a warning: the
    old files of many officials state another year of birth than their identity papers.
    """
    number = normalize(value)
    try:
        citizen = parse(number)
    except NotACitizenId as error:
        return (_wrong_length(number, birth_year, sex) or error.problem,)
    problems = []
    if not _known_place(citizen.province):
        problems.append(
            Problem(
                "unknown_province",
                _("The citizen number %(number)s begins with %(code)s, no province or country."),
                {"number": number, "code": citizen.province},
                WARNING,
            )
        )
    if birth_year and citizen.birth_year != birth_year:
        problems.append(
            Problem(
                "other_birth_year",
                _("The citizen number %(number)s is of a person born in %(told)s, not %(known)s."),
                {"number": number, "told": citizen.birth_year, "known": birth_year},
                WARNING,
            )
        )
    if sex in (MALE, FEMALE) and citizen.sex != sex:
        template = (
            _("The citizen number %(number)s is a woman's, the file says a man.")
            if citizen.sex == FEMALE
            else _("The citizen number %(number)s is a man's, the file says a woman.")
        )
        problems.append(Problem("other_sex", template, {"number": number}, WARNING))
    return tuple(problems)


def _known_place(code):
    return code in PROVINCES or int(code) in COUNTRIES


def _wrong_length(number, birth_year, sex):
    """Explain the two usual cases: an old CMND, and zeros lost in a numeric cell."""
    if is_old_number(number):
        return Problem(
            "old_number",
            _("%(number)s is an old identity card (CMND); enter the citizen number (CCCD)."),
            {"number": number},
        )
    restored = number.zfill(LENGTH)
    if number.isdecimal() and len(number) in (10, 11) and not check(restored, birth_year, sex):
        return Problem(
            "leading_zero_lost",
            _("%(number)s lacks digits; it may have lost its first zeros: %(suggestion)s?"),
            {"number": number, "suggestion": restored},
        )
    return None
