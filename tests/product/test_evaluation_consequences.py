"""What a bad year leads to, and a violation: every step in the browser, up to the decision."""

from datetime import date, timedelta

import pytest
from browser import picture
from pages import WebClient, exactly
from playwright.sync_api import expect

MENU = "cchc_evaluation.menu_evaluation"
TODAY = date.today()


def day(back):
    return f"{TODAY - timedelta(days=back):%d/%m/%Y}"


@pytest.fixture
def failed(client_of):
    """Whose year was not completed, and of whom nothing was decided yet."""
    rows = client_of("sonoivu").call(
        "cchc.evaluation.consequence",
        "search_read",
        [("kind", "=", "handling"), ("state", "=", "open")],
        ["employee_id", "due_on"],
        limit=1,
    )
    assert rows, "the demonstration has somebody to be handled"
    return rows[0]


def test_from_the_rating_to_the_decision_that_is_carried_out(page_of, client_of, failed):
    page = page_of("sonoivu")
    client = WebClient(page)
    client.open(MENU, "cchc_evaluation.menu_evaluation_consequences")
    rows = client.list("due_on")
    picture(page, "consequences")
    name = failed["employee_id"][1]
    rows.rows.filter(has_text=name).filter(has_text="thôi việc").first.locator(
        "td[name=employee_id]"
    ).click()
    form = client.form()
    # The ground names its article, and the last day follows from it.
    expect(form.field("ground")).to_contain_text("không hoàn thành nhiệm vụ")
    expect(form.field("explained")).to_contain_text("NĐ 170/2025")
    picture(page, "consequence")
    form.press("action_open_notice")
    client.dialog().fill("number", "61/TB-SNV").press("action_confirm")
    form.reached("notified")
    # Nothing is drafted before somebody has chosen and said why.
    form.press("action_draft_decision")
    assert "chọn" in client.error()
    form.field("choice").locator("input, select").first.click()
    page.locator(".o_select_menu_item").filter(has_text=exactly("Cho thôi việc")).click()
    form.fill("choice_reason", "Không còn vị trí phù hợp để bố trí.").save()
    form.press("action_draft_decision")
    decision = client.form()
    decision.field("date_signed").wait_for()
    expect(decision.root).to_contain_text(name)
    decision.fill("number", "771/QĐ-SNV").day("date_signed", day(0)).save()
    picture(page, "consequence-decision")
    decision.press("action_issue")
    decision.reached("issued")
    row = client_of("sonoivu").call(
        "cchc.evaluation.consequence", "read", [failed["id"]], ["state", "document"]
    )[0]
    assert (row["state"], row["document"]) == ("done", "771/QĐ-SNV")


def _cell(form, field, name, value):
    """Type into the line that is being edited."""
    form.field(field).locator(f"tr.o_selected_row td[name={name}] input").first.fill(value)


def _pick(form, field, name, words):
    """Choose in the line that is being edited, or in a dialog."""
    place = form.field(field).locator(f"tr.o_selected_row td[name={name}]") if field else (
        form.field(name)
    )  # fmt: skip
    place.locator("input").first.click()
    form.page.locator(".o_select_menu_item").filter(has_text=exactly(words)).first.click()


def _add(form, field):
    form.field(field).locator(".o_field_x2many_list_row_add a").click()


def _meeting(client, form, kind, back):
    form.tab("meetings")
    _add(form, "meeting_ids")
    dialog = client.dialog()
    if kind:
        _pick(dialog, "", "kind", kind)
    dialog.day("date", day(back)).fill("chair", "Phạm Văn Lâm").fill("secretary", "Lê Thị Tư")
    dialog.fill("present", "7").fill("content", "Phân tích hành vi, đề nghị khiển trách.")
    dialog.root.locator(".o_form_button_save, .o_form_button_save_close").first.click()
    dialog.root.wait_for(state="hidden")
    form.save()


def test_a_discipline_case_from_the_act_to_the_drafted_decision(page_of, client_of):
    officer = client_of("tccb")
    busy = officer.call("cchc.discipline.case", "search_read", [], ["employee_id"])
    person = officer.call(
        "hr.employee",
        "search_read",
        [
            ("in_service", "=", True),
            ("service_status", "=", "serving"),
            ("staffing_category", "=", "civil_servant"),
            ("leadership_post_id", "=", False),
            ("id", "not in", [row["employee_id"][0] for row in busy]),
            ("user_id", "=", False),
        ],
        ["name", "staff_number"],
        limit=1,
    )[0]
    page = page_of("tccb")
    client = WebClient(page)
    client.open(MENU, "cchc_evaluation.menu_discipline_cases")
    listing = client.list("found_on")
    picture(page, "discipline-cases")
    form = listing.create()
    form.choose("employee_id", person["name"]).fill("subject", "Tự ý nghỉ việc 5 ngày")
    form.day("found_on", day(20))
    _add(form, "act_ids")
    _cell(form, "act_ids", "name", "Tự ý nghỉ việc")
    form.field("act_ids").locator("tr.o_selected_row td[name=date]").locator(
        "input, button"
    ).first.click()
    page.keyboard.type(day(30))
    page.keyboard.press("Enter")
    form.save()
    # The days of the decree are there as soon as the acts are.
    expect(form.field("days_told")).to_contain_text("NĐ 172/2025")
    # The minutes first: without them the case does not go on.
    form.press("action_review_held")
    assert "biên bản" in client.error()
    _meeting(client, form, "", 10)
    form.press("action_review_held")
    form.reached("reviewed")
    form.tab("council")
    for name, role in (
        ("Phạm Văn Lâm", "Chủ tịch Hội đồng"),
        ("Trương Thị Mỹ", "Ủy viên"),
        ("Lê Thị Tư", "Ủy viên kiêm thư ký"),
    ):
        _add(form, "member_ids")
        _cell(form, "member_ids", "name", name)
        _pick(form, "member_ids", "role", role)
    form.save()
    form.press("action_open_council")
    client.dialog().day("day", day(8)).fill("document", "18/QĐ-STC").press("action_confirm")
    form.reached("council")
    _meeting(client, form, "Họp Hội đồng kỷ luật", 5)
    form.tab("council")
    _add(form, "vote_ids")
    _pick(form, "vote_ids", "form", "Khiển trách")
    _cell(form, "vote_ids", "count", "3")
    form.save()
    picture(page, "discipline-council")
    form.press("action_open_proposal")
    dialog = client.dialog()
    # What the ballot says is proposed.
    assert dialog.text("form") == "Khiển trách"
    dialog.day("day", day(3)).press("action_confirm")
    form.reached("proposed")
    picture(page, "discipline-proposed")
    form.press("action_draft_decision")
    decision = client.form()
    decision.field("date_signed").wait_for()
    expect(decision.root).to_contain_text(person["name"])
    expect(decision.root).to_contain_text("Hội đồng kỷ luật")
    case = officer.call(
        "cchc.discipline.case",
        "search_read",
        [("employee_id", "=", person["id"])],
        ["state", "proposed_form"],
    )[0]
    assert (case["state"], case["proposed_form"]) == ("drafted", "reprimand")
