"""How each model of the table is tried: what is read, what is written, what is created.

Everything here is plain data, so that the same attempt goes through the ORM and through HTTP.
"""

from itertools import count

from cast import DAY
from subject import Subject, catalogue, numbers
from subjects_consequences import SUBJECTS as CONSEQUENCES
from subjects_decisions import SUBJECTS as DECISIONS
from subjects_dossier import SUBJECTS as DOSSIER
from subjects_evaluation import SUBJECTS as EVALUATION
from subjects_lists import SUBJECTS as LISTS
from subjects_merge import MERGE
from subjects_movements import SUBJECTS as MOVEMENTS
from subjects_positions import POSITIONS
from subjects_praise import SUBJECTS as PRAISE
from subjects_recruitment_apply import SUBJECTS as RECRUITMENT_APPLY
from subjects_recruitment_exam import SUBJECTS as RECRUITMENT_EXAM
from subjects_recruitment_plan import SUBJECTS as RECRUITMENT_PLAN
from subjects_recruitment_results import SUBJECTS as RECRUITMENT_RESULTS
from subjects_reduction import SUBJECTS as REDUCTION
from subjects_reorganisation import SUBJECTS as REORGANISATION
from subjects_reports import REPORTS
from subjects_salary import SUBJECTS as SALARY
from subjects_seeing import SEEING
from subjects_service_papers import SUBJECTS as SERVICE_PAPERS
from subjects_training_class import SUBJECTS as TRAINING_CLASS
from subjects_training_face import SUBJECTS as TRAINING_FACE
from subjects_training_plan import SUBJECTS as TRAINING_PLAN
from subjects_training_study import SUBJECTS as TRAINING_STUDY

# Of dates that must differ, far from all others; fewer than five hundred attempts need one.
free_years = count(500)


def _of_person(**values):
    return lambda case, place: {"employee_id": case.person[place].id, **values}


def _person(case, place):
    return {
        "name": "Trần Mới",
        "birth_text": "1990",
        "sex": "male",
        "intake_unit_id": case.unit[place].id,
    }


def _decision(case, place):
    kind = case.env.ref("cchc_hr.decision_type_step_raise")
    return {"type_id": kind.id, "unit_id": case.unit[place].id}


def _line(state):
    def create(case, place):
        decision = case.subject[f"cchc.decision{state}"][place]
        return {
            "decision_id": decision.id,
            "employee_id": case.person[place].id,
            "date_effective": "2024-01-01",
            "day_order": 100 + next(numbers),
        }

    return create


def _unit(case, place):
    return {
        "name": "Phòng Mới",
        "parent_id": case.unit[place].id,
        "kind_id": case.env.ref("cchc_base.unit_kind_division").id,
        "date_from": "2020-01-01",
    }


def _unit_version(case, place):
    unit = case.unit[place].sudo()
    return {
        "unit_id": unit.id,
        "date_from": f"2{next(free_years):03}-01-01",
        "name": unit.name,
        "parent_id": unit.parent_id.id,
        "kind_id": unit.kind_id.id,
    }


def _unit_change(case, place):
    return {
        "unit_id": case.unit[place].id,
        "name": "Đổi tên",
        "document_id": case.subject["cchc.legal.document"][""].id,
    }


def _batch(case, place):
    return {"unit_id": case.unit[place].id, "filename": "a.csv", "file": "YQ=="}


def _batch_row(case, place):
    batch = case.subject["cchc.import.batch"][place]
    values = {"batch_id": batch.id, "position": 10 + next(numbers), "sheet": "1"}
    return values | {"number": 2, "state": "ready"}


def _suspect(case, place):
    row = case.subject["cchc.import.row"][place]
    return {"row_id": row.id, "unit_id": row.batch_id.unit_id.id, "who": f"{next(numbers)}",
            "kind": "spelling"}  # fmt: skip


def _word(case, place):
    key = f"word {next(numbers)}"
    return {"unit_id": case.unit[place].id, "kind": "unit", "text": key, "key": key}


def _column(case, place):
    batch = case.subject["cchc.import.batch"][place]
    return {"batch_id": batch.id, "sheet": "1", "position": 10 + next(numbers),
            "fingerprint": "x", "heading": "x"}  # fmt: skip


def _layout(case, place):
    return {"unit_id": case.unit[place].id, "name": "x", "fingerprint": f"x{next(numbers)}"}


def _revocation(case, place):
    decision = case.subject["cchc.decision"][place]
    return {"decision_id": decision.id, "number": "1/QĐ", "reason": "x"}


def _departure(case, place):
    reason = case.env.ref("hr.departure_fired")
    people = [(6, 0, case.person[place].ids)]
    return {"departure_reason_id": reason.id, "employee_ids": people, "departure_date": str(DAY)}


def _cell(case, place):
    cell = {"form_id": case.form.id, "measure": "all", "unit_ids": case.unit[place].ids}
    return {"cchc_cell": {**cell, "on": "2026-01-01"}}


def _ground(case, place):
    number = f"ground {next(numbers)}"
    document = case.env["cchc.legal.document"].create({"number": number, "title": number})
    kind = case.env.ref("cchc_hr.decision_type_transfer")
    return {"type_id": kind.id, "document_id": document.id}


def _user(case, place):
    return {"name": "Mới", "login": f"access_new_{next(numbers)}"}


def _item(key, **values):
    return Subject(key, "document_number", {"note": "x"}, _of_person(**values))


SUBJECTS = [
    # People
    Subject("hr.employee", "citizen_id", {"home_town": "Rạch Giá"}, _person),
    Subject("hr.version", "date_version", {"sex": "male"}, _of_person(date_version="2021-01-01")),
    Subject("hr.version.log", "step", {"step": 9}, _of_person(step=9)),
    Subject("cchc.version.known", "step", {"step": 9}, _of_person(step=9)),
    Subject("hr.employee.public", "name", {"name": "x"}, lambda case, place: {"name": "x"}),
    Subject("resource.resource", "name", {"tz": "UTC"}, lambda case, place: {"name": "x"}),
    Subject("hr.departure.wizard", create=_departure, recorded=False),
    # The dossier
    _item("cchc.education", level="master"),
    _item("cchc.certificate", kind="other"),
    _item("cchc.work.history", organisation="X"),
    _item("cchc.yearly.rating", year=2021, rating="good"),
    _item("cchc.commendation", name="X"),
    _item("cchc.discipline", form="reprimand"),
    # Decisions
    Subject("cchc.decision", "number", {"subject": "x"}, _decision),
    Subject("cchc.decision draft", "number", {"subject": "x"}, _decision),
    Subject("cchc.decision.line", "summary", {"note": "x"}, _line("")),
    Subject("cchc.decision.line draft", "summary", {"note": "x"}, _line(" draft")),
    Subject("cchc.decision.revocation", create=_revocation, recorded=False),
    Subject(
        "cchc.service.at",
        create=lambda case, place: {"date": str(DAY)},
        recorded=False,
        placed=False,
    ),
    # The people behind a figure
    Subject(
        "cchc.report.person", "birthday", {"name": "x"}, lambda *_: {"name": "x"}, context=_cell
    ),
    # Import
    Subject("cchc.import.batch", "filename", {"decision_number": "2"}, _batch),
    Subject("cchc.import.row", "name", {"name": "x"}, _batch_row),
    Subject("cchc.import.suspect", "kind", {"answer": "same"}, _suspect),
    Subject("cchc.import.word", "text", {"target": False}, _word),
    Subject("cchc.import.column", "heading", {"key": "note"}, _column),
    Subject("cchc.import.layout", "summary", {"summary": "x"}, _layout),
    # Units
    Subject("hr.department", "name", {"color": 3}, _unit),
    Subject("cchc.unit.version", "name", {"note": "x"}, _unit_version),
    Subject("cchc.unit.change", create=_unit_change, recorded=False),
    # Accounts and settings
    Subject("res.users", "unit_ids", {"unit_ids": [(5,)]}, _user, placed=False),
    Subject("res.config.settings", create=lambda case, place: {}, recorded=False, placed=False),
    # Catalogues and declarations
    catalogue("cchc.admin.level", code="a"),
    catalogue("cchc.unit.kind", code="a"),
    catalogue("cchc.legal.document", number="a"),
    catalogue("cchc.legal.parameter", code="a"),
    Subject(
        "cchc.legal.parameter.value",
        "value",
        create=lambda case, place: {
            "parameter_id": case.env["cchc.legal.parameter"].sudo().search([], limit=1).id,
            "date_from": f"1{next(free_years):03}-01-01",
            "date_to": f"1{next(free_years):03}-01-01",
            "value": "1",
        },
        placed=False,
    ),
    catalogue("cchc.document.template", code="a"),
    catalogue("cchc.report.form", code="a"),
    catalogue("cchc.report.measure", code="a"),
    catalogue("cchc.report.check", label="a"),
    catalogue("cchc.decision.type", code="a"),
    catalogue("cchc.service.fact", code="a"),
    catalogue("cchc.ethnicity", code="a"),
    catalogue("cchc.religion", code="a"),
    catalogue("cchc.leadership.post", code="a"),
    catalogue("cchc.rank", code="a"),
    catalogue("cchc.salary.scale", step=100),
    catalogue("cchc.retirement.age", years=100),
    Subject("cchc.decision.ground", create=_ground, placed=False),
    *DECISIONS,
    *DOSSIER,
    *SALARY,
    *REDUCTION,
    *EVALUATION,
    *PRAISE,
    *CONSEQUENCES,
    *RECRUITMENT_RESULTS,
    *RECRUITMENT_PLAN,
    *RECRUITMENT_APPLY,
    *RECRUITMENT_EXAM,
    *TRAINING_CLASS,
    *TRAINING_FACE,
    *TRAINING_PLAN,
    *REORGANISATION,
    *REORGANISATION,
    *TRAINING_STUDY,
    *SERVICE_PAPERS,
    *LISTS,
    *MERGE,
    *MOVEMENTS,
    *REPORTS,
    *SEEING,
    *POSITIONS,
]


def complete(case):
    """Give every subject of the catalogues a record of its own, which nothing else refers to."""
    for subject in SUBJECTS:
        if subject.recorded and not subject.placed and subject.key not in case.subject:
            record = case.env[subject.model].create(subject.new_values(case, ""))
            case.subject[subject.key] = {"": record}
