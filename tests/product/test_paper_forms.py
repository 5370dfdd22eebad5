"""The papers that go with a paper file, from the dossier: slips HS04 to HS07, registers HS08."""

from datetime import date, timedelta

import pytest
from browser import picture
from pages import WebClient

TODAY = date.today()
SLIPS = {"HS04": "transfer_id", "HS05": "transfer_id", "HS06": "loan_id", "HS07": None}
REGISTERS = ("HS08a", "HS08b", "HS08c")
ARCHIVE = b"PK"


@pytest.fixture
def file(client_of):
    """A kept file of the officer's department that was lent once and is being handed over."""
    client = client_of("tccb")
    domain = [("state", "=", "kept"), ("employee_id.in_service", "=", True)]
    (found,) = client.call(
        "cchc.paper.file", "search_read", domain, ["employee_id", "keeper_id"], limit=1
    )
    loan = {
        "file_id": found["id"],
        "manner": "read",
        "borrower": "Ông Kiểm",
        "purpose": "Thẩm tra lý lịch",
        "lent_on": str(TODAY - timedelta(3)),
        "returned_on": str(TODAY - timedelta(2)),
    }
    client.call("cchc.paper.file.loan", "create", [loan])
    other = client_of("admin").call(
        "hr.department",
        "search",
        [("kind_id", "!=", False), ("id", "!=", found["keeper_id"][0]), ("parent_id", "!=", False)],
        limit=1,
    )
    handover = {"file_id": found["id"], "to_unit_id": other[0], "slip_number": "5/PC"}
    client.call("cchc.paper.file.transfer", "create", [handover])
    return found


def test_slips_and_registers_are_printed_from_the_dossier(page_of, file):
    page = page_of("tccb")
    page.goto(f"/odoo/action-cchc_hr.hr_employee_action_register/{file['employee_id'][0]}")
    web = WebClient(page)
    web.form().tab("paper_file").press("action_open_paper_file")
    web.form().field("room").wait_for()
    web.form().press("action_print_form")
    asked = web.dialog()

    def printed(form, button):
        asked.field("form").locator("label", has_text=form).click()
        return asked.download(button).path().read_bytes()

    for form, about in SLIPS.items():
        asked.field("form").locator("label", has_text=form).click()
        if about:
            entry = asked.field(about).locator("input")
            entry.click()
            page.locator(".o-autocomplete--dropdown-item").first.click()
        assert printed(form, "action_print_docx").startswith(ARCHIVE), form
    picture(page, "paper-forms")
    assert printed("HS07", "action_print_pdf").startswith(b"%PDF")
    for form in REGISTERS:
        assert printed(form, "action_print_docx").startswith(ARCHIVE), form
    assert printed("HS08a", "action_print_xlsx").startswith(ARCHIVE)
