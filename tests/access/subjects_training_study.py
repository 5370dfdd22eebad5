"""How studies and what is paid back of them are tried."""

from subject import Subject, asked, below, numbers

STUDY, PAYBACK = "cchc.training.study", "cchc.training.payback"
DECIDED = f"{PAYBACK} decided"


def _study(case, place):
    year = 2030 + next(numbers) % 60
    return {
        "employee_id": case.person[place].id,
        "kind": "master",
        "date_from": f"{year}-01-01",
        "date_to": f"{year}-01-31",
    }


def _payback(case, place):
    return {
        "study_id": case.subject[STUDY][place].id,
        "case": "1",
        "raised_on": "2026-01-01",
    }


def _step(key, field, step):
    return lambda case, place: {field: case.subject[key][place].id, "step": step}


SUBJECTS = [
    Subject(STUDY, "field_of_study", {"note": "y"}, _study),
    Subject(
        "cchc.training.study.cost",
        "amount",
        {"note": "y"},
        below(STUDY, "study_id", date="2011-01-01", item="x", amount=1),
    ),
    Subject(PAYBACK, "note", {"note": "y"}, _payback),
    Subject(
        "cchc.training.payback.member",
        "name",
        {"title": "y"},
        below(PAYBACK, "payback_id", role="2_party", name="x"),
    ),
    Subject(
        "cchc.training.payback.payment",
        "voucher",
        {"voucher": "y"},
        below(DECIDED, "payback_id", date="2026-01-02", amount=1, voucher="x"),
    ),
    asked("cchc.training.study.step", _step(STUDY, "study_id", "outcome")),
    asked("cchc.training.payback.step", _step(PAYBACK, "payback_id", "meeting")),
]
WIZARDS = {
    "cchc.training.study.step.action_confirm",
    "cchc.training.payback.step.action_confirm",
}
# Change something: readers may not do it even to what they read.
CHANGES = {
    **{
        f"{STUDY}.action_{step}": ()
        for step in ("check", "propose", "drop", "reopen", "draft_decision")
    },
    **{f"{PAYBACK}.action_{step}": () for step in ("council", "reckon", "lift_exemption")},
    "cchc.training.payback.payment.action_void": (),
    **{f"{STUDY}.action_open_{step}": () for step in ("extension", "outcome")},
    **{f"{PAYBACK}.action_open_{step}": () for step in ("meeting", "decision", "exemption")},
}
CHECKED = {
    **CHANGES,
    f"{STUDY}.action_open_decision": (),
    f"{PAYBACK}.action_open_study": (),
}
