"""The dossier's notebook: a page's lists come when the page is opened, and lose nothing by it."""

import contextlib

import pytest
from browser import picture
from pages import WebClient, exactly
from playwright.sync_api import expect

REGISTER = "/odoo/action-cchc_hr.hr_employee_action_register"
FAMILY, PAY, PHONE = "family_member_ids", "salary_history_ids", "private_phone"


@contextlib.contextmanager
def read(page):
    """Names of the fields that the form asks the server for meanwhile."""
    asked = set()

    def note(request):
        if request.url.endswith("/hr.employee/web_read"):
            asked.update(request.post_data_json["params"]["kwargs"]["specification"])

    page.on("request", note)
    yield asked
    page.remove_listener("request", note)


def opened(page, text):
    """The dossier of the person, from the list, so that its pager leads to others."""
    page.goto(REGISTER)
    return WebClient(page).list("birth_text").search(text).open(text)


def relatives(client, person):
    (found,) = client.call("hr.employee", "read", [person["id"]], [FAMILY, PHONE])
    return found


def add_relative(form, relation, name):
    form.field(FAMILY).locator(".o_field_x2many_list_row_add a").click()
    row = form.field(FAMILY).locator("tr.o_selected_row")
    row.locator("[name=name] input").fill(name)
    row.locator("[name=relation] input").click()
    form.page.locator(".o_select_menu_item").filter(has_text=exactly(relation)).click()


@pytest.fixture
def people(client_of):
    """People whose names begin alike: the list of the first is the pager of all."""
    found = client_of("tccb").call(
        "hr.employee",
        "search_read",
        [("in_service", "=", True)],
        ["name", "staff_number", FAMILY],
        order="name",
    )
    alike = {}
    for person in found:
        alike.setdefault(person["name"].split()[0], []).append(person)
    return max(alike.values(), key=len)


def test_a_page_is_read_when_it_is_opened_and_saved_with_the_form(page_of, client_of, people):
    client, page = client_of("tccb"), page_of("tccb")
    with read(page) as asked:
        form = opened(page, people[0]["name"].split()[0])
        form.field("home_town").wait_for()
    assert {"name", "missing_items", PHONE} <= asked
    assert not {name for name in asked if name.endswith("_ids")} - {"merged_entry_ids"}
    number = form.text("staff_number")
    person = next(each for each in people if each["staff_number"] == number)
    with read(page) as asked:
        form.tab("family")
        expect(form.rows(FAMILY)).to_have_count(len(person[FAMILY]))
    assert FAMILY in asked and "name" not in asked and "education_ids" not in asked

    add_relative(form, "Con", "Người Thêm Sau")
    with read(page) as asked:
        form.tab("identity").fill(PHONE, "0912 345 678").tab("family")
    assert not asked, "what was read is kept"
    picture(page, "dossier-changed")
    form.save()
    now = relatives(client, person)
    assert len(now[FAMILY]) == len(person[FAMILY]) + 1
    assert now[PHONE] == "0912 345 678"
    expect(form.rows(FAMILY)).to_have_count(len(now[FAMILY]))

    # The next person: the page that is open, no other, and what is thrown away is gone.
    with read(page) as asked:
        page.locator(".o_pager_next").click()
        expect(form.field("staff_number").locator("input")).not_to_have_value(number)
    assert FAMILY in asked and not {"education_ids", PHONE} & asked
    other = next(each for each in people if each["staff_number"] == form.text("staff_number"))
    rows = len(relatives(client, other)[FAMILY])
    expect(form.rows(FAMILY)).to_have_count(rows)
    add_relative(form, "Con", "Người Không Có")
    page.locator(".o_form_button_cancel:visible").click()
    expect(form.rows(FAMILY)).to_have_count(rows)
    expect(page.locator(".o_form_button_save:visible")).to_have_count(0)
    assert len(relatives(client, other)[FAMILY]) == rows

    # A change is saved by going on; back on the first one all is as it was saved.
    add_relative(form, "Con", "Người Được Giữ")
    page.locator(".o_pager_previous").click()
    expect(form.field("staff_number").locator("input")).to_have_value(number)
    expect(form.rows(FAMILY)).to_have_count(len(now[FAMILY]))
    assert len(relatives(client, other)[FAMILY]) == rows + 1
    form.tab("identity")
    expect(form.field(PHONE).locator("input")).to_have_value("0912 345 678")


def test_a_page_opened_late_knows_what_was_changed_before(page_of, people):
    """The career draws the pay before the register, which is entered on another page."""
    page = page_of("tccb")
    form = opened(page, people[0]["staff_number"]).tab("salary")
    form.field(PAY).locator(".o_field_x2many_list_row_add a").click()
    row = form.field(PAY).locator("tr.o_selected_row")
    row.locator("[name=start] input").fill("1991")
    row.locator("[name=coefficient] input").fill("1,46")
    form.tab("timeline")
    drawn = form.field("career").locator("circle.o_declared title")
    expect(drawn.filter(has_text="1,46")).to_have_count(1)
    page.locator(".o_form_button_cancel:visible").click()
    expect(drawn.filter(has_text="1,46")).to_have_count(0)


def test_readers_see_each_page_and_change_none(page_of, people):
    form = opened(page_of("thanhtra"), people[0]["staff_number"])
    for name in form.root.locator(".o_notebook a.nav-link").all():
        form.tab(name.get_attribute("name"))
        expect(form.root.locator(".o_field_x2many_list_row_add")).to_have_count(0)
    expect(form.root.locator(".o_notebook a.nav-link.o_page_invalid")).to_have_count(0)
