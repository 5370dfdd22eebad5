"""Pytest plugin of `./cchc test`: a skipped test is a failed one, and every run is counted.

A test that did not run has tested nothing, whatever the reason; where one of Odoo's own tests can't
hold for this product, it is named with its reason in a file given as `--deselected`.
"""

import os
from collections import Counter
from pathlib import Path

import pytest
from _pytest.subtests import SubtestReport

_counted = Counter()


def pytest_addoption(parser):
    parser.addoption("--deselected", help="file with lines `TEST  # why it must differ here`")


def _refuse_skip(report):
    if report.skipped:
        reason = report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"not run, so nothing is tested: {reason}"
        report.__dict__.pop("wasxfail", None)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_logreport(report):
    _refuse_skip(report)
    if report.failed:
        _counted["failed"] += 1
    elif report.when == "call" and not isinstance(report, SubtestReport):
        _counted["passed"] += 1


@pytest.hookimpl(tryfirst=True)
def pytest_collectreport(report):
    _refuse_skip(report)
    if report.failed:
        _counted["failed"] += 1


def _read_deselected(file):
    reasons = {}
    for line in Path(file).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            test, _sign, reason = line.partition("#")
            if not reason.strip():
                raise pytest.UsageError(f"{file}: {test.strip()} is named without a reason")
            reasons[test.strip()] = reason.strip()
    return reasons


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    if not config.option.deselected:
        return
    reasons = _read_deselected(config.option.deselected)
    found = {item: name for item in items for name in reasons if item.nodeid.endswith(f"/{name}")}
    if unknown := set(reasons) - set(found.values()):
        raise pytest.UsageError(f"{config.option.deselected} names no test: {sorted(unknown)}")
    config.hook.pytest_deselected(items=list(found))
    items[:] = [item for item in items if item not in found]


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    if hasattr(session.config, "workerinput"):  # a parallel worker: its parent counts
        return
    if _counted["failed"] and not session.exitstatus:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
    if tally := os.environ.get("CCHC_TALLY"):
        passed, failed = _counted["passed"], _counted["failed"]
        if session.exitstatus not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
            failed = max(failed, 1)
        with open(tally, "a", encoding="utf-8") as file:
            file.write(f"{passed} {failed}\n")
