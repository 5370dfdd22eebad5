"""A commune's report on its way through the district to the province, and the proof of it."""

import pytest
from browser import picture
from pages import WebClient
from playwright.sync_api import expect
from server import connected

SECTION = "cchc_consolidation.menu_consolidation"
DISTRICT = "KG.905"
# Of all staff: a commune has nobody in the forms of other levels.
FORM = "CL-ALL"
SUBMISSION = "cchc.report.submission"
REMARK = "Đề nghị đối chiếu số phụ nữ với danh sách."
ANSWER = "Đã đối chiếu, số liệu đúng."
WHY = "Các đơn vị còn lại gửi sau; số liệu sẽ bổ sung bằng bản đính chính."


@pytest.fixture(scope="module")
def commune(client_of, logins):
    """Name of a commune whose report is being prepared; its officer and the district's head have
    accounts."""
    admin = client_of("admin")
    (report,) = admin.call(
        SUBMISSION,
        "search_read",
        [
            ("above_id.code", "=", DISTRICT),
            ("kind", "=", "unit"),
            ("state", "=", "draft"),
            ("unit_id.level_id.code", "=", "commune"),
            ("unit_id.kind_id.code", "=", "people_committee"),
        ],
        ["unit_id"],
        limit=1,
    )
    (district,) = admin.call("hr.department", "search", [("code", "=", DISTRICT)])
    for login, unit, groups in (
        ("xa", report["unit_id"][0], ("group_hr_officer", "group_unit_head")),
        ("chutichhuyen", district, ("group_unit_head",)),
    ):
        logins[login] = f"{login}-Kien-Giang-2026"
        ids = [
            admin.call("ir.model.data", "check_object_reference", "cchc_base", group)[1]
            for group in groups
        ]
        values = {"name": login, "login": login, "password": logins[login], "lang": "vi_VN"}
        values |= {"tz": "Asia/Ho_Chi_Minh", "unit_ids": [(6, 0, [unit])]}
        admin.call("res.users", "create", [{**values, "group_ids": [(4, one) for one in ids]}])
    return report["unit_id"][1]


def _report(client, name, kind="Của cơ quan, đơn vị"):
    """The form of a unit's report, from the menu."""
    client.open(SECTION, "cchc_consolidation.menu_report_submissions")
    reports = client.list("date_due").search(name)
    reports.rows.filter(has_text=kind).first.locator("td[name=unit_id]").click()
    return client.form()


def _compute(client, form):
    with client.page.expect_response("**/action_compute"):
        form.press("action_compute")
    # The form is read and drawn anew; what stood there before is gone.
    client.settle()
    expect(form.rows("sheet_ids").first).to_be_visible()
    return form


def _explain(client, form):
    """Write an explanation beside everything that does not tie."""
    form.tab("problems")
    rows = form.rows("problem_ids")
    for place in range(rows.count()):
        key = rows.nth(place).get_attribute("data-id")
        rows.nth(place).locator("td[name=justification]").click()
        box = client.page.locator(f"tr[data-id='{key}'] td[name=justification] textarea")
        box.fill(WHY)
        box.press("Tab")
    if rows.count():
        form.save()
    return form


def _sign_and_submit(client, form):
    form.press("action_sign")
    client.confirm()
    form.reached("signed").press("action_submit")
    form.reached("submitted")


def test_a_report_goes_from_the_commune_to_the_province(page_of, client_of, commune, province):
    # The commune prepares its report; the district sees that it does, and no more.
    above = WebClient(page_of("noivuhuyen"))
    form = _report(above, commune)
    assert "Đơn vị đang lập báo cáo này" in form.root.inner_text()
    assert not {"action_accept", "action_return", "action_sign"} & above.offered()
    own = WebClient(page_of("xa"))
    form = _report(own, commune)
    _sign_and_submit(own, _explain(own, _compute(own, form)))

    # The district remarks on a cell and returns it; the commune answers and submits again.
    form = _report(above, commune)
    form.rows("sheet_ids").filter(has_text=FORM).locator("button[name=action_open]").click()
    table = above.page.locator(".o_cchc_report_table")
    table.wait_for()
    picture(above.page, "report-sheet")
    above.page.get_by_role("button", name="Góp ý vào ô").click()
    table.locator("td.o_cchc_listed").first.click()
    dialog = above.dialog()
    dialog.fill("text", REMARK)
    dialog.root.locator(".o_form_button_save").click()
    dialog.root.wait_for(state="hidden")
    form = _report(above, commune)
    form.press("action_return").reached("returned")

    form = _report(own, commune)
    form.tab("remarks")
    row = form.rows("remark_ids").filter(has_text=REMARK)
    key = row.get_attribute("data-id")
    row.locator("td[name=answer]").click()
    own.page.locator(f"tr[data-id='{key}'] td[name=answer] textarea").fill(ANSWER)
    form.save()
    _sign_and_submit(own, form)

    form = _report(above, commune)
    form.press("action_accept").reached("accepted")

    # The district consolidates what it has accepted; its head signs, the province accepts.
    form = _report(above, "UBND huyện Châu Thành", "Tổng hợp")
    _explain(above, _compute(above, form))
    head = WebClient(page_of("chutichhuyen"))
    form = _report(head, "UBND huyện Châu Thành", "Tổng hợp")
    _sign_and_submit(head, form)
    home = WebClient(page_of("sonoivu"))
    form = _report(home, "UBND huyện Châu Thành", "Tổng hợp")
    form.press("action_accept").reached("accepted")

    # The province adds up, with the district in it and with what is still missing.
    form = _report(home, "UBND tỉnh Kiên Giang", "Tổng hợp")
    _compute(home, form).tab("problems")
    expect(form.rows("problem_ids").first).to_contain_text("báo cáo cấp dưới chưa được chấp nhận")
    form.tab("sheets")
    form.rows("sheet_ids").filter(has_text=FORM).locator("button[name=action_open]").click()
    table = home.page.locator(".o_cchc_report_table")
    expect(table.locator("tr", has_text="UBND huyện Châu Thành")).to_be_visible()
    picture(home.page, "report-province")

    _download(home, commune)
    _prove(home, province, commune)


def _download(home, commune):
    """The frozen sheets, with the seal below them, in the formats of the live forms."""
    form = _report(home, commune)
    for label, file_format in (("ODS", "ods"), ("PDF", "pdf")):
        with home.page.expect_download() as started:
            form.root.get_by_role("button", name=label, exact=True).click()
        assert started.value.suggested_filename.endswith(f"_v1.{file_format}")
        assert started.value.path().stat().st_size > 5000


def _prove(home, province, commune):
    """What was accepted is proven; a row altered in the database is named."""
    form = _report(home, commune)
    form.press("action_prove")
    expect(home.page.locator(".o_notification")).to_contain_text("Nguyên vẹn")
    home.page.locator(".o_notification_close").first.click()
    with connected(province) as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(
            """UPDATE cchc_report_sheet s SET lines = jsonb_set(s.lines, '{0,people}', '99')
                 FROM cchc_report_submission r JOIN hr_department d ON d.id = r.unit_id
                WHERE r.id = s.submission_id AND d.name = %s AND r.kind = 'unit'""",
            [commune.split(" – ")[0]],
        )
        assert cursor.rowcount
    form.press("action_prove")
    told = home.page.locator(".o_notification").filter(has_text="đã bị sửa")
    expect(told).to_be_visible()
    picture(home.page, "report-altered")
