"""How what falls due, raises and pay are tried."""

from subject import Subject, asked, numbers


def _of_person(**values):
    return lambda case, place: {"employee_id": case.person[place].id, **values}


def _done(case, place):
    year = 1900 + next(numbers) % 100
    return {
        "employee_id": case.person[place].id,
        "kind": "retirement_notice",
        "res_id": 1,
        "date": f"{year}-01-01",
    }


def _delay(case, place):
    year = 1000 + next(numbers) % 900
    return {"family": "cadre", "ground": "warning", "months": 6, "date_from": f"{year}-01-01"}


def _dated(**values):
    """A row of a table of law in a year in which no other row is in force."""

    def create(case, place):
        year = 1000 + next(numbers) % 900
        return {
            "date_from": f"{year}-01-01",
            "date_to": f"{year}-01-01",
            "article": "x",
            **values,
        }

    return create


def _unit(case, place):
    return {"unit_id": case.unit[place or "own"].id}


def _early(case, place):
    return {**_unit(case, place), "year": 2025}


def _candidate(case, place):
    question = case.env["cchc.early.raise"].create(_early(case, place))
    due = case.subject["cchc.raise.due"][place]
    return {
        "question_id": question.id,
        "due_id": due.id,
        "employee_id": due.employee_id.id,
        "date": "2025-01-01",
    }


SUBJECTS = [
    Subject("cchc.due", "date", {"date": "2021-01-02"}, _of_person()),
    Subject("cchc.due.done", "note", {"note": "x"}, _done),
    Subject("cchc.raise.due", "date", {"date": "2021-01-02"}, _of_person(kind="none")),
    Subject("cchc.raise.delay", placed=False, create=_delay),
    Subject(
        "cchc.allowance.rule",
        create=_dated(code="hazard", name="x", base="base_salary"),
        placed=False,
    ),
    Subject("cchc.pay.share", create=_dated(status="suspended"), placed=False),
    Subject(
        "cchc.insurance.rate",
        create=_dated(fund="health", payer="employer", percent=3),
        placed=False,
    ),
    Subject("cchc.salary.sheet", "coefficient", {"step": 2}, _of_person()),
    # Units are public; the answers are those of the people whom the reader may see.
    asked("cchc.salary.sheet.question", _unit, placed=False),
    asked("cchc.budget.effect", _unit, placed=False),
    asked("cchc.early.raise", _early, placed=False),
    asked("cchc.early.raise.candidate", _candidate),
]
