"""The server dies while everybody is asked, decided and rated: nobody is lost, nobody doubled.

A real server process with its scheduled job is killed (SIGKILL) in the middle of each of the three
pieces of work, is started again and goes on by itself.
"""

import time

import pytest
from client import Client  # noqa: I001
from server import Server, connected
from shell import EMPTY, VAR, copy_database, drop_database, in_shell

DATABASE = f"{EMPTY}_evaluation"
PERIOD, YEAR = "cchc.evaluation.period", 2026
PATIENCE = 240


@pytest.fixture(scope="module")
def database():
    copy_database(EMPTY, DATABASE)
    in_shell(DATABASE, "evaluation_province.py")
    yield DATABASE
    drop_database(DATABASE)


def start(database):
    server = Server(database, VAR / "test" / "evaluation_killed.log", "--max-cron-threads=1")
    server.start()
    wake(database)
    return server


def wake(database):
    """The scheduler looks by itself once a minute; this is how Odoo wakes it."""
    with connected("postgres") as cursor:
        cursor.execute("SELECT pg_notify('cron_trigger', %s)", [database])


def one(database, query, *args):
    with connected(database) as cursor:
        cursor.execute(query, args)
        return cursor.fetchone()


def job(database, kind):
    return one(
        database,
        "SELECT state, done, total FROM cchc_evaluation_job WHERE kind = %s ORDER BY id DESC",
        kind,
    )


def wait(reached, told):
    deadline = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < deadline, f"nothing moves: {told()}"
        time.sleep(0.02)


def killed_in_the_middle(database, kind, count, total):
    """Kill the server once something of the work is committed; nothing is half done then.

    :param count: how many people the work has reached, out of the tables themselves
    """
    server = start(database)
    try:
        wait(lambda: count() > 0, lambda: job(database, kind))
        server.kill()
        reached = count()
        assert 0 < reached < total, "killed before or after the work, not in its middle"
        # How far it came was committed together with what it did.
        assert job(database, kind) == ("running", reached, total)
    finally:
        server.kill()
    return reached


def goes_on(database, kind):
    server = start(database)
    try:
        wait(lambda: job(database, kind)[0] == "done", lambda: job(database, kind))
        assert not server.errors()
    finally:
        server.kill()


def test_nobody_is_lost_or_doubled(database):
    total = one(database, "SELECT count(*) FROM hr_version WHERE in_service AND active")[0]
    assert total > 1000, "more than two steps, or nothing is killed in the middle"
    _opened(database, total)
    _decided(database, total)
    _rated(database, total)


def _opened(database, total):
    server = Server(database, VAR / "test" / "evaluation_killed.log", "--max-cron-threads=0")
    server.start()
    try:
        client = Client(server.url, database, "sonoivu", "sonoivu")
        (period,) = client.call(PERIOD, "create", [{"kind": "year", "year": YEAR}])
        client.call(PERIOD, "action_open", [period])
    finally:
        server.kill()

    def opened():
        return one(database, "SELECT count(*) FROM cchc_evaluation")[0]

    killed_in_the_middle(database, "open", opened, total)
    assert not _halves(database)
    goes_on(database, "open")
    people = one(database, "SELECT count(*), count(DISTINCT employee_id) FROM cchc_evaluation")
    assert people == (total, total)
    assert not _halves(database)


def _halves(database):
    """People whose evaluation lacks a criterion of the decree, or has one twice."""
    return one(
        database,
        """
        SELECT count(*) FROM (
            SELECT e.id FROM cchc_evaluation e
              LEFT JOIN cchc_evaluation_mark m ON m.evaluation_id = e.id
             GROUP BY e.id HAVING count(m.id) <> 3 OR bool_or(e.law IS NULL)) half
        """,
    )[0]


def _decided(database, total):
    in_shell(database, "evaluation_decided.py")

    def decided():
        return one(database, "SELECT count(*) FROM cchc_evaluation_verdict")[0]

    killed_in_the_middle(database, "decide", decided, total)
    told = "SELECT count(*) FROM cchc_evaluation WHERE state = 'decided' AND level = 'good'"
    assert one(database, told)[0] == decided()
    goes_on(database, "decide")
    verdicts = one(
        database,
        "SELECT count(*), count(DISTINCT evaluation_id) FROM cchc_evaluation_verdict",
    )
    assert verdicts == (total, total)


def _rated(database, total):
    in_shell(database, "evaluation_final.py")

    def rated():
        query = "SELECT count(*) FROM cchc_yearly_rating WHERE year = %s"
        return one(database, query, YEAR)[0]

    killed_in_the_middle(database, "finish", rated, total)
    goes_on(database, "finish")
    ratings = one(
        database,
        "SELECT count(*), count(DISTINCT employee_id) FROM cchc_yearly_rating"
        " WHERE year = %s AND rating = 'good'",
        YEAR,
    )
    assert ratings == (total, total)
    assert one(database, "SELECT count(*) FROM cchc_evaluation WHERE state <> 'final'") == (0,)
