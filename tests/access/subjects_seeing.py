"""How targets, plans of the reform, figures and reports on them are tried."""

from cast_seeing import DAY, DRAFTED, RUNNING
from subject import Subject, asked, nothing, numbers, of_unit


def _target(case, place):
    return {
        "document_id": case.document.id,
        "clause": "x",
        "name": f"x{next(numbers)}",
        "year": 2030,
        "target_value": 1,
    }


def _plan(case, place):
    taken = case.env["cchc.reform.plan"].sudo().search([]).mapped("year")
    return {"year": next(year for year in range(2030, 2090) if year not in taken)}


def _task(variant):
    year = DRAFTED if variant else RUNNING

    def create(case, place):
        plan = case.subject[f"cchc.reform.task{variant}"][place].sudo().plan_id
        values = {"plan_id": plan.id, "area": "staff", "name": "x", "deadline": f"{year}-06-30"}
        return {**values, "unit_id": case.unit[place].id}

    return create


def _progress(case, place):
    task = case.subject["cchc.reform.task"][place]
    return {"task_id": task.id, "percent": 20, "date": DAY}


def _report(case, place):
    plan = case.subject["cchc.reform.task"][place].sudo().plan_id
    return {"plan_id": plan.id, "unit_id": case.unit[place].id, "date_from": f"{RUNNING}-01-01"}


def _staff_report(case, place):
    return {"unit_id": case.unit[place].id, "date_from": f"{RUNNING}-01-01"}


def _figure(case, place):
    target = case.env.ref("cchc_consolidation.reform_target_satisfaction_2030").id
    return {**of_unit()(case, place), "target_id": target, "value": 5, "evidence": "x", "date": DAY}


def _board_line(case, place):
    line = case.env["cchc.target.board"].sudo().create({}).line_ids[:1]
    return {"board_id": line.board_id.id, "target_id": line.target_id.id}


def _unit_line(case, place):
    line = case.env["cchc.target.board"].sudo().create({}).line_ids[:1]
    return {"line_id": line.id, "unit_id": case.unit[place].id}


SEEING = [
    Subject("cchc.reform.target", "name", {"note": "x"}, _target, placed=False),
    Subject("cchc.reform.plan", "name", {"note": "x"}, _plan, placed=False),
    Subject("cchc.reform.task", "name", {"note": "x"}, _task("")),
    Subject("cchc.reform.task draft", "name", {"note": "x"}, _task(" draft")),
    Subject("cchc.reform.progress", "result", {"attachment_ids": [(5,)]}, _progress),
    Subject("cchc.reform.report", "assessment", {"proposals": "x"}, _report),
    Subject("cchc.personnel.report", "assessment", {"proposals": "x"}, _staff_report),
    Subject("cchc.reform.figure", "evidence", {"note": "x"}, _figure),
    Subject("cchc.unit.usage", "people", {"people": 5}, of_unit()),
    asked("cchc.target.board", nothing, placed=False),
    asked("cchc.target.board.line", _board_line, placed=False),
    asked("cchc.target.board.unit", _unit_line),
]
