"""Invented people look like real ones, and are nobody."""

from collections import Counter
from datetime import date

import pytest
from demo_samples import lives, plan_of, province, reference

from odoo.addons.cchc_demo.generator.chances import Dice, Weighted, workday
from odoo.addons.cchc_demo.generator.events import AS_OF
from odoo.addons.cchc_demo.generator.identity import INVENTED, full_name
from odoo.addons.cchc_hr.rules import citizen_id
from odoo.addons.cchc_hr.rules.partial_date import parse


def test_the_same_seed_gives_the_same_province():
    again, other = plan_of(120), plan_of(120, seed=7)
    first, second = plan_of(120).batch(0), again.batch(0)
    assert first == second
    names = [person.life.identity.name for person in first.people]
    assert names != [person.life.identity.name for person in other.batch(0).people]


def test_growing_a_province_keeps_its_number_of_people():
    for size in (1, 2, 60, 800):
        assert len(plan_of(size).seats) == size


def test_indexes_are_consecutive():
    assert [seat.index for seat in province().seats] == list(range(1, 801))


def test_citizen_numbers_are_well_formed_unique_and_invented():
    numbers = [life.identity.citizen_id for life in lives() if life.identity.citizen_id]
    assert len(set(numbers)) == len(numbers)
    odd = 0
    for life in lives():
        who = life.identity
        if who.citizen_id:
            assert int(who.citizen_id[6:]) == INVENTED + who.index
            problems = citizen_id.check(who.citizen_id, who.birth.year, who.sex)
            assert {problem.code for problem in problems} <= {"other_birth_year"}
            odd += bool(problems)
    assert 1 <= odd <= 12, "a few numbers of another year, to be found"
    assert 5 <= sum(not life.identity.citizen_id for life in lives()) <= 45


@pytest.mark.parametrize("name", ["staff_number", "insurance_number"])
def test_other_numbers_are_unique(name):
    values = [getattr(life.identity, name) for life in lives()]
    assert len(set(values)) == len(values)


def test_papers_agree_with_the_register_on_the_birth():
    partial = 0
    for life in lives():
        born = parse(life.identity.birth_text)
        assert born.first_day() == life.identity.birth
        partial += born.precision != "day"
    assert partial, "some papers know only the month or the year"


def test_ages_of_those_who_serve():
    ages = [(AS_OF - life.identity.birth).days // 365 for life in lives() if not life.left_on]
    assert 20 <= min(ages) and max(ages) <= 63
    assert 36 <= sum(ages) / len(ages) <= 46
    assert max(Counter(age // 10 for age in ages).values()) < len(ages) / 2


def test_shares():
    serving = [life for life in lives() if not life.left_on]
    servants = [life for life in serving if life.slot.category == "civil_servant"]
    assert 0.35 < sum(life.identity.sex == "female" for life in serving) / len(serving) < 0.5
    assert 0.62 < sum(bool(life.party_joined) for life in servants) / len(servants) < 0.82
    assert 0.06 < sum(life.identity.ethnicity == "05" for life in serving) / len(serving) < 0.16


def test_nobody_serves_before_eighteen():
    for life in lives():
        birth = life.identity.birth
        assert life.recruited_on >= date(
            birth.year + 18, birth.month, birth.day if birth.day < 29 else 28
        )


def test_two_people_share_name_and_birth():
    pairs = Counter((life.identity.name, life.identity.birth) for life in lives())
    assert max(pairs.values()) == 2


def test_names_follow_their_frequencies():
    dice = Dice("names")
    names = [
        full_name(reference().names, dice, "female", date(1975, 5, 5), "kinh") for _ in range(4000)
    ]
    surnames = Counter(name.split()[0] for name in names)
    assert 0.35 < surnames["Nguyễn"] / 4000 < 0.42
    assert surnames.most_common(3)[1][0] == "Trần"
    assert 0.5 < sum(" Thị " in name for name in names) / 4000 < 0.85


def test_khmer_men_do_not_bear_the_womens_surname():
    dice = Dice("khmer")
    names = [
        full_name(reference().names, dice, "male", date(1990, 1, 2), "khmer") for _ in range(500)
    ]
    assert not [name for name in names if name.startswith("Thị ")]


def test_weights_of_nothing_are_never_picked():
    assert Weighted([("a", 0), ("b", 1)]).values == ["b"]


def test_offices_sign_on_working_days():
    assert workday(date(2026, 11, 22)) == date(2026, 11, 20)
    assert workday(date(2026, 11, 20)) == date(2026, 11, 20)
