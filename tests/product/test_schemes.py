"""An agency proposes its position scheme and next year's plan; Home Affairs appraises them."""

import io

import openpyxl
from browser import picture
from pages import WebClient
from playwright.sync_api import expect

DAY = "01/12/2026"


def test_a_scheme_is_proposed_appraised_and_returned(page_of, client_of):
    officer = client_of("tccb")
    held = [("unit_id.code", "=", "KG.STC"), ("state", "=", "approved")]
    (last,) = officer.call("cchc.position.scheme", "search_read", held, ["headcount"])

    client = WebClient(page_of("tccb"))
    client.open("cchc_positions.menu_positions", "cchc_positions.menu_position_schemes")
    form = client.list("headcount").create()
    form.day("date_from", DAY).save()
    form.press("action_start_from_last")
    expect(form.field("headcount")).to_have_text(str(last["headcount"]))
    picture(client.page, "scheme-draft")

    book = openpyxl.load_workbook(
        io.BytesIO(form.download("action_download_workbook").path().read_bytes())
    )
    cells = [str(cell.value or "") for row in book.active.iter_rows() for cell in row]
    assert any("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in cell for cell in cells)
    assert any(cell.startswith("LD.01") or cell == "LD.01" for cell in cells)

    form.press("action_submit")
    form.reached("submitted")
    address = client.page.url

    home = WebClient(page_of("sonoivu"))
    home.page.goto(address)
    proposal = home.form()
    proposal.press("action_appraise")
    proposal.reached("appraised")
    proposal.press("action_open_return")
    home.dialog().fill("reason", "Bổ sung bản mô tả công việc").press("action_return")
    proposal.reached("draft")
    picture(home.page, "scheme-returned")

    client.page.reload()
    again = client.form()
    again.reached("draft")
    expect(again.root).to_contain_text("Bổ sung bản mô tả công việc")


def test_next_years_plan_is_appraised_line_by_line(page_of, client_of):
    home = client_of("sonoivu")
    handed_in = [("state", "=", "submitted"), ("year", "=", 2027)]
    (plan,) = home.call(
        "cchc.establishment.plan", "search_read", handed_in, ["unit_id", "requested"]
    )
    client = WebClient(page_of("sonoivu"))
    client.open("cchc_positions.menu_establishment", "cchc_positions.menu_establishment_plans")
    listing = client.list("requested")
    form = listing.open("Sở Tài chính", by="unit_id")
    assert str(plan["requested"]) in form.column("line_ids", "requested")
    form.press("action_appraise")
    form.reached("appraised")
    picture(client.page, "plan-appraised")
    # Nothing is in the ledger before the decision and its day are entered.
    form.press("action_approve")
    assert "quyết định" in client.error()
    entries = home.call(
        "cchc.establishment.entry",
        "search_count",
        [
            ("date_effective", ">=", "2027-01-01"),
            ("date_effective", "<=", "2027-12-31"),
            ("kind", "!=", "cut"),
        ],
    )
    assert entries == 0


def test_limits_of_the_province_name_what_would_have_to_change(page_of):
    client = WebClient(page_of("sonoivu"))
    client.open("cchc_positions.menu_positions", "cchc_positions.menu_limits")
    form = client.form()
    form.press("action_check")
    rows = form.field("finding_ids").locator("tr.o_data_row")
    expect(rows.first).to_be_visible()
    picture(client.page, "limits")
    assert all(article.strip() for article in form.column("finding_ids", "article"))
