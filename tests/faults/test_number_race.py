"""Clerks take numbers of one register at the same moment: no number twice, and none lost."""

import pytest
from shell import race_of

ROUNDS, CLERKS = 40, 3
# In the first three of every four rounds one clerk's request breaks off.
GIVEN = ROUNDS * CLERKS - ROUNDS * 3 // 4


@pytest.fixture(scope="module")
def race():
    with race_of("number_race.py", "numbers") as found:
        yield found


def test_numbers_follow_each_other_without_gap(race):
    assert race["numbers"] == list(range(1, GIVEN + 1))
    assert len(race["written"]) == GIVEN
    assert race["last"] == GIVEN


def test_they_really_met(race):
    """The race was one: most rounds ended in a conflict of the database that was tried again."""
    assert race["conflicts"] > ROUNDS / 2
