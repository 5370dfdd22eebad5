"""Recruitment: a candidate applies on a phone, and Home Affairs screens and publishes the list."""

import re
from datetime import date, timedelta

import pytest
from browser import picture
from pages import WebClient
from playwright.sync_api import expect
from server import connected

PHONE = {"width": 390, "height": 844}
ADDRESS, PASSWORD = "thi.sinh@example.com", "mat-khau-thi-sinh"
ROOT = "/tuyen-dung/ho-so"
FORM = "/odoo/action-cchc_recruitment.cchc_recruitment_session_action/{}"
STATE = ".o_statusbar_status .o_arrow_button_current"
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
ARRIVED = "() => !document.querySelector('.o_lazy_js_waiting')"


@pytest.fixture
def contest(client_of, province):
    """A session that takes applications since yesterday, with two posts."""
    client, today = client_of("sonoivu"), date.today()
    unit = client.call("hr.department", "search", [("parent_id", "=", False)], limit=1)[0]
    number = client.call(
        "cchc.recruitment.session",
        "create",
        [
            {
                "name": "Tuyển dụng qua điện thoại",
                "unit_id": unit,
                "opens_on": str(today - timedelta(days=9)),
                "closes_on": str(today + timedelta(days=30)),
            }
        ],
    )[0]
    for code, words in (("VT01", "Luật"), ("VT02", "Kế toán")):
        post = client.call(
            "cchc.recruitment.post",
            "create",
            [{"session_id": number, "unit_id": unit, "code": code, "name": words}],
        )[0]
        client.call(
            "cchc.recruitment.condition",
            "create",
            [{"post_id": post, "kind": "major", "text": words}],
        )
    _set(province, number, "state = 'announced', announced_on = CURRENT_DATE - 9")
    yield number
    _set(province, number, "state = 'cancelled'")


def _set(province, number, values):
    """What another step of the session would write."""
    with connected(province) as cursor:
        cursor.execute(f"UPDATE cchc_recruitment_session SET {values} WHERE id = %s", [number])


def _arrived(page):
    """The page is there as a whole, and no wider than the phone."""
    page.wait_for_function(ARRIVED)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"], f"{page.url} is {width} pixels wide"


def _account(page, client):
    page.goto("/tuyen-dung/tai-khoan")
    _arrived(page)
    page.get_by_label("Địa chỉ thư điện tử").fill(ADDRESS)
    page.get_by_role("button", name="Gửi đường dẫn cho tôi").click()
    expect(page.get_by_role("status")).to_contain_text(ADDRESS)
    letters = client.call(
        "mail.mail", "search_read", [("email_to", "=", ADDRESS)], ["body_html"], limit=1
    )
    link = re.search(r'href="https?://[^/]+([^"]+)"', letters[0]["body_html"])[1]
    page.goto(link.replace("&amp;", "&"))
    _arrived(page)
    page.get_by_label("Họ và tên").fill("Nguyễn Thị Điện Thoại")
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_label("Nhập lại mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Tạo tài khoản").click()
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("form.oe_login_form button[type=submit]").click()
    page.wait_for_url(re.compile(f"{ROOT}$"))


def _fill(page):
    page.locator("#birthday").fill("2000-01-02")
    page.get_by_label("Giới tính").select_option("female")
    page.get_by_label("Nơi thường trú").fill("12 Nguyễn Trung Trực, Rạch Giá")
    page.get_by_label("Cơ sở đào tạo").fill("Trường Đại học Luật")
    page.locator("#degree-0-kind").select_option("degree")
    page.locator("#degree-0-level").select_option("university")
    page.get_by_label("Chuyên ngành").fill("Luật học")
    page.get_by_label("Nguyện vọng 1").select_option(index=1)
    page.get_by_label("Nguyện vọng 2").select_option(index=2)


def _apply(page, contest):
    page.goto(f"{ROOT}/dot/{contest}/khai")
    _arrived(page)
    _fill(page)
    page.locator("#citizen_id").fill("12345")
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    # What is wrong is said first, has the focus and leads to its field; the rest is still there.
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    _arrived(page)
    summary.get_by_role("link").first.click()
    expect(page.locator("#citizen_id")).to_be_focused()
    expect(page.get_by_label("Chuyên ngành")).to_have_value("Luật học")
    page.keyboard.press("Control+A")
    page.keyboard.type("091300012345")
    # By the keyboard: Enter saves.
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(f"{ROOT}/dot/{contest}$"))
    _arrived(page)


def test_a_candidate_on_a_phone_and_the_list_of_eligible(page_of, client_of, contest, province):
    page = page_of()
    page.set_viewport_size(PHONE)
    _account(page, client_of("admin"))
    _apply(page, contest)
    upload = page.get_by_label("Tệp", exact=True)
    upload.set_input_files(
        {"name": "bang.pdf", "mimeType": "application/pdf", "buffer": b"MZ\x90\x00"}
    )
    page.get_by_role("button", name="Tải tệp lên").click()
    expect(page.get_by_role("alert")).to_contain_text("không phải là tệp PDF")
    page.wait_for_function(ARRIVED)
    upload.set_input_files({"name": "bang.pdf", "mimeType": "application/pdf", "buffer": PDF})
    page.get_by_role("button", name="Tải tệp lên").click()
    expect(page.get_by_role("link", name="bang.pdf")).to_be_visible()
    _arrived(page)
    page.get_by_label("Tôi cam đoan").check()
    page.get_by_role("button", name="Nộp hồ sơ").dblclick()
    expect(page.get_by_role("status")).to_contain_text("Mã biên nhận")
    _arrived(page)
    picture(page, "recruitment-phone")
    found = client_of("sonoivu").call(
        "cchc.recruitment.application", "search_count", [("session_id", "=", contest)]
    )
    assert found == 1

    _set(province, contest, "closes_on = CURRENT_DATE - 2")
    office = page_of("sonoivu")
    office.goto(FORM.format(contest))
    client = WebClient(office)
    office.locator("button[name=action_close_applications]").click()
    expect(office.locator(STATE)).to_have_text("Xét điều kiện")
    office.locator("button[name=action_open_screening]").click()
    rows = office.locator(".o_data_row")
    expect(rows).to_have_count(2)
    expect(rows.nth(0).locator("td[name=machine]")).to_have_text("Đạt")
    expect(rows.nth(1).locator("td[name=machine]")).to_have_text("Không đạt")
    client.settle()
    office.locator("thead .o_list_record_selector input").check()
    office.locator("button[name=action_confirm]").click()
    expect(rows.nth(1).locator("td[name=reason]")).to_contain_text("Luật học")
    office.goto(FORM.format(contest))
    office.locator("button[name=action_publish_eligible]").click()
    office.locator(".modal-footer .btn-primary").click()
    expect(office.locator(STATE)).to_have_text("Tổ chức thi")

    page.goto(f"{ROOT}/dot/{contest}")
    expect(page.get_by_role("status")).to_contain_text("Bạn có số thứ tự 1")
    _arrived(page)
    page.get_by_role("link", name="Xem danh sách").click()
    expect(page.get_by_role("cell", name="Nguyễn Thị Điện Thoại")).to_be_visible()
    assert "0913000" not in page.content()
