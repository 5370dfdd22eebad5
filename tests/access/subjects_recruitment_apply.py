"""How applications and the check of their conditions are tried."""

from cast_recruitment_apply import PDF
from subject import Subject, below, numbers

APPLICATION = "cchc.recruitment.application"


def _session(case, place):
    return case.subject[APPLICATION][place].sudo().session_id


def _application(case, place):
    return {
        "session_id": _session(case, place).id,
        "name": "x",
        "birthday": "2000-01-01",
        "sex": "male",
        "citizen_id": f"0912000{next(numbers):05d}",
    }


def _wish(case, place):
    session = _session(case, place)
    post = (
        case.env["cchc.recruitment.post"]
        .sudo()
        .create(
            {
                "session_id": session.id,
                "unit_id": session.unit_id.id,
                "code": f"y{next(numbers)}",
                "name": "x",
            }
        )
    )
    return {"application_id": case.subject[APPLICATION][place].id, "post_id": post.id}


def _screening(case, place):
    made = case.env["cchc.recruitment.wish"].sudo().create(_wish(case, place))
    return {"wish_id": made.id}


def _step(case, place):
    return {
        "application_id": case.subject[APPLICATION][place].id,
        "at": "2026-01-01 00:00:00",
        "user_id": case.env.uid,
        "what": "changed",
    }


def _bar(case, place):
    return {
        "session_id": _session(case, place).id,
        "name": "x",
        "citizen_id": f"x{next(numbers)}",
        "reason": "x",
    }


def _attempt(case, place):
    return {"key": "x", "at": "2026-01-01 00:00:00"}


SUBJECTS = [
    Subject(APPLICATION, "citizen_id", {"phone": "y"}, _application),
    Subject("cchc.recruitment.wish", "sequence", {"sequence": 2}, _wish),
    Subject(
        "cchc.recruitment.degree",
        "school",
        {"grade": "y"},
        below(APPLICATION, "application_id", school="x"),
    ),
    Subject(
        "cchc.recruitment.job",
        "workplace",
        {"insured": True},
        below(APPLICATION, "application_id", workplace="x", date_from="2020-01-01"),
    ),
    Subject(
        "cchc.recruitment.evidence",
        "file_name",
        {"kind": "degree"},
        below(APPLICATION, "application_id", file=PDF),
    ),
    Subject("cchc.recruitment.step", "what", {"note": "y"}, _step),
    Subject("cchc.recruitment.screening", "machine", {}, _screening),
    Subject("cchc.recruitment.bar", "reason", {"document": "y"}, _bar),
    Subject("cchc.recruitment.attempt", "key", {"key": "y"}, _attempt, placed=False),
]
OPENERS = {
    "cchc.recruitment.application.action_print_receipt",
    "cchc.recruitment.session.action_open_applications",
    "cchc.recruitment.session.action_open_screening",
}
# Change something: readers may not do it even to what they read.
CHANGES = {
    **{
        f"cchc.recruitment.application.action_{step}": ()
        for step in ("submit", "withdraw", "priority_proved", "priority_refused")
    },
    **{
        f"cchc.recruitment.session.action_{step}": ()
        for step in ("screen", "conclude_screening", "publish_eligible")
    },
    "cchc.recruitment.screening.action_confirm": (),
}
CHECKED = {
    **CHANGES,
    "cchc.recruitment.session.action_close_applications": (),
    "cchc.recruitment.session.action_print_eligible": (),
    "cchc.recruitment.session.action_print_eligible_docx": (),
    # Odoo's page of a forgotten password calls it in superuser mode; nobody else does.
    "res.users.reset_password": ("x",),
}
