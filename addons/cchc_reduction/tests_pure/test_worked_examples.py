"""Every worked example that was read or derived, line by line: code, formula, amount, article.

T1 and T3 are the ministry's (CV 1814/BNV-TCBC); T5, T7 and T9 were derived from the text of the
decrees. Of T3 the letter's salary was not read: any salary shows the months.
"""

from datetime import date

import pytest
from cases import ROWS, case

from odoo.addons.cchc_reduction.rules import sheet as lines
from odoo.addons.cchc_reduction.rules.case import LEAVE
from odoo.addons.cchc_reduction.rules.choice import REDUCTION, REORGANISATION, benefit

_D108, D29, D154 = REDUCTION
D178 = REORGANISATION
SCHEME = {"by_reorganisation": True, "reorganised_on": date(2025, 3, 1)}
A, C = (f"Điều 7 khoản 2 điểm {point} NĐ 178/2024/NĐ-CP" for point in "ac")

EXAMPLES = {
    "T1: Mr C, thirty months early": (
        D178,
        case(
            born="15/01/1966",
            leave_on=date(2025, 5, 1),
            insurance_months=22 * 12,
            scheme_salary=15_356_250,
            **SCHEME,
        ),
        [
            (lines.ONCE, "1 × 30 tháng × 15.356.250", 460_687_500, A),
            (lines.EARLY_YEARS, "5 × 2,5 năm × 15.356.250", 191_953_125, A),
            (lines.INSURANCE, "(5 + 0,5 × 2) × 15.356.250", 92_137_500, A),
        ],
        744_778_125,
    ),
    "T3: Ms D, nineteen years of insurance, hard area": (
        D178,
        case(
            born="02/9/1975",
            sex="female",
            leave_on=date(2025, 7, 1),
            insurance_months=19 * 12,
            hardship_months=180,
            scheme_salary=10_000_000,
            **SCHEME,
        ),
        [
            # 52 years and 8 months by annex II: pension from 06/2028, 35 months early.
            (lines.ONCE, "1 × 35 tháng × 10.000.000", 350_000_000, C),
            (lines.EARLY_YEARS, "5 × 3 năm × 10.000.000", 150_000_000, C),
            (lines.INSURANCE, "(4 + 0,5 × 4) × 10.000.000", 60_000_000, C),
        ],
        560_000_000,
    ),
    "T5: NĐ 154, three years and four months early": (
        D154,
        case(40, insurance_months=25 * 12 + 7, current_salary=10_000_000),
        [
            (
                lines.EARLY_YEARS,
                "5 × 3,5 năm × 10.000.000",
                175_000_000,
                "Điều 6 khoản 2 NĐ 154/2025/NĐ-CP",
            ),
            (
                lines.INSURANCE,
                "(5 + 0,5 × 6) × 10.000.000",
                80_000_000,
                "Điều 6 khoản 2 NĐ 154/2025/NĐ-CP",
            ),
        ],
        255_000_000,
    ),
    "T7: NĐ 154, leaving at once": (
        D154,
        case(200, measure=LEAVE, insurance_months=12 * 12 + 4, current_salary=6_000_000),
        [
            (lines.JOB_SEARCH, "3 × 6.000.000", 18_000_000, "Điều 8 khoản 1 NĐ 154/2025/NĐ-CP"),
            (
                lines.SERVICE,
                "1,5 × 12,5 năm × 6.000.000",
                112_500_000,
                "Điều 8 khoản 1 NĐ 154/2025/NĐ-CP",
            ),
        ],
        130_500_000,
    ),
    "T9: NĐ 29, four years early": (
        D29,
        case(48, leave_on=date(2024, 3, 1), insurance_months=360, average_salary=9_000_000),
        [
            (
                lines.EARLY_YEARS,
                "3 × 4 năm × 9.000.000",
                108_000_000,
                "Điều 5 khoản 2 NĐ 29/2023/NĐ-CP",
            ),
            (
                lines.INSURANCE,
                "(5 + 0,5 × 10) × 9.000.000",
                90_000_000,
                "Điều 5 khoản 2 NĐ 29/2023/NĐ-CP",
            ),
        ],
        198_000_000,
    ),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_line_by_line(name):
    regime, made, expected, total = EXAMPLES[name]
    found = benefit(regime, made, ROWS)
    assert [
        (line.code, line.formula, line.amount, line.article) for line in found.lines
    ] == expected
    assert found.amount == total == sum(line.amount for line in found.lines)
    told = "\n".join(found.result().explain())
    assert all(formula in told and article in told for _code, formula, _sum, article in expected)


def test_the_word_of_confidence_stands_on_the_line_that_it_concerns():
    """The bands of rounding of NĐ 154 were not read: only lines that were rounded say so."""
    rounded = benefit(D154, EXAMPLES["T5: NĐ 154, three years and four months early"][1], ROWS)
    assert [line.confidence for line in rounded.lines] == ["derived", "derived"]
    assert "suy ra từ văn bản khác" in rounded.lines[0].step().explain()
    whole = benefit(D154, case(36, insurance_months=300, current_salary=10_000_000), ROWS)
    assert [line.confidence for line in whole.lines] == ["seen", "seen"]
    assert "đối chiếu" not in whole.lines[0].step().explain()
    # Without a rest of months nothing of the text is open but how long a pension takes.
    assert [text for text in whole.unverified if "tháng lẻ" in text] == []
