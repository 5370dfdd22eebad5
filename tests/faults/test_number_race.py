"""Clerks take numbers of one register at the same moment: no number twice, and none lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(os.environ["CCHC_ROOT"])
VAR = Path(os.environ["CCHC_VAR"])
sys.path.insert(0, str(ROOT / "tests" / "product"))

from server import START, copy_database, drop_database  # noqa: E402

EMPTY = os.environ.get("CCHC_TEST_DB", "cchc_test")
DATABASE = f"{EMPTY}_numbers"
ROUNDS, CLERKS = 40, 3
# In the first three of every four rounds one clerk's request breaks off.
GIVEN = ROUNDS * CLERKS - ROUNDS * 3 // 4


def in_shell(script):
    """Standard output of a script in Odoo's shell."""
    return subprocess.run(
        [sys.executable, "-W", "ignore", START, "shell", "-c", VAR / "odoo.conf", "-d", DATABASE,
         "--no-http", "--log-level=critical"],
        input=Path(__file__).with_name(script).read_text(encoding="utf-8"),
        text=True,
        stdout=subprocess.PIPE,
        check=True,
    ).stdout  # fmt: skip


@pytest.fixture(scope="module")
def race():
    copy_database(EMPTY, DATABASE)
    in_shell("import_province.py")
    yield json.loads(in_shell("number_race.py").strip().splitlines()[-1])
    drop_database(DATABASE)


def test_numbers_follow_each_other_without_gap(race):
    assert race["numbers"] == list(range(1, GIVEN + 1))
    assert len(race["written"]) == GIVEN
    assert race["last"] == GIVEN


def test_they_really_met(race):
    """The race was one: most rounds ended in a conflict of the database that was tried again."""
    assert race["conflicts"] > ROUNDS / 2
