"""An officer enters an absence and a contract, lends a paper file, and sees what falls due."""

from datetime import date, timedelta

import pytest
from browser import picture
from pages import WebClient
from playwright.sync_api import expect

TODAY = date.today()


def written(day):
    return day.strftime("%d/%m/%Y")


@pytest.fixture
def client(client_of):
    return client_of("tccb")


@pytest.fixture
def person(client):
    """Somebody of the officer's department without an absence these days."""
    absent = [("date_from", "<=", str(TODAY + timedelta(60)))]
    domain = [("in_service", "=", True), ("absence_ids", "not any", absent)]
    (found,) = client.call("hr.employee", "search_read", domain, ["name"], limit=1)
    return found


def test_an_absence_is_seen_and_falls_due(page_of, client, person):
    unpaid = client.call("cchc.absence.kind", "search", [("code", "=", "unpaid")])[0]
    client.call(
        "cchc.absence",
        "create",
        [
            {
                "employee_id": person["id"],
                "kind_id": unpaid,
                "date_from": str(TODAY),
                "date_to": str(TODAY + timedelta(9)),
            }
        ],
    )
    web = WebClient(page_of("tccb"))
    page = web.page
    web.open("cchc_base.menu_people", "cchc_hr.menu_away")
    row = page.locator(".o_data_row", has_text=person["name"])
    expect(row).to_contain_text("Nghỉ không hưởng lương")
    expect(row).to_contain_text(written(TODAY + timedelta(9)))
    picture(page, "who-is-away")
    page.goto(f"/odoo/action-cchc_hr.hr_employee_action_register/{person['id']}")
    form = WebClient(page).form().tab("absences")
    expect(form.field("away_note")).to_contain_text("Số ngày vắng mặt")
    picture(page, "absences-of-a-person")


def test_the_same_days_twice_are_refused_in_words(page_of, client, person):
    unpaid = client.call("cchc.absence.kind", "search_read", [("code", "=", "unpaid")], ["name"])[0]
    start = TODAY - timedelta(40)
    values = {
        "employee_id": person["id"],
        "kind_id": unpaid["id"],
        "date_from": str(start),
        "date_to": str(start + timedelta(5)),
    }
    client.call("cchc.absence", "create", [values])
    web = WebClient(page_of("tccb"))
    web.page.goto("/odoo/action-cchc_hr.cchc_absence_action/new")
    form = web.form()
    form.choose("employee_id", person["name"]).choose("kind_id", unpaid["name"])
    form.day("date_from", written(start)).day("date_to", written(start + timedelta(1)))
    web.page.locator(".o_form_button_save:visible").click()
    text = web.error()
    assert person["name"] in text and written(start) in text and "trùng ngày" in text


def test_a_lent_file_is_called_back(page_of, client):
    domain = [("state", "=", "kept")]
    file = client.call("cchc.paper.file", "search_read", domain, ["number", "employee_id"])[0]
    lent = TODAY - timedelta(30)
    client.call(
        "cchc.paper.file.loan",
        "create",
        [
            {
                "file_id": file["id"],
                "borrower": "Bà Kiểm tra",
                "purpose": "Thẩm tra",
                "lent_on": str(lent),
            }
        ],
    )
    page = page_of("tccb")
    page.goto("/odoo/action-cchc_hr.cchc_paper_file_loan_action")
    row = page.locator(".o_data_row", has_text="Bà Kiểm tra")
    expect(row).to_contain_text(written(lent + timedelta(7)))
    picture(page, "loans")
    row.get_by_role("button", name="Đã trả").click()
    expect(row).to_have_count(0)
    (now,) = client.call("cchc.paper.file", "read", [file["id"]], ["state"])
    assert now["state"] == "kept"
