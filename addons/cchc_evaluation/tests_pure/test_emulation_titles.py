from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from praise_tables import NAMES, REFERENCES, ROWS, TABLE, TITLES, figures

from odoo.addons.cchc_base.rules.result import Result
from odoo.addons.cchc_evaluation.rules.emulation import (
    Candidate,
    Collective,
    Initiative,
    judge,
    judge_collective,
    longest_run,
    quota,
    vote,
)
from odoo.addons.cchc_evaluation.rules.title_words import recognise, title_year

YEAR = 2026


def person(rating="good", titles=(), initiatives=(), **more):
    return Candidate(
        YEAR,
        {YEAR: rating} if rating else {},
        frozenset(titles),
        tuple(Initiative(*one) for one in initiatives),
        **more,
    )


def asked(code, candidate):
    return judge(TITLES[code], candidate, figures(), NAMES)


# -- the table -------------------------------------------------------


def test_titles_name_only_titles_and_figures_that_are_there():
    known = {row.code for row in ROWS}
    for row in TABLE:
        for name in REFERENCES:
            assert not row[name] or row[name] in TITLES, (row["code"], name)
        for name in ("months_figure", "member_figure", "quota_figure", "vote_figure"):
            assert not row[name] or row[name] in known, (row["code"], name)
        assert row["reward_figure"] in known


# -- a person -------------------------------------------------------


@pytest.mark.parametrize(
    ("rating", "fits"),
    [
        ("excellent", True),
        ("good", True),
        ("completed", False),
        ("not_completed", False),
        ("", False),
    ],
)
def test_an_advanced_worker_has_done_well(rating, fits):
    assert asked("ldtt", person(rating)).value is fits


def test_who_served_nine_months_is_no_advanced_worker_of_the_year():
    assert asked("ldtt", person(months=10)).value
    result = asked("ldtt", person(months=9))
    assert not result.value
    (missing,) = result["missing"]
    assert "9 tháng" in missing


def test_a_discipline_of_the_year_stands_against_every_title():
    for code, title in TITLES.items():
        if title.subject == "person":
            result = asked(code, person("excellent", disciplined=True))
            assert any("kỷ luật" in one for one in result["missing"]), code


def test_a_soldier_of_emulation_is_an_advanced_worker_and_excellent_or_has_an_initiative():
    base = [("ldtt", YEAR)]
    assert asked("cstd_cs", person("excellent", base)).value
    assert not asked("cstd_cs", person("good", base)).value
    assert asked("cstd_cs", person("good", base, [("Biểu mẫu", YEAR, "unit")])).value
    # Of last year: it was counted then.
    assert not asked("cstd_cs", person("good", base, [("Biểu mẫu", YEAR - 1, "unit")])).value
    assert not asked("cstd_cs", person("excellent")).value
    assert not asked("cstd_cs", person("excellent", [("ldtt", YEAR - 1)])).value


def test_the_title_of_the_province_takes_three_in_a_row():
    idea = [("Cải cách", YEAR - 1, "province")]

    def fits(*years):
        return asked(
            "cstd_tinh", person("excellent", [("cstd_cs", year) for year in years], idea)
        ).value

    assert fits(2024, 2025, 2026)
    assert fits(2023, 2024, 2025)
    assert not fits(2023, 2024, 2026)
    assert not fits(2025, 2026)
    assert not fits(2022, 2023, 2024)


def test_what_led_to_a_title_does_not_count_again():
    idea = [("Cải cách", YEAR, "national")]
    five = [("cstd_cs", year) for year in range(2022, 2027)]
    assert asked("cstd_tinh", person("excellent", five, idea)).value
    again = asked("cstd_tinh", person("excellent", [*five, ("cstd_tinh", 2024)], idea))
    assert not again.value
    assert "đã tính cho danh hiệu năm 2024" in again["missing"][0]
    later = [("cstd_cs", year) for year in range(2021, 2027)]
    assert asked("cstd_tinh", person("excellent", [*later, ("cstd_tinh", 2023)], idea)).value


def test_an_initiative_of_the_unit_does_not_do_for_the_province():
    three = [("cstd_cs", year) for year in (2024, 2025, 2026)]
    result = asked("cstd_tinh", person("excellent", three, [("Biểu mẫu", YEAR, "unit")]))
    assert not result.value
    assert len(result["missing"]) == 1


def test_the_national_title_takes_two_of_the_province():
    idea = [("Cải cách", YEAR, "national")]
    assert asked(
        "cstd_tq", person("excellent", [("cstd_tinh", 2023), ("cstd_tinh", 2026)], idea)
    ).value
    assert not asked("cstd_tq", person("excellent", [("cstd_tinh", 2026)], idea)).value
    assert not asked(
        "cstd_tq", person("excellent", [("cstd_tinh", 2020), ("cstd_tinh", 2026)], idea)
    ).value


def test_the_prime_ministers_certificate_takes_that_of_the_province_before():
    five = [("cstd_cs", year) for year in range(2022, 2027)]
    assert not asked("bang_khen_ttg", person("excellent", five)).value
    assert asked("bang_khen_ttg", person("excellent", [*five, ("bang_khen_tinh", 2021)])).value


def test_every_condition_is_told_with_its_text():
    result = asked("cstd_tinh", person("good"))
    told = "\n".join(result.explain())
    assert "chưa đạt – hoàn thành tốt nhiệm vụ" in told
    assert "Luật Thi đua khen thưởng 2022" in told
    assert Result.from_json(result.as_json()) == result


@given(st.sets(st.integers(2000, 2030)), st.integers(2000, 2030), st.integers(1, 3))
def test_a_run_is_of_the_past_and_without_holes(years, year, gap):
    run = longest_run(years, year, gap)
    assert set(run) <= {one for one in years if one <= year}
    assert list(run) == sorted(run)
    assert all(0 < later - one <= gap for one, later in zip(run, run[1:], strict=False))
    if run:
        assert run[-1] >= year - 1
        # It could not be longer.
        assert not any(run[0] - gap <= one < run[0] for one in years)


# -- a collective -------------------------------------------------------


def unit(rating="excellent", members=10, ldtt=8, cstd=1, titles=(), disciplined=0, ratings=None):
    return Collective(
        YEAR,
        rating,
        frozenset(titles),
        members,
        ("good",) * members if ratings is None else ratings,
        {"ldtt": ldtt, "cstd_cs": cstd},
        disciplined,
    )


def collective(code, one):
    return judge_collective(TITLES[code], one, figures(), NAMES)


def test_more_than_half_are_advanced_workers():
    assert not collective("ttldtt", unit("good", ldtt=5)).value
    assert collective("ttldtt", unit("good", ldtt=6)).value
    assert not collective("ttldtt", unit("good", ldtt=6, disciplined=1)).value
    assert not collective("ttldtt", unit("completed", ldtt=6)).value
    assert not collective("ttldtt", unit("good", members=0, ldtt=0)).value


def test_an_excellent_collective():
    base = [("ttldtt", YEAR)]
    assert collective("ttldxs", unit(ldtt=7, titles=base)).value
    assert not collective("ttldxs", unit(ldtt=6, titles=base)).value
    assert not collective("ttldxs", unit(ldtt=7, cstd=0, titles=base)).value
    assert not collective("ttldxs", unit(ldtt=7)).value
    one_failed = ("good",) * 9 + ("not_completed",)
    assert not collective("ttldxs", unit(ldtt=7, titles=base, ratings=one_failed)).value
    one_unrated = ("good",) * 9
    missing = collective("ttldxs", unit(ldtt=7, titles=base, ratings=one_unrated))["missing"]
    assert "1 người chưa có kết quả xếp loại" in missing[0]


# -- quota and vote -------------------------------------------------------


@pytest.mark.parametrize(("base", "allowed"), [(0, 0), (6, 0), (7, 1), (33, 4), (40, 6), (100, 15)])
def test_fifteen_per_cent_in_whole_numbers(base, allowed):
    assert quota("CSTĐ", "LĐTT", base, Decimal(15)).value == allowed


def test_a_quota_says_by_how_many_it_is_passed():
    result = quota("CSTĐ cơ sở", "LĐTT", 33, Decimal(15), asked=6)
    assert (result.value, result["over"]) == (4, 2)
    assert "4,95" in "\n".join(result.explain())
    assert Result.from_json(result.as_json()) == result


@given(st.integers(0, 5000), st.integers(0, 100), st.integers(0, 500))
def test_the_quota_is_never_more_than_the_share(base, percent, number):
    result = quota("a", "b", base, Decimal(percent), number)
    assert result.value * 100 <= base * percent < (result.value + 1) * 100
    assert result["over"] == max(number - result.value, 0)


def test_a_vote_counts_the_absent():
    assert vote(8, 10, Decimal(80)).value
    assert not vote(7, 9, Decimal(80)).value
    assert not vote(0, 0, Decimal(80)).value


# -- in the words of a dossier -------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Chiến sĩ thi đua cơ sở", "cstd_cs"),
        ("danh hiệu CSTĐ cơ sở năm 2024", "cstd_cs"),
        ("CHIẾN SĨ THI ĐUA CẤP TỈNH", "cstd_tinh"),
        ("Lao động tiên tiến", "ldtt"),
        ("Tập thể lao động tiên tiến", "ttldtt"),
        ("Bằng khen của Chủ tịch UBND tỉnh", "bang_khen_tinh"),
        ("Kỷ niệm chương", None),
        ("", None),
    ],
)
def test_titles_are_recognised_in_dossiers(text, code):
    assert recognise(text, TITLES.values()) == code


def test_the_year_of_a_title():
    assert title_year("CSTĐ cơ sở năm 2024", date(2025, 1, 20)) == 2024
    assert title_year("CSTĐ cơ sở", date(2025, 1, 20)) == 2024
    assert title_year("CSTĐ cơ sở", date(2024, 12, 25)) == 2024
    assert title_year("CSTĐ cơ sở") is None
