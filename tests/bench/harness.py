"""Benchmarks that measure ratios: our way against a yardstick, in turns, on the same data.

A file `bench_*.py` beside this one holds functions like

    @bench("BM01 at a date", yardstick="hand-written SQL", limit=1.2)
    def report_form(env):
        return seconds(env, ours), seconds(env, by_hand)

Each is called several times; what counts is the median of ours over the median of the yardstick.
Seconds depend on the machine and its neighbours, such a ratio hardly does. It fails above its limit
(what the design promises) and when it is more than 20 % worse than the last accepted one; as a
ratio of hundredths wanders by more, it must be worse by a twentieth of the yardstick as well.

Each row compares the two sides in the same minute, so rows can be accepted together or one by one;
a row above its limit is never accepted.
"""

import contextlib
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

WORSE = 1.2
NOISE = 0.05
BENCHES: list["Bench"] = []


@dataclass(frozen=True)
class Bench:
    name: str
    yardstick: str
    limit: float
    measure: Callable
    runs: int
    warmed_up: bool = True
    fill: Callable | None = None


@dataclass(frozen=True)
class Outcome:
    name: str
    yardstick: str
    limit: float
    ours: float
    theirs: float
    accepted: float | None

    @property
    def ratio(self):
        return self.ours / self.theirs

    @property
    def complaint(self):
        if self.ratio > self.limit:
            return "above its limit"
        if self.accepted and self.ratio > max(WORSE * self.accepted, self.accepted + NOISE):
            return "more than 20 % worse than accepted"
        return ""


def bench(name, *, yardstick, limit, runs=7, warmed_up=True, fill=None):
    """Register a benchmark; `limit` is the highest ratio that the design allows.

    What takes minutes is measured as it comes, without a round that only warms up.

    :param fill: writes what is missing in the province, once before all rounds
    """

    def register(measure):
        BENCHES.append(Bench(name, yardstick, limit, measure, runs, warmed_up, fill))
        return measure

    return register


def seconds(env, work):
    """How long `work()` takes with an empty record cache."""
    env.flush_all()
    env.invalidate_all()
    began = time.perf_counter()
    work()
    env.flush_all()
    return time.perf_counter() - began


@contextlib.contextmanager
def taken_back(env):
    """What is written inside is rolled back."""
    savepoint = env.cr.savepoint()
    try:
        yield
    finally:
        env.invalidate_all(flush=False)
        savepoint.close(rollback=True)


def run(env, benches, accepted):
    """Measure every benchmark; what it writes is rolled back. A first round only warms up."""
    for each in benches:
        pairs = []
        with taken_back(env):
            if each.fill:
                each.fill(env)
            for _round in range(each.runs + each.warmed_up):
                with taken_back(env):
                    pairs.append(each.measure(env))
        counted = pairs[each.warmed_up :]
        ours, theirs = (statistics.median(side) for side in zip(*counted, strict=True))
        yield Outcome(each.name, each.yardstick, each.limit, ours, theirs, accepted.get(each.name))


def merge(accepted, outcomes, people, day):
    """The accepted rows with those of a run; what is above its limit is left as it was.

    Rows of another size of the province say nothing about this one and go.
    """
    rows = dict(accepted["rows"]) if accepted.get("people") == people else {}
    for outcome in outcomes:
        if outcome.ratio <= outcome.limit:
            measured = {"ours": round(outcome.ours, 6), "theirs": round(outcome.theirs, 6)}
            rows[outcome.name] = {**measured, "on": day}
    return {"people": people, "rows": rows}


def ratios(accepted, people):
    """``{benchmark: accepted ratio}`` for a province of this size."""
    rows = accepted["rows"] if accepted.get("people") == people else {}
    return {name: row["ours"] / row["theirs"] for name, row in rows.items()}


def accepted_table(accepted, benches):
    """The accepted rows as a Markdown table, in the order of the benchmarks that still exist."""
    return _markdown(
        ("benchmark", "ours, ms", "yardstick", "its ms", "ratio", "limit", "measured on"),
        [
            (*_figures(each, row["ours"], row["theirs"]), row["on"])
            for each in benches
            if (row := accepted["rows"].get(each.name))
        ],
    )


def table(outcomes):
    """The outcomes as a Markdown table."""
    head = ("benchmark", "ours, ms", "yardstick", "its ms", "ratio", "limit", "accepted", "")
    return _markdown(
        head,
        [
            (
                *_figures(outcome, outcome.ours, outcome.theirs),
                f"{outcome.accepted:.2f}" if outcome.accepted else "new",
                outcome.complaint,
            )
            for outcome in outcomes
        ],
    )


def _figures(each, ours, theirs):
    return (
        each.name,
        f"{ours * 1000:,.1f}",
        each.yardstick,
        f"{theirs * 1000:,.1f}",
        f"{ours / theirs:.2f}",
        f"{each.limit:.2f}",
    )


def _markdown(head, rows):
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    rule = tuple("-" * width for width in widths)
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in (head, rule, *rows)
    )
