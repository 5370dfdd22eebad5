from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tables import ROWS, figures

from odoo.addons.cchc_hr.rules.working_days import Changes, is_working
from odoo.addons.cchc_recruitment.rules.deadline import (
    Facts,
    add_working_days,
    announcement_problems,
    deadlines,
)
from odoo.addons.cchc_recruitment.rules.law import LAWS

OPENED, CLOSED = date(2026, 3, 2), date(2026, 3, 31)


def due(law, facts, on=OPENED, changes=Changes()):  # noqa: B008
    found = deadlines(law, facts, figures(law, on), changes)
    return {one.code: one.due_on for one in found}


def test_the_whole_path_of_decree_170_counted_by_hand():
    facts = Facts(announced_on=OPENED, opens_on=OPENED, closes_on=CLOSED)
    assert due("nd170_2025", facts) == {
        "applications": date(2026, 3, 31),
        # 15 days after the close
        "eligible": date(2026, 4, 15),
        # 30 days after the close, round 2 ten days later, 15 days of marking
        "round_one": date(2026, 4, 30),
        "round_two": date(2026, 5, 10),
        "marking": date(2026, 5, 25),
        # 5 working days: from Tuesday 26/5 to Monday 1/6
        "appeal": date(2026, 6, 1),
        # 5, 5 and 2 working days
        "report": date(2026, 6, 8),
        "approve": date(2026, 6, 15),
        "publish": date(2026, 6, 17),
        # 20 days, 5 working days, 30 days, 15 days
        "file": date(2026, 7, 7),
        "decision": date(2026, 7, 14),
        "start": date(2026, 8, 13),
        "next": date(2026, 8, 28),
    }


def test_steps_that_were_done_move_those_that_follow():
    facts = Facts(opens_on=OPENED, closes_on=CLOSED, round_one_on=date(2026, 4, 10), appeals=True)
    found = due("nd170_2025", facts)
    assert found["round_two"] == date(2026, 4, 20)
    assert found["remarking"] == found["appeal"] + timedelta(days=10)


def test_many_candidates_and_an_extension_lengthen():
    facts = Facts(opens_on=OPENED, closes_on=CLOSED, candidates=1000, extended=True)
    found = due("nd170_2025", facts)
    assert found["eligible"] == CLOSED + timedelta(days=30)
    assert found["round_one"] == CLOSED + timedelta(days=45)
    assert found["marking"] == found["round_two"] + timedelta(days=30)
    few = due("nd170_2025", Facts(opens_on=OPENED, closes_on=CLOSED, candidates=499))
    assert few["eligible"] == CLOSED + timedelta(days=15)


def test_decree_300_shortens_the_file_and_the_start():
    facts = {
        "opens_on": date(2026, 8, 3),
        "closes_on": date(2026, 9, 1),
        "published_on": date(2026, 11, 2),
        "decided_on": date(2026, 11, 20),
        "unknown": 1,
    }
    old, new = (due(law, facts, date(2026, 8, 3)) for law in ("nd170_2025", "nd170_2025_nd300"))
    assert (old["file"], new["file"]) == (date(2026, 11, 22), date(2026, 11, 17))
    assert (old["start"], new["start"]) == (date(2026, 12, 20), date(2026, 12, 5))


def test_one_round_and_a_review_have_their_own_periods():
    single = Facts(opens_on=OPENED, closes_on=CLOSED, two_rounds=False)
    assert due("nd170_2025", single)["round_two"] == CLOSED + timedelta(days=30)
    assert "round_one" not in due("nd170_2025", single)
    review = Facts(form="review", opens_on=OPENED, closes_on=CLOSED, eligible_on=CLOSED)
    assert due("nd170_2025", review)["round_two"] == CLOSED + timedelta(days=15)


def test_public_employees_count_from_the_summons():
    facts = Facts(opens_on=OPENED, closes_on=CLOSED, eligible_on=date(2026, 4, 10))
    found = due("nd115_2020", facts)
    assert found["round_one"] == date(2026, 4, 25)
    assert found["next"] == found["start"] + timedelta(days=30)


def test_a_day_off_of_the_year_moves_working_days():
    monday = date(2026, 6, 1)
    assert add_working_days(monday, 2) == date(2026, 6, 3)
    assert add_working_days(monday, 2, Changes(off=frozenset({date(2026, 6, 2)}))) == date(
        2026, 6, 4
    )


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 30))
def test_working_days_end_on_a_working_day_with_so_many_between(start, count):
    end = add_working_days(start, count)
    assert is_working(end)
    days = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert sum(map(is_working, days)) == count


@given(st.sampled_from(sorted(LAWS)), st.dates(date(2010, 6, 1), date(2030, 1, 1)))
def test_no_step_is_due_before_the_one_it_follows(law, day):
    facts = Facts(announced_on=day, opens_on=day, closes_on=day + timedelta(days=29))
    found = [one for one in deadlines(law, facts, figures(law, day)) if one.due_on]
    days = [one.due_on for one in found if one.code != "eligible"]
    assert days == sorted(days)
    assert all(one.article and one.confidence for one in found)


def test_an_announcement_lacks_nothing_when_thirty_days_are_given():
    facts = Facts(announced_on=OPENED, opens_on=OPENED, closes_on=CLOSED)
    assert announcement_problems("nd170_2025", facts, figures("nd170_2025")) == ()


def test_an_announcement_is_told_what_it_lacks():
    def problems(**facts):
        given_facts = Facts(**{"opens_on": OPENED, "closes_on": CLOSED, **facts})
        return announcement_problems("nd170_2025", given_facts, figures("nd170_2025"))

    assert len(problems(closes_on=None)) == 1
    (short,) = problems(closes_on=date(2026, 3, 30))
    assert "29 ngày" in short
    assert "31/03/2026" in short
    # Announced later than opened: the days count from the announcement.
    assert len(problems(announced_on=date(2026, 3, 4))) == 2
    opening = date(2026, 4, 20)
    assert problems(round_one_on=opening, changed_on=date(2026, 4, 10), changes=1) == ()
    assert len(problems(round_one_on=opening, changed_on=date(2026, 4, 11), changes=2)) == 2
    assert len(problems(round_one_on=CLOSED)) == 1


def test_figures_of_an_amendment_come_before_those_of_the_text():
    assert figures("nd170_2025_nd300")["file_days"] == 15
    assert figures("nd170_2025_nd300")["eligible_days"] == 15
    assert figures("nd170_2025")["file_days"] == 20
    assert figures("nd138_2020").get("priority_union") is None
    assert "marking_tolerance" in figures("nd115_2020")


def test_what_nobody_read_says_so():
    unread = {row.law for row in ROWS if row.confidence != "seen"}
    assert {"nd24_2010", "nd259_2026", "general", "leadership"} <= unread
    assert not any(row.confidence == "seen" for row in ROWS if row.law in ("general", "leadership"))
