"""The personnel officer looks at what falls due, reads why, and drafts one decision for it."""

import re
from datetime import date

import pytest
from browser import picture
from pages import WebClient
from playwright.sync_api import expect

TODAY = date.today()
RAISE = "Nâng bậc lương thường xuyên"


@pytest.fixture
def due(client_of):
    """Two people whose raise falls due soonest and is in no draft yet."""
    client = client_of("tccb")
    rows = client.call(
        "cchc.due",
        "search_read",
        [("kind", "=", "step_raise")],
        ["employee_id", "date", "decision_id", "text"],
        order="date",
    )
    rows = [row for row in rows if not row["decision_id"]]
    assert len(rows) >= 2
    return rows[:2]


def _open(client):
    client.open("cchc_base.menu_decisions", "cchc_hr.menu_dues")
    listing = client.list("text")
    # Whatever falls due, not only soon.
    with client.page.expect_response(re.compile("web_search_read")) as answer:
        client.page.locator(".o_facet_remove").first.click()
    client.page.locator(".o_facet_values").wait_for(state="detached")
    expect(listing.rows).to_have_count(len(answer.value.json()["result"]["records"]))
    # The list is drawn anew even where it stays as it was; what is chosen before is lost.
    client.settle()
    return listing


def _choose(client, listing, rows):
    """Mark rows until they stay marked: a busy machine may draw the list once more."""
    marked = client.page.locator(".o_selection_box")
    for _time in range(3):
        for row in rows:
            _row(listing, row).locator(".o_list_record_selector input").check()
        expect(marked).to_contain_text(str(len(rows)))
        client.settle()
        if marked.is_visible():
            return


def _row(listing, row):
    return listing.rows.filter(has_text=row["employee_id"][1]).filter(has_text=RAISE).first


def test_from_what_falls_due_to_the_printed_decision(page_of, client_of, due):
    client = WebClient(page_of("tccb"))
    listing = _open(client)
    picture(client.page, "dues")

    # Why this day: the form of the next raise says it with the articles.
    _row(listing, due[0]).locator("td[name=text]").click()
    why = client.form()
    why.field("explanation").wait_for()
    words = why.field("explanation").inner_text()
    day = date.fromisoformat(due[0]["date"])
    assert "TT 08/2013/TT-BNV" in words
    assert f"Ngày đủ điều kiện nâng: {day:%d/%m/%Y}" in words
    picture(client.page, "due-why")

    client.count_clicks()
    listing = _open(client)
    _choose(client, listing, due)
    client.page.locator("button[name=action_draft_decision]").click()
    form = client.form()
    form.field("line_ids").locator("tr.o_data_row").nth(1).wait_for()
    people = set(form.column("line_ids", "employee_id"))
    assert people == {row["employee_id"][1] for row in due}
    assert all("TT 08/2013" in ground for ground in form.column("line_ids", "ground"))
    picture(client.page, "due-decision")
    pdf = form.download("action_print_pdf")
    assert pdf.path().read_bytes().startswith(b"%PDF")
    client.expect_clicks(9)

    # Drafted once: the board says where, and drafts nobody twice.
    listing = _open(client)
    drafted = _row(listing, due[0])
    assert drafted.locator("td[name=decision_id]").inner_text().strip()
    _choose(client, listing, due[:1])
    client.page.locator("button[name=action_draft_decision]").click()
    assert due[0]["employee_id"][1] in client.error()


def test_the_salary_sheet_of_the_unit(page_of):
    client = WebClient(page_of("tccb")).count_clicks()
    client.open("cchc_base.menu_people", "cchc_hr.menu_salary_sheet")
    dialog = client.dialog()
    book = dialog.download("action_print")
    assert book.suggested_filename == f"bang-luong-{TODAY}.xlsx"
    client.expect_clicks(3)
    dialog.press("action_open")
    client.list("total")
    group = client.page.locator("tr.o_group_header").first
    group.click()
    client.page.locator("tr.o_data_row").first.click()
    form = client.form()
    total = form.text("total")
    assert re.fullmatch(r"[\d.]{7,} đồng", total)
    figure = total.removesuffix(" đồng")
    form.field("explanation").get_by_text(f"Tổng cộng một tháng (đồng): {figure}").wait_for()
    picture(client.page, "salary-sheet-person")
