"""The personnel officer raises two people a step, prints the decision, issues and revokes it."""

import zipfile
from datetime import date

import pytest
from browser import picture
from pages import WebClient

SERVING = [("in_service", "=", True), ("staffing_category", "=", "civil_servant")]
TODAY = date.today()
DAY = f"{TODAY:%d/%m/%Y}"
FACTS = ["name", "staff_number", "step", "coefficient", "step_anchor"]


@pytest.fixture
def two(client_of):
    """Two people who have a next step, and no decision that takes effect later."""
    later = [("date_effective", ">=", str(TODAY))]
    domain = [*SERVING, ("step", "<", 5), ("decision_line_ids", "not any", later)]
    people = client_of("tccb").call("hr.employee", "search_read", domain, FACTS, limit=2)
    assert len(people) == 2
    return people


def _people(client, people):
    return client.call("hr.employee", "read", [one["id"] for one in people], FACTS)


def _draft(client, people):
    """Choose people in the list, then the type: the steps are proposed."""
    listing = client.people()
    listing.select(*(one["staff_number"] for one in people)).act("Soạn quyết định")
    return client.form().choose("type_id", "Nâng bậc lương")


def test_a_step_raise_from_list_to_revocation(page_of, client_of, two):
    officer = client_of("tccb")
    client = WebClient(page_of("tccb")).count_clicks()
    form = _draft(client, two)
    proposed = [str(one["step"] + 1) for one in two]
    form.page.locator("td[name=step]", has_text=proposed[0]).first.wait_for()
    assert sorted(form.column("line_ids", "step")) == sorted(proposed)
    form.fill("number", "901/QĐ-STC").day("date_signed", DAY)
    form.day("date_effective", DAY).save()
    picture(client.page, "decision-draft")

    word = form.download("action_print_docx")
    text = zipfile.ZipFile(word.path()).read("word/document.xml").decode()
    for one in two:
        assert one["name"] in text
    assert word.suggested_filename.endswith(".docx")
    pdf = form.download("action_print_pdf")
    assert pdf.path().read_bytes().startswith(b"%PDF")

    form.press("action_issue")
    form.reached("issued")
    client.expect_clicks(15)
    picture(client.page, "decision-issued")
    raised = _people(officer, two)
    assert [one["step"] for one in raised] == [one["step"] + 1 for one in two]
    assert {str(one["step_anchor"]) for one in raised} == {str(TODAY)}

    # The head of the department reads the new step in the dossier.
    head = WebClient(page_of("thutruong"))
    number = two[0]["staff_number"]
    dossier = head.people().search(number).open(number)
    assert dossier.text("step") == str(two[0]["step"] + 1)
    dossier.tab("timeline")
    assert dossier.column("decision_line_ids", "decision_id")[0] == "901/QĐ-STC"
    picture(head.page, "dossier-timeline")

    form.press("action_open_revocation")
    asked = client.dialog()
    asked.fill("reason", "Tính sai thời gian giữ bậc").fill("number", "902/QĐ-STC")
    picture(client.page, "decision-revocation")
    asked.press("action_revoke")
    client.page.locator(".ribbon", has_text="Đã thu hồi").wait_for()
    assert _people(officer, two) == two, "restored exactly"


def test_a_decision_before_recruitment_changes_nothing(page_of, client_of, two):
    officer = client_of("tccb")
    client = WebClient(page_of("tccb"))
    form = _draft(client, two)
    form.fill("number", "903/QĐ-STC").day("date_signed", DAY)
    form.day("date_effective", "01/01/2010").save()
    form.press("action_issue")
    text = client.error()
    assert any(one["name"] in text for one in two)
    assert "tuyển dụng" in text
    assert _people(officer, two) == two
    state = officer.call("cchc.decision", "search_read", [("number", "=", "903/QĐ-STC")], ["state"])
    assert [row["state"] for row in state] == ["draft"]


def test_a_number_is_asked_for(page_of, client_of, two):
    client = WebClient(page_of("tccb"))
    form = _draft(client, two)
    form.save()
    form.press("action_issue")
    assert "số" in client.error()
    assert _people(client_of("tccb"), two) == two
