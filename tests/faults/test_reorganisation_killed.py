"""The server dies while it enacts a reorganisation, and on its day: nothing, and then all of it.

A real server process with its scheduled job is killed (SIGKILL) where the act has written a part: a
lock of the test holds it up at a table that comes late. Afterwards every table of the database is
as it was. Started again, the server does the work by itself, once.
"""

import contextlib
import os
import time
from unittest.mock import patch

import pytest
from server import START, Server, connected  # noqa: I001
from shell import EMPTY, FAULTS, VAR, copy_database, drop_database, in_shell

DATABASE = f"{EMPTY}_reorganisation"
ENACT, FORCE = "ir_cron_enact", "ir_cron_force"
PATIENCE, AHEAD = 120, 30
# How far a process was when it died; told beside its work, which leaves nothing.
TOLD = ("cchc_reorganisation_work", "cchc_reorganisation_stage")
# What Odoo keeps of its own running.
RUNNING = ("ir_cron", "ir_cron_progress", "ir_cron_trigger")
FACTS = (
    *("hr_department", "cchc_unit_version", "cchc_position", "cchc_position_scheme", "hr_version"),
    *("hr_employee", "cchc_decision", "cchc_decision_line", "cchc_establishment_entry"),
    *("cchc_succession", "cchc_succession_follower", "cchc_user_unit", "mail_message"),
)


@pytest.fixture(scope="module")
def database():
    copy_database(EMPTY, DATABASE)
    in_shell(DATABASE, "reorganisation_province.py")
    yield DATABASE
    drop_database(DATABASE)


def one(query, *args):
    with connected(DATABASE) as cursor:
        cursor.execute(query, args)
        return cursor.fetchone()


def everything():
    """A checksum of each table, row by row, once who was killed has been rolled back."""
    wait(lambda: not others(), "connections end")
    with connected(DATABASE) as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r'"
            " AND relnamespace = 'public'::regnamespace AND relname NOT LIKE 'orm_signaling%'"
        )
        sums = {}
        for (table,) in cursor.fetchall():
            if table not in (*TOLD, *RUNNING):
                cursor.execute(
                    "SELECT md5(string_agg(row, '' ORDER BY row))"
                    f' FROM (SELECT md5(t::text) AS row FROM "{table}" t) rows'
                )
                sums[table] = cursor.fetchone()[0]
    assert sums.keys() > set(FACTS)
    return sums


def changed(before):
    after = everything()
    return sorted(table for table, checksum in after.items() if checksum != before[table])


@contextlib.contextmanager
def served(job, ahead=0):
    """A server that is asked to do one job at once."""
    with connected(DATABASE) as cursor:
        cursor.execute(
            """
            UPDATE ir_cron SET active = TRUE, nextcall = now() AT TIME ZONE 'UTC'
             WHERE id = (SELECT res_id FROM ir_model_data
                          WHERE module = 'cchc_reorganisation' AND name = %s)
            """,
            [job],
        )
    log = VAR / "test" / "reorganisation_killed.log"
    server = Server(DATABASE, log, "--max-cron-threads=1")
    if ahead:
        server.command[server.command.index(START)] = FAULTS / "start_later.py"
    with patch.dict(os.environ, CCHC_DAYS_AHEAD=str(ahead)):
        server.start()
    with connected("postgres") as cursor:
        # The scheduler looks by itself once a minute; this is how Odoo wakes it.
        cursor.execute("SELECT pg_notify('cron_trigger', %s)", [DATABASE])
    try:
        yield server
    finally:
        server.kill()


def others():
    with connected("postgres") as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = %s", [DATABASE])
        return cursor.fetchone()[0]


def wait(reached, told):
    deadline = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < deadline, f"waited in vain until {told}: {work()}"
        time.sleep(0.05)


def work():
    return one(
        "SELECT w.state, COALESCE(w.done, 0), s.stage FROM cchc_reorganisation_work w"
        " JOIN cchc_reorganisation_stage s ON s.id = w.stage_id"
    )


def killed(job, table, ahead=0):
    """Kill the server where it is about to write the first row of a table.

    :return: whether it said meanwhile that it is at it
    """
    with connected(DATABASE) as cursor:
        cursor.execute(f"LOCK TABLE {table} IN SHARE MODE")
        with served(job, ahead):
            wait(lambda: locks("NOT granted AND relation = %s::regclass", table), f"{table} comes")
            written = locks(
                "granted AND mode = 'RowExclusiveLock' AND relation::regclass::text = ANY(%s)",
                [name for name in FACTS if name != table],
            )
            assert written, "killed before it had written anything"
            return at_it()


def at_it():
    """Whether a process holds the lock by which the work says that somebody is at it."""
    return locks("granted AND locktype = 'advisory' AND objsubid = 2") == 1


def locks(condition, *args):
    ours = "database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    return one(f"SELECT count(*) FROM pg_locks WHERE {condition} AND {ours}", *args)[0]


def test_nothing_and_then_all_of_it_once(database):
    before = everything()
    for table, stage in (("cchc_decision_line", "people"), ("cchc_succession", "successions")):
        assert killed(ENACT, table), "it says that it is at it"
        assert changed(before) == [], "killed half-way it leaves nothing"
        # The officer reads that it was interrupted: it runs, and nobody is at it.
        assert work() == ("running", 0, stage)
        assert not at_it()
    people, units = one("SELECT count(*), count(DISTINCT from_unit_id)"
                        " FROM cchc_reorganisation_placement")  # fmt: skip
    with served(ENACT) as server:
        wait(lambda: work()[0] == "done", "it is done")
        assert not server.errors()
    assert work() == ("done", people, "done")
    _enacted_once(people, units)
    _in_force_once()


def _enacted_once(people, units):
    decisions = "SELECT count(*) FROM cchc_decision WHERE number = '2/QĐ-UBND'"
    assert one(f"{decisions} AND subject LIKE 'Bố trí nhân sự%%'") == one(decisions) == (1,)
    lines = "SELECT count(*), count(DISTINCT l.employee_id) FROM cchc_decision_line l"
    lines += " JOIN cchc_decision d ON d.id = l.decision_id WHERE d.number = '2/QĐ-UBND'"
    assert one(lines) == (people, people)
    assert one("SELECT count(*) FROM cchc_succession") == (units,)
    ended = "SELECT count(*) FROM cchc_unit_version v JOIN cchc_reorganisation r"
    assert one(f"{ended} ON r.date = v.date_from WHERE v.dissolved") == (units,)
    assert _serving_in_the_new_units() == people
    # What the communes had is with those that follow, to the last place.
    assert one(
        "SELECT sum(amount) FROM cchc_establishment_entry e JOIN hr_department u"
        " ON u.id = e.unit_id WHERE u.code LIKE 'XM%%'"
    ) == (5 * units,)


def _serving_in_the_new_units():
    day = one("SELECT date FROM cchc_reorganisation")[0]
    return one(
        "SELECT count(*) FROM hr_version v JOIN hr_department u ON u.id = v.department_id"
        " WHERE u.code LIKE 'XM%%' AND v.active AND v.in_service AND v.date_version = %s",
        day,
    )[0]


def _in_force_once():
    before = everything()
    killed(FORCE, "cchc_succession_follower", AHEAD)
    assert changed(before) == [], "killed on its day it leaves nothing"
    assert one("SELECT state FROM cchc_reorganisation") == ("enacted",)
    done = "SELECT state = 'in_force' FROM cchc_reorganisation"
    with served(FORCE, AHEAD + 2) as server:
        wait(lambda: one(done)[0], "it is in force, two days late")
        assert not server.errors()
    communes = "SELECT count(*) FROM hr_department WHERE active AND code LIKE 'XM%%'"
    assert one(communes) == (15,)
    gone = "SELECT count(*) FROM hr_department u JOIN cchc_succession s ON s.predecessor_id = u.id"
    assert one(f"{gone} WHERE u.active") == (0,)
    assert one("SELECT count(*) FROM cchc_succession WHERE followed_at IS NULL") == (0,)
    drafts = "SELECT u.code LIKE 'XM%%' FROM cchc_decision d JOIN hr_department u"
    assert one(f"{drafts} ON u.id = d.unit_id WHERE d.state = 'draft'") == (True,)
    followed = "SELECT count(*), count(DISTINCT (model, field_name, succession_id))"
    rows, distinct = one(f"{followed} FROM cchc_succession_follower")
    assert rows == distinct > 1, "handed over once"
    assert one(
        "SELECT count(*) FROM cchc_user_unit s JOIN hr_department u ON u.id = s.unit_id"
        " JOIN res_users r ON r.id = s.user_id WHERE r.login = 'xa' AND u.code LIKE 'XM%%'"
    ) == (1,)
