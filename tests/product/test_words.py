"""Every role walks through everything that its menus offer: no error, and no English word."""

import ast
import os
import re
from pathlib import Path
from xml.etree import ElementTree

import polib
import pytest
from browser import picture
from pages import WebClient

ROOT = Path(os.environ["CCHC_ROOT"])
ODOO = Path(os.environ["ODOO_LIB"]) / "odoo" / "addons"
CATALOGUES = [
    *ROOT.glob("addons/*/i18n/vi.po"),
    *ROOT.glob("addons/*/i18n_extra/vi.po"),
    *(ODOO / name / "i18n" / "vi.po" for name in ("base", "web", "mail", "hr", "portal")),
]
WORD = re.compile(r"[A-Za-z]{3,}")
# A code of ours or the name of a file: step_raise, decision.docx, [('sex', '=', 'female')].
IDENTIFIER = re.compile(r"\w+(?:[._/]\w+)+|\(\[.*|\[\(.*")
# Words of no language, or of both: abbreviations, formats, names of programs and of people.
ALLOWED = set("xlsx xls ods csv pdf docx word odoo odoobot iii".split())


def _words(text):
    # A word with a diacritic in it is Vietnamese, all of it; one with figures in it is the
    # number of a form or a receipt, and what its letters spell is chance: TLPS3D3SUM.
    return {
        chunk.lower()
        for chunk in re.findall(r"[^\W_]+", IDENTIFIER.sub(" ", text))
        if WORD.fullmatch(chunk)
    }


@pytest.fixture(scope="module")
def english():
    """Words of the English terms that no Vietnamese translation uses."""
    sources, translations = set(), set()
    for file in CATALOGUES:
        for entry in polib.pofile(file):
            sources |= _words(entry.msgid)
            if entry.msgstr != entry.msgid:
                translations |= _words(entry.msgstr)
    # Names of units, ranks, people are data, not terms.
    return sources - translations - ALLOWED


SEEN = """() => [
    document.querySelector(".o_action_manager, .modal-content")?.innerText,
    document.querySelector(".modal-content")?.innerText,
    document.querySelector(".o_main_navbar")?.innerText,
    document.querySelector(".o-overlay-container")?.innerText,
    ...[...document.querySelectorAll("[placeholder]")].map((one) => one.placeholder),
].filter(Boolean)"""


# Without lists to choose from: names of countries are as the world writes them.
PORTAL = """() => {
    const copy = document.body.cloneNode(true);
    copy.querySelectorAll("select, script, style").forEach((one) => one.remove());
    return copy.textContent;
}"""


def _read(page, english, found, place):
    for text in page.evaluate(SEEN):
        _note(text, english, found, place)


def _note(text, english, found, place):
    for line in text.splitlines():
        if odd := _words(line) & english:
            found.setdefault((place, line.strip()), sorted(odd))


def _told(found):
    return "\n".join(f"{place}: {line} ← {', '.join(odd)}" for (place, line), odd in found.items())


def _forms(client, english, found, place):
    """The first record of a list, with every page of its notebook."""
    page = client.page
    row = page.locator(".o_action_manager .o_list_view tr.o_data_row").first
    if not row.count():
        return
    row.locator("td.o_data_cell:not(.o_handle_cell)").nth(1).click()
    form = page.locator(".o_action_manager .o_form_view")
    form.wait_for()
    _read(page, english, found, f"{place}, form")
    for tab in form.locator(".o_notebook_headers a.nav-link:visible").all():
        tab.click()
        _read(page, english, found, f"{place}, {tab.inner_text()}")


REPORT = ".o_cchc_report_table"
# Lists whose rows open a form of ours; but for the templates, whose variables are a code.
WITH_FORM = {
    "cchc_hr.menu_people_register",
    "cchc_hr.menu_decisions_all",
    "cchc_base.menu_units_tree",
    "cchc_base.menu_legal_documents",
    "cchc_hr.menu_decision_types",
}


@pytest.fixture(scope="module")
def walked():
    """Pages that somebody has read already, by the external id of their menu."""
    return set()


# Who may see least comes first: a page shows its words to the browser once, and what is missing
# from it for want of a right is missing there.
@pytest.mark.parametrize(
    "login", ["tccb", "thutruong", "thanhtra", "noivuhuyen", "sonoivu", "admin"]
)
def test_every_menu_in_vietnamese(page_of, client_of, english, walked, login):
    client = WebClient(page_of(login))
    page, found, reader = client.page, {}, client_of(login)
    actions = {
        menu["xmlid"]: menu["actionID"]
        for menu in reader.call("ir.ui.menu", "load_web_menus", [], False).values()
    }
    for item, (section, words) in client.menus().items():
        if item in walked:
            _load(reader, actions[item], english, found, words)
            continue
        walked.add(item)
        client.open(section, item)
        arrived = f".o_control_panel .o_breadcrumb:has-text('{words}'), .modal-content"
        if item == "cchc_base.menu_reports_forms":
            arrived = REPORT
        page.locator(arrived).first.wait_for()
        pages = (
            ".o_cchc_org_chart, .o_cchc_dashboard, .o_cchc_overview_charts,"
            " .o_cchc_reduction_outlook, .o_cchc_evaluation_board"
        )
        drawn = f".o_list_renderer, .o_kanban_renderer, .o_form_view, .o_pivot, {pages}, {REPORT}"
        page.locator(drawn).first.wait_for()
        _read(page, english, found, words)
        if item in WITH_FORM:
            _forms(client, english, found, words)
        if page.locator(".modal-content").count():
            page.locator(".modal-content .btn-close").click()
            page.locator(".modal-content").wait_for(state="hidden")
    picture(page, f"last-menu-{login}")
    assert not found, _told(found)


def _load(reader, action_id, english, found, place):
    """What the web client asks for to draw the page: nothing of it is refused, all Vietnamese."""
    action = reader.call_route("/web/action/load", action_id=action_id)
    _note(action["name"], english, found, place)
    if action["type"] == "ir.actions.server":
        action = reader.call_route("/web/action/run", action_id=action_id) or action
    if action["type"] != "ir.actions.act_window":
        return
    context = {**reader.context, **_value(action.get("context") or {}, reader)}
    loaded = reader.call(action["res_model"], "get_views", action["views"], context=context)
    for kind, view in loaded["views"].items():
        # A view that Odoo makes up has the model's name for a title, which nobody sees.
        for node in ElementTree.fromstring(view["arch"]).iter() if view["id"] else ():
            for name in ("string", "placeholder", "help", "confirm"):
                _note(node.get(name, ""), english, found, f"{place}, {kind}")
    kind = action["views"][0][1]
    if kind in ("list", "kanban"):
        shown = ElementTree.fromstring(loaded["views"][kind]["arch"])
        names = {node.get("name") for node in shown.iter("field")}
        known = loaded["models"][action["res_model"]]["fields"]
        reader.call(
            action["res_model"],
            "web_search_read",
            domain=_value(action.get("domain") or [], reader),
            specification={name: {} for name in names & known.keys()},
            limit=80,
            context=context,
        )


def _value(text, reader):
    """The value of an action's domain or context, in which the web client fills in these names."""
    if not isinstance(text, str):
        return text
    names = {"uid": reader.uid, "active_ids": [], "active_id": False, "allowed_company_ids": [1]}
    for name, value in names.items():
        text = re.sub(rf"""(?<!['"])\b{name}\b""", repr(value), text)
    return ast.literal_eval(text.strip() or "[]")


def test_the_portal_in_vietnamese(page_of, english):
    page, found = page_of("congchuc"), {}
    for address in ("/my", "/my/dossier", "/my/account"):
        page.goto(address)
        _note(page.evaluate(PORTAL), english, found, address)
    assert not found, _told(found)
