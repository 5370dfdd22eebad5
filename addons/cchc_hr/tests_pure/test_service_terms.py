"""Contracts, appointments and elected terms by the rules that ship."""

from datetime import date
from pathlib import Path

import pytest

from odoo.addons.cchc_base.rules.tables import day, read_table
from odoo.addons.cchc_hr.rules import service_terms as terms
from odoo.addons.cchc_hr.rules.spans import Span

DATA = Path(__file__).parents[1] / "data" / "cchc.term.rule.csv"


def from_text(row):
    numbers = ("min_months", "max_months", "max_count", "notice_days", "extension_months")
    return terms.TermRule(
        subject=row["subject"],
        category=row["category"],
        working_days=row["working_days"] == "True",
        date_from=day(row["date_from"]),
        date_to=day(row["date_to"]),
        document=row["document"],
        confidence=row["confidence"],
        **{name: int(row[name]) for name in numbers},
    )


RULES = [from_text(row) for row in read_table(DATA)]


def fixed(start, end, number="1", ended=None):
    return terms.Contract(terms.FIXED, Span(start, ended or end), number, end)


def rule(start, category="public_employee", subject=terms.FIXED):
    return terms.rule_for(RULES, subject, category, start)


def codes(contract, *others, category="public_employee", signed=None):
    found = terms.check_contract(contract, others, rule(contract.span.date_from, category), signed)
    return [(problem.code, problem.blocking) for problem in found]


def test_at_most_one_rule_a_day():
    for one in RULES:
        same = [r for r in RULES if (r.subject, r.category) == (one.subject, one.category)]
        for other in same:
            if other is not one:
                assert not terms.overlap(
                    Span(one.date_from, one.date_to), Span(other.date_from, other.date_to)
                )


@pytest.mark.parametrize(
    ("end", "found"),
    [
        (date(2022, 8, 30), [("too_short", True)]),
        (date(2022, 8, 31), []),  # 12 months
        (date(2026, 8, 31), []),  # 60 months
        (date(2026, 9, 1), [("too_long", True)]),
    ],
)
def test_a_fixed_term_lasts_twelve_to_sixty_months(end, found):
    assert codes(fixed(date(2021, 9, 1), end)) == found


def test_what_is_not_verified_only_warns():
    assert codes(fixed(date(2015, 1, 1), date(2018, 1, 1))) == [("too_long", False)]
    # From 01/07/2026 no length is known.
    assert codes(fixed(date(2026, 7, 1), date(2036, 6, 30))) == []


def test_third_fixed_term_in_a_row_of_a_contract_worker():
    first = fixed(date(2021, 1, 1), date(2022, 12, 31), "1")
    second = fixed(date(2023, 1, 1), date(2024, 12, 31), "2")
    third = fixed(date(2025, 1, 1), date(2026, 12, 31), "3")
    assert codes(second, first, category="contract_111") == []
    assert codes(third, first, second, category="contract_111") == [("too_many_fixed", False)]
    assert terms.fixed_in_a_row(third, [first, second]) == 3


def test_a_break_starts_the_row_anew():
    first = fixed(date(2021, 1, 1), date(2022, 12, 31), "1")
    later = fixed(date(2024, 1, 1), date(2025, 12, 31), "2")
    assert terms.fixed_in_a_row(later, [first]) == 1
    assert codes(later, first, category="contract_111") == [("gap", False)]


def test_overlap_is_refused_and_names_the_other():
    first = fixed(date(2021, 1, 1), date(2022, 12, 31), "12/HĐLV")
    second = fixed(date(2022, 12, 31), date(2024, 12, 31), "2")
    (problem,) = terms.check_contract(second, [first], rule(date(2022, 12, 31)))
    assert problem.code == "contracts_overlap" and problem.blocking
    assert "12/HĐLV" in str(problem)
    # Unless the first one was ended earlier.
    ended = fixed(date(2021, 1, 1), date(2022, 12, 31), "12/HĐLV", ended=date(2022, 12, 30))
    assert codes(second, ended) == []


def test_kinds_and_their_last_day():
    assert codes(terms.Contract(terms.FIXED, Span(date(2021, 1, 1)))) == [
        ("fixed_without_end", True)
    ]
    end = date(2022, 1, 1)
    assert codes(terms.Contract(terms.OPEN, Span(date(2021, 1, 1), end), "1", end)) == [
        ("open_with_end", True)
    ]


def test_signed_after_the_work_began():
    contract = fixed(date(2021, 9, 1), date(2023, 8, 31))
    assert codes(contract, signed=date(2021, 9, 1)) == []
    assert codes(contract, signed=date(2021, 9, 2)) == [("signed_late", False)]


def test_five_years_and_ninety_days():
    result = terms.appointment_term(date(2021, 3, 1), "civil_servant", RULES)
    assert result.value == date(2026, 2, 28)
    assert result["notice_from"] == date(2025, 11, 30)
    assert "NĐ 138/2020" in " ".join(result.explain())


def test_from_august_2026_notice_counts_working_days():
    result = terms.appointment_term(date(2021, 9, 1), "civil_servant", RULES)
    assert result.value == date(2026, 8, 31)
    # 90 working days: 27/4, 30/4, 1/5 and 31/8 are days off, Saturday 22/8 is worked instead.
    assert result["notice_from"] == date(2026, 4, 22)
    assert "NĐ 300/2026" in " ".join(result.explain())


def test_who_retires_within_two_years_is_extended():
    start = date(2021, 9, 1)

    def extended(retires):
        return terms.appointment_term(start, "civil_servant", RULES, retires)["extended"]

    assert extended(date(2028, 8, 30))
    assert not extended(date(2028, 8, 31))
    assert not extended(date(2026, 8, 31))


def test_elected_cadres_have_no_term_of_appointment():
    assert terms.appointment_term(date(2021, 9, 1), "cadre", RULES).value is None


def test_votes_and_length_of_an_elected_term():
    of = rule(date(2021, 6, 1), "cadre", terms.ELECTED)
    span = Span(date(2021, 6, 1), date(2026, 5, 31))
    assert terms.check_elected(span, of, 25, 30) == []
    assert [p.code for p in terms.check_elected(span, of, 31, 30)] == ["more_votes_than_voters"]
    assert [p.code for p in terms.check_elected(span, of, 15, 30)] == ["no_majority"]
    longer = Span(date(2021, 6, 1), date(2026, 6, 1))
    assert [p.code for p in terms.check_elected(longer, of)] == ["term_too_long"]
