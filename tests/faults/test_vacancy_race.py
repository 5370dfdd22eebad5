"""Two officers fill one vacancy at the same moment: exactly one of them does, every time."""

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
DATABASE = f"{EMPTY}_race"
ROUNDS = 100


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
    yield json.loads(in_shell("vacancy_race.py").strip().splitlines()[-1])
    drop_database(DATABASE)


def test_one_vacancy_is_filled_once(race):
    assert race["outcomes"] == [["issued", "refused"]] * ROUNDS
    assert race["occupied"] == ROUNDS


def test_they_really_met(race):
    """The race was one: most rounds ended in a conflict of the database that was tried again."""
    assert race["conflicts"] > ROUNDS / 2
