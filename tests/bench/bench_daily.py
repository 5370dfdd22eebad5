"""What officers open every day, over the whole province and within an agency.

Against the time that somebody waits without minding, on two cores with nothing else to do.
"""

from datetime import date

from bench_scope import officer
from harness import bench, seconds

ON = date(2026, 6, 30)
HALF_A_SECOND, ONE_SECOND, TWO_SECONDS = 0.5, 1.0, 2.0
DUE_COLUMNS = ("date", "kind", "employee_id", "unit_id", "text", "decision_id")
SHEET_COLUMNS = ("employee_id", "rank_id", "coefficient", "gross", "net")
LINES = 300


def page(env, place, *parts):
    """The page of work to do as the browser asks for it: the quick rows, then each part."""
    dashboard = env["cchc.dashboard"].with_user(officer(env, place)).with_context(lang="vi_VN")
    assert dashboard.work_to_do()["parts"] == ["due", "dossier"]
    for part in parts:
        assert dashboard.work_to_do(part)["sections"]
    return seconds(env, lambda: dashboard.work_to_do(*parts))


@bench("work to do, officer of province: at once", yardstick="half a second", limit=1.0)
def page_of_province(env):
    return page(env, "province"), HALF_A_SECOND


@bench("work to do, officer of province: deadlines", yardstick="one second", limit=1.0)
def deadlines_of_province(env):
    return page(env, "province", "due"), ONE_SECOND


@bench("work to do, officer of province: dossiers", yardstick="one second", limit=1.0)
def gaps_of_province(env):
    return page(env, "province", "dossier"), ONE_SECOND


@bench("work to do, officer of agency: at once", yardstick="half a second", limit=1.0)
def page_of_agency(env):
    return page(env, "agency"), HALF_A_SECOND


@bench("work to do, officer of agency: deadlines", yardstick="half a second", limit=1.0)
def deadlines_of_agency(env):
    return page(env, "agency", "due"), HALF_A_SECOND


def dues(env, place):
    """The list as its action opens it: until the end of the year, the first page."""
    rows = env["cchc.due"].with_user(officer(env, place)).with_context(lang="vi_VN")
    domain = [("date", "<=", "2026-12-31")]
    assert rows.search_count(domain)
    fields = {name: {} for name in DUE_COLUMNS}
    return seconds(env, lambda: rows.web_search_read(domain, fields, limit=80, count_limit=10_001))


@bench("what falls due, officer of province", yardstick="two seconds", limit=1.0)
def dues_of_province(env):
    return dues(env, "province"), TWO_SECONDS


@bench("what falls due, officer of agency", yardstick="half a second", limit=1.0)
def dues_of_agency(env):
    return dues(env, "agency"), HALF_A_SECOND


@bench("dossiers by unit, how complete", yardstick="two seconds", limit=1.0)
def completeness(env):
    gaps = env["cchc.dossier.gap"].with_user(officer(env, "province"))
    groups = ["unit_id", "requirement_id"]
    assert len(gaps.formatted_read_group([], groups, ["__count"])) > 10
    return (
        seconds(env, lambda: gaps.formatted_read_group([], groups, ["__count"])),
        TWO_SECONDS,
    )


@bench("a list of people by four criteria", yardstick="one second", limit=1.0)
def people_list(env):
    """The province's own: women under 40 with a master's degree and advanced political theory."""
    asked = env.ref("cchc_hr.people_list_women").with_user(officer(env, "province"))
    assert len(asked.criterion_ids) == 4
    assert asked.people_page()["count"] > 0
    return seconds(env, asked.people_page), ONE_SECOND


@bench("salary sheet of an agency", yardstick="one second", limit=1.0)
def salary_sheet(env):
    user = officer(env, "agency")
    sheet = env["cchc.salary.sheet"].with_user(user).with_context(sheet_on=ON)
    domain = [("unit_id", "child_of", user.unit_ids.ids)]
    assert sheet.search_count(domain)
    fields = {name: {} for name in SHEET_COLUMNS if name in sheet._fields}
    return (
        seconds(env, lambda: sheet.web_search_read(domain, fields, limit=80, count_limit=10_001)),
        ONE_SECOND,
    )


@bench("arrears of 300 lines", yardstick="one second", limit=1.0)
def arrears(env):
    lines = env["cchc.decision.line"].search(
        [("type_id.code", "=", "step_raise"), ("issued_at", "!=", False)],
        order="date_effective DESC, id",
        limit=LINES,
    )
    assert lines
    return seconds(env, lines._pay_effects), ONE_SECOND
