"""How reorganisations and the successions of units are tried."""

from subject import Subject, asked, below, catalogue, numbers

ACT = "cchc.reorganisation"
SCENARIO = f"{ACT}.scenario"
OPERATION = f"{ACT}.operation"


def _act(case, place):
    return {"name": "x", "unit_id": case.unit[place].id, "date": "2099-01-01"}


def _reversal(case, place):
    return {"reorganisation_id": case.subject[ACT][place].id, "number": "1", "reason": "x"}


def _picture(case, place):
    return {"reorganisation_id": case.subject[ACT][place].id}


def _picture_line(case, _place):
    return {"picture_id": case.env[f"{ACT}.picture"].create(_picture(case, "own")).id}


def _unit(case, place):
    scenario = case.subject[SCENARIO][place]
    return {"scenario_id": scenario.id, "key": next(numbers), "name": "x", "change": "kept"}


def _position(case, place):
    return {
        "scenario_id": case.subject[SCENARIO][place].id,
        "unit_id": case.subject[f"{ACT}.unit"][place].id,
        "code": f"x{next(numbers)}",
        "name": "x",
        "headcount": 1,
    }


def _placement(case, place):
    return {
        "scenario_id": case.subject[SCENARIO][place].id,
        "employee_id": case.person[place].id,
        "reason": "staff",
    }


def _work(case, place):
    return {
        "reorganisation_id": case.subject[ACT][place].id,
        "scenario_id": case.subject[SCENARIO][place].id,
        "user_id": case.env.uid,
    }


def _follower(case, place):
    row = case.subject["cchc.succession.follower"][place]
    return {"succession_id": row.succession_id.id, "model": "cchc.decision"}


SUBJECTS = [
    Subject(ACT, "note", {"note": "y"}, _act),
    Subject(SCENARIO, "note", {"note": "y"}, below(ACT, "reorganisation_id", name="x")),
    Subject(OPERATION, "note", {"note": "y"}, below(SCENARIO, "scenario_id", kind="dissolve")),
    Subject(f"{ACT}.part", "name", {"name": "y"}, below(OPERATION, "operation_id", name="x")),
    Subject(f"{ACT}.unit", "name", {"name": "y"}, _unit),
    Subject(f"{ACT}.position", "name", {"headcount": 2}, _position),
    Subject(f"{ACT}.placement", "note", {"note": "y"}, _placement),
    Subject(f"{ACT}.work", "reason", {"reason": "y"}, _work),
    catalogue(f"{ACT}.stage"),
    asked(f"{ACT}.reversal", _reversal),
    asked(f"{ACT}.picture", _picture),
    asked(f"{ACT}.picture.line", _picture_line, placed=False),
    catalogue("cchc.succession"),
    Subject("cchc.succession.follower", "number", {"number": 2}, _follower),
]
OPENERS = {
    f"{ACT}.action_annex_docx",
    f"{ACT}.action_annex_xlsx",
    f"{ACT}.action_open_decisions",
    f"{ACT}.action_open_entries",
    f"{ACT}.action_open_successions",
    f"{ACT}.unit.action_open_people",
    "cchc.succession.follower.action_open",
} | {
    f"{SCENARIO}.action_open_{what}"
    for what in ("units", "placements", "surplus", "not_met", "positions")
}
WIZARDS = {f"{ACT}.reversal.action_reverse", f"{ACT}.picture.action_show"}
# Change something: readers may not do it even to what they read.
CHANGES = {
    **{f"{ACT}.action_{step}": () for step in ("compare", "enact", "open_reversal")},
    **{
        f"{SCENARIO}.action_{step}": ()
        for step in ("compute", "refresh_figures", "reckon_benefits", "enact")
    },
    **{f"{ACT}.work.action_{step}": () for step in ("cancel", "go_on")},
    f"{ACT}.message_subscribe": ([1],),
}
CHECKED = CHANGES
