"""A running server with a small province, logins for every role, a browser.

`./cchc test product` builds the province once; each session of tests works on a copy of it.
"""

import json
import os
import subprocess
from pathlib import Path

import pytest
from browser import Browser
from client import Client
from server import Server, connected, copy_database, drop_database

VAR = Path(os.environ["CCHC_VAR"])
PROVINCE = os.environ.get("CCHC_TEST_DB", "cchc_test") + "_province"


@pytest.fixture(scope="session")
def province():
    """Name of a copy of the province that the tests of this session may change."""
    name = f"{PROVINCE}_run"
    copy_database(PROVINCE, name)
    with connected(name) as cursor:
        # Odoo's own housekeeping rests: the end of the tests would cut it short.
        cursor.execute(
            """UPDATE ir_cron SET active = false WHERE id NOT IN
               (SELECT res_id FROM ir_model_data WHERE name = 'cron_import_apply')"""
        )
    yield name
    drop_database(name)


@pytest.fixture(scope="session")
def server(province):
    """The server on the copy; its log must not show an error that no test provoked.

    Imports are applied by a scheduled job, so one of its threads is awake.
    """
    log = VAR / "test" / f"server-{province}.log"
    with Server(province, log, "--max-cron-threads=1") as running:
        yield running
    assert not running.errors()


@pytest.fixture(scope="session")
def logins():
    """Passwords by login, as `./cchc run` prints them."""
    rows = json.loads((VAR / "logins" / f"{PROVINCE}.json").read_text(encoding="utf-8"))
    return {row["login"]: row["password"] for row in rows}


@pytest.fixture(scope="session")
def client_of(server, logins):
    """`client_of("tccb")`: that user's JSON-RPC session."""
    clients = {}

    def of(login):
        if login not in clients:
            clients[login] = Client(server.url, server.database, login, logins[login])
        return clients[login]

    return of


@pytest.fixture(scope="session")
def chromium():
    with Browser() as running:
        yield running


@pytest.fixture
def page_of(request, server, logins, chromium):
    """`page_of("tccb")`: a browser page in which that user is logged in; `page_of()`: nobody.

    The test fails when a page logs an error; a picture of the last state lands in var/screenshots.
    """
    with chromium.pages(server.url, logins, request.node.name) as of:
        yield of


@pytest.fixture
def cchc():
    """Run `./cchc VERB …` as a person would, with other settings where a test needs them."""

    def run(*arguments, check=True, **settings):
        env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        done = subprocess.run(
            ["bash", "cchc", *map(str, arguments)],
            cwd=os.environ["CCHC_ROOT"],
            env={**env, **settings},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if check:
            assert done.returncode == 0, done.stderr
        return done

    return run
