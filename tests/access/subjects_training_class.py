"""How classes, participants and hours of training are tried."""

from datetime import date, timedelta
from itertools import count

from subject import Subject, asked, below, numbers

CLASS, PARTICIPANT = "cchc.training.class", "cchc.training.participant"
weeks = count(1)


def _class(case, place):
    old = case.subject[CLASS][place].sudo()
    return {
        "name": "x",
        "programme_id": old.programme_id.id,
        "unit_id": case.unit[place].id,
        "date_from": "2026-06-01",
        "date_to": "2026-06-05",
    }


def _day(case, place):
    return {
        "class_id": case.subject[CLASS][place].id,
        "date": f"2026-03-0{2 + 2 * (next(numbers) % 3)}",
    }


def _participant(case, place):
    """In a class of its own: nobody is twice in one, nor in two at once."""
    start = date(2026, 6, 1) + timedelta(weeks=next(weeks))
    dates = {"date_from": start, "date_to": start + timedelta(days=4)}
    own = case.subject[f"{CLASS} free"][place].copy(dates)
    own.action_nominate()
    case.env.flush_all()
    return {"class_id": own.id, "employee_id": case.person[place].id}


def _declared(case, place):
    return {
        "employee_id": case.person[place].id,
        "name": "x",
        "date_from": "2026-03-04",
        "date_to": "2026-03-04",
        "periods": 1,
        "note": "x",
    }


def _log(case, place):
    row = case.subject[PARTICIPANT][place]
    return {
        "participant_id": row.id,
        "unit_id": case.unit[place].id,
        "at": "2026-01-01",
        "user_id": case.env.uid,
        "what": "entered",
        "certificate": "x",
    }


def _answer(case, place):
    row = case.subject[PARTICIPANT][place]
    return {"participant_id": row.id, "step": "refuse", "reason": "x"}


def _hours(case, place):
    return {"employee_id": case.person[place].id, "year": 2026}


SUBJECTS = [
    Subject("cchc.training.provider", create=lambda case, place: {"name": "x"}, placed=False),
    Subject(CLASS, "place", {"note": "y"}, _class),
    Subject("cchc.training.class.day", "date", {"topic": "y"}, _day),
    Subject(
        "cchc.training.class.cost", "amount", {"note": "y"}, below(CLASS, "class_id", amount=1)
    ),
    Subject(PARTICIPANT, "certificate_number", {"note": "y"}, _participant),
    Subject("cchc.training.certificate.log", "certificate", {"reason": "y"}, _log),
    Subject("cchc.training.declared", "name", {"note": "y"}, _declared),
    Subject("cchc.training.hours", "periods", {}, _hours),
    asked("cchc.training.nominate", below(CLASS, "class_id")),
    asked("cchc.training.nominee.import", below(CLASS, "class_id")),
    asked("cchc.training.answer", _answer),
]
# Classes are read by all who may nominate for them.
WIZARDS = {
    "cchc.training.nominate.action_nominate",
    "cchc.training.nominate.action_take_needs",
    "cchc.training.answer.action_answer",
    *(
        f"cchc.training.nominee.import.action_{step}"
        for step in ("template", "check", "nominate", "open_participants")
    ),
    f"{CLASS}.action_open_participants",
    f"{CLASS}.action_open_decisions",
    f"{CLASS}.action_open_link",
}
OPENERS = {
    f"{CLASS}.action_open_nominate",
    f"{CLASS}.action_open_cancel",
    f"{CLASS}.action_open_import",
    *(f"{PARTICIPANT}.action_open_{step}" for step in ("refuse", "leave", "override", "withdraw")),
}
# Change something: readers may not do it even to what they read.
CHANGES = {
    **{
        f"{CLASS}.action_{step}": ()
        for step in ("nominate", "draft_decision", "start", "finish", "make_days", "pass_all",
                     "enter_certificates", "send_survey")
    },
    **{
        f"{PARTICIPANT}.action_{step}": ()
        for step in ("check", "withdraw_nomination", "propose_again", "pass", "fail",
                     "enter_certificates")
    },
}  # fmt: skip
CHECKED = {
    **CHANGES,
    f"{PARTICIPANT}.action_open_form": (),
    "cchc.training.hours.action_open_classes": (),
}
