"""A change of the law of pay is entered: the row in force ends, another one follows it."""

import pytest
from browser import picture
from pages import WebClient, exactly
from playwright.sync_api import expect

LAST, FIRST = "31/12/2029", "01/01/2030"
ARTICLE = "Nghị định thử nghiệm, điều 9"
# Menu; model; what the row speaks of; what the new one says of it.
TABLES = {
    "rates": (
        "cchc_hr.menu_insurance_rates",
        "cchc.insurance.rate",
        {"fund": "health", "payer": "employee"},
        {"percent": "2,00"},
    ),
    "allowances": (
        "cchc_hr.menu_allowance_rules",
        "cchc.allowance.rule",
        {"code": "hazard"},
        {"base": "base_salary"},
    ),
    "shares": (
        "cchc_hr.menu_pay_shares",
        "cchc.pay.share",
        {"status": "long_leave"},
        {"core": "10"},
    ),
}


class Table:
    """A table of law that is edited in its list."""

    def __init__(self, web, menu, column):
        web.open("cchc_base.menu_config", menu)
        self.page, self.list = web.page, web.list(column)
        self.row = self.list.root.locator("tr.o_selected_row")

    def edit(self, row):
        row.locator("td[name=article]").click()
        self.row.wait_for()
        return self

    def add(self):
        self.page.locator(".o_control_panel .o_list_button_add").click()
        self.row.wait_for()
        return self

    def enter(self, name, value):
        entry = self.row.locator(f"[name={name}] input").first
        entry.fill(value)
        entry.press("Tab")
        return self

    def choose(self, name, words):
        self.row.locator(f"[name={name}] input").click()
        self.page.locator(".o_select_menu_item").filter(has_text=exactly(words)).first.click()
        return self

    def save(self):
        self.page.locator(".o_list_button_save:visible").click()
        return self


@pytest.mark.parametrize("table", TABLES)
def test_a_row_of_a_later_day_follows_the_one_that_ends(page_of, client_of, table):
    menu, model, about, says = TABLES[table]
    client = client_of("admin")
    described = client.call(model, "fields_get", [*about, *says], ["selection"])
    words = {
        name: dict(described[name]["selection"])[value]
        for name, value in (about | says).items()
        if described[name].get("selection")
    }
    domain = [(name, "=", value) for name, value in about.items()]
    (old,) = client.call(model, "search_read", [*domain, ("date_to", "=", False)], ["article"])

    web = WebClient(page_of("admin"))
    edited = Table(web, menu, next(iter(about)))

    def add():
        edited.add()
        for name, value in (about | says).items():
            if name in words:
                edited.choose(name, words[name])
            else:
                edited.enter(name, value)
        edited.enter("date_from", FIRST).enter("article", ARTICLE).save()

    # Nothing ends by itself: two rows that speak of one day are refused.
    add()
    told = web.error()
    assert FIRST in told and "trùng thời gian" in told, told
    web.page.locator(".o_list_button_discard:visible").click()
    edited.row.wait_for(state="detached")

    row = edited.list.rows.filter(has_text=old["article"])
    for name in about:
        row = row.filter(has_text=words[name])
    edited.edit(row).enter("date_to", LAST).save()
    edited.row.wait_for(state="detached")
    add()
    edited.row.wait_for(state="detached")
    expect(edited.list.row(ARTICLE)).to_contain_text(FIRST)
    picture(web.page, f"pay-law-{table}")
    (ended,) = client.call(model, "read", [old["id"]], ["date_to"])
    follows = client.call(model, "search_read", [*domain, ("date_from", "=", "2030-01-01")], [])
    assert ended["date_to"] == "2029-12-31"
    assert [row["date_to"] for row in follows] == [False]
    assert all(follows[0][name] for name in follows[0].keys() & {"name", "article"})
