"""The reports of all agencies of a province, added up to the districts' and the province's."""

import os
from datetime import date

from harness import bench, seconds

START, END = date(2026, 4, 1), date(2026, 6, 30)
FIFTEEN_SECONDS = 15.0
# So many agencies report in a province of so many people.
AGENCIES, LARGE = 700, 4_000


def accepted_reports(env):
    """A period whose agencies' reports have all been computed, sealed and accepted."""
    calendar = env.ref("cchc_consolidation.report_calendar_quarter")
    period = env["cchc.report.period"].create(
        {"calendar_id": calendar.id, "date_from": START, "date_to": END}
    )
    period.action_open()
    agencies = period.submission_ids.filtered(lambda report: report.kind == "unit").sudo()
    assert len(agencies) >= AGENCIES or int(os.environ["CCHC_PEOPLE"]) < LARGE
    env["cchc.report.figures"]._fill(agencies)
    accept(env, agencies)
    return period


def accept(env, reports):
    now = env.cr.now()
    reports._seal_reports()
    reports.write({"state": "accepted", "signed_at": now, "accepted_at": now})
    env.flush_all()


@bench("reports of a province consolidated, in seconds", yardstick="15 s", limit=1.0, runs=2)
def consolidated(env):
    period = accepted_reports(env)
    wholes = period.submission_ids.filtered(lambda report: report.kind == "consolidated").sudo()
    districts = wholes.filtered(lambda report: report.level == "district")
    province = wholes - districts

    def work():
        districts._compute_sheets()
        accept(env, districts)
        province._compute_sheets()

    took = seconds(env, work)
    form = env.ref("cchc_hr.report_form_cl_all")
    (sheet,) = province.sheet_ids.filtered(lambda sheet: sheet.form_id == form)
    rows = form.sudo()._compute(env["hr.department"]._roots(), END).rows
    assert sheet.people == sum(row.own_people for row in rows), "somebody is lost on the way"
    return took, FIFTEEN_SECONDS
