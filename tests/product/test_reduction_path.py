"""A programme of staff reduction: targets by unit and year, planned against achieved."""

import re

import pytest
from browser import picture
from pages import WebClient
from playwright.sync_api import expect

SECTION = "cchc_positions.menu_establishment"
PROGRAMME = "Quản lý biên chế 2022–2026"
ARCHIVE = "Trung tâm Lưu trữ lịch sử"
PUBLIC = "Viên chức hưởng lương từ ngân sách nhà nước"
NUMBER = "88/NQ-HĐND"
YEARS = ["2022", "2023", "2024", "2025", "2026"]


@pytest.fixture
def document(client_of):
    values = {"number": NUMBER, "title": "Giao chỉ tiêu tinh giản biên chế"}
    return client_of("sonoivu").call("cchc.legal.document", "create", [values])


def test_a_target_is_set_and_followed_by_year(page_of, document):
    client = WebClient(page_of("sonoivu"))
    client.open("cchc_base.menu_config", "cchc_positions.menu_reduction_programmes")
    programme = client.list("recruit_share").open(PROGRAMME)
    rates = programme.column("rate_ids", "category_id")
    percent = programme.column("rate_ids", "percent")[rates.index(PUBLIC)]
    picture(client.page, "reduction-programme")

    client.open(SECTION, "cchc_positions.menu_reduction_targets")
    form = client.list("percent").create()
    form.choose("programme_id", PROGRAMME).choose("unit_id", ARCHIVE).choose("category_id", PUBLIC)
    form.choose("document_id", NUMBER)
    # Before 2022 nothing was assigned: the day of the baseline is entered, the figure follows.
    form.day("baseline_day", "01/01/2022")
    expect(form.field("percent").locator("input")).to_have_value(percent)
    baseline = int(form.text("baseline"))
    target = baseline * (100 - int(percent)) // 100
    expect(form.field("target")).to_have_text(str(target))
    form.save().tab("progress")
    expect(form.rows("progress_ids").locator("td[name=year]")).to_have_text(YEARS)
    planned = [int(figure) for figure in form.column("progress_ids", "planned")]
    assert planned == sorted(planned, reverse=True) and planned[-1] == target < baseline
    behind = [int(figure) for figure in form.column("progress_ids", "gap")]
    assert behind[-1] == baseline - target
    picture(client.page, "reduction-target")

    form.tab("steps")
    last = form.rows("step_ids").last
    key = last.get_attribute("data-id")
    last.locator("td[name=planned]").click()
    entry = client.page.locator(f"tr[data-id='{key}'] td[name=planned] input")
    entry.fill(str(target + 1))
    entry.press("Tab")
    client.page.locator(".o_form_button_save:visible").click()
    refusal = client.error()
    assert f"bước cuối còn {target + 1} người, mục tiêu là {target}" in refusal
    client.page.locator(".o_form_button_cancel:visible").click()

    form.tab("progress")
    with client.page.expect_response(re.compile("read_group")) as answer:
        form.press("action_open_progress")
    client.page.locator(".o_graph_renderer canvas").wait_for()
    picture(client.page, "reduction-chart")
    drawn = answer.value.text()
    assert all(year in drawn for year in YEARS)
    assert all(series in drawn for series in ("planned", "assigned", "occupied")), drawn

    # Where do we stand this year: one row a unit, the unit above its own target.
    client.open(SECTION, "cchc_positions.menu_reduction_path")
    path = client.list("gap")
    assert set(path.column("year")) == {YEARS[-1]}
    row = path.row(ARCHIVE)
    expect(row.locator("td[name=gap]")).to_have_text(str(baseline - target))
    picture(client.page, "reduction-path")
    row.locator("td[name=planned]").click()
    assert client.form().text("unit_id") == ARCHIVE


def test_an_agency_follows_its_own_path(page_of):
    client = WebClient(page_of("tccb"))
    client.open(SECTION, "cchc_positions.menu_reduction_path")
    path = client.list("gap")
    assert set(path.column("unit_id")) == {"Sở Tài chính"}
    path.rows.first.locator("td[name=planned]").click()
    form = client.form()
    expect(form.rows("progress_ids").locator("td[name=year]")).to_have_text(YEARS)
    assert "action_even_steps" not in client.offered()
    expect(client.create_buttons()).to_have_count(0)
