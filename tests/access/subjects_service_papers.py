"""How absences, contracts, terms and paper files are tried."""

from cast_service_papers import elsewhere, new_file, new_person
from subject import Subject, asked, below, catalogue, numbers


def _span(**values):
    def create(case, place):
        year = 2000 + next(numbers) % 20
        return {
            "employee_id": case.person[place].id,
            "date_from": f"{year}-03-01",
            "date_to": f"{year}-03-02",
            **values,
        }

    return create


def _absence(case, place):
    kind = case.env.ref("cchc_hr.absence_kind_custody")
    # Each attempt is undone: the same days do every time.
    return _span(kind_id=kind.id)(case, place)


def _contract(case, place):
    """Before the one that is there: contracts of one person don't overlap."""
    return {
        "employee_id": case.person[place].id,
        "document_number": f"{next(numbers)}/HĐ",
        "kind": "contract_fixed",
        "date_from": "2015-01-01",
        "date_to": "2017-12-31",
    }


def _file(case, place):
    person = new_person(case.env, case.unit[place])
    return {"employee_id": person.id, "number": f"HS {next(numbers)}"}


def _transfer(case, place):
    file = new_file(case.env, case.unit[place], f"HS {next(numbers)}")
    return {"file_id": file.id, "to_outside": "X"}


def _handshake(case, place):
    """Somebody of the place goes to an agency of no place."""
    person = new_person(case.env, case.unit[place])
    return {"employee_id": person.id, "to_unit_id": elsewhere(case.env).id}


def _form(case, place):
    return {"form": "hs07", "file_id": case.subject["cchc.paper.file"][place].id}


SUBJECTS = [
    Subject("cchc.absence", "document_number", {"note": "x"}, _absence),
    Subject("cchc.away", "date_from", {"date_from": "2021-01-02"}, _span()),
    Subject("cchc.labour.contract", "document_number", {"note": "x"}, _contract),
    Subject(
        "cchc.elected.term",
        "document_number",
        {"note": "x"},
        _span(body="council", body_name="Y", post="Y"),
    ),
    Subject("cchc.appointment.term", "date_from", {"date_from": "2021-01-02"}, _span()),
    Subject("cchc.paper.file", "number", {"note": "x"}, _file),
    Subject(
        "cchc.paper.file.loan",
        "purpose",
        {"returned_state": "x"},
        below("cchc.paper.file", "file_id", manner="read", borrower="X", purpose="X"),
    ),
    Subject("cchc.paper.file.transfer", "to_outside", {"note": "x"}, _transfer),
    asked("cchc.paper.form", _form),
    Subject("cchc.transfer", "reason", {"answer": "x"}, _handshake),
    catalogue("cchc.authority.rule", name="a"),
    catalogue("cchc.absence.kind", code="a"),
    Subject(
        "cchc.calendar.day",
        "kind",
        {"document": "a"},
        lambda case, place: {"date": f"{2040 + next(numbers) % 50}-05-02"},
        placed=False,
    ),
    catalogue("cchc.term.rule", max_months=1),
    catalogue("cchc.paper.file.component", name="a"),
]
