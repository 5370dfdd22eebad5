"""What each role finds: its own people, and only the buttons that it may press."""

import re

import pytest
from browser import picture
from client import Refused
from pages import WebClient
from playwright.sync_api import expect

WRITES = [
    ("hr.employee", {"place_of_birth": "nơi khác"}),
    ("cchc.decision", {"subject": "nội dung khác"}),
    ("cchc.decision.line", {"note": "ghi chú khác"}),
    ("hr.version", {"step": 9}),
    ("hr.department", {"name": "đơn vị khác"}),
    ("cchc.education", {"major": "ngành khác"}),
]


def _placed(client, *more):
    return client.call("hr.employee", "search_count", [("unit_id", "!=", False), *more])


def test_the_district_sees_its_own_and_its_communes(page_of, client_of):
    district, admin = client_of("noivuhuyen"), client_of("admin")
    client = WebClient(page_of("noivuhuyen"))
    people = client.people()
    assert len(people) == _placed(district, ("in_service", "=", True))
    unit = admin.call("hr.department", "search", [("code", "=", "KG.905")])[0]
    inside = ("unit_id", "child_of", unit)
    assert _placed(district) == _placed(district, inside) == _placed(admin, inside)
    communes = [("parent_id", "=", unit), ("level_id.code", "=", "commune")]
    of_communes = admin.call("hr.department", "search", communes)
    assert _placed(district, ("unit_id", "in", of_communes)) > 0
    stranger = admin.call(
        "hr.employee",
        "search_read",
        [("unit_id.code", "=like", "KG.STC%")],
        ["citizen_id"],
        limit=1,
    )[0]
    people.search(stranger["citizen_id"])
    expect(people.rows).to_have_count(0)
    picture(client.page, "district-finds-nobody-else")


@pytest.mark.parametrize("login", ["thutruong", "thanhtra"])
def test_who_only_reads_finds_nothing_to_press(page_of, client_of, login):
    client = WebClient(page_of(login))
    changing = {
        "action_issue",
        "action_draft_decision",
        "action_open_revocation",
        "action_record_change",
    }
    reader = client_of(login)

    people = client.people()
    assert len(people) == reader.call(
        "hr.employee", "search_count", [("unit_id", "!=", False), ("in_service", "=", True)]
    )
    expect(client.create_buttons()).to_have_count(0)
    people.rows.first.locator("td[name=name]").click()
    dossier = client.form()
    expect(dossier.field("citizen_id").locator("input")).to_have_count(0)
    assert not changing & client.offered()
    picture(client.page, f"dossier-read-only-{login}")

    decisions = client.decisions()
    expect(client.create_buttons()).to_have_count(0)
    decisions.rows.first.locator("td[name=number]").click()
    decision = client.form()
    expect(decision.field("number").locator("input")).to_have_count(0)
    assert not changing & client.offered()

    client.open("cchc_base.menu_units", "cchc_base.menu_units_tree")
    client.list("kind_id").rows.first.locator("td[name=name]").click()
    client.form()
    expect(client.create_buttons()).to_have_count(0)
    assert not changing & client.offered()
    assert "cchc_hr.menu_import" not in client.menus()

    for model, vals in WRITES:
        found = reader.call(model, "search", [], limit=1)
        assert found, model
        with pytest.raises(Refused):
            reader.call(model, "write", found, vals)
        with pytest.raises(Refused):
            reader.call(model, "unlink", found)
    drafts = reader.call("cchc.decision", "search", [], limit=1)
    with pytest.raises(Refused):
        reader.call("cchc.decision", "action_issue", drafts)


def test_the_inspector_sees_everybody(client_of):
    assert _placed(client_of("thanhtra")) == _placed(client_of("admin")) > 0


def test_an_employee_reads_the_own_dossier_and_no_other(page_of, client_of):
    page = page_of("congchuc")
    page.goto("/my")
    page.get_by_role("link", name="Hồ sơ của tôi").first.click()
    page.wait_for_url("**/my/dossier")
    own = client_of("admin").call(
        "hr.employee",
        "search_read",
        [("user_id.login", "=", "congchuc")],
        ["name", "citizen_id", "coefficient"],
    )[0]
    expect(page.locator("h2")).to_have_text(own["name"])
    body = page.locator("main").inner_text()
    assert own["citizen_id"] in body
    assert f"{own['coefficient']:.2f}".replace(".", ",") in body
    picture(page, "portal-dossier")
    # The back office is closed to employees.
    page.goto("/odoo")
    expect(page).to_have_url(re.compile("/my"))
    employee = client_of("congchuc")
    for model in ("hr.employee", "hr.version", "cchc.decision", "cchc.education"):
        with pytest.raises(Refused):
            employee.call(model, "search_read", [], ["display_name"], limit=1)


def test_the_administrator_records_a_change_of_a_unit(page_of, client_of):
    admin = client_of("admin")
    client = WebClient(page_of("admin"))
    client.open("cchc_base.menu_units", "cchc_base.menu_units_tree")
    listing = client.list("kind_id").search("KG.STC.DKKD")
    expect(listing.cells("code")).to_have_text(["KG.STC.DKKD"])
    listing.open("KG.STC.DKKD").press("action_record_change")
    asked = client.dialog()
    asked.day("date_from", "01/10/2025").choose("document_id", "45/2025/NĐ-CP")
    asked.fill("name", "Phòng Đăng ký kinh doanh và Đầu tư")
    picture(client.page, "unit-change")
    asked.press("action_record")
    expect(client.page.locator(".modal-content")).to_have_count(0)
    unit = admin.call("hr.department", "search", [("code", "=", "KG.STC.DKKD")])
    history = admin.call(
        "cchc.unit.version", "search_read", [("unit_id", "in", unit)],
        ["name", "date_from", "date_to"], order="date_from desc", limit=2,
    )  # fmt: skip
    assert history[0]["name"] == "Phòng Đăng ký kinh doanh và Đầu tư"
    assert history[0]["date_from"] == "2025-10-01"
    assert history[1]["date_to"] == "2025-09-30"
    assert history[1]["name"] == "Phòng Đăng ký kinh doanh"
    assert admin.call("hr.department", "read", unit, ["name"])[0]["name"] == history[0]["name"]


def test_the_administrator_finds_types_and_parameters(page_of, client_of):
    client = WebClient(page_of("admin"))
    client.open("cchc_base.menu_config", "cchc_hr.menu_decision_types")
    types = client.list("fact_ids")
    assert len(types) == client_of("admin").call("cchc.decision.type", "search_count", [])
    picture(client.page, "decision-types")
    types.row("Nâng bậc lương").locator("td[name=name]").click()
    assert client.form().text("code") == "step_raise"
    client.open("cchc_base.menu_config", "cchc_base.menu_legal_parameters")
    client.list("current_value").row("Mức lương cơ sở").locator("td[name=name]").click()
    form = client.form()
    expect(form.rows("value_ids")).not_to_have_count(0)
    picture(client.page, "legal-parameter")
    values = client_of("admin").call(
        "cchc.legal.parameter.value", "search_count", [("parameter_id.code", "=", "base_salary")]
    )
    assert form.rows("value_ids").count() == values
