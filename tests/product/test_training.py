"""Training: an officer plans from needs, an employee on a phone, a certificate closes a gap."""

import pytest
from browser import picture
from pages import WebClient
from playwright.sync_api import expect
from report_page import ReportPage

PHONE = {"width": 390, "height": 844}
ROOT = "/my/training"
ARRIVED = "() => !document.querySelector('.o_lazy_js_waiting')"
MENU = "cchc_training.menu_training"


def _arrived(page):
    """The page is there as a whole, and no wider than the phone."""
    page.wait_for_function(ARRIVED)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"], f"{page.url} is {width} pixels wide"


@pytest.fixture
def next_plan(client_of):
    """The draft of next year's plan of the agency of the accounts: its id."""
    return client_of("tccb").call(
        "cchc.training.plan", "search", [("state", "=", "draft")], order="year_from desc", limit=1
    )[0]


def test_an_officer_plans_from_the_needs_of_the_agency(page_of, client_of, next_plan):
    page = page_of("tccb")
    client = WebClient(page)
    client.open(MENU, "cchc_training.menu_training_needs")
    assert len(client.list("programme_id")) > 0
    client.open(MENU, "cchc_training.menu_training_plans")
    client.list("year_from")
    page.goto(f"/odoo/action-cchc_training.cchc_training_plan_action/{next_plan}")
    form = client.form()
    form.press("action_take_needs")
    lines = form.rows("line_ids")
    expect(lines.first).to_be_visible()
    picture(page, "training-plan")
    # As many people as needs were chosen, in a line for each programme.
    planned = client_of("tccb").call(
        "cchc.training.plan.line",
        "search_read",
        [("plan_id", "=", next_plan)],
        ["people", "need_count", "programme_id"],
    )
    assert planned
    assert all(line["people"] == line["need_count"] > 0 for line in planned)
    assert len({line["programme_id"][0] for line in planned}) == len(planned)
    form.tab("budget")
    form.press("action_fill_budget")
    form.press("action_submit")
    form.reached("submitted")


def test_an_employee_asks_for_training_on_a_phone(page_of):
    page = page_of("congchuc")
    page.set_viewport_size(PHONE)
    page.goto(ROOT)
    _arrived(page)
    # The hours, the class that was passed with its certificate, the survey, the commitment.
    expect(page.locator("#hours progress")).to_be_visible()
    passed = page.locator("#classes li", has_text="Chứng chỉ")
    expect(passed.first).to_contain_text("đã vào hồ sơ")
    expect(passed.get_by_role("link", name="Trả lời khảo sát")).to_be_visible()
    expect(page.locator("#studies")).to_contain_text("72 tháng")
    # Without a reason nothing is sent; by the keyboard alone.
    page.locator("#programme").focus()
    page.keyboard.press("ArrowDown")
    chosen = page.locator("#programme option:checked").inner_text()
    page.keyboard.press("Tab")
    page.keyboard.type("   ")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    alert = page.get_by_role("alert")
    expect(alert).to_be_focused()
    _arrived(page)
    expect(page.locator("#programme option:checked")).to_have_text(chosen)
    page.locator("#reason").fill("Được giao việc mới")
    page.get_by_role("button", name="Gửi đề nghị").click()
    expect(page.get_by_role("status")).to_contain_text("thủ trưởng")
    _arrived(page)
    mine = page.locator("#requests li", has_text="Được giao việc mới")
    expect(mine).to_contain_text("Chờ trả lời")
    picture(page, "training-phone")
    mine.get_by_role("button").click()
    expect(mine).to_contain_text("Đã rút")


def test_the_survey_of_a_class_is_answered_from_the_own_page(page_of):
    page = page_of("congchuc")
    page.set_viewport_size(PHONE)
    page.goto("/my")
    page.get_by_role("link", name="Trả lời khảo sát").click()
    expect(page.locator(".o_survey_form, .o_survey_wrap").first).to_be_visible()


def test_the_head_answers_a_request(page_of, client_of):
    page = page_of("thutruong")
    client = WebClient(page)
    client.open(MENU, "cchc_training.menu_training_requests")
    requests = client.list("asked_on")
    row = requests.rows.first
    row.locator("td[name=reason]").click()
    form = client.form()
    form.press("action_approve")
    form.reached("approved")
    picture(page, "training-request")
    needs = client_of("thutruong").call(
        "cchc.qualification.need", "search_count", [("origin", "=", "request")]
    )
    assert needs >= 1


def test_a_certificate_closes_the_need_and_goes_into_the_dossier(page_of, client_of):
    client = client_of("tccb")
    (one,) = client.call(
        "cchc.training.class",
        "search_read",
        [("state", "=", "running")],
        ["programme_id", "date_to"],
        limit=1,
    )
    page = page_of("tccb")
    web = WebClient(page)
    web.open(MENU, "cchc_training.menu_training_classes")
    page.goto(f"/odoo/action-cchc_training.cchc_training_class_action/{one['id']}")
    form = web.form()
    form.press("action_pass_all")
    expect(form.button("action_pass_all")).to_have_count(1)
    form.press("action_finish")
    form.reached("finished")
    row = client.call(
        "cchc.training.participant",
        "search_read",
        [("class_id", "=", one["id"]), ("need_id", "!=", False)],
        ["employee_id", "need_id"],
        limit=1,
    )[0]
    line = form.rows("participant_ids").filter(has_text=row["employee_id"][1])
    line.locator("td[name=certificate_number]").click()
    line.locator("td[name=certificate_number] input").fill("77/CC")
    line.locator("td[name=certificate_date]").click()
    box = line.locator("td[name=certificate_date] input")
    year, month, day = one["date_to"].split("-")
    box.fill(f"{day}/{month}/{year}")
    box.press("Enter")
    form.save()
    form.press("action_enter_certificates")
    web.settle()
    picture(page, "training-class")
    need = client.call(
        "cchc.qualification.need", "read", [row["need_id"][0]], ["state", "closed_on"]
    )[0]
    assert need["state"] == "closed" and need["closed_on"]
    entries = client.call(
        "cchc.certificate",
        "search_read",
        [("employee_id", "=", row["employee_id"][0]), ("document_number", "=", "77/CC")],
        ["name"],
    )
    assert [entry["name"] for entry in entries] == [one["programme_id"][1].split("] ")[-1]]
    # Withdrawn, it is gone from the dossier and the need is open again.
    page.goto(f"/odoo/action-cchc_training.cchc_training_participant_action/{row['id']}")
    web.form().press("action_open_withdraw")
    web.dialog().fill("reason", "Cấp nhầm").press("action_answer")
    web.form().reached("failed")
    need = client.call("cchc.qualification.need", "read", [row["need_id"][0]], ["state"])[0]
    assert need["state"] == "open"
    assert not client.call("cchc.certificate", "search_count", [("id", "=", entries[0]["id"])])


def test_home_affairs_compares_plan_and_result_down_to_the_people(page_of):
    page = page_of("sonoivu")
    client = WebClient(page)
    client.open("cchc_base.menu_reports", "cchc_base.menu_reports_forms")
    report = ReportPage(client)
    with report._recounted():
        report.root.locator("select").first.select_option(
            label="DT-KH – Kết quả đào tạo, bồi dưỡng so với kế hoạch"
        )
    people = report.drill("Sở Tài chính", "4")
    assert len(people) > 10
    picture(page, "training-report")


def test_the_inspector_reads_and_changes_nothing(page_of):
    page = page_of("thanhtra")
    client = WebClient(page)
    for menu, column in (
        ("menu_training_plans", "year_from"),
        ("menu_training_requests", "asked_on"),
        ("menu_training_reform_officers", "task"),
        ("menu_training_reports", "due_on"),
    ):
        client.open(MENU, f"cchc_training.{menu}")
        client.list(column)
        expect(client.create_buttons()).to_have_count(0)


# -- nominees from a workbook, and what is refused -----------------------------------------
