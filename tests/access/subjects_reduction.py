"""How staff reduction is tried."""

from subject import Subject, asked, catalogue, numbers, of_unit

MODELS = ("cchc.reduction.list", "cchc.reduction.dossier", "cchc.reduction.document")
PAID = {"paid_on": "2026-01-01", "amount": 1, "document": "x"}


def _figure(case, place):
    number = next(numbers)
    return {"law": "x", "code": f"x{number}", "name": "x", "value": "1", "article": "x"}


def _calculator(case, place):
    return {"employee_id": case.person[place].id, "birth_text": "1970", "sex": "male"}


def _option(case, place):
    made = case.env["cchc.reduction.calculator"].create(_calculator(case, place))
    return {"calculator_id": made.id, "decree": "x", "measure": "leave"}


def _dossier(key):
    def create(case, place):
        return {
            "list_id": case.subject[f"cchc.reduction.list{key}"][place].id,
            "employee_id": case.person[place].id,
            "ground_id": case.env.ref("cchc_reduction.reduction_ground_nd154_a").id,
        }

    return create


def _part(key, **values):
    return lambda case, place: {
        "dossier_id": case.subject[f"cchc.reduction.dossier{key}"][place].id,
        **values,
    }


def _restriction(case, place):
    return {
        "employee_id": case.person[place].id,
        "kind": "may_not_apply",
        "date_from": "2026-01-01",
    }


def _wish(case, place):
    # One at a time: a withdrawn one is in nobody's way.
    values = {"wished_on": "2026-01-01", "withdrawn_on": "2026-02-01", "paper": "x"}
    return {"employee_id": case.person[place].id, **values}


def _search(case, place):
    return {"list_id": case.subject["cchc.reduction.list draft"][place].id}


def _candidate(case, place):
    return {"search_id": case.env["cchc.reduction.search"].create(_search(case, place)).id}


def _round(case, place):
    taken = case.env["cchc.reduction.round"].sudo().search([]).mapped("year")
    year = next(year for year in range(2040, 2100) if year not in taken)
    return {"year": year, "period": "first", "due_on": f"{year}-01-01"}


def _duty(case, place):
    made = case.env["cchc.reduction.round"].sudo().create(_round(case, place))
    return {"round_id": made.id, "unit_id": case.unit[place].id}


def _finance(case, place):
    made = case.subject["cchc.reduction.list"][place]
    return {"list_id": made.id, "fund": "estimate", "letter": "x"}


def _correction(case, place):
    dossier = case.subject["cchc.reduction.dossier"][place]
    return {"dossier_id": dossier.id, "what": "payer", "evidence": "x"}


def _report(case, place):
    return {"unit_id": case.home.id}


def _report_line(case, place):
    made = case.env["cchc.reduction.report"].sudo().create(_report(case, place))
    return {"report_id": made.id, "name": "x"}


def _parts(key):
    return [
        Subject(f"cchc.reduction.list{key}", "note", {"note": "y"}, of_unit()),
        Subject(f"cchc.reduction.dossier{key}", "reason", {"reason": "y"}, _dossier(key)),
        Subject(f"cchc.reduction.document{key}", "name", {"number": "2"}, _part(key, name="x")),
    ]


SUBJECTS = [
    Subject("cchc.reduction.figure", create=_figure, placed=False),
    catalogue("cchc.reduction.ground", code="a"),
    catalogue("cchc.reduction.paper", code="a"),
    asked("cchc.reduction.calculator", _calculator),
    asked("cchc.reduction.option", _option),
    *_parts(""),
    *_parts(" draft"),
    Subject("cchc.reduction.payment", "document", {"note": "y"}, _part("", **PAID)),
    Subject("cchc.person.restriction", "article", {"note": "y"}, _restriction),
    Subject("cchc.reduction.wish", "paper", {"note": "y"}, _wish),
    asked("cchc.reduction.answer", _part("", step="return", reason="x")),
    asked("cchc.reduction.search", _search),
    asked("cchc.reduction.candidate", _candidate),
    catalogue("cchc.reduction.deadline", code="a"),
    Subject("cchc.reduction.round", "name", {"report_number": "y"}, _round, placed=False),
    Subject("cchc.reduction.duty", "state", {"nil_reason": "y"}, _duty),
    Subject("cchc.reduction.result", "amount", {"amount": 1}, _part("", amount=1)),
    Subject("cchc.reduction.correction", "evidence", {"evidence": "y"}, _correction),
    asked("cchc.reduction.finance", _finance),
    asked("cchc.reduction.correct", _correction),
    asked("cchc.reduction.report", _report, placed=False),
    asked("cchc.reduction.report.line", _report_line, placed=False),
]
WIZARDS = {
    "cchc.reduction.calculator.action_calculate",
    "cchc.reduction.answer.action_answer",
    "cchc.reduction.search.action_add",
    "cchc.reduction.finance.action_confirm",
    "cchc.reduction.correct.action_correct",
    "cchc.reduction.report.line.action_open_dossiers",
    *(f"cchc.reduction.report.action_{step}" for step in ("show", "xlsx", "docx", "pdf")),
    # Rounds belong to no place: who may not write them moves none on (see the matrix).
    *(f"cchc.reduction.round.action_{step}" for step in ("open", "close", "remind", "open_board")),
}
OWN = {"cchc.reduction.outlook.outlook_options"}
OPENERS = {
    "cchc.reduction.list.action_open_return",
    "cchc.reduction.dossier.action_open_return",
    "cchc.reduction.dossier.action_open_refusal",
    "cchc.reduction.dossier.action_open_correction",
    "cchc.reduction.list.action_open_finance",
    "cchc.reduction.progress.action_open_outlook",
    "cchc.reduction.target.action_open_outlook",
}
# Change something: readers may not do it even to what they read.
CHANGES = {
    **{
        f"cchc.reduction.list.action_{step}": ()
        for step in ("submit", "appraise", "approve", "compute", "find", "draft_decision", "cut")
    },
    "cchc.reduction.list.message_subscribe": ([1],),
    "cchc.reduction.dossier.action_compute": (),
    "cchc.reduction.dossier.action_propose_again": (),
    "cchc.reduction.payment.action_void": (),
    "cchc.reduction.duty.action_nil": (),
}
CHECKED = {
    **CHANGES,
    "cchc.reduction.dossier.action_compare": (),
    "cchc.reduction.duty.action_open_list": (),
    "cchc.reduction.result.action_open_dossier": (),
    "cchc.reduction.outlook.outlook": (0,),
    "cchc.reduction.outlook.action_figure": (0, 2026, "occupied"),
    **{
        f"cchc.reduction.list.action_{step}": ()
        for step in ("open_decisions", "open_dossiers", "open_entries", "print_forms",
                     "print_results")
    },
}  # fmt: skip
