"""Home Affairs looks at the agencies, and a decision meets an establishment that is full."""

import re
from datetime import date

import pytest
from browser import picture
from pages import WebClient
from playwright.sync_api import expect

TODAY = date.today()
CIVIL = [("in_service", "=", True), ("staffing_category", "=", "civil_servant")]


@pytest.fixture
def full(client_of):
    """A department without a vacancy: what is vacant there is cut, by a document."""
    client = client_of("sonoivu")
    columns = ["unit_id", "vacant"]
    rows = client.call("cchc.unit.overview", "search_read", [("is_assigned", "=", True)], columns)
    chosen = next(row for row in rows if row["unit_id"][1] in ("Sở Nội vụ", "Thanh tra tỉnh"))
    if chosen["vacant"]:
        document = {"number": "501/QĐ-UBND", "title": "Cắt giảm biên chế"}
        cut = {
            "unit_id": chosen["unit_id"][0],
            "category_id": _civil_servants(client),
            "kind": "cut",
            "amount": -chosen["vacant"],
            "date_effective": str(TODAY),
            "document_id": client.call("cchc.legal.document", "create", [document])[0],
        }
        client.call("cchc.establishment.entry", "create", [cut])
    return chosen


def _civil_servants(client):
    (found,) = client.call("cchc.quota.category", "search", [("code", "=", "civil_servant")])
    return found


@pytest.fixture
def draft(client_of, full):
    """A transfer of somebody from elsewhere into it, signed and not issued."""
    client = client_of("sonoivu")
    elsewhere = ("unit_id", "not any", [("id", "child_of", full["unit_id"][0])])
    # Another test may have issued a decision about somebody today.
    undecided = ("decision_line_ids", "not any", [("date_effective", ">=", str(TODAY))])
    domain = [*CIVIL, elsewhere, undecided]
    (person,) = client.call("hr.employee", "search_read", domain, ["name"], limit=1)
    kind = client.call("cchc.decision.type", "search", [("code", "=", "transfer")])[0]
    root = client.call("hr.department", "search", [("code", "=", "KG")])[0]
    line = {"employee_id": person["id"], "department_id": full["unit_id"][0]}
    values = {
        "type_id": kind,
        "unit_id": root,
        "number": "77/QĐ-UBND",
        "date_signed": str(TODAY),
        "date_effective": str(TODAY),
        "no_handshake_reason": "Chỉ đạo của Chủ tịch UBND tỉnh",
        "line_ids": [(0, 0, {**line, "date_effective": str(TODAY)})],
    }
    return person, client.call("cchc.decision", "create", [values])[0]


def test_a_full_agency_takes_nobody_but_by_a_named_authority(page_of, client_of, full, draft):
    person, decision = draft
    officer = client_of("sonoivu")
    client = WebClient(page_of("sonoivu"))
    client.page.goto(f"/odoo/action-cchc_hr.cchc_decision_action/{decision}")
    form = client.form()
    form.press("action_issue")
    text = client.error()
    assert person["name"] in text and "chỉ tiêu" in text and "Kiểm soát vị trí" in text
    figures = re.search(r"được giao (\d+) chỉ tiêu .* sẽ có (\d+) người", text)
    assert int(figures[2]) > int(figures[1])
    states = officer.call("cchc.decision", "read", [decision], ["state"])
    assert states[0]["state"] == "draft"

    form.tab("control")
    overrides = form.field("override_ids")
    overrides.locator(".o_field_x2many_list_row_add a").click()
    row = overrides.locator("tr.o_selected_row")
    row.locator("[name=line_id] input").fill(person["name"])
    client.page.locator(".o-autocomplete--dropdown-item").filter(has_text=person["name"]).click()
    row.locator("[name=check_kind] input").click()
    client.page.locator(".o_select_menu_item").first.click()
    row.locator("[name=authority] input").fill("Chủ tịch UBND tỉnh")
    row.locator("[name=reason] textarea").fill("Sắp xếp tổ chức bộ máy")
    form.save()
    picture(client.page, "decision-override")
    form.press("action_issue")
    form.reached("issued")
    units = officer.call("hr.employee", "read", [person["id"]], ["unit_id"])
    assert units[0]["unit_id"][0] == full["unit_id"][0]


def test_agencies_at_a_glance_and_the_page_of_one(page_of, client_of):
    client = WebClient(page_of("sonoivu"))
    client.open("cchc_positions.menu_establishment", "cchc_positions.menu_unit_overview")
    overview = client.list("below_standard")
    agencies = client_of("sonoivu").call("cchc.unit.overview", "search_count", [])
    assert len(overview) == agencies
    picture(client.page, "agencies")
    form = overview.open("Sở Tài chính", by="unit_id")
    board = form.root.locator(".o_cchc_staffing_board")
    expect(board).to_contain_text("Đề án vị trí việc làm")
    expect(board.locator("[data-category]").first).to_contain_text("/")
    picture(client.page, "unit-staffing")


def test_the_chart_opens_level_by_level_down_to_the_people(page_of, client_of):
    client = WebClient(page_of("tccb"))
    client.open("cchc_positions.menu_positions", "cchc_positions.menu_org_chart")
    chart = client.page.locator(".o_cchc_org_chart")
    node = chart.locator("[data-unit='Sở Tài chính']")
    # The officer's own agency is the top of the chart, and open.
    expect(node.locator(".o_cchc_org_chart_position").first).to_be_visible()
    holder = node.locator(".o_cchc_org_chart_position a").first
    name = holder.inner_text().strip()
    picture(client.page, "org-chart")
    holder.click()
    assert client.form().text("name").startswith(name.split(" · ")[0])
