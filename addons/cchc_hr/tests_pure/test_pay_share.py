"""Half pay in custody, leave that others pay, contributions: NĐ 172/2025/NĐ-CP, Điều 26."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_base.rules.tables import read_table
from odoo.addons.cchc_hr.rules.arrears import Law, PayPeriod, arrears, withheld
from odoo.addons.cchc_hr.rules.base_salary import BaseSalary
from odoo.addons.cchc_hr.rules.insurance import Rate
from odoo.addons.cchc_hr.rules.pay import ALLOWANCE_FACTS, Allowance, Pay, allowances_on, month
from odoo.addons.cchc_hr.rules.pay_share import (
    WHOLE,
    Away,
    ShareRule,
    month_share,
    rule_of,
    share_on,
)

ADDONS = Path(__file__).resolve().parents[2]
BASES = tuple(
    BaseSalary.from_text(row) for row in read_table(ADDONS / "cchc_base/data/base_salary.csv")
)
BASE = 2_530_000


def day(text):
    return date.fromisoformat(text) if text else None


def rows(name):
    return read_table(ADDONS / f"cchc_hr/data/{name}.csv")


SHARES = tuple(
    ShareRule(
        situation=row["status"] or row["kind_id:id"].removeprefix("absence_kind_"),
        label=row["status"] or row["kind_id:id"],
        core=int(row["core"]),
        other=int(row["other"]),
        contribution=row["contribution"],
        family=row["family"],
        paid_back=row["paid_back"] == "True",
        article=row["article"],
        date_from=day(row["date_from"]),
        date_to=day(row["date_to"]),
    )
    for row in rows("cchc.pay.share")
) + (
    ShareRule("maternity", "Nghỉ thai sản", 0, 0, "none"),
    ShareRule("sick", "Nghỉ ốm", 0, 0, "none"),
    ShareRule("annual", "Nghỉ phép", 100, 100),
)
ALLOWANCES = tuple(
    Allowance(
        code=row["code"],
        name=row["name"],
        base=row["base"],
        kept=row["kept"] == "True",
        insured=row["insured"] == "True",
        article=row["article"],
        date_from=day(row["date_from"]),
        date_to=day(row["date_to"]),
    )
    for row in rows("cchc.allowance.rule")
)
RATES = tuple(
    Rate(
        fund=row["fund"],
        payer=row["payer"],
        percent=Decimal(row["percent"]),
        scope=row["scope"],
        article=row["article"],
        date_from=day(row["date_from"]),
        date_to=day(row["date_to"]),
    )
    for row in rows("cchc.insurance.rate")
)
ON = date(2026, 8, 1)
IN_FORCE = tuple(allowances_on(ALLOWANCES, ON).values())
PAYING = tuple(
    rate for rate in RATES if rate.date_from <= ON and (not rate.date_to or rate.date_to >= ON)
)


def of_august(status="", category="civil_servant", away=()):
    return month_share(date(2026, 8, 1), date(2026, 8, 31), status, category, away, SHARES)


def paid(pay, share=WHOLE):
    return month(pay, BASE, Decimal(25), "", IN_FORCE, share, PAYING, 20 * BASE)


OFFICIAL = Pay(
    coefficient=Decimal("4.74"),
    leadership=Decimal("0.50"),
    responsibility=Decimal("0.30"),
    category="civil_servant",
)
TEACHER = Pay(
    coefficient=Decimal("3.66"),
    seniority=Decimal(12),
    incentive=Decimal(35),
    category="public_employee",
)


def test_custody_leaves_one_half_of_salary_and_leadership_allowance_only():
    # 4,74 × 2.530.000 = 11.992.200, half 5.996.100; 0,50 × 2.530.000 = 1.265.000, half 632.500;
    # no responsibility allowance, no public-service allowance.
    result = paid(OFFICIAL, of_august("suspended"))
    assert (result["salary"], result["leadership"]) == (5_996_100, 632_500)
    assert (result["responsibility"], result["service"]) == (0, 0)
    assert result.value == 6_628_600
    text = "\n".join(result.explain())
    assert "hưởng 50% của lương" in text
    assert "NĐ 172/2025/NĐ-CP, Điều 26" in text
    assert "31 trong 31 ngày" in text


def test_half_a_month_of_custody_counts_by_days():
    # 16 of 31 days in custody: (15 × 100 + 16 × 50) / 3100 of 11.992.200 = 8.897.439.
    share = of_august(away=(Away("custody", date(2026, 8, 16), date(2026, 9, 20)),))
    assert (share.core, share.other, share.of) == (2300, 1500, 3100)
    assert paid(OFFICIAL, share)["salary"] == 8_897_439


def test_the_unit_pays_nobody_on_maternity_leave_and_no_contributions_are_due():
    result = paid(OFFICIAL, of_august(away=(Away("maternity", date(2026, 6, 1)),)))
    assert (result.value, result["employee"], result["employer"], result["net"]) == (0, 0, 0, 0)
    assert "Nghỉ thai sản: đơn vị không trả lương" in "\n".join(result.explain())


def test_thirteen_working_days_away_still_pay_contributions_fourteen_do_not():
    # August 2026 begins on a Saturday: from the 3rd to the 19th are 13 working days.
    short = of_august(away=(Away("sick", date(2026, 8, 3), date(2026, 8, 19)),))
    long = of_august(away=(Away("sick", date(2026, 8, 3), date(2026, 8, 20)),))
    assert (short.contribution, long.contribution) == ("full", "none")


def test_annual_leave_is_paid_in_full():
    assert of_august(away=(Away("annual", date(2026, 8, 3), date(2026, 8, 14)),)) == WHOLE


def test_a_long_leave_is_unpaid_unless_an_absence_says_of_what_kind():
    assert of_august("long_leave").core == 0
    abroad = of_august("long_leave", away=(Away("study_abroad", date(2026, 1, 1)),))
    assert (abroad.core, abroad.other, abroad.of) == (40 * 31, 0, 3100)


@pytest.mark.parametrize(
    ("category", "on", "article"),
    [
        ("civil_servant", date(2019, 5, 1), "NĐ 34/2011"),
        ("public_employee", date(2019, 5, 1), "NĐ 27/2012"),
        ("civil_servant", date(2025, 6, 30), "NĐ 112/2020"),
        ("civil_servant", date(2025, 7, 1), "NĐ 172/2025"),
        ("public_employee", date(2026, 6, 30), "NĐ 112/2020"),
        ("public_employee", date(2026, 7, 1), "Cần xác minh"),
    ],
)
def test_the_decree_of_the_day_and_of_the_sort_of_staff(category, on, article):
    for situation in ("suspended", "custody", "suspension"):
        rule = rule_of(situation, category, on, SHARES)
        assert rule.core == 50
        assert rule.article.startswith(article)


def test_of_two_reasons_the_one_that_pays_least():
    away = (Away("annual", date(2026, 8, 1)), Away("maternity", date(2026, 8, 1)))
    assert share_on(ON, "suspended", "civil_servant", away, SHARES).core == 0


def test_seniority_and_incentive_of_a_teacher():
    # 3,66 × 2.530.000 = 9.259.800; 12 % = 1.111.176; 35 % = 3.240.930.
    result = paid(TEACHER)
    assert (result["salary"], result["seniority"], result["incentive"]) == (
        9_259_800,
        1_111_176,
        3_240_930,
    )
    # Contributions on 10.370.976: 8 % 829.678, 1,5 % 155.565, 1 % 103.710; the unit 21,5 %:
    # 14 % 1.451.937, 3 % 311.129, 0,5 % 51.855, 3 % 311.129, 1 % 103.710.
    assert (
        result["social_employee"],
        result["health_employee"],
        result["unemployment_employee"],
    ) == (829_678, 155_565, 103_710)
    assert result["employer"] == 2_229_760
    assert result["net"] == 13_611_906 - 1_088_953
    assert "Phụ cấp thâm niên nghề: 12% của lương" in "\n".join(result.explain())


def test_officials_pay_no_unemployment_insurance():
    assert paid(OFFICIAL)["unemployment_employee"] == 0
    # 4,74 + 0,50 = 5,24 × 2.530.000 = 13.257.200, of which 8 % and 1,5 %.
    assert (paid(OFFICIAL)["social_employee"], paid(OFFICIAL)["health_employee"]) == (
        1_060_576,
        198_858,
    )


def test_in_custody_health_insurance_is_paid_on_one_half():
    result = paid(OFFICIAL, of_august("suspended"))
    assert (result["social_employee"], result["health_employee"]) == (0, 99_429)


def test_contributions_stop_at_the_ceiling():
    rich = Pay(coefficient=Decimal("25.00"), category="civil_servant")
    assert paid(rich)["social_employee"] == 20 * BASE * 8 // 100


def test_an_allowance_that_no_row_knows_is_not_paid_and_says_so():
    result = month(TEACHER, BASE)
    assert result["seniority"] == 0
    assert "Chưa có quy định" in "\n".join(result.explain())


PERIODS = (
    PayPeriod(date(2020, 1, 1), date(2026, 3, 15), OFFICIAL),
    PayPeriod(date(2026, 3, 16), None, Pay(**{**OFFICIAL.__dict__, "status": "suspended"})),
)
LAW = Law(BASES, (), ALLOWANCES, SHARES)


def test_what_was_withheld_is_the_other_half_across_a_change_of_the_base():
    # Suspended 16/3 to 31/7/2026, base 2.340.000 to June, 2.530.000 in July. Half of
    # 4,74 × 2.340.000 = 5.545.800 and of 0,50 × 2.340.000 = 585.000: 6.130.800 a month, of March
    # 16 of 31 days, each part rounded: 5.724.697 − 2.862.348 and 603.871 − 301.935; July 5.996.100
    # + 632.500.
    result = withheld(PERIODS, date(2026, 3, 16), date(2026, 8, 1), LAW)
    march, july = result["months"][0], result["months"][-1]
    assert march[-1] == 2_862_349 + 301_936
    assert july[-1] == 6_628_600
    assert result.value == march[-1] + 3 * 6_130_800 + july[-1]
    assert "NĐ 172/2025/NĐ-CP, Điều 26" in result.explain()[-1]


def test_nothing_is_paid_back_to_who_was_not_suspended():
    assert withheld(PERIODS[:1], date(2025, 1, 1), date(2025, 6, 1), LAW).value == 0


STATUSES = st.sampled_from(["serving", "suspended", "long_leave"])
AMOUNTS = st.decimals("0", "2", places=2)


@given(st.data(), STATUSES, st.integers(0, 40), st.integers(0, 40))
def test_arrears_of_a_month_are_what_the_sheet_says_more(data, status, start, length):
    """Two people who differ by a raise: the month's arrears are the difference of their sheets."""
    facts = {
        "staffing_category": data.draw(st.sampled_from(["civil_servant", "public_employee"])),
        "service_status": status,
        "above_scale_percent": data.draw(st.integers(0, 20)),
        **{fact: str(data.draw(AMOUNTS)) for fact in ALLOWANCE_FACTS.values()},
    }
    old, new = (Pay.from_facts({**facts, "coefficient": value}) for value in ("3.00", "3.33"))
    first, last = date(2026, 8, 1), date(2026, 8, 31)
    kind = data.draw(st.sampled_from(["sick", "custody", "study_abroad", "annual"]))
    begins = date.fromordinal(date(2026, 7, 20).toordinal() + start)
    away = (Away(kind, begins, date.fromordinal(begins.toordinal() + length)),)
    law = Law(BASES, (), ALLOWANCES, SHARES, away)
    share = month_share(first, last, status, facts["staffing_category"], away, SHARES)
    sheets = [month(pay, BASE, 0, "", IN_FORCE, share).value for pay in (old, new)]
    periods = [[PayPeriod(date(2020, 1, 1), None, pay)] for pay in (old, new)]
    (row,) = arrears(*periods, first, add_months(first, 1), law)["months"]
    assert [row[2], row[3]] == sheets


@given(AMOUNTS, st.integers(1, 31), st.integers(1, 31))
def test_nobody_away_is_paid_more_than_in_full(amount, first, last):
    pay = Pay(coefficient=amount + 2, seniority=amount * 10, category="public_employee")
    away = (Away("custody", date(2026, 8, min(first, last)), date(2026, 8, max(first, last))),)
    assert paid(pay, of_august(away=away)).value <= paid(pay).value
