"""When a benchmark complains, and that it measures medians of interleaved runs."""

import sys
from xml.etree import ElementTree

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "tests" / "bench"))
import bench_forms
import harness


class Savepoint:
    def __init__(self, rolled_back):
        self.rolled_back = rolled_back

    def close(self, rollback):
        self.rolled_back.append(rollback)


class Env:
    """As much of an environment as the harness uses."""

    def __init__(self):
        self.rolled_back = []
        self.cr = self

    def savepoint(self):
        return Savepoint(self.rolled_back)

    def flush_all(self):
        pass

    def invalidate_all(self, flush=True):
        pass


def _outcome(ours, accepted=None, limit=1.5):
    return harness.Outcome("list", "stock list", limit, ours, 1.0, accepted)


@pytest.mark.parametrize(
    ("outcome", "complaint"),
    [
        (_outcome(1.4), ""),
        (_outcome(1.6), "above its limit"),
        (_outcome(1.2, accepted=1.01), ""),
        (_outcome(1.3, accepted=1.0), "more than 20 % worse than accepted"),
        (_outcome(0.5, accepted=1.0), ""),
    ],
)
def test_complaint(outcome, complaint):
    assert outcome.complaint == complaint


def test_median_of_the_rounds_after_the_first():
    rounds = iter([(90.0, 1.0), (1.0, 1.0), (2.0, 4.0), (9.0, 2.0)])
    each = harness.Bench("list", "stock list", 2.0, lambda env: next(rounds), runs=3)
    env = Env()
    (outcome,) = harness.run(env, [each], {"list": 1.1})
    assert (outcome.ours, outcome.theirs, outcome.accepted) == (2.0, 2.0, 1.1)
    # Each round, and then all of them together.
    assert env.rolled_back == [True] * 5


def test_what_fills_the_province_is_written_once_and_rolled_back():
    filled = []
    each = harness.Bench("list", "stock", 1.0, lambda env: (1.0, 1.0), runs=3, fill=filled.append)
    env = Env()
    list(harness.run(env, [each], {}))
    assert filled == [env]
    assert env.rolled_back == [True] * 5


def test_what_a_failed_run_wrote_is_rolled_back():
    def fails(env):
        raise ValueError("broken")

    env = Env()
    with pytest.raises(ValueError, match="broken"):
        list(harness.run(env, [harness.Bench("list", "stock", 1.0, fails, runs=1)], {}))
    assert env.rolled_back == [True, True]


def test_table_shows_each_outcome():
    text = harness.table([_outcome(1.6, accepted=1.2)])
    *_head, row = text.splitlines()
    assert [cell.strip() for cell in row.strip("|").split("|")] == [
        "list",
        "1,600.0",
        "stock list",
        "1,000.0",
        "1.60",
        "1.50",
        "1.20",
        "above its limit",
    ]


def test_rows_are_accepted_one_by_one_but_never_above_their_limit():
    known = {"people": 9, "rows": {name: {"ours": 1.0, "theirs": 1.0, "on": "x"} for name in "ab"}}
    outcomes = [
        harness.Outcome("a", "stock", 1.5, 2.6, 2.0, 1.0),
        harness.Outcome("b", "stock", 1.5, 3.2, 2.0, 1.0),
        harness.Outcome("c", "stock", 1.5, 1.0, 2.0, None),
    ]
    merged = harness.merge(known, outcomes, 9, "2026-11-29")
    assert harness.ratios(merged, 9) == {"a": 1.3, "b": 1.0, "c": 0.5}
    assert harness.ratios(merged, 10) == {}
    assert harness.merge(known, outcomes[:1], 10, "x")["rows"].keys() == {"a"}
    shown = harness.accepted_table(merged, [harness.Bench("c", "stock", 1.5, None, 7)])
    assert [cell.strip() for cell in shown.splitlines()[-1].strip("|").split("|")] == [
        *("c", "1,000.0", "stock", "2,000.0", "0.50", "1.50", "2026-11-29")
    ]


def test_every_shipped_form_is_measured_against_its_table_by_hand():
    """The benchmark of forms is rarely run: who adds a form is told here to write the table."""
    shipped = {
        f"{path.parts[-3]}.{record.get('id')}"
        for path in (ROOT / "addons").glob("*/data/*.xml")
        for record in ElementTree.parse(path).iter("record")
        if record.get("model") == "cchc.report.form"
    }
    assert shipped == bench_forms.BY_HAND.keys()
