import random
import time
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from tables import ROWS, figures

from odoo.addons.cchc_base.rules.figures import Figure, Figures
from odoo.addons.cchc_recruitment.rules import ranking
from odoo.addons.cchc_recruitment.rules.law import sources
from odoo.addons.cchc_recruitment.rules.ranking import (
    Candidate,
    Choice,
    Claim,
    Post,
    equal_reserves,
)

LAW = "nd170_2025"


def rank(posts, people, law, form="exam"):
    return ranking.rank(posts, people, figures(law), form)


def person(name, *claims):
    """``claims``: (post, exam, priority, written, knowledge); below 50 has not passed."""
    made = []
    for post, exam, *more in claims:
        priority, written, knowledge = (*more, None, None, None)[:3]
        made.append(
            Claim(
                post,
                exam >= 50,
                Decimal(str(exam)),
                None if written is None else Decimal(str(written)),
                None if knowledge is None else Decimal(str(knowledge)),
                Decimal(str(priority or 0)),
            )
        )
    return Candidate(name, tuple(made))


def told(outcome):
    return {(row.candidate, row.post): (row.outcome, row.place) for row in outcome.rows}


def test_the_example_worked_by_hand():
    """Two posts that share candidates, one place each at P and Q, two at R.

    First wishes. P: An 80, Bình 75 + 5 = 80, Chi 70. An and Bình are equal in total; An has the
    higher examination, so An is chosen. Q: Dũng 60. R: Giang 55, Hà 49 (failed).
    Second wishes. Bình asks for Q, whose place went to Dũng at his first wish although Bình has
    more points. Chi asks for R, where one place is free, and gets it although Bình, whose second
    wish was Q, has more points, too. Third wishes: Bình asks for R: nothing is free.
    """
    posts = [Post("P", 1), Post("Q", 1), Post("R", 2)]
    people = [
        person("An", ("P", 80), ("Q", 80)),
        person("Bình", ("P", 75, 5), ("Q", 75, 5), ("R", 75, 5)),
        person("Chi", ("P", 70), ("R", 70)),
        person("Dũng", ("Q", 60)),
        person("Giang", ("R", 55)),
        person("Hà", ("R", 49, 7.5), ("Q", 49, 7.5)),
    ]
    outcome = rank(posts, people, LAW)
    assert not outcome.ties
    assert told(outcome) == {
        ("An", "P"): ("chosen", 1),
        ("Bình", "P"): ("reserve", 2),
        ("Bình", "Q"): ("reserve", 2),
        ("Bình", "R"): ("reserve", 3),
        ("Chi", "P"): ("reserve", 3),
        ("Chi", "R"): ("chosen", 2),
        ("Dũng", "Q"): ("chosen", 1),
        ("Giang", "R"): ("chosen", 1),
        ("Hà", "R"): ("failed", 0),
        ("Hà", "Q"): ("failed", 0),
    }
    steps = outcome.of("Bình", "Q").result.explain()
    assert any("Xét theo nguyện vọng: 2 (Điều 10 khoản 3 NĐ 170/2025" in line for line in steps)


def test_ties_are_broken_in_the_order_of_decree_170():
    posts = [Post("P", 1)]
    exam = [person("a", ("P", 78, 2.5, 70)), person("b", ("P", 75.5, 5, 90))]
    assert rank(posts, exam, LAW).chosen("P") == ("a",)
    written = [person("a", ("P", 78, 0, 70)), person("b", ("P", 78, 0, 71))]
    assert rank(posts, written, LAW).chosen("P") == ("b",)


def test_public_employees_are_told_apart_by_round_one():
    posts = [Post("P", 1)]
    people = [person("a", ("P", 70, 5, None, 40)), person("b", ("P", 75, 0, None, 39))]
    assert rank(posts, people, "nd115_2020").chosen("P") == ("a",)
    # By decree 138 the higher second round decides.
    assert rank(posts, people, "nd138_2020").chosen("P") == ("b",)


def test_a_corrected_row_changes_the_order_in_which_equals_are_told_apart():
    """NĐ 259/2026: nobody has read how; what a row says is what is asked."""
    people = [person("a", ("P", 70, 5, None, 40)), person("b", ("P", 75, 0, None, 39))]
    assert rank([Post("P", 1)], people, "nd259_2026").chosen("P") == ("b",)
    assert figures("nd259_2026").row("tie_exam").confidence == "memory"
    order = {"tie_exam": 2, "tie_knowledge": 1}
    rows = [row for row in ROWS if (row.law, row.code) != ("nd259_2026", "tie_exam")]
    rows += [Figure("nd259_2026", code, code, Decimal(n), "Điều 12") for code, n in order.items()]
    read = Figures(rows, sources("nd259_2026"), date(2026, 9, 1))
    assert ranking.rank([Post("P", 1)], people, read).chosen("P") == ("a",)


def test_of_a_selection_review_only_the_second_round_is_asked():
    people = [person("a", ("P", 78, 0, 70)), person("b", ("P", 78, 0, 71))]
    assert rank([Post("P", 1)], people, LAW).chosen("P") == ("b",)
    assert rank([Post("P", 1)], people, LAW, "review").ties


def test_equals_for_the_last_place_are_handed_to_the_head():
    posts = [Post("P", 2)]
    people = [person("a", ("P", 90)), *(person(name, ("P", 80)) for name in "bcd")]
    outcome = rank(posts, people, LAW)
    assert outcome.chosen("P") == ("a",)
    (tie,) = outcome.ties
    assert (tie.post, tie.places, tie.candidates) == ("P", 1, ("b", "c", "d"))
    chosen = Post("P", 2, (Choice(("c",), frozenset("bcd")),))
    again = rank([chosen], people, LAW)
    assert not again.ties
    assert again.chosen("P") == ("a", "c")
    assert told(again)["b", "P"] == ("reserve", 3)
    lines = again.of("c", "P").result.explain()
    assert any("Người đứng đầu đã quyết định trong số người bằng nhau: 3" in one for one in lines)
    assert equal_reserves(again) == {("P", 3): ("b", "d")}


def test_a_choice_holds_for_the_equals_it_was_made_of():
    choice = (Choice(("a",), frozenset("ab")),)
    people = [person(name, ("P", 80)) for name in "abc"]
    assert rank([Post("P", 1, choice)], people, LAW).ties
    assert rank([Post("P", 1, choice)], people[:2], LAW).chosen("P") == ("a",)
    # Better by points: the choice is none of the head's.
    better = [person("a", ("P", 80)), person("b", ("P", 81))]
    assert rank([Post("P", 1, choice)], better, LAW).chosen("P") == ("b",)


def test_later_wishes_wait_for_the_head():
    posts = [Post("P", 1), Post("Q", 1)]
    people = [
        person("a", ("P", 80), ("Q", 80)),
        person("b", ("P", 80), ("Q", 80)),
        person("c", ("P", 60), ("Q", 60)),
    ]
    outcome = rank(posts, people, LAW)
    assert outcome.chosen("Q") == ()
    assert told(outcome)["c", "Q"] == ("", 0)
    decided = [Post("P", 1, (Choice(("b",), frozenset("ab")),)), Post("Q", 1)]
    assert rank(decided, people, LAW).chosen("Q") == ("a",)


@st.composite
def competitions(draw):
    posts = [Post(n, draw(st.integers(1, 3))) for n in range(draw(st.integers(1, 4)))]
    people = []
    for number in range(draw(st.integers(0, 12))):
        wishes = draw(
            st.lists(st.sampled_from([p.id for p in posts]), min_size=1, max_size=3, unique=True)
        )
        exam, priority = draw(st.sampled_from([45, 50, 60, 70])), draw(st.sampled_from([0, 5]))
        people.append(person(number, *((post, exam, priority) for post in wishes)))
    return posts, people


@settings(max_examples=200)
@given(competitions(), st.randoms(use_true_random=False), st.sampled_from([LAW, "nd115_2020"]))
def test_what_holds_for_every_competition(competition, shuffler, law):
    posts, people = competition
    outcome = rank(posts, people, law)
    mixed, others = list(posts), list(people)
    shuffler.shuffle(mixed)
    shuffler.shuffle(others)
    assert rank(mixed, others, law) == outcome
    chosen = [row for row in outcome.rows if row.outcome == "chosen"]
    assert len({row.candidate for row in chosen}) == len(chosen)
    assert all(row.claim.passed for row in chosen)
    for post in posts:
        rows = [row for row in outcome.rows if row.post == post.id]
        taken = sum(row.outcome == "chosen" for row in rows)
        tied = [row for row in rows if row.outcome == "tie"]
        assert taken <= post.places
        # Nobody is left behind while a place is free, and equals are never told apart by chance.
        assert not tied or taken < post.places < taken + len(tied)
        if taken < post.places and not outcome.ties:
            assert not any(row.outcome == "reserve" for row in rows)
        for one in rows:
            for other in rows:
                if one.outcome == "chosen" and other.outcome == "reserve":
                    assert (one.wish, -one.claim.total) <= (other.wish, -other.claim.total)


@settings(max_examples=100)
@given(competitions())
def test_the_head_breaks_every_tie(competition):
    posts, people = competition
    for _round in range(40):
        outcome = rank(posts, people, LAW)
        if not outcome.ties:
            break
        tie = outcome.ties[0]
        choice = Choice(tie.candidates[: tie.places], frozenset(tie.candidates))
        posts = [
            Post(post.id, post.places, (*post.choices, choice)) if post.id == tie.post else post
            for post in posts
        ]
    assert not outcome.ties


def test_five_thousand_candidates_for_three_hundred_posts():
    dice = random.Random(1)  # noqa: S311
    posts = [Post(number, dice.randint(1, 5)) for number in range(300)]
    people = []
    for number in range(5000):
        wishes = dice.sample(range(300), 3)
        exam = Decimal(dice.randint(3000, 10000)) / 100
        people.append(Candidate(number, tuple(Claim(post, exam >= 50, exam) for post in wishes)))
    started = time.perf_counter()
    rank(posts, people, LAW)
    assert time.perf_counter() - started < 5
