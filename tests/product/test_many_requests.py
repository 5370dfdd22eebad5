"""More requests at once than there are connections to the database: they wait, none is refused."""

import os
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import requests
from server import Server

LOG = Path(os.environ["CCHC_VAR"]) / "test" / "many-requests.log"
CONNECTIONS, REQUESTS = 6, 60


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
