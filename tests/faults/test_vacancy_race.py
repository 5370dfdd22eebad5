"""Two officers fill one vacancy at the same moment: exactly one of them does, every time."""

import pytest
from shell import race_of

ROUNDS = 100


@pytest.fixture(scope="module")
def race():
    with race_of("vacancy_race.py", "race") as found:
        yield found


def test_one_vacancy_is_filled_once(race):
    assert race["outcomes"] == [["done", "refused"]] * ROUNDS
    assert race["occupied"] == ROUNDS


def test_they_really_met(race):
    """The race was one: most rounds ended in a conflict of the database that was tried again."""
    assert race["conflicts"] > ROUNDS / 2
