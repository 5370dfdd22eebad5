"""What an officer waits for before the screen: from the click to the form that is drawn.

A server of its own on the database of the benchmarks and the distribution's Chromium. Nothing is
written, so that there is nothing to roll back.
"""

import json
import os
import resource
import statistics
import sys
from pathlib import Path

from harness import bench

ROOT, VAR = Path(os.environ["CCHC_ROOT"]), Path(os.environ["CCHC_VAR"])
OFFICER, ROWS, WARM_UP = "tccb", 15, 3
REST = 500
# Milliseconds from the click on a row until the browser has drawn the form behind it.
OPEN = """(number) => new Promise((resolve) => {
    const row = document.querySelectorAll(".o_list_view .o_data_row")[number];
    const began = performance.now();
    row.querySelector("td[name=name]").click();
    const look = () =>
        document.querySelector(".o_form_view .o_form_sheet")
            ? requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)))
            : requestAnimationFrame(look);
    look();
})"""


def opened(page):
    """Seconds that each dossier took, the first ones left out."""
    taken = []
    for number in range(ROWS):
        page.locator(".o_list_view .o_data_row").nth(number).wait_for()
        # What list and form load after they were drawn comes to rest.
        page.wait_for_timeout(REST)
        taken.append(page.evaluate(OPEN, number) / 1000)
        page.locator(".o_breadcrumb a, .o_back_button").first.click()
    return taken[WARM_UP:]


@bench("a dossier opened in the browser", yardstick="400 ms", limit=1.0, runs=1)
def dossier_form(env):
    sys.path.append(str(ROOT / "tests" / "product"))
    from browser import Browser
    from server import Server

    # Odoo's shell bounds the memory of its children, too; a browser reserves more.
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
    database = env.cr.dbname
    logins = json.loads((VAR / "logins" / f"{database}.json").read_text(encoding="utf-8"))
    passwords = {row["login"]: row["password"] for row in logins}
    log = VAR / "test" / f"bench-{database}.log"
    with (
        Server(database, log) as server,
        Browser() as chromium,
        chromium.pages(server.url, passwords, "bench") as page_of,
    ):
        page = page_of(OFFICER)
        page.set_default_timeout(60_000)
        page.goto("/odoo/action-cchc_hr.hr_employee_action_register")
        return statistics.median(opened(page)), 0.4
