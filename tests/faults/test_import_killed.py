"""The server dies in the middle of applying an import, several times: nobody twice, nobody lost.

A real server process with a real scheduled job is killed (SIGKILL) while people are being
created, between two steps, and while the opening decision is being issued. Each time it is
started again and goes on by itself.
"""

import base64
import io
import os
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pytest

ROOT = Path(os.environ["CCHC_ROOT"])
VAR = Path(os.environ["CCHC_VAR"])
sys.path.insert(0, str(ROOT / "tests" / "product"))

from client import Client  # noqa: E402
from server import START, Server, connected, copy_database, drop_database  # noqa: E402

EMPTY = os.environ.get("CCHC_TEST_DB", "cchc_test")
DATABASE = f"{EMPTY}_faults"
PEOPLE = 1000
WRONG = 50  # of which one in twenty has a coefficient that fits no step
UNITS = ("Sở Nội vụ", "Sở Tư pháp", "Sở Y tế", "UBND huyện Kiên Hải")


def roster(people=PEOPLE, first=0):
    book = openpyxl.Workbook()
    header = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Đơn vị", "Đối tượng",
              "Mã ngạch", "Hệ số lương", "Ngày hưởng")  # fmt: skip
    book.active.append(header)
    # Another list is of other people: nobody in it may be taken for somebody of the first.
    year = 80 + (first > 0)
    for number in range(first, first + people):
        wrong = number % (PEOPLE // WRONG) == 7
        book.active.append(
            (
                number + 1,
                f"Nguyễn Văn {chr(ord('A') + number % 26)}",
                f"{number % 28 + 1}/{number % 12 + 1}/19{year}",
                "Nam",
                # Every third person is known by name, birth and unit only.
                f"0910{year}{number:06d}" if number % 3 else None,
                UNITS[number % len(UNITS)],
                "Công chức",
                "01.003",
                "9,99" if wrong else "3,33",
                "1/7/2015",
            )
        )
    stream = io.BytesIO()
    book.save(stream)
    return base64.b64encode(stream.getvalue()).decode()


@pytest.fixture(scope="module")
def database():
    copy_database(EMPTY, DATABASE)
    script = Path(__file__).with_name("import_province.py")
    subprocess.run(
        [sys.executable, "-W", "ignore", START, "shell", "-c", VAR / "odoo.conf", "-d", DATABASE,
         "--no-http", "--log-level=error"],
        stdin=script.open(encoding="utf-8"),
        check=True,
    )  # fmt: skip
    yield DATABASE
    drop_database(DATABASE)


def start(database):
    server = Server(database, VAR / "test" / "faults.log", "--max-cron-threads=1")
    server.start()
    # The scheduler looks by itself once a minute; this is how Odoo wakes it.
    with connected("postgres") as cursor:
        cursor.execute("SELECT pg_notify('cron_trigger', %s)", [database])
    return server


def states(database):
    """Number of rows of the latest import by state."""
    with connected(database) as cursor:
        cursor.execute(
            "SELECT state, count(*) FROM cchc_import_row"
            " WHERE batch_id = (SELECT max(id) FROM cchc_import_batch) GROUP BY state"
        )
        return dict(cursor.fetchall())


def ask(database, query):
    with connected(database) as cursor:
        cursor.execute(query)
        return cursor.fetchone()[0]


def upload(server, database, content):
    """(client, id) of a checked import."""
    officer = Client(server.url, database, "sonoivu", "sonoivu")
    unit = officer.call("hr.department", "search", [("code", "=", "KG")])[0]
    values = {
        "file": content,
        "filename": "danh_sach.xlsx",
        "unit_id": unit,
        "date_effective": "2020-01-01",
    }
    (batch,) = officer.call("cchc.import.batch", "create", [values])
    officer.call("cchc.import.batch", "action_check", [batch])
    return officer, batch


def wait(database, reached, patience=240):
    deadline = time.monotonic() + patience
    while not reached(states(database)):
        assert time.monotonic() < deadline, f"nothing moves: {states(database)}"
        time.sleep(0.05)


def test_killed_again_and_again(database):
    server = start(database)
    try:
        officer, batch = upload(server, database, roster())
        assert states(database) == {"ready": PEOPLE - WRONG, "refused": WRONG}
        people = ask(database, "SELECT count(*) FROM hr_employee")
        officer.call("cchc.import.batch", "action_apply", [batch])

        # Killed as soon as a step is committed: the next one is under way then.
        for share in (1, PEOPLE // 3, PEOPLE // 2):
            wait(database, lambda found, share=share: found.get("prepared", 0) >= share)
            time.sleep(0.3)
            server.kill()
            found = states(database)
            assert sum(found.values()) == PEOPLE
            assert found["refused"] == WRONG and "applied" not in found
            # Exactly the people whose rows are prepared exist, and nobody is in service yet.
            made = ask(database, "SELECT count(*) FROM hr_employee") - people
            assert made == found["prepared"]
            lines = ask(database, "SELECT count(*) FROM cchc_decision_line")
            assert lines == found["prepared"]
            assert not ask(database, "SELECT count(*) FROM hr_employee WHERE in_register")
            server = start(database)

        # Killed while the decision is issued: all of it or nothing.
        wait(database, lambda found: not found.get("ready"))
        time.sleep(0.3)
        server.kill()
        issued = ask(database, "SELECT count(*) FROM cchc_decision WHERE state = 'issued'")
        in_force = ask(database, "SELECT count(*) FROM hr_employee WHERE in_register")
        assert in_force == (PEOPLE - WRONG if issued else 0)
        server = start(database)

        wait(database, lambda found: found.get("applied"))
        officer = Client(server.url, database, "sonoivu", "sonoivu")
        (result,) = officer.call(
            "cchc.import.batch",
            "read",
            [batch],
            ["state", "rows_read", "rows_applied", "rows_unchanged", "rows_refused", "decision_id"],
        )
        assert result["state"] == "done"
        assert result["rows_read"] == PEOPLE
        assert (result["rows_applied"], result["rows_unchanged"], result["rows_refused"]) == (
            PEOPLE - WRONG,
            0,
            WRONG,
        )
        assert ask(database, "SELECT count(*) FROM hr_employee") - people == PEOPLE - WRONG
        assert ask(database, "SELECT count(*) FROM cchc_decision") == 1
        assert ask(database, "SELECT count(DISTINCT employee_id) FROM cchc_decision_line") == (
            PEOPLE - WRONG
        )
        assert not server.errors()
    finally:
        server.kill()


def test_abandoned_while_it_is_applied(database):
    """An officer changes her mind while the job is at work: all of it is taken back."""
    server = start(database)
    try:
        count = "SELECT count(*) FROM hr_employee"
        people = ask(database, count)
        lines = ask(database, "SELECT count(*) FROM cchc_decision_line")
        officer, batch = upload(server, database, roster(700, first=5000))
        officer.call("cchc.import.batch", "action_apply", [batch])
        wait(database, lambda found: found.get("prepared", 0) >= 200)
        officer.call("cchc.import.batch", "action_abandon", [batch])  # in the middle of a step
        wait(database, lambda found: "prepared" not in found)
        time.sleep(3)
        found = states(database)
        assert "prepared" not in found and "applied" not in found
        assert ask(database, count) == people
        assert ask(database, "SELECT count(*) FROM cchc_decision_line") == lines
        (result,) = officer.call("cchc.import.batch", "read", [batch], ["state", "decision_id"])
        assert (result["state"], result["decision_id"]) == ("checked", False)
    finally:
        server.kill()
