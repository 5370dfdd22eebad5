"""The personnel officer imports a roster with mistakes, corrects them and applies it."""

import re

import openpyxl
import pytest
import roster
from browser import picture
from pages import WebClient
from playwright.sync_api import expect

COUNTS = ["rows_read", "rows_applied", "rows_refused", "rows_unchanged"]
MEGABYTE = 1024 * 1024


@pytest.fixture
def client(page_of):
    return WebClient(page_of("tccb"))


def _upload(client, file):
    """A new import, as far as the check of its rows."""
    form = client.imports().create()
    form.upload("file", file)
    expect(form.field("file").locator("input.o_input")).to_have_value(file.name)
    form.press("action_check")
    return form


def _counts(officer, file):
    """The counts of the newest import of a file."""
    return officer.call(
        "cchc.import.batch", "search_read", [("filename", "=", file.name)], COUNTS,
        order="id desc", limit=1,
    )[0]  # fmt: skip


def _found(officer):
    """How often each person of the roster is in the register."""
    people = officer.call("hr.employee", "search_read", [("name", "in", roster.NAMES)], ["name"])
    names = [one["name"] for one in people]
    return {name: names.count(name) for name in roster.NAMES}


def _apply(client, form):
    form.press("action_apply")
    client.confirm()
    form.reached("done")


def test_from_mistakes_to_people(client, client_of, tmp_path):
    officer = client_of("tccb")
    listing = client.imports()
    with client.page.expect_download() as started:
        listing.page.get_by_role("button", name="Tải mẫu nhập").click()
    template, file = tmp_path / "mau.xlsx", tmp_path / "so_tai_chinh.xlsx"
    started.value.save_as(template)
    roster.fill(template, file)

    # Checked: every mistake is named, and nothing has changed.
    form = _upload(client, file)
    expect(form.rows("row_ids")).to_have_count(len(roster.NAMES))
    picture(client.page, "import-checked")
    messages = dict(
        zip(form.column("row_ids", "name"), form.column("row_ids", "message"), strict=True)
    )
    for label, _wrong, _right, row in roster.WRONG:
        assert label in messages[row[0]]
    assert _found(officer) == dict.fromkeys(roster.NAMES, 0)

    # The same in the workbook that comes back; corrected there and uploaded again.
    back = form.download("action_download_annotated")
    annotated = tmp_path / back.suggested_filename
    back.save_as(annotated)
    said = roster.findings(annotated)
    for label, _wrong, _right, row in roster.WRONG:
        assert label in said[row[0]]
    corrected = tmp_path / "so_tai_chinh_da_sua.xlsx"
    roster.correct(annotated, corrected)
    client.count_clicks()
    form = _upload(client, corrected)
    expect(form.rows("row_ids")).to_have_count(len(roster.NAMES))
    _apply(client, form)
    client.expect_clicks(7)
    picture(client.page, "import-done")
    counts = _counts(officer, corrected)
    assert counts["rows_read"] == len(roster.NAMES)
    assert counts["rows_read"] == counts["rows_applied"] + counts["rows_refused"]
    assert counts["rows_refused"] == 0
    assert _found(officer) == dict.fromkeys(roster.NAMES, 1)

    # Found in the list without diacritics.
    people = client.people().search("dang quoc an")
    expect(people.cells("name")).to_have_text(["Đặng Quốc Ấn"])
    expect(people.cells("coefficient")).to_have_text(["3,99"])

    # The same file once more changes nobody.
    form = _upload(client, corrected)
    expect(form.rows("row_ids")).to_have_count(len(roster.NAMES))
    picture(client.page, "import-again")
    again = _counts(officer, corrected)
    assert again["rows_unchanged"] == again["rows_read"] == len(roster.NAMES)
    assert _found(officer) == dict.fromkeys(roster.NAMES, 1)


def _people(officer):
    return officer.call("hr.employee", "search_count", [])


def test_what_is_no_list_is_refused(client, client_of, tmp_path):
    file = tmp_path / "danh_sach_hong.xlsx"
    file.write_bytes(b"PK\x03\x04 nothing of a workbook follows")
    people = _people(client_of("tccb"))
    _upload(client, file)
    text = client.error()
    assert file.name in text
    assert re.search("XLSX, XLS, ODS hoặc CSV|không phải|không đọc được|hỏng", text)
    assert _people(client_of("tccb")) == people


def _file_of(size, file):
    with file.open("wb") as stream:
        stream.truncate(size * MEGABYTE)
    return file


def _batches(officer, file):
    return officer.call("cchc.import.batch", "search_count", [("filename", "=", file.name)])


def test_a_file_of_200_megabytes_does_not_leave_the_browser(client, client_of, tmp_path):
    file = _file_of(200, tmp_path / "danh_sach_200.xlsx")
    form = client.imports().create()
    form.upload("file", file)
    warning = client.page.locator(".o_notification").first
    expect(warning).to_contain_text("vượt quá kích thước tệp tối đa cho phép")
    assert _batches(client_of("tccb"), file) == 0


def test_a_file_of_25_megabytes_is_refused_with_the_limit(client, client_of, tmp_path):
    file = _file_of(25, tmp_path / "danh_sach_25.xlsx")
    _upload(client, file)
    text = client.error()
    assert "25 MB" in text
    assert "20 MB" in text
    assert _batches(client_of("tccb"), file) == 0


HEADINGS = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Đơn vị", "Đối tượng", "Mã ngạch",
            "Hệ số lương", "Mốc lần cuối")  # fmt: skip
UNKNOWN = "Phg Quản lý Ngân sáchh"
STRANGERS = ("Kiều Thị Lạ", "Kiều Văn Quen")


def _list_with_unknown_words(file):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["DANH SÁCH CÔNG CHỨC tính đến ngày 31/12/2025"])
    sheet.append(HEADINGS)
    for number, name in enumerate(STRANGERS, 1):
        sex = "Nữ" if "Thị" in name else "Nam"
        sheet.append([number, name, "04/05/1991", sex, UNKNOWN, "Công chức", "01.003", "2,67",
                      "01/07/2023"])  # fmt: skip
    book.save(file)


def test_unknown_words_and_columns_are_explained_once_and_the_import_undone(
    client, client_of, tmp_path
):
    officer, file = client_of("tccb"), tmp_path / "danh_sach_la.xlsx"
    _list_with_unknown_words(file)
    form = _upload(client, file)
    expect(form.rows("row_ids")).to_have_count(2)

    # One question for both rows; one click says that the proposal is right.
    form.tab("words")
    expect(form.rows("word_ids")).to_have_count(1)
    picture(client.page, "import-words")
    form.rows("word_ids").locator("button[name=action_accept]").click()
    form.root.locator("button[name=action_check]:visible").first.click()
    expect(form.field("rows_ready")).to_have_text("2")
    form.tab("columns")
    picture(client.page, "import-columns")
    expect(form.rows("column_ids").last).to_contain_text("01/07/2023")
    _apply(client, form)
    assert _counts(officer, file)["rows_applied"] == 2

    form.press("action_undo")
    client.confirm()
    form.reached("undone")
    picture(client.page, "import-undone")
    assert _counts(officer, file)["rows_applied"] == 0

    # The next list of the office asks nothing.
    form = _upload(client, file)
    expect(form.field("rows_ready")).to_have_text("2")
