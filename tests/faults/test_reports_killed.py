"""The server dies while all reports of a province are computed: each of them once, and whole.

A real server process with its scheduled job is killed (SIGKILL) between two committed steps, is
started again and goes on by itself. Then the work is cancelled in the middle and continued.
"""

import time

import pytest
from client import Client  # noqa: I001
from server import Server, connected
from shell import EMPTY, VAR, copy_database, drop_database, in_shell

DATABASE = f"{EMPTY}_reports"
SUBMISSION, PERIOD = "cchc.report.submission", "cchc.report.period"
PATIENCE = 120
# What stood when the server was killed.
STATE = {}


@pytest.fixture(scope="module")
def database():
    copy_database(EMPTY, DATABASE)
    in_shell(DATABASE, "report_province.py")
    yield DATABASE
    drop_database(DATABASE)


def start(database):
    server = Server(database, VAR / "test" / "reports_killed.log", "--max-cron-threads=1")
    server.start()
    wake(database)
    return server


def wake(database):
    """The scheduler looks by itself once a minute; this is how Odoo wakes it."""
    with connected("postgres") as cursor:
        cursor.execute("SELECT pg_notify('cron_trigger', %s)", [database])


def computed(database, period):
    """``{report: when it was computed}`` of the agencies' reports; None: not yet."""
    with connected(database) as cursor:
        cursor.execute(
            "SELECT id, computed_at FROM cchc_report_submission"
            " WHERE period_id = %s AND kind = 'unit'",
            [period],
        )
        return dict(cursor.fetchall())


def halves(database, period, forms):
    """Reports that are neither untouched nor whole: a sheet a form, with the people it counts."""
    with connected(database) as cursor:
        cursor.execute(
            """
            SELECT r.id, r.computed_at IS NOT NULL, count(s.id), count(DISTINCT s.form_id),
                   bool_and(COALESCE((s.lines -> 0 ->> 'people')::int, 0) = (
                       SELECT count(*) FROM cchc_report_frozen_person p WHERE p.sheet_id = s.id))
              FROM cchc_report_submission r LEFT JOIN cchc_report_sheet s ON s.submission_id = r.id
             WHERE r.period_id = %s AND r.kind = 'unit' GROUP BY r.id
            """,
            [period],
        )
        return [
            row
            for row in cursor.fetchall()
            if row[1:4] != ((True, forms, forms) if row[1] else (False, 0, 0))
            or (row[1] and not row[4])
        ]


def job(database):
    with connected(database) as cursor:
        cursor.execute("SELECT state, done, total FROM cchc_report_job ORDER BY id DESC LIMIT 1")
        return cursor.fetchone()


def wait(reached, told):
    deadline = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < deadline, f"nothing moves: {told()}"
        time.sleep(0.02)


def opened(client):
    """``(period, number of its forms)``: figures of people, each with its list."""
    forms = client.call(
        "cchc.report.form", "search", [("code", "in", ("BM01/BNV", "CL-ALL", "LD-QL"))]
    )
    (period,) = client.call(
        PERIOD,
        "create",
        [
            {
                "kind": "on_demand",
                "date_from": "2024-01-01",
                "date_to": "2024-12-31",
                "form_ids": [(6, 0, forms)],
            }
        ],
    )
    client.call(PERIOD, "action_open", [period])
    return period, len(forms)


def officer(server, database):
    return Client(server.url, database, "sonoivu", "sonoivu")


def test_killed_and_started_again_then_cancelled_and_continued(database):
    server = start(database)
    try:
        _killed(server, database)
    finally:
        server.kill()
    server = start(database)
    try:
        _goes_on(server, database)
        _cancelled(server, database)
    finally:
        server.kill()


def _killed(server, database):
    period, forms = opened(officer(server, database))
    total = len(computed(database, period))
    assert total > 100, "more than one step, or nothing is killed in the middle"

    def done():
        return sum(at is not None for at in computed(database, period).values())

    wait(done, lambda: job(database))
    server.kill()
    before = computed(database, period)
    # What was committed is whole, the step that was under way has left nothing.
    assert 0 < done() < total
    assert not halves(database, period, forms)
    assert job(database) == ("running", done(), total)
    STATE.update(period=period, forms=forms, total=total, before=before)


def _goes_on(server, database):
    period, before = STATE["period"], STATE["before"]
    wait(lambda: job(database)[0] == "done", lambda: job(database))
    after = computed(database, period)
    assert all(after.values()) and job(database)[1:] == (STATE["total"], STATE["total"])
    # Nobody is computed twice: what stood before the kill is as it was.
    assert {one: at for one, at in after.items() if before[one]} == {
        one: at for one, at in before.items() if at
    }
    assert not halves(database, period, STATE["forms"])
    assert not server.errors()


def _cancelled(server, database):
    client = officer(server, database)
    period, forms = opened(client)
    total = len(computed(database, period))
    wait(lambda: job(database)[1], lambda: job(database))
    # Whoever is later of the step and the officer starts again, which the log tells.
    server.provoked.append('UPDATE "cchc_report_job"')
    client.call(PERIOD, "action_cancel_job", [period])
    time.sleep(2)
    found = computed(database, period)
    assert job(database)[0] == "cancelled"
    assert 0 < sum(at is not None for at in found.values()) < total
    assert not halves(database, period, forms)

    (last,) = client.call("cchc.report.job", "search", [("period_id", "=", period)])
    client.call("cchc.report.job", "action_go_on", [last])
    wake(database)
    wait(lambda: job(database)[0] == "done", lambda: job(database))
    after = computed(database, period)
    assert all(after.values())
    assert {one: at for one, at in after.items() if found[one]} == {
        one: at for one, at in found.items() if at
    }
    assert not halves(database, period, forms)
    assert not server.errors()
