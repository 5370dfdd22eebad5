"""Home Affairs asks for a list by clicking, reads it, opens a dossier and takes the workbook."""

import io

import openpyxl
from browser import picture
from pages import WebClient, exactly
from playwright.sync_api import expect

TITLE = "Nữ dưới 40 tuổi có trình độ thạc sĩ"


class Criteria:
    """The rows of criteria of a list that is being asked."""

    def __init__(self, form):
        self.form, self.page = form, form.page

    def row(self, information):
        return self.form.rows("criterion_ids").filter(has_text=information)

    def limit(self, information, name, value):
        self.row(information).locator("td[name=value_ids]").click()
        self._edited().locator(f"input[name={name}]").fill(value)
        return self

    def choose(self, information, value):
        self.row(information).locator("td[name=value_ids]").click()
        entry = self._edited().locator("td[name=value_ids] .o-autocomplete input")
        entry.click()
        self.page.locator(".o-autocomplete--dropdown-item").filter(has_text=value).first.click()
        tag = self._edited().locator("td[name=value_ids] .o_tag").filter(has_text=value)
        expect(tag).to_be_visible()
        return self

    def add(self, information, name, value):
        rows = self.form.field("criterion_ids")
        rows.locator(".o_field_x2many_list_row_add a").click()
        self._pick(information)
        self._edited().locator(f"input[name={name}]").fill(value)
        return self

    def _pick(self, words):
        entry = self._edited().locator("td[name=field_id] input")
        entry.fill(words)
        offered = self.page.locator(".o-autocomplete--dropdown-item")
        offered.filter(has_text=exactly(words)).first.click()
        expect(entry).to_have_value(words)

    def _edited(self):
        return self.form.root.locator("tr.o_selected_row")


def _ask(client):
    client.open("cchc_base.menu_people", "cchc_hr.menu_people_lists")
    form = client.list("shared").create()
    form.fill("name", TITLE)
    criteria = Criteria(form)
    criteria.choose("Giới tính", "Nữ")
    criteria.limit("Tuổi", "value_to", "39")
    criteria.choose("Trình độ chuyên môn", "Thạc sĩ")
    return form, criteria


def _lines(page):
    page.locator(".o_cchc_people_list").wait_for()
    return page.locator(".o_cchc_people_table tr.o_cchc_person")


def test_a_list_is_asked_for_and_answered(page_of, client_of):
    client = WebClient(page_of("sonoivu")).count_clicks()
    page = client.page
    form, criteria = _ask(client)
    picture(page, "people-list-criteria")
    form.tab("columns")
    columns = form.field("column_ids")
    columns.locator(".o_field_x2many_list_row_add a").click()
    criteria._pick("Dân tộc")
    picture(page, "people-list-columns")
    form.press("action_open_people")

    lines = _lines(page)
    expected = client_of("sonoivu").call(
        "hr.version", "search_count",
        [
            ("sex", "=", "female"), ("age_on_day", "<=", 39), ("in_service", "=", True),
            ("degree_level", "in", ["master", "doctor"]), ("date_version", "<=", "today"),
            "|", ("date_to", "=", False), ("date_to", ">=", "today"),
        ],
    )  # fmt: skip
    assert expected > 0
    expect(lines).to_have_count(expected)
    assert page.locator(".o_cchc_count").inner_text().split()[0] == str(expected)
    picture(page, "people-list-answer")
    titles = [title.strip() for title in page.locator(".o_cchc_people_table th").all_inner_texts()]
    assert titles[-1] == "Dân tộc"
    name = lines.first.locator("td").nth(1).inner_text().strip()

    with page.expect_download() as started:
        page.locator("button[name=xlsx]").click()
    client.expect_clicks(16)
    # The browser keeps the file without its extension.
    sheet = openpyxl.load_workbook(io.BytesIO(started.value.path().read_bytes())).active
    texts = [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in texts and TITLE.upper() in texts
    assert name in texts and f"Danh sách này có {expected} người." in texts

    lines.first.click()
    dossier = page.locator(".o_form_view .o_field_widget[name=citizen_id]")
    dossier.wait_for()
    assert client.form().text("name") == name


def test_another_criterion_is_added_and_a_wrong_value_is_refused(page_of):
    client = WebClient(page_of("sonoivu"))
    form, criteria = _ask(client)
    criteria.add("Số năm công tác", "value_from", "mười")
    form.press("action_open_people")
    assert "“mười” không phải là số" in client.error()


def test_a_head_opens_a_shared_list_and_changes_nothing(page_of):
    client = WebClient(page_of("thutruong"))
    page = client.page
    client.open("cchc_base.menu_people", "cchc_hr.menu_people_lists")
    client.list("shared")
    expect(client.create_buttons()).to_have_count(0)
    page.locator(".o_data_row").filter(has_text="trích ngang").locator(
        "button[name=action_open_people]"
    ).click()
    assert _lines(page).count() > 0
    picture(page, "people-list-head")
