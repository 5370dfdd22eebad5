"""What the decrees give: worked examples to the đồng, line by line, and what always holds."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from cases import ROWS, case, pension_from
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_base.rules.result import Result
from odoo.addons.cchc_reduction.rules import sheet as lines
from odoo.addons.cchc_reduction.rules.case import (
    COMMUNE,
    EARLY,
    EMPLOYEE,
    LEAVE,
    MEASURES,
    PART_TIME_COMMUNE,
    STEP_DOWN,
    STUDY,
    TRANSFER,
)
from odoo.addons.cchc_reduction.rules.choice import REDUCTION, REORGANISATION, benefit, offer
from odoo.addons.cchc_reduction.rules.spans import half_years

D108, D29, D154 = REDUCTION
D178 = REORGANISATION
IN_108, IN_29, IN_154 = date(2022, 1, 1), date(2024, 3, 1), date(2025, 8, 1)


def amounts(found):
    return {line.code: line.amount for line in found.lines}


def codes(found):
    return {refusal.code for refusal in found.refusals}


# -- worked examples ---------------------------------------------------------------


def test_mr_c_of_the_ministry_s_letter():
    """CV 1814/BNV-TCBC: thirty months early within the first year; 744,778,125 đồng."""
    mr_c = case(
        born="15/01/1966",
        leave_on=date(2025, 5, 1),
        insurance_months=22 * 12,
        scheme_salary=15_356_250,
        by_reorganisation=True,
        reorganised_on=date(2025, 3, 1),
    )
    found = benefit(D178, mr_c, ROWS)
    assert [(line.code, line.amount) for line in found.lines] == [
        (lines.ONCE, 460_687_500),
        (lines.EARLY_YEARS, 191_953_125),
        (lines.INSURANCE, 92_137_500),
    ]
    assert found.amount == 744_778_125
    assert found.full_pension
    told = "\n".join(found.result().explain())
    assert "5 × 2,5 năm × 15.356.250" in told
    assert "Điều 7 khoản 2 điểm a NĐ 178/2024/NĐ-CP" in told


def test_ms_d_has_nineteen_years_of_insurance_after_hard_work():
    """CV 1814/BNV-TCBC: 4 for the first fifteen years and 0.5 for each of four: 6 months."""
    ms_d = case(
        born="02/9/1975",
        sex="female",
        leave_on=date(2025, 7, 1),
        insurance_months=19 * 12,
        hardship_months=180,
        scheme_salary=10_000_000,
        by_reorganisation=True,
        reorganised_on=date(2025, 7, 1),
    )
    found = benefit(D178, ms_d, ROWS)
    assert amounts(found)[lines.INSURANCE] == 60_000_000
    assert found.fits


def test_early_retirement_of_154_with_halves_of_years():
    """Three years and four months early, insurance of 25 years and 7 months."""
    found = benefit(D154, case(40, insurance_months=25 * 12 + 7, current_salary=10_000_000), ROWS)
    assert amounts(found) == {lines.EARLY_YEARS: 175_000_000, lines.INSURANCE: 80_000_000}
    assert found.amount == 255_000_000
    assert found.article == "Điều 6 khoản 2 NĐ 154/2025/NĐ-CP"


def test_leaving_at_once_of_154():
    """Twelve years and four months: eighteen million and 112.5 million."""
    found = benefit(
        D154,
        case(200, measure=LEAVE, insurance_months=12 * 12 + 4, current_salary=6_000_000),
        ROWS,
    )
    assert amounts(found) == {lines.JOB_SEARCH: 18_000_000, lines.SERVICE: 112_500_000}
    assert found.amount == 130_500_000


def test_early_retirement_of_29():
    found = benefit(
        D29,
        case(48, leave_on=IN_29, insurance_months=360, average_salary=9_000_000),
        ROWS,
    )
    assert amounts(found) == {lines.EARLY_YEARS: 108_000_000, lines.INSURANCE: 90_000_000}
    assert found.amount == 198_000_000


def test_108_pays_the_search_for_work_by_the_last_salary_and_years_by_the_average():
    found = benefit(
        D108,
        case(
            200,
            leave_on=IN_108,
            measure=LEAVE,
            insurance_months=120,
            current_salary=7_000_000,
            average_salary=6_000_000,
        ),
        ROWS,
    )
    assert amounts(found) == {lines.JOB_SEARCH: 21_000_000, lines.SERVICE: 90_000_000}


def test_transfer_out():
    told = dict(measure=TRANSFER, insurance_months=100, average_salary=6_000_000)
    found = benefit(D29, case(200, leave_on=IN_29, current_salary=7_000_000, **told), ROWS)
    # 100 months are eight and a half years.
    assert amounts(found) == {lines.ONCE: 21_000_000, lines.SERVICE: 25_500_000}
    near = case(36, leave_on=IN_29, current_salary=7_000_000, **{**told, "insurance_months": 240})
    assert codes(benefit(D29, near, ROWS)) == {"near_pension"}


def test_study_before_leaving():
    student = case(
        260,
        measure=STUDY,
        insurance_months=120,
        current_salary=8_000_000,
        study_months=6,
        study_fee=30_000_000,
        age_months=40 * 12,
    )
    found = benefit(D154, student, ROWS)
    assert amounts(found) == {
        lines.STUDY_PAY: 48_000_000,
        lines.STUDY_FEE: 30_000_000,
        lines.JOB_SEARCH: 24_000_000,
        lines.SERVICE: 40_000_000,
    }
    # The last two items were not read in the text, and the paper says so.
    assert any("Trợ cấp tìm việc làm sau khi học" in text for text in found.unverified)
    assert "Số liệu chưa đối chiếu văn bản" in "\n".join(found.result().explain())
    dear = replace(student, study_fee=48_000_001, study_months=7, age_months=45 * 12)
    assert codes(benefit(D154, dear, ROWS)) == {
        "fee_too_high", "study_too_long", "too_old_to_study",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("worked", "early", "months"),
    [(30, 200, 30), (60, 24, 24), (60, 200, 60), (120, 59, 59)],
)
def test_part_time_workers_of_communes(worked, early, months):
    """NĐ 154/2025, điều 9: months worked below five years, else months early up to sixty."""
    found = benefit(
        D154,
        case(early, kind=PART_TIME_COMMUNE, allowance=2_000_000, allowance_months=worked),
        ROWS,
    )
    years = half_years(worked)
    capped = any("tính nhiều nhất" in text for text in found.unverified)
    assert capped == (worked >= 60), "the multiplier of sixty was not read in the text"
    assert amounts(found) == {
        lines.MONTHS: int(Decimal("0.8") * months * 2_000_000),
        lines.SERVICE: int(Decimal("1.5") * years * 2_000_000),
        lines.JOB_SEARCH: 6_000_000,
    }


def test_reorganisation_pays_half_after_the_first_year():
    early = dict(insurance_months=240, scheme_salary=10_000_000, by_reorganisation=True)
    first = case(30, reorganised_on=date(2024, 8, 2), **early)
    later = case(30, reorganised_on=date(2024, 8, 1), **early)
    assert amounts(benefit(D178, first, ROWS))[lines.ONCE] == 300_000_000
    assert amounts(benefit(D178, later, ROWS))[lines.ONCE] == 150_000_000
    # Below two years before the age all is paid whenever it is (điều 7.2d).
    near = case(23, reorganised_on=date(2024, 8, 1), **early)
    assert amounts(benefit(D178, near, ROWS)) == {lines.ONCE: 230_000_000}


def test_reorganisation_from_five_to_ten_years_early():
    found = benefit(
        D178,
        case(100, insurance_months=264, scheme_salary=10_000_000, by_reorganisation=True,
             reorganised_on=date(2025, 7, 1)),
        ROWS,
    )  # fmt: skip
    assert amounts(found) == {
        lines.ONCE: 540_000_000,  # 0.9 × 60
        lines.EARLY_YEARS: 340_000_000,  # 4 × 8.5 years
        lines.INSURANCE: 60_000_000,
    }


def test_reorganisation_public_employees_draw_unemployment_insurance():
    told = dict(measure=LEAVE, insurance_months=84, scheme_salary=10_000_000,
                by_reorganisation=True, reorganised_on=date(2025, 7, 1))  # fmt: skip
    official = benefit(D178, case(200, **told), ROWS)
    employee = benefit(D178, case(200, kind=EMPLOYEE, **told), ROWS)
    assert amounts(official) == {
        lines.ONCE: 480_000_000,  # 0.8 × 60 of 84 months
        lines.SERVICE: 105_000_000,
        lines.JOB_SEARCH: 30_000_000,
    }
    assert official.amount - employee.amount == 30_000_000
    assert "bảo hiểm thất nghiệp" in "\n".join(employee.result().explain())


def test_merger_of_communes_pays_for_the_months_until_the_roadmap_ends():
    told = dict(leave_on=IN_29, insurance_months=360, average_salary=9_000_000)
    plain = case(48, **told)
    merged = case(48, **told, current_salary=10_000_000, by_reorganisation=True,
                  roadmap_ends_on=date(2025, 1, 1))  # fmt: skip
    more = benefit(D29, merged, ROWS).amount - benefit(D29, plain, ROWS).amount
    assert more == 50_000_000  # half of ten months' salary


# -- ages --------------------------------------------------------------------------


def test_less_than_two_years_early_the_pension_is_whole_and_nothing_is_paid():
    found = benefit(D29, case(23, leave_on=IN_29, insurance_months=240, average_salary=1), ROWS)
    assert found.fits and found.full_pension and not found.lines
    assert found.article == "Điều 5 khoản 4 NĐ 29/2023/NĐ-CP"


@pytest.mark.parametrize(("months", "refused"), [(61, "too_young"), (0, "of_age")])
def test_outside_the_window(months, refused):
    found = benefit(D154, case(months, insurance_months=300, current_salary=1), ROWS)
    assert refused in codes(found)
    assert not found.lines


def test_a_woman_under_both_annexes_gets_the_better():
    """Hard work: 36 months before the lower age, 96 before the normal one (NĐ 178, 7.2b and c)."""
    woman = case(
        96,
        sex="female",
        insurance_months=240,
        hardship_months=200,
        scheme_salary=10_000_000,
        by_reorganisation=True,
        reorganised_on=date(2025, 7, 1),
    )
    found = benefit(D178, woman, ROWS)
    # By the lower age 36 + 15 + 5 months, by the normal one 54 + 32 + 5.
    assert found.amount == 910_000_000
    assert found.article.startswith("Điều 7 khoản 2 điểm b")


def test_only_the_year_of_birth_is_known():
    """NĐ 29/2023, điều 10.5: it counts from 01/01 of the year."""
    year = case(born="1966", leave_on=date(2025, 8, 1), insurance_months=300, current_salary=10**7)
    day = case(born="01/01/1966", leave_on=date(2025, 8, 1), insurance_months=300,
               current_salary=10**7)  # fmt: skip
    assert benefit(D154, year, ROWS).amount == benefit(D154, day, ROWS).amount > 0


def test_before_2021_the_old_ages_hold():
    """A man of 57 leaves in 2018 three years before 60; NĐ 135/2020 gave his year more later."""
    man = case(born="15/06/1961", leave_on=date(2018, 7, 1), insurance_months=300,
               average_salary=5_000_000)  # fmt: skip
    found = benefit(D108, man, ROWS)
    assert dict(found.result().facts)[lines.EARLY_YEARS] == 45_000_000  # three years at three
    # Nobody has read the old ages in the text, and the paper says so.
    assert any("trước năm 2021" in text for text in found.unverified)


def test_women_in_communes_need_fifteen_years_of_insurance():
    told = dict(leave_on=IN_29, insurance_months=200, average_salary=4_000_000)
    official = benefit(D29, case(48, sex="female", **told), ROWS)
    commune = benefit(D29, case(48, sex="female", kind=COMMUNE, **told), ROWS)
    assert codes(official) == {"insurance_too_short"}
    assert amounts(commune) == {lines.EARLY_YEARS: 48_000_000, lines.INSURANCE: 20_000_000}
    assert commune.article == "Điều 5 khoản 5 NĐ 29/2023/NĐ-CP"


# -- what holds for all ------------------------------------------------------------

SALARIES = st.integers(1_000_000, 40_000_000)
REGIMES = st.sampled_from(
    [(D108, IN_108), (D29, IN_29), (D154, IN_154), (D178, IN_154)]
)  # fmt: skip


@st.composite
def cases(draw):
    regime, leave_on = draw(REGIMES)
    salary = draw(SALARIES)
    made = case(
        draw(st.integers(0, 400)),
        leave_on=leave_on,
        sex=draw(st.sampled_from(["male", "female"])),
        measure=draw(st.sampled_from(sorted(MEASURES))),
        insurance_months=draw(st.integers(0, 500)),
        hardship_months=draw(st.sampled_from([0, 179, 180, 400])),
        current_salary=salary,
        average_salary=salary,
        scheme_salary=salary,
        study_months=draw(st.integers(0, 6)),
        study_fee=draw(st.integers(0, 5_000_000)),
        kept_allowance=draw(st.integers(0, 5_000_000)),
        term_ends_on=draw(st.none() | st.dates(date(2014, 1, 1), date(2032, 1, 1))),
        by_reorganisation=True,
        reorganised_on=date(2025, 3, 1),
    )
    return regime, made


@given(cases())
def test_the_sum_is_that_of_the_lines_and_never_negative(told):
    regime, made = told
    found = benefit(regime, made, ROWS)
    assert found.amount == sum(line.amount for line in found.lines)
    assert all(line.amount >= 0 for line in found.lines)
    assert found.fits or not (found.lines or found.full_pension)
    result = found.result()
    assert result.value == found.amount
    assert Result.from_json(result.as_json()) == result


@given(cases(), st.integers(1, 200))
def test_longer_insurance_never_pays_less(told, more):
    """For the same measure, as long as it fits both times and one table is not left for another.

    Where the first twenty years are paid otherwise than the first fifteen, the law itself pays
    less: see below.
    """
    regime, made = told
    longer = replace(made, insurance_months=made.insurance_months + more)
    before, after = benefit(regime, made, ROWS), benefit(regime, longer, ROWS)
    crosses = made.insurance_months < 240 <= longer.insurance_months
    if before.fits and after.fits and not (regime is D178 and crosses):
        assert after.amount >= before.amount


def test_twenty_years_pay_less_than_nineteen_by_178():
    """Six months for 19 years (Ms D), five for 20 (Mr C's table), and the paper says why."""
    told = dict(scheme_salary=10_000_000, by_reorganisation=True,
                reorganised_on=date(2025, 7, 1))  # fmt: skip
    nineteen, twenty = (
        benefit(D178, case(30, insurance_months=12 * years, **told), ROWS) for years in (19, 20)
    )
    assert amounts(nineteen)[lines.INSURANCE] == 60_000_000
    assert amounts(twenty)[lines.INSURANCE] == 50_000_000
    assert "Từ đủ 20 năm tính theo mức 20 năm đầu" in "\n".join(twenty.result().explain())


@given(cases(), st.integers(1, 60))
def test_leaving_earlier_never_pays_less_within_one_article(told, more):
    """Every year before the age is paid; above five years NĐ 178 pays by another point."""
    regime, made = told
    if made.measure != EARLY or made.hardship:
        return
    far = replace(made, normal=_later(made.normal, more), lower=_later(made.lower, more))
    before, after = benefit(regime, made, ROWS), benefit(regime, far, ROWS)
    if before.fits and after.fits and before.article == after.article:
        assert after.amount >= before.amount


def _later(retirement, months):
    return pension_from(add_months(retirement["pension_from"], months))


def test_a_woman_under_both_annexes_by_her_own_birth_date():
    """Born 03/1974: 51 years and 8 months by annex II (11/2025), 59 and 4 by annex I (07/2033).

    NĐ 154/2025 pays for the lower age only, by điều 6.1: the normal one is more than five years
    away. Without the hard work she is too young.
    """
    told = dict(born="03/1974", sex="female", insurance_months=300, current_salary=10_000_000,
                leave_on=date(2025, 8, 1))  # fmt: skip
    woman = benefit(D154, case(**told, hardship_months=180), ROWS)
    assert woman.fits and woman.full_pension
    assert woman.article == "Điều 6 khoản 3 NĐ 154/2025/NĐ-CP"
    plain = benefit(D154, case(**told), ROWS)
    assert codes(plain) == {"too_young"}


@given(cases(), st.integers(1, 10_000_000))
def test_a_higher_salary_never_pays_less(told, more):
    regime, made = told
    rich = replace(
        made,
        current_salary=made.current_salary + more,
        average_salary=made.average_salary + more,
        scheme_salary=made.scheme_salary + more,
    )
    assert benefit(regime, rich, ROWS).amount >= benefit(regime, made, ROWS).amount


@pytest.mark.parametrize(
    ("months", "years"),
    [(0, "0"), (1, "0.5"), (6, "0.5"), (7, "1"), (11, "1"), (12, "1"), (13, "1.5"), (304, "25.5")],
)
def test_halves_of_years(months, years):
    assert half_years(months) == Decimal(years)


@given(cases())
def test_the_offer_is_the_highest_that_fits(told):
    _regime, made = told
    offered = offer(made, ROWS)
    single = [benefit(regime, made, ROWS) for regime in (D108, D29, D154, D178)
              if regime.date_from <= made.leave_on <= (regime.date_to or date.max)]  # fmt: skip
    fitting = [found.amount for found in single if found.fits]
    assert offered.amount == max(fitting, default=0)


def test_measures_have_labels():
    assert set(MEASURES) == {EARLY, TRANSFER, LEAVE, STUDY, STEP_DOWN}
