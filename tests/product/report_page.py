"""The screen of a statistical form: choices above, a table of figures, people behind each."""

from pages import List, WebClient
from playwright.sync_api import expect


class ReportPage:
    def __init__(self, client: WebClient):
        self.page = client.page
        self.root = self.page.locator(".o_cchc_report")
        self.table = self.root.locator(".o_cchc_report_table")
        self.table.wait_for()

    def as_of(self, day):
        return self._type("#cchc_report_on", day)

    def known_on(self, day):
        return self._type("#cchc_report_known", day)

    def compare_with(self, day):
        return self._type("#cchc_report_compare", day)

    def difference(self, unit, number):
        """By how much a figure differs from the day to compare with; what to click on."""
        cell = self.line(unit).first.locator("td").nth(2 + self.numbers().index(number))
        return cell.locator(".o_cchc_difference")

    def explain(self, unit, number):
        """The list of who made the difference."""
        self.difference(unit, number).click()
        rows = List(self.page, self.page.locator(".o_action_manager .o_list_view"))
        rows.rows.first.wait_for()
        return rows

    def _type(self, selector, day):
        box = self.root.locator(selector)
        with self._recounted():
            box.fill(day)
            box.press("Enter")
        box.press("Escape")
        expect(box).to_have_value(day)
        return self

    def depth(self, label):
        with self._recounted():
            self.root.locator("#cchc_report_depth").select_option(label=label)
        return self

    def in_structure(self, label):
        """Show the units as they stand on another day."""
        with self._recounted():
            self.root.locator("#cchc_report_structure").select_option(label=label)
        return self

    def choose_unit(self, name):
        """Leave the units that are chosen and take another one."""
        units = self.root.locator(".o_cchc_report_units")
        for _each in units.locator(".o_delete").all():
            units.locator(".o_delete").first.click()
        box = units.locator("input")
        box.fill(name)
        with self._recounted():
            self.page.locator(".o-autocomplete--dropdown-item").filter(has_text=name).first.click()
        return self

    def _recounted(self):
        """The server's new table has arrived, and then has been drawn."""
        return _Recounted(self)

    def units(self):
        names = self.table.locator("tbody td.o_cchc_unit").all_inner_texts()
        return [name.strip() for name in names]

    def line(self, unit):
        """The line of a unit; the first one is the total."""
        return self.table.locator("tbody tr").filter(
            has=self.page.locator("td.o_cchc_unit", has_text=unit)
        )

    def figures(self, unit):
        """The figures of a line by the number printed above their column."""
        cells = (
            self.line(unit)
            .first.locator("td")
            .evaluate_all(
                "cells => cells.map(cell => cell.firstChild?.nodeType === 3"
                " ? cell.firstChild.textContent : cell.innerText)"
            )[2:]
        )
        return dict(zip(self.numbers(), map(_number, cells), strict=True))

    def numbers(self):
        heads = self.table.locator("tr.o_cchc_numbers th").all_inner_texts()
        return [head.strip() for head in heads[2:]]

    def drill(self, unit, number):
        """The list of the people behind a figure."""
        position = self.numbers().index(number)
        self.line(unit).first.locator("td").nth(2 + position).click()
        return List(self.page, self.page.locator(".o_action_manager .o_list_view"))

    def back(self):
        self.page.locator(".o_control_panel .o_back_button, .breadcrumb-item a").first.click()
        self.table.wait_for()
        return self

    def export(self, file_format="xlsx"):
        with self.page.expect_download() as started:
            buttons = self.page.locator(".o_control_panel button")
            if file_format == "xlsx":
                buttons.filter(has=self.page.locator(".fa-download")).click()
            else:
                buttons.get_by_text(file_format, exact=True).click()
        return started.value


class _Recounted:
    def __init__(self, report):
        self.report = report
        self.answer = report.page.expect_response(
            lambda response: "cchc.report.form/report_table" in response.url
        )

    def __enter__(self):
        self.answer.__enter__()

    def __exit__(self, *error):
        self.answer.__exit__(*error)
        expect(self.report.root.locator(".o_cchc_report_body.opacity-50")).to_have_count(0)


def _number(text):
    """Officials print nothing for a zero."""
    return float(text.strip().replace(".", "").replace(",", ".") or 0)
