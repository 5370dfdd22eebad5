"""What an office does every week, from the first page to the result; clicks are counted."""

import base64
import os
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from browser import picture
from pages import WebClient
from playwright.sync_api import expect

TODAY = date.today()


@pytest.fixture
def person(client_of):
    """The employee with the portal account, as the officer of the department sees the person."""
    own = client_of("congchuc").uid
    (found,) = client_of("admin").call(
        "hr.employee",
        "search_read",
        [("user_id", "=", own)],
        ["name", "staff_number", "position_title"],
    )
    return found


def test_the_first_page_leads_to_the_lists(page_of):
    client = WebClient(page_of("tccb")).count_clicks()
    page = client.page
    page.locator(".o_cchc_dashboard").wait_for()
    picture(page, "work-to-do")
    figure = page.locator("section[data-section=dossier] .o_cchc_figure button").first
    count = int(figure.inner_text().replace(".", ""))
    figure.click()
    page.locator(".o_list_view").wait_for()
    expect(page.locator(".o_pager_limit")).to_have_text(str(count))
    client.expect_clicks(1)


def test_a_person_is_found_and_the_dossier_read_and_printed(page_of, person):
    client = WebClient(page_of("tccb")).count_clicks()
    dossier = client.people().search(person["staff_number"]).open(person["staff_number"])
    for tab in ("timeline", "salary", "education", "organisations", "family"):
        dossier.tab(tab)
    client.expect_clicks(9)
    picture(client.page, "dossier-family")
    # The curriculum by the form 2C, from the button on the dossier.
    client.page.locator(".o_statusbar_buttons button", has_text="In lý lịch").click()
    asked = client.dialog()
    asked.root.locator(".o_field_widget[name=template_id] label", has_text="2C-BNV").first.click()
    pdf = asked.download("action_print_pdf")
    assert pdf.path().read_bytes().startswith(b"%PDF")
    client.expect_clicks(13)


def test_an_employee_asks_and_the_officer_accepts(page_of, client_of, person, tmp_path):
    scan = tmp_path / "giay-xac-nhan.png"
    scan.write_bytes(
        base64.b64decode(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
            "rkJggg=="
        )
    )
    page = page_of("congchuc")
    page.goto("/my/dossier/change")
    row = page.locator(".o_cchc_ask .row", has_text="Nơi đăng ký thường trú").first
    row.locator("input[type=text]").fill("Số 5 đường Nguyễn Trung Trực, thành phố Rạch Giá")
    row.locator("input[type=file]").set_input_files(scan)
    page.locator(".o_cchc_ask button[type=submit]").click()
    page.wait_for_url(re.compile("/my/dossier/changes"))
    page.goto("/my")
    home = page.locator(".o_cchc_home")
    expect(home).to_contain_text("Nơi đăng ký thường trú")
    page.set_viewport_size({"width": 390, "height": 844})
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390, "the page fits on a phone"
    picture(page, "portal-home-phone")

    client = WebClient(page_of("tccb")).count_clicks()
    waiting = client.page.locator("section[data-section=waiting] tr", has_text="Đề nghị sửa")
    waiting.locator("button").click()
    client.list("submitted_at").open(person["name"], by="employee_id")
    client.form().press("action_accept_all").reached("decided")
    client.expect_clicks(3)
    (now,) = client_of("tccb").call("hr.employee", "read", [person["id"]], ["permanent_address"])
    assert now["permanent_address"].startswith("Số 5 đường Nguyễn Trung Trực")


def test_a_signed_decision_is_uploaded_and_verified(page_of, client_of, person, tmp_path):
    sys.path.insert(0, str(Path(os.environ["CCHC_ROOT"]) / "addons/cchc_hr/tests_pure"))
    from signing_samples import Authority, sign

    authority = Authority()
    client_of("admin").call(
        "cchc.trust.root",
        "create",
        {
            "certificate": base64.b64encode(authority.der).decode(),
        },
    )
    client = WebClient(page_of("tccb")).count_clicks()
    listing = client.people().search(person["staff_number"])
    listing.select(person["staff_number"]).act("Soạn quyết định")
    form = client.form().choose("type_id", "Nâng bậc lương")
    form.fill("number", "955/QĐ-STC").day("date_signed", f"{TODAY:%d/%m/%Y}")
    form.fill("signer_name", "Lê Văn Cường").save()
    copy = form.download("action_make_signing_copy")
    (agency,) = client_of("tccb").call(
        "cchc.decision", "search_read", [("number", "=", "955/QĐ-STC")], ["unit_id"]
    )
    agency = agency["unit_id"][1]
    director = authority.signer("Lê Văn Cường", agency)
    seal = authority.signer(agency, agency)
    signed = tmp_path / "955.pdf"
    # Signing has an event loop of its own, which does not go into the browser's.
    with ThreadPoolExecutor() as apart:
        done = apart.submit(sign, copy.path().read_bytes(), director, seal).result()
    signed.write_bytes(done)
    form.tab("files").upload("signed_file", signed).save()
    form.field("signature_verdict").wait_for()
    picture(client.page, "decision-signed")
    assert "Lê Văn Cường" in form.text("signature_signers")
    assert form.text("signature_verdict") == "Hợp lệ", form.text("signature_findings")
    client.expect_clicks(20)


def test_who_retires_and_the_decision_about_it(page_of, client_of):
    dues = client_of("sonoivu").call(
        "cchc.due",
        "search_read",
        [("kind", "=", "retirement_decision")],
        ["employee_id", "date"],
        order="date",
        limit=1,
    )
    assert dues, "somebody retires in the years to come"
    client = WebClient(page_of("sonoivu")).count_clicks()
    client.open("cchc_base.menu_decisions", "cchc_hr.menu_dues")
    client.list("text")
    page = client.page
    with page.expect_response(re.compile("web_search_read")):
        page.locator(".o_facet_remove").first.click()
    name = dues[0]["employee_id"][1]
    listing = client.list("text").search(name)
    row = listing.rows.filter(has_text=name).filter(has_text="ban hành quyết định").first
    row.locator(".o_list_record_selector input").check()
    page.locator("button[name=action_draft_decision]").click()
    form = client.form()
    form.field("line_ids").locator("tr.o_data_row").first.wait_for()
    assert form.column("line_ids", "employee_id") == [name]
    assert "hưu" in form.text("type_id")
    picture(page, "retirement-draft")
    client.expect_clicks(7)


def test_who_held_which_post_on_a_day(page_of):
    client = WebClient(page_of("sonoivu")).count_clicks()
    client.open("cchc_base.menu_people", "cchc_hr.menu_people_periods")
    asked = client.dialog()
    asked.day("date", f"01/06/{TODAY.year - 1}")
    asked.press("action_open")
    listing = client.list("position_title")
    assert len(listing) > 0
    assert any(listing.column("position_title"))
    picture(client.page, "staff-on-a-day")
    client.expect_clicks(6)
