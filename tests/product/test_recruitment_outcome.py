"""Recruitment: the published list, its recognition, and the decision on whoever won."""

from datetime import date

import pytest
from browser import picture
from pages import WebClient
from playwright.sync_api import expect

SESSION = "/odoo/action-cchc_recruitment.cchc_recruitment_session_action/{}"
OFFER = "/odoo/action-cchc_recruitment.cchc_recruitment_offer_action/{}"
TODAY = date.today()


@pytest.fixture
def session(client_of):
    """The session of the demonstration whose results are published: id, names, who won."""
    home = client_of("sonoivu")

    def found(model, domain, *names):
        return home.call(f"cchc.recruitment.{model}", "search_read", domain, list(names))

    row = found("session", [("form", "=", "exam"), ("state", "=", "results")], "name")[0]
    of = [("session_id", "=", row["id"])]
    row["names"] = [one["name"] for one in found("application", of, "name")]
    won = found("result", [*of, ("outcome", "=", "chosen")], "application_id", "post_id")[0]
    row["winner"] = found("application", [("id", "=", won["application_id"][0])], "citizen_id")[0]
    row["post"] = won["post_id"][0]
    return row


def _kept(home, post):
    """How many places the ledger keeps for the post."""
    line = home.call("cchc.recruitment.post", "read", [post], ["demand_line_id"])[0]
    lines = [line["demand_line_id"][0]]
    return home.call("cchc.recruitment.demand.line", "read", lines, ["reserved"])[0]["reserved"]


def _recognise(home, session):
    """The document of recognition, as the officer who has it before him enters it."""
    document = home.call(
        "cchc.legal.document",
        "create",
        [{"number": "91/QĐ-SNV", "title": "Công nhận kết quả tuyển dụng"}],
    )[0]
    home.call(
        "cchc.recruitment.session",
        "write",
        [session["id"]],
        {"recognition_id": document, "recognised_on": str(TODAY)},
    )


def test_from_the_published_list_to_the_person_at_work(page_of, client_of, session):
    home = client_of("sonoivu")
    # Everybody reads the list by number, with its fingerprint; the names stay inside.
    public = page_of()
    public.goto(f"/tuyen-dung/{session['id']}")
    expect(public.locator("#cchc_recruitment_session")).to_contain_text("SHA-256")
    expect(public.locator("#cchc_recruitment_session")).to_contain_text("0001")
    shown = public.locator("#cchc_recruitment_session").inner_text()
    assert not [name for name in session["names"] if name in shown]
    assert "đ" not in public.url

    assert _kept(home, session["post"]) == 1
    _recognise(home, session)
    page = page_of("sonoivu")
    client = WebClient(page)
    page.goto(SESSION.format(session["id"]))
    client.form().press("action_recognise")
    expect(page.locator("button[name=action_finish]")).to_be_visible()
    offers = home.call(
        "cchc.recruitment.offer",
        "search_read",
        [("session_id", "=", session["id"])],
        ["application_id", "paper_ids", "file_due"],
    )
    (offer,) = offers
    assert offer["application_id"][0] == session["winner"]["id"]
    assert date.fromisoformat(offer["file_due"]) > TODAY

    # No decision before the file is complete.
    page.goto(OFFER.format(offer["id"]))
    expect(page.locator("button[name=action_draft_decision]")).to_have_count(0)
    home.call(
        "cchc.recruitment.offer.paper", "write", offer["paper_ids"], {"received_on": str(TODAY)}
    )
    page.reload()
    client.form().press("action_complete_file")
    picture(page, "recruitment-offer")
    client.form().press("action_draft_decision")
    lines = page.locator("[name=line_ids] .o_data_row")
    expect(lines).to_have_count(1)
    decision = client.form()
    decision.fill("number", "93/QĐ-SNV").day("date_signed", f"{TODAY:%d/%m/%Y}").save()
    decision.press("action_issue").reached("issued")
    picture(page, "recruitment-decided")

    people = home.call(
        "hr.employee",
        "search_read",
        [("citizen_id", "=", session["winner"]["citizen_id"])],
        ["name", "decision_line_ids"],
    )
    assert [len(person["decision_line_ids"]) for person in people] == [1]
    # The person holds the place now: the ledger keeps it no longer.
    assert _kept(home, session["post"]) == 0
