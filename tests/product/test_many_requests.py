"""More requests at once than there are connections to the database: they wait, none is refused."""

import contextlib
import os
import re
import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests
from server import Server

LOG = Path(os.environ["CCHC_VAR"]) / "test" / "many-requests.log"
CONNECTIONS, REQUESTS, KNOCKS = 6, 60, 180


def test_requests_wait_for_a_connection(province):
    with Server(province, LOG, f"--db_maxconn={CONNECTIONS}") as server:

        def opened(_number):
            # A page that asks the database, of a visitor of its own.
            return requests.get(f"{server.url}/tuyen-dung", timeout=120).status_code

        with ThreadPoolExecutor(REQUESTS) as threads:
            answers = list(threads.map(opened, range(REQUESTS)))
        errors = server.errors()
    assert set(answers) == {200}
    assert not errors
    assert not re.search("Pool Is Full", LOG.read_text(encoding="utf-8"))


@pytest.mark.parametrize("workers", (0, 2))
def test_hundreds_knock_at_one_moment(province, monkeypatch, workers):
    """Who finds no room at the door is not told: TCP knocks again after one second, two, four."""
    # Nobody inside makes room for the next.
    monkeypatch.setenv("ODOO_MAX_HTTP_THREADS", "2")
    with Server(province, LOG, workers=workers) as server, contextlib.ExitStack() as doors:
        for _visitor in range(KNOCKS):
            # Shorter than the second after which the knock is repeated.
            door = socket.create_connection(("127.0.0.1", server.port), timeout=0.8)
            doors.enter_context(contextlib.closing(door))
