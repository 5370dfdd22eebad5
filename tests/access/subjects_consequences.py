"""How what follows from ratings, and discipline cases, are tried."""

from subject import Subject, asked, numbers


def _figure(case, place):
    number = next(numbers)
    return {"law": "x", "code": f"x{number}", "name": "x", "value": "1", "article": "x"}


def _consequence(case, place):
    row = case.subject["cchc.evaluation"][place]
    return {
        "evaluation_id": row.id,
        "employee_id": case.person[place].id,
        "unit_id": case.unit[place].id,
        "year": 2026,
        "level": "excellent",
        "kind": "planning",
        "ground": "x",
        "rated_on": "2026-12-10",
    }


def _case(case, place):
    return {"employee_id": case.person[place].id, "subject": "x"}


def _part(**values):
    return lambda case, place: {
        "case_id": case.subject["cchc.discipline.case"][place].id,
        **values,
    }


def _close(case, place):
    rows = case.subject["cchc.evaluation.consequence"][place]
    return {"step": "drop", "row_ids": [(6, 0, rows.ids)], "reason": "x"}


MEETING = {"date": "2026-09-20", "chair": "x", "secretary": "x", "present": 1, "content": "x"}
AWAY = {"reason": "custody", "date_from": "2026-10-01", "document": "x"}
SUBJECTS = [
    Subject("cchc.evaluation.figure", "name", {"name": "y"}, _figure, placed=False),
    Subject("cchc.evaluation.consequence", "ground", {"note": "y"}, _consequence),
    Subject("cchc.discipline.case", "subject", {"note": "y"}, _case),
    Subject("cchc.discipline.act", "name", {"name": "y"}, _part(date="2026-08-02", name="x")),
    Subject("cchc.discipline.meeting", "content", {"content": "y"}, _part(**MEETING)),
    Subject("cchc.discipline.member", "name", {"title": "y"}, _part(name="x")),
    Subject("cchc.discipline.vote", "form", {"count": 2}, _part(form="warning", count=1)),
    Subject("cchc.discipline.postponement", "document", {"document": "y"}, _part(**AWAY)),
    asked("cchc.evaluation.consequence.close", _close),
    asked("cchc.discipline.step", _part(step="close", reason="x")),
]
WIZARDS = {
    "cchc.evaluation.consequence.close.action_confirm",
    "cchc.discipline.step.action_confirm",
}
# Change something: readers may not do it even to what they read.
CHANGES = {
    **{
        f"cchc.evaluation.consequence.action_{step}": ()
        for step in ("open_drop", "open_notice", "draft_decision", "reopen")
    },
    "cchc.discipline.case.action_review_held": (),
    **{
        f"cchc.discipline.case.action_{step}": ()
        for step in ("open_council", "open_proposal", "open_closing", "draft_decision")
    },
}
CHECKED = {
    **CHANGES,
    "cchc.evaluation.consequence.action_hand_on": (),
    "cchc.evaluation.consequence.action_open_settle": (),
    "cchc.evaluation.consequence.action_open_decision": (),
    "cchc.discipline.case.action_open_decision": (),
}
