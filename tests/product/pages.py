"""The screens as their users handle them: menus, lists, forms, dialogs.

Every step waits for the state that it leads to, never for a time. Elements are found by what the
code calls them (fields, buttons, pages of a notebook) or by what the user reads.
"""

import re

from playwright.sync_api import expect

PATIENCE = 30_000
# Expectations wait as long as steps do: a busy machine is no fault of the product.
expect.set_options(timeout=PATIENCE)
CLICKS = """() => {
    if (window.cchcClicks === undefined)
        addEventListener("click", (ev) => ev.isTrusted && (window.cchcClicks += 1), true);
    window.cchcClicks = 0;
}"""
# Long enough for the browser to draw twenty times.
FRAMES = "async () => { for (let i = 0; i < 20; i++) await new Promise(requestAnimationFrame); }"
MORE_SECTIONS = ".o_menu_sections_more button"
MENU_ENTRY = ".o-dropdown--menu .dropdown-item[data-menu-xmlid]"


def exactly(text):
    return re.compile(rf"^\s*{re.escape(text)}\s*$")


class WebClient:
    """The back office in the browser of one user."""

    def __init__(self, page):
        self.page = page
        self.asking = set()
        page.on("request", lambda asked: asked.resource_type == "fetch" and self.asking.add(asked))
        for ended in ("requestfinished", "requestfailed"):
            page.on(ended, lambda asked: self.asking.discard(asked))
        page.set_default_timeout(PATIENCE)
        page.locator(".o_main_navbar").wait_for()
        page.locator(".o_action_manager > *").first.wait_for()

    def settle(self):
        """Until the page asks the server nothing more and has drawn what it was told."""
        for _time in range(100):
            self.page.evaluate(FRAMES)
            if not self.asking:
                return self
        raise AssertionError(f"still asking: {[one.url for one in self.asking]}")

    # -- how much work a task is ----------------------------------------------

    def count_clicks(self):
        """Every click of the user counts from here on, as long as the page is not loaded anew."""
        self.page.evaluate(CLICKS)
        return self

    def expect_clicks(self, most):
        """Nobody needs more clicks than these for the task."""
        counted = self.page.evaluate("window.cchcClicks")
        print(f"clicks: {counted}")
        assert counted <= most

    # -- menus ----------------------------------------------------------------

    def menus(self):
        """External ids and words of everything that the menu bar offers: {id: (section, words)}."""
        found = {}
        for section in self.page.locator(".o_menu_sections > [data-menu-xmlid]:visible").all():
            name = section.get_attribute("data-menu-xmlid")
            if "o_nav_entry" in section.get_attribute("class"):
                # A page of its own, no menu: it opens nothing to choose from.
                found[name] = name, section.inner_text().strip()
                continue
            found |= self._entries(section, name)
        # Sections for which the window is too narrow, together below a plus.
        more = self.page.locator(MORE_SECTIONS)
        return found | (self._entries(more, MORE_SECTIONS) if more.is_visible() else {})

    def _entries(self, section, name):
        section.click()
        entries = self.page.locator(MENU_ENTRY)
        entries.first.wait_for()
        found = {
            entry.get_attribute("data-menu-xmlid"): (name, entry.inner_text().strip())
            for entry in entries.all()
        }
        self.page.keyboard.press("Escape")
        entries.first.wait_for(state="hidden")
        return found

    def open(self, section, item):
        """Choose an entry of the menu bar by external ids; returns its words."""
        self.page.locator(".o_menu_sections > [data-menu-xmlid]:visible").first.wait_for()
        head = self.page.locator(f".o_menu_sections > [data-menu-xmlid='{section}']:visible")
        if head.count():
            words = head.inner_text().strip()
            head.click()
            if section == item:
                return words
        else:
            self.page.locator(MORE_SECTIONS).click()
        entry = self.page.locator(f"{MENU_ENTRY}[data-menu-xmlid='{item}']")
        words = entry.inner_text().strip()
        entry.click()
        return words

    # -- what an action shows -------------------------------------------------

    def list(self, column):
        """The list that is open, once it is the one with this column."""
        root = self.page.locator(".o_action_manager .o_list_view")
        root.locator(f"th[data-name={column}]").wait_for()
        return List(self.page, root)

    def people(self):
        """The register of people, where every officer starts."""
        self.open("cchc_base.menu_people", "cchc_hr.menu_people_register")
        return self.list("birth_text")

    def imports(self):
        self.open("cchc_base.menu_people", "cchc_hr.menu_import")
        return self.list("rows_read")

    def decisions(self):
        self.open("cchc_base.menu_decisions", "cchc_hr.menu_decisions_all")
        return self.list("date_signed")

    def form(self):
        return Form(self.page, self.page.locator(".o_action_manager .o_form_view"))

    def dialog(self):
        return Form(self.page, self.page.locator(".modal-content").last)

    def error(self):
        """What the server refused, as the user reads it; the dialog is closed again."""
        dialog = self.page.locator(".modal-content:has(.o_error_dialog), .o_error_dialog").last
        dialog.wait_for()
        text = dialog.locator(".modal-body").inner_text()
        dialog.locator("footer button").first.click()
        dialog.wait_for(state="hidden")
        return text

    def confirm(self):
        dialog = self.page.locator(".modal-content").last
        dialog.locator("footer .btn-primary").click()
        dialog.wait_for(state="hidden")

    def create_buttons(self):
        return self.page.locator(
            ".o_control_panel :is(.o_list_button_add, .o_form_button_create):visible"
        )

    def offered(self):
        """Names of the buttons on the open form."""
        visible = self.page.locator(".o_form_view button[name]:visible").all()
        return {button.get_attribute("name") for button in visible}


class List:
    def __init__(self, page, root):
        self.page, self.root = page, root
        root.wait_for()
        self.rows = root.locator("tr.o_data_row")

    def __len__(self):
        """As the pager says, over all pages."""
        self.root.locator(".o_list_renderer").wait_for()
        if not self.rows.count():
            return 0
        total = self.page.locator(".o_control_panel .o_pager_limit")
        total.wait_for()
        if total.inner_text().endswith("+"):
            total.click()
            expect(total).not_to_contain_text("+")
        return int(total.inner_text())

    def column(self, name):
        return [text.strip() for text in self.cells(name).all_inner_texts()]

    def cells(self, name):
        return self.rows.locator(f"td[name={name}]")

    def row(self, text):
        return self.rows.filter(has_text=text).first

    def search(self, text):
        """Search as the first line of the suggestions understands it."""
        box = self.page.locator(".o_searchview_input")
        box.fill(text)
        suggestion = self.page.locator(".o_searchview_autocomplete .o-dropdown-item").first
        suggestion.wait_for()
        with self.page.expect_response(re.compile("web_search_read")):
            suggestion.click()
        self.page.locator(".o_facet_values").filter(has_text=text).wait_for()
        # The list is drawn anew, with the page that the pager then counts.
        self.page.evaluate("() => new Promise(requestAnimationFrame)")
        return self

    def select(self, *texts):
        for text in texts:
            self.row(text).locator(".o_list_record_selector input").check()
        expect(self.page.locator(".o_selection_box")).to_contain_text(str(len(texts)))
        return self

    def act(self, label):
        """An entry of the menu of actions on the selected rows."""
        self.page.locator(".o_cp_action_menus button:has(.fa-cog)").click()
        self.page.locator(".o-dropdown--menu .o_menu_item").filter(has_text=exactly(label)).click()

    def open(self, text, by="name"):
        self.row(text).locator(f"td[name={by}]").click()
        return Form(self.page, self.page.locator(".o_action_manager .o_form_view"))

    def create(self):
        self.page.locator(".o_control_panel .o_list_button_add").click()
        return Form(self.page, self.page.locator(".o_action_manager .o_form_view"))


class Form:
    def __init__(self, page, root):
        self.page, self.root = page, root
        root.wait_for()

    def field(self, name):
        return self.root.locator(f".o_field_widget[name={name}]").first

    def text(self, name):
        """The value of a field, whether it can be edited or not."""
        field = self.field(name)
        field.wait_for()
        entry = field.locator("input, textarea")
        return (entry.first.input_value() if entry.count() else field.inner_text()).strip()

    def fill(self, name, value):
        entry = self.field(name).locator("input, textarea").first
        entry.fill(value)
        entry.press("Tab")
        return self

    def day(self, name, value):
        """Type a date, as officers do; the calendar closes."""
        field = self.field(name)
        shown = field.locator("button")
        if shown.count():
            shown.first.click()
        entry = field.locator("input").first
        entry.click()
        # A calendar that opened after the date was typed would stay open.
        self.page.locator(".o_datetime_picker").wait_for()
        entry.fill(value)
        entry.press("Enter")
        self.page.locator(".o_datetime_picker").wait_for(state="hidden")
        expect(field.locator("button").first).to_have_text(value)
        return self

    def choose(self, name, value):
        """Type into a field that offers records and take the one that fits."""
        entry = self.field(name).locator("input")
        entry.fill(value)
        offered = self.page.locator(".o-autocomplete--dropdown-item").filter(has_text=value)
        offered.first.click()
        expect(entry).to_have_value(re.compile(re.escape(value)))
        return self

    def upload(self, name, file):
        self.field(name).locator("input[type=file]").set_input_files(file)
        return self

    def tab(self, name):
        link = self.root.locator(f".o_notebook a.nav-link[name={name}]")
        link.click()
        expect(link).to_have_class(re.compile(r"\bactive\b"))
        return self

    def rows(self, name):
        """The lines of a list inside the form."""
        return self.field(name).locator("tr.o_data_row")

    def column(self, name, column):
        cells = self.rows(name).locator(f"td[name={column}]")
        return [text.strip() for text in cells.all_inner_texts()]

    def button(self, name):
        return self.root.locator(f"button[name='{name}']").first

    def press(self, name):
        self.button(name).click()
        return self

    def reached(self, state, patience=60_000):
        """Wait until the status bar stands at a state."""
        current = f".o_statusbar_status .o_arrow_button_current[data-value={state}]"
        self.root.locator(current).wait_for(timeout=patience)
        return self

    def download(self, name):
        with self.page.expect_download() as started:
            self.press(name)
        return started.value

    def save(self):
        save = self.page.locator(".o_form_button_save:visible")
        save.click()
        save.wait_for(state="hidden")
        return self
