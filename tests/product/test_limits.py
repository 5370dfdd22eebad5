"""A scheme that each body may have, but the province may not: seen before it is handed in."""

from browser import picture
from pages import WebClient
from playwright.sync_api import expect

SECTION = "cchc_positions.menu_positions"
DEPUTY = "Phó Giám đốc sở và tương đương"
MANY = 90


def test_a_scheme_breaks_the_average_of_the_province(page_of):
    client = WebClient(page_of("tccb"))
    client.open(SECTION, "cchc_positions.menu_position_schemes")
    form = client.list("headcount").create()
    form.day("date_from", "03/12/2026").save()
    form.press("action_start_from_last")
    line = form.rows("line_ids").filter(has_text=DEPUTY)
    expect(line).to_have_count(1)
    # As it is, the province keeps its limits on deputies.
    form.press("action_check_limits")
    review = client.form()
    expect(review.field("scheme_id")).to_be_visible()
    assert "Bình quân số cấp phó" not in " ".join(review.column("finding_ids", "limit"))
    client.page.go_back()

    form = client.form()
    line.locator("td[name=headcount]").click()
    client.dialog().fill("headcount", str(MANY))
    client.page.locator(".modal-content .o_form_button_save").click()
    client.page.locator(".modal-content").wait_for(state="hidden")
    expect(line.locator("td[name=headcount]")).to_have_text(str(MANY))
    form.save()
    form.press("action_check_limits")
    review = client.form()
    finding = review.rows("finding_ids").filter(has_text="Bình quân số cấp phó").first
    expect(finding).to_contain_text(str(MANY))
    expect(finding).to_contain_text("NĐ 150/2025")
    expect(finding.locator("td[name=remedies]")).to_contain_text("Giảm")
    picture(client.page, "average-of-deputies")
    client.page.go_back()
    client.form().press("action_submit")
    refusal = client.error()
    assert "vượt mức quy định" in refusal and "Cần thay đổi: Giảm" in refusal
    client.form().reached("draft")
