"""Reports of units in every place: one that was submitted, and one that is still its unit's own.

An agency's report is its own until it has been submitted; a place that is a division therefore
has the reports of its agency.
"""

from itertools import count

numbers = count(1)


def records(env, unit, number):
    """``{key: record}`` of one place."""
    agency = unit.agency_id
    form = env["cchc.report.form"].search([], limit=1)
    found = {}
    for variant, state in (("", "submitted"), (" draft", "draft")):
        period = env["cchc.report.period"].create(
            {
                "name": f"Access {next(numbers)}",
                "kind": "on_demand",
                "date_from": "2020-01-01",
                "date_to": "2020-06-30",
                "form_ids": [(6, 0, form.ids)],
            }
        )
        report = env["cchc.report.submission"].create(
            {"period_id": period.id, "unit_id": agency.id, "state": state}
        )
        of_report = {"submission_id": report.id}
        line = {"kind": "total", "key": "total", "name": "", "level": 0, "number": ""}
        line |= {"figures": [], "people": 1, "in_force": True, "opened": False, "keys": []}
        sheet = env["cchc.report.sheet"].create(
            {
                **of_report,
                "form_id": form.id,
                "declaration": {"code": "X", "title": f"Secret sheet {number}", "columns": []},
                "lines": [{**line, "covers": None}],
            }
        )
        secret = f"Secret {number}"
        found |= {
            f"cchc.report.submission{variant}": report,
            f"cchc.report.sheet{variant}": sheet,
            f"cchc.report.frozen.person{variant}": env["cchc.report.frozen.person"].create(
                {**of_report, "sheet_id": sheet.id, "position": 1, "name": secret, "cells": ",,"}
            ),
            f"cchc.report.problem{variant}": env["cchc.report.problem"].create(
                {**of_report, "kind": "ledger", "key": "x", "text": secret}
            ),
            f"cchc.report.remark{variant}": env["cchc.report.remark"].create(
                {**of_report, "text": secret}
            ),
            f"cchc.report.signature{variant}": env["cchc.report.signature"].create(
                {**of_report, "file": "YQ==", "file_name": secret}
            ),
            f"cchc.report.signing.copy{variant}": env["cchc.report.signing.copy"].create(
                {**of_report, "file": "YQ==", "file_name": secret, "identifier": secret}
            ),
            f"cchc.report.difference{variant}": env["cchc.report.difference"].create(
                {**of_report, "column_label": secret}
            ),
        }
    return found


def catalogue(env):
    period = env["cchc.report.period"].search([("name", "like", "Access")], limit=1)
    job = env["cchc.report.job"].create(
        {"period_id": period.id, "kind": "compute", "asked_at": "2020-01-01"}
    )
    return {"cchc.report.job": job}


# They say what the browser is to open or to download, which asks for the rights.
OPENERS = {
    "cchc.report.sheet.action_open",
    "cchc.report.submission.action_download_blank",
    "cchc.report.submission.action_download_sheets",
    "cchc.report.submission.action_open_missing",
    "cchc.report.submission.action_open_parts",
    "cchc.report.submission.action_open_people",
}
CHECKED = {
    **{
        f"cchc.report.submission.action_{step}": ()
        for step in (
            *("compute", "sign", "take_back", "submit", "accept", "return", "correct", "prove"),
            *("make_signing_copy", "verify_signature"),
        )
    },
    "cchc.report.remark.action_settle": (),
    "cchc.report.sheet.action_open_cell": ("total", "x"),
    "cchc.report.sheet.action_remark_cell": ("total", "x"),
    "cchc.report.sheet.sheet_table": (),
}
# Of Home Affairs: nobody else writes periods and jobs.
CATALOGUES = {
    "cchc.report.calendar.action_open_period",
    "cchc.report.period.action_open_reports",
    *(
        f"cchc.report.period.action_{step}"
        for step in ("open", "close", "remind", "compute_all", "consolidate_all", "cancel_job")
    ),
    "cchc.report.job.action_cancel",
    "cchc.report.job.action_go_on",
}
