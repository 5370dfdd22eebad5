"""Targets, plans of the reform and what is reported of them, in every place."""

# Years in which nothing else is: a plan in force and one that is being drafted.
RUNNING, DRAFTED = 2094, 2095
DAY = "2026-01-01"


def _plan(env, year):
    Plan = env["cchc.reform.plan"]
    document = env["cchc.legal.document"].search([], limit=1)
    return Plan.search([("year", "=", year)]) or Plan.create(
        {"year": year, "document_id": document.id}
    )


def records(env, unit, number):
    """``{key: record}`` of one place."""
    target = env.ref("cchc_consolidation.reform_target_satisfaction_2030")
    values = {"unit_id": unit.id, "area": "staff", "name": f"Secret task {number}"}
    tasks = {}
    for variant, year in (("", RUNNING), (" draft", DRAFTED)):
        tasks[variant] = env["cchc.reform.task"].create(
            {**values, "plan_id": _plan(env, year).id, "deadline": f"{year}-06-30"}
        )
    running = tasks[""].plan_id
    if running.state == "draft":
        running.action_put_in_force()
    progress = env["cchc.reform.progress"].create(
        {"task_id": tasks[""].id, "percent": 10, "date": DAY, "result": f"Secret result {number}"}
    )
    report = env["cchc.reform.report"].create(
        {
            "plan_id": running.id,
            "unit_id": unit.id,
            "date_from": f"{RUNNING}-01-01",
            "assessment": f"Secret assessment {number}",
        }
    )
    staff = env["cchc.personnel.report"].create(
        {
            "unit_id": unit.id,
            "date_from": f"{RUNNING}-01-01",
            "assessment": f"Secret opinion {number}",
        }
    )
    figure = env["cchc.reform.figure"].create(
        {
            "target_id": target.id,
            "unit_id": unit.id,
            "date": DAY,
            "value": 50 + number,
            "evidence": f"Secret evidence {number}",
        }
    )
    return {
        "cchc.reform.task": tasks[""],
        "cchc.reform.task draft": tasks[" draft"],
        "cchc.reform.progress": progress,
        "cchc.reform.report": report,
        "cchc.personnel.report": staff,
        "cchc.reform.figure": figure,
        "cchc.unit.usage": env["cchc.unit.usage"].browse(unit.agency_id.id),
    }


OPENERS = {
    "cchc.reform.task.action_report",
}
# Answers from the user's own units; strangers have none.
OWN = {"cchc.overview.overview_options"}
CHECKED = {
    "cchc.overview.action_figure": ("sex", {"picture": "sex"}, "x"),
    "cchc.overview.overview_chart": ("sex", "unit", DAY),
    "cchc.personnel.report.action_issue": (),
    "cchc.reform.report.action_issue": (),
    "cchc.unit.usage.action_open_unit": (),
    "cchc.unit.usage.action_open_missing": (),
}
# Plans belong to no unit, or a record is made first, which is refused; abstract models, of reports
# and of work in the background, have no records.
WIZARDS = {
    "cchc.background.work.action_cancel",
    "cchc.background.work.action_go_on",
    "cchc.periodic.paper.action_issue",
    "cchc.reform.plan.action_close",
    "cchc.reform.plan.action_open_overdue",
    "cchc.reform.plan.action_open_tasks",
    "cchc.reform.plan.action_print_xlsx",
    "cchc.reform.target.action_open_figures",
    "cchc.reform.plan.action_copy_to_next_year",
    "cchc.reform.plan.action_draft_report",
    "cchc.reform.plan.action_put_in_force",
    "cchc.reform.plan.action_reopen",
    "cchc.target.board.action_open",
    "cchc.target.board.line.action_missing",
    "cchc.target.board.line.action_reached",
    "cchc.target.board.line.action_units",
    "cchc.target.board.unit.action_missing",
    "cchc.target.board.unit.action_reached",
}
