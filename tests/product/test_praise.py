"""Titles and extra income: the quota in view, the head's approval, the list that is signed."""

from browser import picture
from pages import WebClient
from playwright.sync_api import expect

MENU = "cchc_evaluation.menu_evaluation"
AGENCY = "Sở Tài chính"


def _opened(page, menu, column):
    client = WebClient(page)
    client.open(MENU, f"cchc_evaluation.{menu}")
    client.list(column).open(AGENCY, by="unit_id")
    return client, client.form()


def _digits(text):
    return "".join(filter(str.isdigit, text))


def test_the_quota_is_in_view_and_refuses(page_of):
    page = page_of("tccb")
    client, form = _opened(page, "menu_emulation_rounds", "collectives")
    expect(page.locator(".alert-danger:visible")).to_contain_text("Chiến sĩ thi đua cơ sở: vượt")
    form.tab("quota")
    expect(form.field("quota_told")).to_contain_text("chỉ lấy phần nguyên")
    picture(page, "emulation-quota")
    form.press("action_submit")
    assert "vượt tỷ lệ" in client.error()
    form.reached("draft")


def test_the_head_approves_what_the_officer_reckoned(page_of):
    _client, form = _opened(page_of("tccb"), "menu_extra_income", "left_out")
    assert not form.button("action_approve").count()
    assert _digits(form.text("fund")) == _digits(form.text("total")) != ""
    page = page_of("thutruong")
    _client, form = _opened(page, "menu_extra_income", "left_out")
    assert not form.button("action_compute").count()
    form.press("action_approve")
    form.reached("approved")
    picture(page, "extra-income")
    file = form.download("action_print_list_xlsx")
    assert file.suggested_filename.startswith("thu-nhap-tang-them-")
