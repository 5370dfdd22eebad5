from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_hr.rules.discipline_effect import (
    Measure,
    Term,
    clear_from,
    measure,
    standing,
)
from odoo.addons.cchc_positions.rules.standard import (
    Profile,
    Requirement,
    Stretch,
    answers,
    assess,
    compose,
    judge,
)

TERMS = (
    Term(date(2020, 9, 20), date(2025, 6, 30), 12),
    Term(date(2025, 7, 1), None, 12),
)
CLEAN = Requirement("discipline", article="khoản 2 điều 12", source="Chuyên viên chính")
WARNED = measure("warning", date(2025, 9, 10), None, "45/QĐ-SNV", TERMS)


def on(day, *measures):
    return judge(CLEAN, Profile(measures=measures), day)


class TestEffect:
    def test_twelve_months_from_its_day_and_no_longer(self):
        assert on(date(2025, 9, 9), WARNED).met
        assert not on(date(2025, 9, 10), WARNED).met
        assert not on(date(2026, 9, 9), WARNED).met
        assert on(date(2026, 9, 10), WARNED).met

    def test_the_explanation_names_decision_and_day(self):
        finding = on(date(2026, 1, 1), WARNED)
        assert finding.met_from == date(2026, 9, 10)
        assert finding.found == (
            "Cảnh cáo theo Quyết định số 45/QĐ-SNV ngày 10/09/2025, hết hiệu lực ngày 10/09/2026"
        )
        assert assess((CLEAN,), Profile(measures=(WARNED,)), date(2026, 1, 1)).explain() == (
            "Kỷ luật – không đang trong thời gian thi hành quyết định kỷ luật: "
            f"{finding.found} (chưa đạt, đủ từ 10/09/2026) (khoản 2 điều 12, Chuyên viên chính)",
        )

    def test_the_day_of_the_dossier_goes_before_the_term(self):
        lifted = measure("reprimand", date(2025, 9, 10), date(2026, 3, 1), "1", TERMS)
        assert not on(date(2026, 2, 28), lifted).met
        assert on(date(2026, 3, 1), lifted).met

    def test_the_term_is_that_of_the_day_of_the_decision(self):
        terms = (Term(date(2020, 1, 1), date(2024, 12, 31), 6), Term(date(2025, 1, 1), None, 12))
        assert measure("warning", date(2024, 12, 31), None, "", terms).lapses == date(2025, 6, 30)
        assert measure("warning", date(2025, 1, 1), None, "", terms).lapses == date(2026, 1, 1)

    def test_older_than_every_text_is_over(self):
        assert on(date(2024, 1, 1), measure("warning", date(1999, 5, 1), None, "", TERMS)).met

    def test_without_a_day_it_counts_until_the_dossier_says_more(self):
        finding = on(date(2026, 1, 1), measure("warning", None, None, "", TERMS))
        assert (finding.met, finding.met_from) == (False, None)
        assert "chưa ghi ngày" in finding.found
        assert on(date(2026, 1, 1), measure("warning", None, date(2025, 1, 1), "", TERMS)).met

    def test_the_29th_of_february(self):
        leap = measure("warning", date(2024, 2, 29), None, "", TERMS)
        assert leap.lapses == date(2025, 2, 28)

    def test_asked_twice_it_is_asked_once(self):
        assert len(compose([CLEAN, Requirement("discipline", source="Vị trí")])) == 1

    def test_one_after_another(self):
        again = measure("reprimand", date(2026, 8, 1), None, "46/QĐ-SNV", TERMS)
        assert on(date(2026, 1, 1), WARNED, again).met_from == date(2027, 8, 1)
        found = answers(
            [Stretch(date(2025, 1, 1), None, "A", (CLEAN,), Profile(measures=(WARNED, again)))]
        )
        assert [(answer.start, answer.outcome) for answer in found] == [
            (date(2025, 1, 1), "meets"),
            (date(2025, 9, 10), "gaps"),
            (date(2026, 8, 1), "gaps"),  # two decisions to name
            (date(2026, 9, 10), "gaps"),
            (date(2027, 8, 1), "meets"),
        ]


DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
MEASURES = st.lists(
    st.builds(
        Measure, st.one_of(st.none(), DAYS), st.one_of(st.none(), DAYS), st.sampled_from("abc")
    ),
    max_size=4,
)


@given(MEASURES, DAYS)
def test_the_clear_day_is_the_first_without_any_measure(measures, day):
    clear = clear_from(measures, day)
    if clear is None:
        assert standing(measures, day)
        return
    assert clear >= day and not standing(measures, clear)
    assert clear == day or standing(measures, clear - timedelta(days=1))


@given(MEASURES, DAYS, st.integers(0, 4000))
def test_between_two_days_of_an_answer_nothing_turns(measures, start, length):
    profile = Profile(measures=tuple(measures))
    end = start + timedelta(days=length)
    for answer in answers([Stretch(start, end, "A", (CLEAN,), profile)]):
        for day in (answer.start, answer.start + (answer.end - answer.start) / 2, answer.end):
            assert judge(CLEAN, profile, day).met == (answer.outcome == "meets")
