"""Every role walks through everything that its menus offer: no error, and no English word."""

import os
import re
from pathlib import Path

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


@pytest.mark.parametrize(
    "login", ["admin", "sonoivu", "noivuhuyen", "tccb", "thutruong", "thanhtra"]
)
def test_every_menu_in_vietnamese(page_of, english, login):
    client = WebClient(page_of(login))
    page, found = client.page, {}
    for item, (section, words) in client.menus().items():
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


def test_the_portal_in_vietnamese(page_of, english):
    page, found = page_of("congchuc"), {}
    for address in ("/my", "/my/dossier", "/my/account"):
        page.goto(address)
        _note(page.evaluate(PORTAL), english, found, address)
    assert not found, _told(found)
