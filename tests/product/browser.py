"""Chromium for the tests: the distribution's own, in Vietnamese, with a picture of every test."""

import contextlib
import os
import re
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

SCREENSHOTS = Path(os.environ["CCHC_VAR"]) / "screenshots"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


class Browser:
    def __init__(self):
        # What the browser keeps of each login, so that a role logs in once in a session of tests.
        self.kept = {}

    def __enter__(self):
        self.playwright = sync_playwright().start()
        self.browser = self.playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=ARGUMENTS
        )
        return self

    def __exit__(self, *error):
        self.browser.close()
        self.playwright.stop()

    @contextlib.contextmanager
    def pages(self, url, logins, test):
        """Yield a function that opens a page for a login; check and picture them in the end."""
        opened, errors = [], []

        def page_of(login=None):
            context = self.browser.new_context(
                base_url=url,
                locale="vi-VN",
                timezone_id="Asia/Ho_Chi_Minh",
                viewport={"width": 1440, "height": 900},
                accept_downloads=True,
                storage_state=self.kept.get(login),
            )
            page = context.new_page()
            page.on("console", lambda said: said.type == "error" and errors.append(said.text))
            page.on("pageerror", lambda error: errors.append(str(error)))
            opened.append((login or "anonymous", page))
            if login in self.kept:
                page.goto("/odoo")
            elif login:
                _log_in(page, login, logins[login])
                self.kept[login] = context.storage_state()
            return page

        try:
            yield page_of
        finally:
            for number, (login, page) in enumerate(opened):
                picture(page, f"{test}-{number}-{login}")
                page.context.close()
        assert not errors, "\n".join(errors)


def _log_in(page, login, password):
    page.goto("/web/login")
    page.fill("input[name=login]", login)
    page.fill("input[name=password]", password)
    page.click("form.oe_login_form button[type=submit]")
    page.wait_for_url(re.compile(r"/(odoo|my)(/|\?|$)"))


def picture(page, name):
    """A picture of the whole page for human eyes: var/screenshots/NAME.png."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    file = SCREENSHOTS / (re.sub(r"[^\w.-]+", "_", name) + ".png")
    page.screenshot(path=file, full_page=True)
