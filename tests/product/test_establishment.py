"""The establishment from the request of an agency to the balance, and what the ledger refuses."""

import re
from datetime import date

import pytest
from browser import picture
from pages import WebClient
from playwright.sync_api import expect

SECTION = "cchc_positions.menu_establishment"
TODAY = date.today()
YEAR = TODAY.year + 1
# A cut that is decided today and begins in summer.
CUT_ON = date(YEAR, 7, 1)
DISTRICT, INSPECTORATE = "UBND huyện Châu Thành", "Thanh tra tỉnh"
CIVIL = "Cán bộ, công chức cấp tỉnh, cấp huyện"
NUMBER = "701/QĐ-UBND"


@pytest.fixture
def document(client_of):
    home = client_of("sonoivu")
    found = home.call("cchc.legal.document", "search", [("number", "=", NUMBER)])
    values = {"number": NUMBER, "title": "Giao, điều chỉnh biên chế"}
    return found or home.call("cchc.legal.document", "create", [values])


def _entries(client_of):
    return client_of("sonoivu").call("cchc.establishment.entry", "search_count", [])


def test_a_plan_is_requested_decided_and_entered(page_of, client_of, document):
    officer = WebClient(page_of("noivuhuyen"))
    officer.open(SECTION, "cchc_positions.menu_establishment_plans")
    form = officer.list("requested").create()
    assert form.text("unit_id") == DISTRICT and form.text("year") == str(YEAR)
    form.save().press("action_fill")
    figures = form.rows("line_ids").filter(has_text=CIVIL)
    expect(figures).to_have_count(1)
    assigned = int(figures.locator("td[name=assigned_now]").inner_text())
    _type(figures, "requested", assigned + 2)
    form.save().press("action_submit")
    assert f"nêu lý do đề nghị {assigned + 2} thay vì {assigned}" in officer.error()
    _type(figures, "reason", "Tăng nhiệm vụ cải cách hành chính")
    form.save().press("action_submit").reached("submitted")
    assert not {"action_appraise", "action_approve", "action_open_return"} & officer.offered()
    picture(officer.page, "plan-submitted")

    home = WebClient(page_of("sonoivu"))
    home.open(SECTION, "cchc_positions.menu_establishment_plans")
    form = home.list("requested").open(DISTRICT, by="unit_id")
    _type(form.rows("line_ids").filter(has_text=CIVIL), "appraised", assigned + 1)
    form.save().press("action_appraise").reached("appraised")
    form.choose("document_id", NUMBER).day("date_effective", f"{TODAY:%d/%m/%Y}").save()
    entered = _entries(client_of)
    form.press("action_approve")
    # The province has nothing left to give: all is distributed or in reserve.
    refusal = home.error()
    assert "UBND tỉnh Kiên Giang" in refusal and "để dự phòng" in refusal, refusal
    assert _entries(client_of) == entered
    form.reached("appraised")

    home.page.reload()
    address = home.page.url
    _change(home, "Dùng số dự phòng", "UBND tỉnh Kiên Giang", 1, "Bổ sung cho huyện")
    home.page.goto(address)
    form = home.form()
    form.press("action_approve").reached("approved")
    form.press("action_open_entries")
    ledger = home.list("amount")
    assert ledger.column("amount") == ["1"] and ledger.column("unit_id") == [DISTRICT]
    picture(home.page, "plan-entered")


def test_quota_is_distributed_cut_and_taken_back(page_of, client_of, document):
    home = WebClient(page_of("sonoivu"))
    now = _balance_on(home, TODAY, INSPECTORATE)
    before_cut = _balance_on(home, CUT_ON, INSPECTORATE)
    entered = _entries(client_of)

    # More than there is, a person less than nobody, nothing at all: refused, nothing is written.
    home.open(SECTION, "cchc_positions.menu_establishment_distribution")
    dialog = home.dialog()
    expect(dialog.field("category_id").locator("input")).to_have_value(CIVIL)
    dialog.choose("document_id", NUMBER).fill("reason", "Phân bổ lại")
    row = dialog.rows("line_ids").filter(has_text=INSPECTORATE)
    _type(row, "figure", now["assigned"] + 500)
    dialog.press("action_distribute")
    refusal = home.error()
    assert "UBND tỉnh Kiên Giang" in refusal and "500" in refusal, refusal
    picture(home.page, "distribution-refused")
    _type(row, "figure", -1)
    dialog.press("action_distribute")
    assert "không thể giao số người âm" in home.error()
    _type(row, "figure", now["assigned"])
    dialog.press("action_distribute")
    assert "Không có gì thay đổi" in home.error()
    # After a refusal the form still says what each unit has.
    expect(row.locator("td[name=before]")).to_have_text(str(now["assigned"]))
    assert _entries(client_of) == entered
    # One place goes from one department to another, in one go.
    finance = dialog.rows("line_ids").filter(has_text="Sở Tài chính")
    had = int(finance.locator("td[name=before]").inner_text())
    _type(finance, "figure", had - 1)
    _type(row, "figure", now["assigned"] + 1)
    dialog.press("action_distribute")
    ledger = home.list("amount")
    assert sorted(ledger.column("amount")) == ["-1", "1"]

    # A cut by a document only, and without sign.
    _fill_change(home, "Cắt giảm", INSPECTORATE, -1, "Tinh giản", CUT_ON)
    home.dialog().press("action_enter")
    assert "không kèm dấu" in home.error()
    home.dialog().fill("amount", "1")
    home.dialog().field("document_id").locator("input").fill("")
    home.dialog().field("reason").locator("input").click()
    home.dialog().press("action_enter")
    expect(home.dialog().field("document_id")).to_have_class(re.compile("o_field_invalid"))
    assert _entries(client_of) == entered + 2
    home.dialog().choose("document_id", NUMBER).press("action_enter")
    expect(home.list("amount").cells("amount")).to_have_text(["-1"])

    today, later = (_balance_on(home, day, INSPECTORATE) for day in (TODAY, CUT_ON))
    assert today["assigned"] == now["assigned"] + 1
    assert later["assigned"] == before_cut["assigned"]
    home.list("free").row(INSPECTORATE).locator("td[name=occupied]").click()
    people = home.list("date_version")
    assert len(people) == later["occupied"]
    picture(home.page, "people-behind-the-figure")

    home.open(SECTION, "cchc_positions.menu_establishment_entries")
    ledger = home.list("amount")
    ledger.rows.filter(has_text=f"{CUT_ON:%d/%m/%Y}").filter(has_text=INSPECTORATE).locator(
        ".o_list_record_selector input"
    ).check()
    ledger.act("Đảo bút toán")
    dialog = home.dialog()
    dialog.choose("document_id", NUMBER).fill("reason", "Tỉnh hoãn tinh giản")
    picture(home.page, "reversal")
    dialog.press("action_reverse")
    expect(home.list("amount").cells("amount")).to_have_text(["1"])
    assert _balance_on(home, CUT_ON, INSPECTORATE)["assigned"] == before_cut["assigned"] + 1


def test_an_agency_sees_its_own_figures(page_of, client_of, document):
    own = WebClient(page_of("tccb"))
    own.open(SECTION, "cchc_positions.menu_establishment_balance")
    balance = own.list("free")
    assert set(balance.column("unit_id")) == {"Sở Tài chính"}
    entered = _entries(client_of)
    _fill_change(own, "Giao", "Sở Tài chính", 1, "Tự giao")
    own.dialog().press("action_enter")
    assert "đề nghị Sở Nội vụ" in own.error()
    assert _entries(client_of) == entered
    picture(own.page, "agency-refused")
    own.page.locator(".modal-content .btn-close").click()
    # What was assigned to it, it gives on.
    own.open(SECTION, "cchc_positions.menu_establishment_distribution")
    dialog = own.dialog()
    assert dialog.text("unit_id") == "Sở Tài chính"
    # The row that follows takes what is typed next, so the row is typed last.
    dialog.choose("document_id", NUMBER).fill("reason", "Giao cho Văn phòng")
    office = dialog.rows("line_ids").filter(has_text="Văn phòng")
    _type(office, "figure", 4)
    dialog.press("action_distribute")
    assert own.list("amount").column("amount") == ["4"]


@pytest.mark.parametrize("login", ["thanhtra", "thutruong"])
def test_readers_read(page_of, login):
    """Inspectors and heads see the same pages without anything to press."""
    reader = WebClient(page_of(login))
    menus = reader.menus()
    changing = {f"cchc_positions.menu_establishment_{name}" for name in ("distribution", "change")}
    assert not changing & menus.keys()
    pages = {
        "cchc_positions.menu_establishment_balance": "free",
        "cchc_positions.menu_establishment_entries": "amount",
        "cchc_positions.menu_establishment_plans": "requested",
        "cchc_positions.menu_reduction_path": "gap",
        "cchc_positions.menu_reduction_targets": "percent",
        "cchc_positions.menu_standards": "confidence",
        "cchc_positions.menu_standard_results": "outcome",
        "cchc_positions.menu_qualification_needs": "wing",
        "cchc_positions.menu_position_schemes": "headcount",
    }
    for item, column in pages.items():
        reader.open(menus[item][0], item)
        listing = reader.list(column)
        expect(reader.create_buttons()).to_have_count(0)
        if not listing.rows.count():
            continue
        listing.rows.first.locator(".o_list_record_selector input").check()
        assert not reader.page.locator(".o_control_panel_actions button[name]:visible").count()
        picture(reader.page, f"{login}-{item}")
    reader.open(SECTION, "cchc_positions.menu_establishment_plans")
    reader.list("requested").open("Sở Tài chính", by="unit_id")
    assert not reader.offered() & {"action_submit", "action_appraise", "action_approve"}
    assert "action_open_return" not in reader.offered()
    picture(reader.page, f"{login}-plan")


def _type(row, name, value):
    """Type into a cell of an editable list, as officers do."""
    # While it is edited, the row has no words to be found by.
    key = row.get_attribute("data-id")
    row.locator(f"td[name={name}]").click()
    entry = row.page.locator(f"tr[data-id='{key}'] td[name={name}] input")
    entry.fill(str(value))
    entry.press("Tab")


def _fill_change(client, operation, unit, people, reason, day=TODAY):
    client.open(SECTION, "cchc_positions.menu_establishment_change")
    dialog = client.dialog()
    dialog.field("operation").locator("input").click()
    client.page.locator(".o_select_menu_item").filter(has_text=operation).first.click()
    dialog.choose("unit_id", unit).choose("category_id", CIVIL)
    dialog.day("date_effective", f"{day:%d/%m/%Y}").fill("amount", str(people))
    dialog.choose("document_id", NUMBER).fill("reason", reason)


def _change(client, *values):
    _fill_change(client, *values)
    client.dialog().press("action_enter")
    client.list("amount")


def _balance_on(client, day, unit):
    """The row of a unit in the balance on a day, by the page that asks for the day."""
    client.open(SECTION, "cchc_positions.menu_establishment_at")
    dialog = client.dialog()
    dialog.day("date", f"{day:%d/%m/%Y}").press("action_open")
    title = client.page.locator(".o_control_panel .o_breadcrumb")
    expect(title).to_contain_text(f"{day:%d/%m/%Y}")
    row = client.list("free").row(unit)
    picture(client.page, f"balance-{day}")
    names = ("assigned", "occupied", "vacant")
    return {name: int(row.locator(f"td[name={name}]").inner_text()) for name in names}
