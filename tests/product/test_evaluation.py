"""Evaluation: an employee on a phone, the head's board, Home Affairs; the official papers."""

import re
import zipfile

import pytest
from browser import picture
from pages import WebClient
from playwright.sync_api import expect

PHONE = {"width": 390, "height": 844}
ROOT = "/my/evaluations"
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
ARRIVED = "() => !document.querySelector('.o_lazy_js_waiting')"
MENU = "cchc_evaluation.menu_evaluation"


def _arrived(page):
    """The page is there as a whole, and no wider than the phone."""
    page.wait_for_function(ARRIVED)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"], f"{page.url} is {width} pixels wide"


@pytest.fixture
def department(client_of):
    """The run of this year in the department of the accounts: (id, its people)."""
    client = client_of("tccb")
    run = client.call(
        "cchc.evaluation.unit",
        "search_read",
        [("kind", "=", "year"), ("state", "=", "meeting")],
        ["person_count"],
        limit=1,
    )[0]
    return run["id"], run["person_count"]


def test_an_employee_evaluates_a_month_on_a_phone(page_of):
    page = page_of("congchuc")
    page.set_viewport_size(PHONE)
    page.goto(ROOT)
    _arrived(page)
    # What waits stands first.
    first = page.locator(".o_cchc_evaluations li").first
    expect(first).to_contain_text("Cần tự đánh giá")
    first.get_by_role("link").click()
    _arrived(page)
    address = page.url
    for field in page.locator("input[name^=mark-]").all():
        field.fill("9,5")
    page.locator("input[name=task-0-assigned]").fill("4")
    page.locator("input[name=task-0-done]").fill("nhiều")
    page.get_by_role("button", name="Lưu nháp").last.click()
    # What is wrong is said first, has the focus and leads to its field; the rest is still there.
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    _arrived(page)
    summary.get_by_role("link").first.click()
    expect(page.locator("#task-0-done")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("4")
    page.locator("#task-0-files").set_input_files(
        {"name": "minh-chung.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Lưu nháp").last.click()
    expect(page.get_by_role("status")).to_contain_text("Đã lưu nháp")
    _arrived(page)
    # By the rule: 28.5 and all of the work that was entered.
    expect(page.locator("#reckoned")).to_contain_text("28,50")
    expect(page.get_by_role("link", name="minh-chung.pdf")).to_be_visible()
    expect(page.locator("input[name=self_level]:checked")).to_have_count(1)
    picture(page, "evaluation-phone")
    page.get_by_label("Tôi cam đoan").check()
    page.get_by_role("button", name="Nộp", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("rút lại")
    _arrived(page)
    page.get_by_role("button", name="Rút lại").click()
    expect(page.locator("#evaluation")).to_be_visible()
    assert page.url.split("?")[0] == address.split("?")[0]
    # A number that is not the own leads nowhere.
    own = int(address.rstrip("/").rpartition("/")[2].split("?")[0])
    assert page.context.request.get(f"{ROOT}/{own + 1}").status == 404


def test_the_head_classifies_by_the_keyboard_within_the_cap(page_of, department):
    number, people = department
    page = page_of("thutruong")
    client = WebClient(page)
    client.open(MENU, "cchc_evaluation.menu_evaluation_board")
    board = page.locator(".o_cchc_evaluation_board")
    rows = board.locator("tbody tr[data-id]")
    # The own evaluation is shown beside those of the department, and can't be classified.
    expect(rows).to_have_count(people + 1)
    own = rows.filter(has_text="của tôi")
    expect(own).to_have_count(1)
    expect(own.locator("button[data-level]")).to_have_count(0)
    over = board.locator(".o_cchc_evaluation_board_cap:has(.o_cchc_evaluation_board_over)")
    expect(over).to_have_count(1)
    expect(over).to_contain_text("1 người vượt tỷ lệ")
    picture(page, "evaluation-board")
    # Who is excellent in that group: lowered by the keyboard, the cap follows at once.
    page.locator("#cchc_board_group").select_option(label=over.get_attribute("data-group"))
    pressed = "button[data-level=excellent][aria-pressed=true]"
    person = rows.filter(has=page.locator(pressed)).first.get_attribute("data-id")
    row = board.locator(f"tr[data-id='{person}']")
    row.focus()
    page.keyboard.press("2")
    expect(over).to_have_count(0)
    page.keyboard.press("c")
    page.keyboard.press("Control+A")
    page.keyboard.type("Tốt, cần phát huy.")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    expect(row).not_to_be_focused()
    page.locator(".o_cchc_evaluation_board_save").click()
    expect(page.locator(".o_notification")).to_contain_text("Đã lưu 1 người")
    page.reload()
    expect(row.locator("button[data-level=good]")).to_have_attribute("aria-pressed", "true")
    expect(row.locator("input")).to_have_value("Tốt, cần phát huy.")


def test_home_affairs_follows_the_year_and_a_complaint(page_of):
    page = page_of("sonoivu")
    client = WebClient(page)
    client.open(MENU, "cchc_evaluation.menu_evaluation_periods")
    periods = client.list("deadline")
    assert len(periods) >= 3
    client.open(MENU, "cchc_evaluation.menu_evaluation_complaints")
    complaints = client.list("received_on")
    row = complaints.rows.first
    expect(row).to_contain_text("Sở Nội vụ")
    picture(page, "evaluation-complaints")
    row.locator("button[name=action_open_answer]").click()
    answer = client.dialog()
    answer.fill("answer", "Đã xem xét, giữ nguyên mức xếp loại.").fill("document", "18/TB-SNV")
    answer.press("action_apply")
    # It was the only one that waited for an answer.
    expect(complaints.rows).to_have_count(0)


def test_papers_of_one_person_and_of_the_whole_department(page_of, client_of, department):
    number, people = department
    client = client_of("thutruong")
    rows = client.call("cchc.evaluation", "search", [("unit_run_id", "=", number)], limit=1)
    for model, ids, file_format, start in (
        ("cchc.evaluation", rows, "docx", b"PK"),
        ("cchc.evaluation.unit", [number], "pdf", b"%PDF"),
    ):
        answer = client.get(f"/cchc/document/{model}/{file_format}?ids={','.join(map(str, ids))}")
        assert answer.status_code == 200, answer.text[:500]
        assert answer.content.startswith(start)
    page = page_of("thutruong")
    page.goto(f"/odoo/action-cchc_evaluation.cchc_evaluation_unit_action/{number}")
    web = WebClient(page)
    web.form()
    page.locator(".o_cp_action_menus button:has(.fa-cog)").click()
    entry = page.locator(".o-dropdown--menu .o-dropdown-item", has_text="In").first
    entry.hover()
    with page.expect_download() as started:
        page.get_by_text("Phiếu của mọi người (Word)", exact=True).click()
    file = started.value
    assert re.fullmatch(r"Phieu_danh_gia.*\.zip", file.suggested_filename)
    with zipfile.ZipFile(file.path()) as archive:
        assert len(archive.namelist()) == people
