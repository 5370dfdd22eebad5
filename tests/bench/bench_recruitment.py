"""The last evening for applications: everybody hands in at once, some of them from two tabs.

A server of its own, real requests over HTTP. What is measured is how long it
takes until the last one has a receipt; an application that is lost or doubled stops the benchmark.
What is written is committed, as the server must see it, and deleted in the end.
"""

import contextlib
import os
import re
import resource
import sys
import threading
import time
from datetime import timedelta
from pathlib import Path

import requests
from harness import bench
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from odoo.http import get_default_session, root
from odoo.service import security

ROOT, VAR = Path(os.environ["CCHC_ROOT"]), Path(os.environ["CCHC_VAR"])
CANDIDATES, SECOND_TABS = 200, 20
SECONDS = 60
THREADS = "24"
NAME, MAIL = "Bench", "bench.invalid"
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
PATIENCE = 300
AGAIN = Retry(total=8, backoff_factor=0.2, allowed_methods=None)


@bench("200 people apply at once", yardstick="60 s", limit=1.0, runs=1)
def apply_at_once(env):
    sys.path.append(str(ROOT / "tests" / "product"))
    from server import Server

    # Odoo's shell bounds the memory of its children, too.
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
    # More threads than connections to the database: Odoo would answer with errors, not wait.
    os.environ["ODOO_MAX_HTTP_THREADS"] = THREADS
    database = env.cr.dbname
    log = VAR / "test" / f"bench-{database}-recruitment.log"
    with prepared(env) as (contest, post, sessions):
        with Server(database, log) as server:
            taken, problems = everybody(server.url, contest, post, sessions)
        if problems:
            raise RuntimeError(f"{len(problems)} were not served: {problems[:3]}")
        check(env, contest)
    return taken, SECONDS


@contextlib.contextmanager
def prepared(env):
    """A session that takes applications, its candidates, and a login of each."""
    with env.registry.cursor() as cr:
        contest, post, users = make(env(cr=cr))
        sessions = [login(user) for user in users]
        ids = contest.id, post.id, users.ids
    try:
        yield ids[0], ids[1], sessions
    finally:
        for session in sessions:
            root.session_store.delete(session)
        with env.registry.cursor() as cr:
            clear(env(cr=cr), ids[0], ids[2])


def make(env):
    for left_over in env["cchc.recruitment.session"].search([("name", "=", NAME)]):
        # Of a run that was killed.
        clear(env, left_over.id, [])
    unit = env["hr.department"]._roots()[:1]
    today = env["hr.version"]._today()
    contest = env["cchc.recruitment.session"].create(
        {
            "name": NAME,
            "unit_id": unit.id,
            "opens_on": today - timedelta(days=30),
            "closes_on": today + timedelta(days=1),
        }
    )
    post = env["cchc.recruitment.post"].create(
        {"session_id": contest.id, "unit_id": unit.id, "code": "1", "name": "Chuyên viên"}
    )
    contest._move("draft", "announced", announced_on=today - timedelta(days=31))
    group = env.ref("cchc_recruitment.group_candidate")
    known = env["res.users"].with_context(active_test=False)
    kept = known.search([("login", "=like", f"%@{MAIL}")], order="id")
    if kept:
        kept.active = True
        # A login is made of what the database says of the account.
        kept.flush_recordset()
        return contest, post, kept
    users = (
        env["res.users"]
        .with_context(no_reset_password=True)
        .create(
            [
                {
                    "login": f"{number}@{MAIL}",
                    "email": f"{number}@{MAIL}",
                    "name": "Nguyễn Văn An",
                    "lang": "vi_VN",
                    "group_ids": [(6, 0, group.ids)],
                }
                for number in range(CANDIDATES)
            ]
        )
    )
    return contest, post, users


def login(user):
    """A session as the login page makes it; checking 200 passwords is no part of the measure."""
    session = root.session_store.new()
    session.update(get_default_session(), db=user.env.cr.dbname)
    session.uid, session.login = user.id, user.login
    session.context = {"lang": "vi_VN", "tz": "Asia/Ho_Chi_Minh", "uid": user.id}
    session.session_token = security.compute_session_token(session, user.env)
    root.session_store.save(session)
    return session


def everybody(url, contest, post, sessions):
    """Seconds until all have handed in, and what went wrong."""
    tabs = list(enumerate(sessions))
    tabs += tabs[:SECOND_TABS]
    start, problems = threading.Barrier(len(tabs) + 1), []

    def tab(number, session):
        start.wait()
        try:
            hand_in(url, contest, post, number, session.sid)
        except Exception as error:  # pylint: disable=broad-exception-caught
            problems.append(f"{number}: {error}")

    threads = [threading.Thread(target=tab, args=each) for each in tabs]
    for thread in threads:
        thread.start()
    start.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    return time.perf_counter() - began, problems


def hand_in(url, contest, post, number, sid):
    """The form, saved, and handed in with a double click."""
    page = f"{url}/tuyen-dung/ho-so/dot/{contest}"
    with requests.Session() as browser:
        browser.cookies.set("session_id", sid)
        # As nginx asks: no thread is kept waiting for what a browser asks next.
        browser.headers["Connection"] = "close"
        # Who is not let in at once presses the button again, which must do no harm.
        browser.mount(url, HTTPAdapter(max_retries=AGAIN))
        form = browser.get(f"{page}/khai", timeout=PATIENCE)
        form.raise_for_status()
        # The second tab finds the form kept or handed in by the first.
        token = TOKEN.search(form.text)[1]
        kept = browser.post(f"{page}/khai", data=typed(number, post, token), timeout=PATIENCE)
        kept.raise_for_status()
        for _click in range(2):
            answer = browser.post(
                f"{page}/nop", data={"csrf_token": token, "promised": "1"}, timeout=PATIENCE
            )
            answer.raise_for_status()


def typed(number, post, token):
    return {
        "csrf_token": token,
        "name": "Nguyễn Văn An",
        "birthday": "2000-01-02",
        "sex": "male",
        "citizen_id": f"0912000{number:05d}",
        "permanent_address": "Rạch Giá",
        "email": f"{number}@{MAIL}",
        "notice_by": "email",
        "degree-count": "1",
        "degree-0-kind": "degree",
        "degree-0-school": "Đại học Cần Thơ",
        "degree-0-level": "university",
        "degree-0-major": "Luật",
        "job-count": "1",
        "wish-0": str(post),
    }


def check(env, contest):
    """One application of each, with one receipt and one step: none lost, none doubled."""
    with env.registry.cursor() as cr:
        cr.execute(
            """SELECT count(*), count(DISTINCT user_id), count(DISTINCT citizen_id),
                      count(DISTINCT receipt), count(*) FILTER (WHERE state = 'submitted')
                 FROM cchc_recruitment_application WHERE session_id = %s""",
            [contest],
        )
        counts = set(cr.fetchone())
        cr.execute(
            """SELECT count(*) FROM cchc_recruitment_step s
                 JOIN cchc_recruitment_application a ON a.id = s.application_id
                WHERE a.session_id = %s AND s.what = 'submitted'""",
            [contest],
        )
        counts |= set(cr.fetchone())
    if counts != {CANDIDATES}:
        raise RuntimeError(f"an application was lost or doubled: {sorted(counts)}")


def clear(env, contest, users):
    """Away with all of it; the log of steps is append-only for everybody but this benchmark.

    The accounts stay for the next time: every table names who made its rows, and to look whether
    one of 200 is named takes minutes in a large province.
    """
    cr = env.cr
    cr.execute("ALTER TABLE cchc_recruitment_step DISABLE TRIGGER USER")
    cr.execute(
        """DELETE FROM cchc_recruitment_step WHERE application_id IN
           (SELECT id FROM cchc_recruitment_application WHERE session_id = %s)""",
        [contest],
    )
    cr.execute("ALTER TABLE cchc_recruitment_step ENABLE TRIGGER USER")
    cr.execute("DELETE FROM cchc_recruitment_application WHERE session_id = %s", [contest])
    cr.execute("DELETE FROM cchc_recruitment_session WHERE id = %s", [contest])
    env["mail.mail"].search([("email_to", "=like", f"%@{MAIL}")]).unlink()
    env["res.users"].browse(users).active = False
