"""An officer finds one person twice in the register, makes one entry of the two and parts them."""

import re

import pytest
from browser import picture
from pages import WebClient
from playwright.sync_api import expect

KEEP = "Theo hồ sơ giữ lại"


@pytest.fixture
def pair(client_of):
    """The person whom the demonstration holds twice: the entry with decisions, the older one."""
    client = client_of("sonoivu")
    doubles = client.call(
        "hr.employee",
        "search_read",
        [("old_citizen_id", "like", "37%"), ("in_register", "=", False)],
        ["name", "birth_text", "home_town", "old_citizen_id"],
    )
    for double in doubles:
        alike = [("name", "=", double["name"]), ("birth_text", "=", double["birth_text"])]
        kept = client.call(
            "hr.employee",
            "search_read",
            [*alike, ("in_register", "=", True)],
            ["name", "staff_number", "home_town", "work_history_ids"],
        )
        if kept:
            return kept[0], double
    pytest.fail("the demonstration holds nobody twice")


def test_two_entries_become_one_and_two_again(page_of, client_of, pair):
    kept, double = pair
    client, page = client_of("sonoivu"), page_of("sonoivu")
    web = WebClient(page)
    listing = web.people()
    page.locator(".o_facet_remove").first.click()
    listing.search(kept["name"])
    same = listing.rows.filter(has_text=kept["name"])
    same.filter(has_text=kept["staff_number"]).locator(".o_list_record_selector input").check()
    without = same.filter(has_text=double["birth_text"]).filter(has_not_text=re.compile(r"KG\d+"))
    without.locator(".o_list_record_selector input").check()
    listing.act("Gộp hai hồ sơ")
    asked = web.dialog()
    picture(page, "merge-question")
    answers = asked.field("choice_ids").locator("tr.o_data_row")
    expect(answers.first).to_contain_text("(tên cũ)")
    for row in answers.all():
        row.locator("td[name=answer]").click()
        answer = row.locator("td[name=answer] input")
        answer.click()
        page.locator(".o_select_menu_item").filter(has_text=KEEP).click()
        expect(answer).to_have_value(KEEP)
    asked.fill("reason", "Đối chiếu hai hồ sơ giấy, cùng một người")
    asked.press("action_merge")
    asked.root.wait_for(state="hidden")
    dossier = web.form()
    expect(dossier.root).to_contain_text(kept["name"])

    (now,) = client.call("hr.employee", "read", [kept["id"]], ["home_town", "work_history_ids"])
    assert now["home_town"] == kept["home_town"]
    assert len(now["work_history_ids"]) == len(kept["work_history_ids"]) + 1
    (gone,) = client.call("hr.employee", "read", [double["id"]], ["active", "merged_into_id"])
    assert not gone["active"] and gone["merged_into_id"][0] == kept["id"]

    web.open("cchc_base.menu_people", "cchc_hr.menu_person_merges")
    merged = web.list("reason").open("Đối chiếu hai hồ sơ giấy", by="reason")
    merged.press("action_open_undo")
    undone = web.dialog()
    undone.fill("reason", "Hồ sơ giấy của hai người").press("action_undo")
    undone.root.wait_for(state="hidden")
    (back,) = client.call("hr.employee", "read", [double["id"]], ["active", "merged_into_id"])
    assert back["active"] and not back["merged_into_id"]
    (now,) = client.call("hr.employee", "read", [kept["id"]], ["work_history_ids"])
    assert now["work_history_ids"] == kept["work_history_ids"]
