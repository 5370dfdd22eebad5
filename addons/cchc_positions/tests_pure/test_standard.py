from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_positions.rules.standard import (
    INDEX,
    LEVELS,
    NEEDS_AMOUNT,
    Profile,
    Requirement,
    Stretch,
    answers,
    assess,
    compose,
    judge,
    turning_days,
)

ON = date(2024, 6, 1)
UNIVERSITY = Requirement("degree", "university", article="Điều 7", source="Chuyên viên")


def met(requirement, on=ON, **facts):
    return judge(requirement, Profile(**facts), on).met


class TestJudge:
    def test_a_higher_degree_meets_a_lower_one_is_a_gap(self):
        assert met(UNIVERSITY, degree="master")
        assert met(UNIVERSITY, degree="university")
        assert not met(UNIVERSITY, degree="college")
        assert not met(UNIVERSITY)

    def test_the_gap_says_what_is_demanded_and_what_is_shown(self):
        finding = judge(UNIVERSITY, Profile(degree="college"), ON)
        assert (finding.requirement.words, finding.found) == ("Đại học trở lên", "Cao đẳng")
        assert judge(UNIVERSITY, Profile(), ON).found == "chưa có trong hồ sơ"

    def test_one_of_the_fields_of_study(self):
        law = Requirement("major", "university", text="Luật; Hành chính")
        assert met(law, degrees=((date(2010, 6, 30), "university", "Luật kinh tế"),))
        assert met(law, degrees=((None, "master", "Quản lý hành chính công"),))
        assert not met(law, degrees=((date(2010, 6, 30), "college", "Luật"),))
        assert not met(law, degrees=((date(2025, 6, 30), "university", "Luật"),))

    def test_years_in_the_rank_say_when_they_are_met(self):
        nine = Requirement("rank_years", amount=9)
        assert met(nine, rank_since=date(2015, 6, 1))
        finding = judge(nine, Profile(rank_since=date(2015, 6, 2)), ON)
        assert (finding.met, finding.met_from) == (False, date(2024, 6, 2))

    def test_years_in_the_lower_rank_are_judged_when_the_rank_was_given(self):
        nine = Requirement("lower_rank_years", amount=9)
        assert met(nine, lower_rank_days=3288)
        assert met(nine, lower_rank_days=3287)
        assert not met(nine, lower_rank_days=3286)
        # Held before the register began: the appointing authority judged it.
        assert met(nine, lower_rank_days=None)

    def test_age_counts_the_whole_year(self):
        limit = Requirement("age", amount=55)
        assert met(limit, on=date(2035, 2, 28), birthday=date(1979, 3, 1))
        assert not met(limit, on=date(2035, 3, 1), birthday=date(1979, 3, 1))
        assert not met(limit)

    def test_ratings_of_the_latest_years(self):
        two = Requirement("rating", "good", amount=2)
        good = ((None, 2022, "good"), (None, 2023, "excellent"))
        assert met(two, ratings=good)
        assert not met(two, ratings=good[:1])
        assert not met(two, ratings=(*good[:1], (None, 2023, "completed")))
        # A bad year long ago does not count, and neither do good ones of long ago.
        assert met(two, ratings=(*good, (None, 2021, "not_completed")))
        assert not met(two, on=date(2027, 1, 1), ratings=good)

    def test_a_rating_counts_from_its_day(self):
        one = Requirement("rating", "good", amount=1)
        late = ((date(2024, 7, 1), 2023, "good"),)
        assert not met(one, ratings=late)
        assert met(one, on=date(2024, 7, 1), ratings=late)

    def test_certificates_by_kind_and_name(self):
        title = Requirement("certificate", text="chức danh nghề nghiệp giáo viên")
        held = ((None, "professional", "Chức danh nghề nghiệp Giáo viên tiểu học hạng II"),)
        assert met(title, certificates=held)
        assert not met(title, certificates=((None, "other", held[0][2]),))
        assert met(Requirement("certificate", "defence"), certificates=((None, "defence", ""),))


class TestCompose:
    def test_the_strictest_of_a_kind_is_shown_with_its_source(self):
        master = Requirement("degree", "master", source="Vị trí việc làm")
        assert compose([UNIVERSITY, master]) == (master,)
        assert compose([master, UNIVERSITY]) == (master,)

    def test_different_certificates_and_majors_all_hold(self):
        several = [
            Requirement("certificate", "defence"),
            Requirement("certificate", "professional"),
            Requirement("major", text="Luật"),
            Requirement("major", text="Tài chính"),
        ]
        assert set(compose(several)) == set(several)

    def test_the_younger_age_is_stricter(self):
        ages = [Requirement("age", amount=55), Requirement("age", amount=50)]
        assert compose(ages) == (ages[1],)


DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))
MAYBE_DAYS = st.one_of(st.none(), DAYS)


def _levels(kind):
    return st.sampled_from(sorted(LEVELS[kind]))


@st.composite
def requirements(draw):
    kind = draw(
        st.sampled_from(
            ["degree", "political_theory", "rating", "age", "rank_years", "major", "certificate"]
            + ["service_years", "lower_rank_years", "language"]
        )
    )
    return Requirement(
        kind,
        level=draw(_levels(kind)) if kind in LEVELS else "",
        amount=draw(st.integers(1, 4) if kind == "rating" else st.integers(1, 60))
        if kind in NEEDS_AMOUNT
        else 0,
        text=draw(st.sampled_from(["Luật", "Tài chính; Kế toán"])) if kind == "major" else "",
    )


PROFILES = st.builds(
    Profile,
    degree=st.one_of(st.none(), _levels("degree")),
    political_theory=st.one_of(st.none(), _levels("political_theory")),
    language=st.one_of(st.none(), _levels("language")),
    degrees=st.lists(
        st.tuples(MAYBE_DAYS, _levels("degree"), st.sampled_from(["Luật", "Kế toán", "Toán"])),
        max_size=3,
    ).map(tuple),
    certificates=st.lists(
        st.tuples(MAYBE_DAYS, st.just("professional"), st.just("CDNN")), max_size=2
    ).map(tuple),
    ratings=st.lists(
        st.tuples(MAYBE_DAYS, st.integers(2015, 2030), _levels("rating")),
        max_size=6,
        unique_by=lambda each: each[1],
    ).map(tuple),
    birthday=st.one_of(st.none(), st.dates(date(1950, 1, 1), date(2005, 12, 31))),
    rank_since=MAYBE_DAYS,
    lower_rank_days=st.one_of(st.none(), st.integers(0, 9000)),
    service_since=MAYBE_DAYS,
)
SETS = st.lists(requirements(), max_size=5)


@given(SETS, PROFILES, DAYS)
def test_composing_changes_no_answer(demands, profile, on):
    everything = all(judge(each, profile, on).met for each in demands)
    assert all(judge(each, profile, on).met for each in compose(demands)) == everything


@given(SETS, PROFILES, DAYS, st.integers(0, 9000))
def test_an_answer_holds_on_every_day_of_its_period(demands, profile, start, days):
    demands = compose(demands)
    end = start + timedelta(days=days)
    found = answers([Stretch(start, end, "unit", demands, profile)])
    assert found[0].start == start and found[-1].end == end
    for before, after in zip(found, found[1:], strict=False):
        assert before.end + timedelta(days=1) == after.start
        assert (before.outcome, before.gaps) != (after.outcome, after.gaps)
    for answer in found:
        middle = answer.start + (answer.end - answer.start) / 2
        for day in (answer.start, middle, answer.end):
            assert assess(demands, profile, day).value == answer.outcome
            gaps = tuple(
                finding
                for finding in (judge(each, profile, day) for each in demands)
                if not finding.met
            )
            assert gaps == answer.gaps


@given(SETS, PROFILES)
def test_a_day_that_meets_is_named_and_is_a_turning_day(demands, profile):
    turns = turning_days(demands, profile)
    for each in demands:
        finding = judge(each, profile, ON)
        if finding.met_from:
            assert finding.met_from in turns
            assert judge(each, profile, finding.met_from).met


class TestAnswers:
    def test_equal_neighbours_are_one_answer_and_open_ends_stay_open(self):
        profile = Profile(degree="university")
        parts = [
            Stretch(date(2020, 1, 1), date(2020, 12, 31), "A", (UNIVERSITY,), profile),
            Stretch(date(2021, 1, 1), None, "A", (UNIVERSITY,), profile),
        ]
        (answer,) = answers(parts)
        assert (answer.start, answer.end, answer.outcome) == (date(2020, 1, 1), None, "meets")

    def test_another_unit_is_another_answer(self):
        parts = [
            Stretch(date(2020, 1, 1), date(2020, 12, 31), "A", (UNIVERSITY,)),
            Stretch(date(2021, 1, 1), None, "B", (UNIVERSITY,)),
        ]
        assert [answer.key for answer in answers(parts)] == ["A", "B"]

    def test_without_a_standard_nothing_is_met_or_missing(self):
        (answer,) = answers([Stretch(date(2020, 1, 1), None, "A", ())])
        assert (answer.outcome, answer.gaps) == ("no_standard", ())

    def test_the_explanation_names_requirement_dossier_and_article(self):
        result = assess((UNIVERSITY,), Profile(degree="college"), ON)
        assert result.value == "gaps"
        assert result["gaps"] == ("degree",)
        assert result.explain() == (
            "Trình độ chuyên môn – Đại học trở lên: Cao đẳng (chưa đạt) (Điều 7, Chuyên viên)",
        )
        assert result.from_json(result.as_json()) == result


def test_levels_rise():
    assert INDEX["degree"]["university"] < INDEX["degree"]["master"]
    assert INDEX["rating"]["completed"] < INDEX["rating"]["good"]
