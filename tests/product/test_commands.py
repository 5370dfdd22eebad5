"""`./cchc` says clearly what it can do and what went wrong, and then changes nothing."""

import os
import re
import socket
from pathlib import Path

import pytest
from conftest import PROVINCE
from server import connected

TOOLS = Path(os.environ["CCHC_ROOT"]) / "tools"


def test_help_names_every_verb(cchc):
    named = set(re.findall(r"^\./cchc (\w+)", cchc("help").stdout, re.MULTILINE))
    assert named == {file.stem.removeprefix("verb_") for file in TOOLS.glob("verb_*.sh")}


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (["march"], "unknown verb: march"),
        (["run", "--people", "many"], "--people 800"),
        (["run", "--fast"], "takes only --people N, not --fast"),
        (["demo", "--people", "0"], "--people 800"),
        (["test", "addons/cchc_nowhere"], "there is no addons/cchc_nowhere"),
        (["backup"], "name the file to write"),
        (["restore"], "name an archive"),
        (["restore", "/nonexistent.tar"], "name an archive"),
    ],
)
def test_a_wrong_command_is_refused_in_words(cchc, command, message):
    done = cchc(*command, check=False)
    assert done.returncode == 1
    assert message in done.stderr


def test_a_taken_port_is_told_before_anything_is_done(cchc):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = cchc("run", check=False, CCHC_HTTP_PORT=port, CCHC_DB="cchc_test_never_made")
    assert done.returncode == 1
    assert f"already listens on port {port}" in done.stderr
    with connected("postgres") as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = 'cchc_test_never_made'")
        assert cursor.fetchone() is None


def test_demo_does_not_pull_the_database_from_under_somebody(cchc):
    with connected(PROVINCE) as cursor:
        cursor.execute("SELECT 1")
        done = cchc("demo", check=False, CCHC_DB=PROVINCE)
    assert done.returncode == 1
    assert "in use" in done.stderr


def test_odoo_gets_its_arguments(cchc):
    assert cchc("odoo", "--version").stdout.startswith("Odoo Server 19.0")


def test_psql_reaches_the_database(cchc):
    done = cchc("psql", "-Atc", "SELECT count(*) > 100 FROM hr_employee", CCHC_DB=PROVINCE)
    assert done.stdout == "t\n"
