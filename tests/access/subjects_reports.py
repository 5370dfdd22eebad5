"""How the reports of units are tried."""

from subject import Subject, catalogue, numbers


def _period(case, place):
    return {
        "name": f"X {next(numbers)}",
        "kind": "on_demand",
        "date_from": "2021-01-01",
        "date_to": "2021-06-30",
    }


def _submission(case, place):
    return {
        "period_id": case.env["cchc.report.period"].sudo().search([], limit=1).id,
        "unit_id": case.unit[place].id,
        "version": 100 + next(numbers),
    }


def _part(variant, **values):
    def create(case, place):
        report = case.subject[f"cchc.report.submission{variant}"][place]
        return {"submission_id": report.id, **values}

    return create


def _person(variant):
    def create(case, place):
        sheet = case.subject[f"cchc.report.sheet{variant}"][place]
        return {"submission_id": sheet.sudo().submission_id.id, "sheet_id": sheet.id}

    return create


def _form(case):
    return case.env["cchc.report.form"].sudo().search([], order="id desc", limit=1).id


def _sheet(variant):
    return lambda case, place: {**_part(variant)(case, place), "form_id": _form(case)}


def _copy(variant):
    return _part(variant, file="YQ==", identifier="x")


def _parts(variant):
    def key(name):
        return f"cchc.report.{name}{variant}"

    problem = {"kind": "ledger", "key": "y", "text": "x"}
    return [
        Subject(key("submission"), "state", {"date_due": "2030-01-01"}, _submission),
        Subject(key("sheet"), "lines", {"digest": "x"}, _sheet(variant)),
        Subject(key("frozen.person"), "name", {"name": "x"}, _person(variant)),
        Subject(key("problem"), "text", {"justification": "x"}, _part(variant, **problem)),
        Subject(key("remark"), "text", {"answer": "x"}, _part(variant, text="x")),
        Subject(key("signature"), "file_name", {"file_name": "x"}, _part(variant)),
        Subject(key("signing.copy"), "file_name", {"file_name": "x"}, _copy(variant)),
        Subject(key("difference"), "column_label", {"after": "x"}, _part(variant)),
    ]


REPORTS = [
    catalogue("cchc.report.calendar", name="a"),
    Subject("cchc.report.period", "name", {"instructions": "x"}, _period, placed=False),
    Subject(
        "cchc.report.job",
        "state",
        {"state": "done"},
        lambda case, place: {
            "period_id": case.env["cchc.report.period"].sudo().search([], limit=1).id,
            "kind": "compute",
            "asked_at": "2020-01-01",
        },
        placed=False,
    ),
    *_parts(""),
    *_parts(" draft"),
]
