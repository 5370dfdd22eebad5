"""What everybody meets first: the login page, a page after it, and no way to the databases."""

import pytest
import requests
from playwright.sync_api import expect


def test_the_login_page_is_vietnamese(page_of):
    page = page_of()
    page.goto("/web/login")
    expect(page.locator("label[for=password]")).to_have_text("Mật khẩu")


def test_every_login_works(logins, client_of):
    assert "admin" in logins
    assert {login: bool(client_of(login).uid) for login in logins} == dict.fromkeys(logins, True)


def test_the_administrator_gets_a_working_page(page_of):
    page = page_of("admin")
    page.locator(".o_main_navbar").wait_for()
    page.locator(".o_action_manager > *").first.wait_for()


def test_the_client_starts_in_developer_mode(page_of):
    """Odoo checks what addons register in that mode alone; a fault leaves an empty page."""
    page = page_of("admin")
    page.goto("/odoo?debug=1")
    page.locator(".o_main_navbar").wait_for()
    page.locator(".o_action_manager > *").first.wait_for()


@pytest.mark.parametrize("suffix", ["woff2", "ttf"])
def test_icons_are_served(server, suffix):
    """The distribution keeps the icon font in another package; a broken link shows empty boxes."""
    font = f"/web/static/src/libs/fontawesome/fonts/fontawesome-webfont.{suffix}"
    assert len(requests.get(server.url + font, timeout=60).content) > 10_000


def test_nobody_can_take_a_copy_of_the_database(server):
    server.provoked.append("Database management functions blocked")
    answer = requests.post(
        f"{server.url}/web/database/backup",
        data={"master_pwd": "admin", "name": server.database, "backup_format": "zip"},
        timeout=60,
    )
    assert answer.status_code == 403
    assert not answer.content.startswith(b"PK")
