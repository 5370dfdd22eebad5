"""Officers merge one pair both ways while a decision is issued: one career, whole, in one entry."""

import pytest
from shell import race_of

ROUNDS = 8
CAREER = [[2018, 1], [2019, None], [2021, 1]]
RAISED = [2023, 2]


@pytest.fixture(scope="module")
def race():
    with race_of("merge_race.py", "merges") as found:
        yield found


def test_one_entry_is_kept_with_the_whole_career(race):
    assert len(race["pairs"]) == ROUNDS
    for pair in race["pairs"]:
        assert pair["merges"] == 1
        assert pair["other"] == []
        # A decision about an entry that was merged a moment ago is refused, never lost.
        assert pair["kept"] == [*CAREER, *([RAISED] if pair["issued"] else [])]


def test_they_really_met(race):
    assert race["conflicts"] > ROUNDS / 2
