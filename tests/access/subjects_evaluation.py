"""How evaluation is tried."""

import cast_evaluation as cast
from subject import Subject, asked, catalogue, numbers


def _period(case, place):
    return {"kind": "year", "year": 2091 + next(numbers) % 9}


def _special(case, place):
    first = f"20{next(numbers) % 80 + 10}-01-01"
    last = f"{first[:4]}-12-31"
    unit = case.unit[place or "own"]
    return {"unit_id": unit.id, "document": "1", "date_from": first, "date_to": last}


def _run(case, place):
    return {"period_id": cast.period(case.env).id, "unit_id": case.unit[place].id}


def _evaluation(case, place):
    run = cast.run(case.env, case.unit[place])
    return {
        "period_id": run.period_id.id,
        "unit_run_id": run.id,
        "employee_id": case.person[place].id,
        "unit_id": case.unit[place].id,
        "agency_id": case.unit[place].agency_id.id,
        "category": "civil_servant",
    }


def _part(**values):
    return lambda case, place: {
        "evaluation_id": case.subject["cchc.evaluation"][place].id,
        **values,
    }


def _mark(case, place):
    criterion = case.env.ref("cchc_evaluation.evaluation_criterion_nd335_2025_b")
    return _part(criterion_id=criterion.id)(case, place)


def _verdict(case, place):
    row = case.subject["cchc.evaluation"][place]
    return {
        **_part(level="excellent", kind="review")(case, place),
        "unit_id": row.unit_id.id,
        "employee_id": row.employee_id.id,
        "decided_on": "2026-01-01",
        "recorded_at": case.env.cr.now(),
        "user_id": case.env.uid,
        "document": "1",
    }


def _complaint(case, place):
    row = cast.evaluation(case.env, case.unit[place], case.person[place], state="notified")
    return {"evaluation_id": row.id, "reason": "x"}


def _minutes(case, place):
    return cast.minutes(case.subject["cchc.evaluation.unit"][place])


def _revision(case, place):
    return _part(answer="x", document="x")(case, place)


def _job(case, place):
    return {"period_id": case.subject["cchc.evaluation.period"][""].id, "kind": "open"}


SUBJECTS = [
    Subject("cchc.evaluation.period", "name", {"deadline": "2090-12-01"}, _period, placed=False),
    Subject("cchc.evaluation.special", "document", {"note": "y"}, _special, placed=False),
    catalogue("cchc.evaluation.group"),
    catalogue("cchc.evaluation.criterion", code="a"),
    Subject("cchc.evaluation.unit", "state", {"decision_number": "1"}, _run),
    Subject("cchc.evaluation", "head_comment", {"head_comment": "y"}, _evaluation),
    Subject("cchc.evaluation.task", "product", {"product": "y"}, _part(product="x")),
    Subject("cchc.evaluation.mark", "self_points", {"self_points": 1}, _mark),
    Subject("cchc.evaluation.verdict", "level", {"reason": "y"}, _verdict),
    Subject("cchc.evaluation.complaint", "reason", {"attachment_ids": []}, _complaint),
    Subject("cchc.evaluation.minutes", "content", {"content": "y"}, _minutes),
    Subject("cchc.evaluation.cap", "good", {"good": 1}, _part()),
    Subject("cchc.evaluation.job", "state", {"done": 1}, _job, placed=False),
    asked("cchc.evaluation.revision", _revision),
]
# Of a period, which has no place: who may not write it moves it nowhere (see the matrix).
WIZARDS = {
    "cchc.evaluation.revision.action_apply",
    *(f"cchc.evaluation.period.action_{step}" for step in ("open", "close", "reopen")),
    *(f"cchc.evaluation.period.action_{step}" for step in ("reckon_all", "cancel_job")),
    # They open a list, which the reader's own rules fill.
    *(f"cchc.evaluation.period.action_view_{what}" for what in ("runs", "people")),
    *(f"cchc.evaluation.job.action_{step}" for step in ("cancel", "go_on")),
}
OPENERS = {
    "cchc.evaluation.unit.action_view_people",
    "cchc.evaluation.unit.action_view_board",
    "cchc.evaluation.action_open_complaint",
    "cchc.evaluation.action_open_anew",
    "cchc.evaluation.action_open_answer",
    "cchc.evaluation.complaint.action_open_answer",
}
STEPS = (
    *("end_self", "reopen_self", "propose", "return", "decide", "number_notices"),
    *("notify", "finish"),
)
# Changed by who evaluates: officers and heads of the unit; an inspector reads.
CHECKED = {
    **{f"cchc.evaluation.unit.action_{step}": () for step in STEPS},
    "cchc.evaluation.action_self_done": (),
    "cchc.evaluation.action_propose_work": (),
}
