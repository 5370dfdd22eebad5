"""How reports and requests on training, and officers of the reform, are tried."""

from cast_training_face import gap
from subject import Subject, asked, numbers

REQUEST, OFFICER = "cchc.training.request", "cchc.training.reform.officer"


def _request(case, place):
    number = next(numbers)
    programme = (
        case.env["cchc.training.programme"]
        .sudo()
        .create({"code": f"ACCESS.{number}", "name": f"x{number}", "kind": "job_position"})
    )
    return {
        "employee_id": case.person[place].id,
        "programme_id": programme.id,
        "reason": "x",
    }


def _officer(case, place):
    day = f"{1990 + next(numbers) % 9}-{1 + next(numbers) % 12:02d}-{1 + next(numbers) % 28:02d}"
    return {
        "employee_id": case.person[place].id,
        "unit_id": case.unit[place].id,
        "date_from": day,
        "date_to": day,
    }


def _report(case, place):
    return {"unit_id": case.unit[place].id, "date_from": "2095-01-01"}


def _refusal(case, place):
    return {"request_id": case.subject[REQUEST][place].id, "reason": "x"}


def _of_unit(case, place):
    return {"unit_id": case.unit[place].id}


SUBJECTS = [
    Subject(REQUEST, "reason", {"reason": "y"}, _request),
    Subject(OFFICER, "task", {"task": "y"}, _officer),
    Subject("cchc.training.report", "assessment", {"proposals": "y"}, _report),
    Subject("cchc.training.tally", "amount", {}, _of_unit),
    # A dossier that other rows change is assessed anew, and its gaps are gone.
    Subject("cchc.training.gap", "required", {}, _of_unit, standing=gap),
    asked("cchc.training.request.answer", _refusal),
]
WIZARDS = {"cchc.training.request.answer.action_refuse"}
# Change something: readers may not do it even to what they read.
CHANGES = {
    f"{OFFICER}.action_ask_programme": (),
    "cchc.training.report.action_issue": (),
}
CHECKED = {
    **CHANGES,
    # Heads answer for their own units, inspectors nowhere.
    **{f"{REQUEST}.action_{step}": () for step in ("approve", "open_refuse")},
}
