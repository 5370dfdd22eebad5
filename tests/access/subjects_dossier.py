"""Rows of the dossier: lists, missing items, requests for changes, forms on paper."""

from itertools import cycle

from subject import Subject, asked, below, numbers


def _of_person(**values):
    return lambda case, place: {"employee_id": case.person[place].id, **values}


def _item(key, **values):
    return Subject(key, "document_number", {"note": "x"}, _of_person(**values))


def _print(case, place):
    return {
        "employee_ids": [(6, 0, case.person[place].ids)],
        "template_id": _template(case).id,
        "year": 2025,
    }


def _sheet(case, place):
    person = case.person[place]
    return {"employee_id": person.id, "template_id": _template(case).id, "year": 2025}


def _template(case):
    return case.env.ref("cchc_hr.document_template_curriculum_2c_2008")


def _requirement(case, place):
    model = case.env["ir.model"].sudo()._get("cchc.education")
    return {"name": f"X{next(numbers)}", "model_id": model.id}


# Each attempt names a field that no other names.
free_fields = cycle(("main_work", "longest_work", "union_work", "state_title"))


def _change_field(case, place):
    field = case.env["ir.model.fields"].sudo()._get("hr.employee", next(free_fields))
    return {"name": "X", "field_id": field.id}


def _campaign(case, place):
    units = case.env["hr.department"].sudo().search([], limit=1)
    return {"name": "X", "date_to": "2099-12-31", "unit_ids": [(6, 0, units.ids)]}


def _refusal(case, place):
    return {"item_ids": [(6, 0, case.subject["cchc.change.item"][place].ids)], "reason": "x"}


SUBJECTS = [
    _item("cchc.family.member", relation="mother", name="X"),
    _item("cchc.held.post", title="X"),
    _item("cchc.salary.history", start="2011"),
    _item("cchc.property.item", kind="house_own", name="X"),
    Subject("cchc.dossier.gap", "item", {"item": "x"}, _of_person()),
    Subject("cchc.dossier.requirement", create=_requirement, placed=False),
    Subject("cchc.change.field", create=_change_field, placed=False),
    Subject("cchc.change.request", "note", {"note": "x"}, _of_person()),
    Subject(
        "cchc.change.item",
        "new_value",
        {"new_value": "x"},
        lambda case, place: {
            **below("cchc.change.request", "request_id", new_value="x")(case, place),
            "field_item_id": case.env.ref("cchc_hr.change_field_current_address").id,
        },
    ),
    Subject("cchc.campaign", "name", {"instructions": "x"}, _campaign, placed=False),
    Subject(
        "cchc.campaign.task",
        "state",
        {"answer": "x"},
        lambda case, place: {
            "campaign_id": case.env["cchc.campaign"].sudo().search([], limit=1).id,
            "employee_id": case.person[place].id,
        },
    ),
    asked("cchc.change.refusal", _refusal),
    asked("cchc.curriculum.print", _print),
    asked("cchc.curriculum.sheet", _sheet),
]
OPENERS = {
    "cchc.change.item.action_open_refusal",
    "cchc.dossier.gap.action_open_dossier",
    "cchc.change.request.action_open_dossier",
    "hr.employee.action_open_missing",
}
CHECKED = {
    "cchc.campaign.task.action_confirm": (),
    "cchc.change.item.action_accept": (),
    "cchc.change.item.action_open_evidence": (),
    "cchc.change.request.action_accept_all": (),
}
# Of records that belong to no place: who may change them at all is in the table.
CATALOGUES = {
    "cchc.campaign.action_open_tasks",
    "cchc.campaign.action_open",
    "cchc.campaign.action_close",
    "cchc.campaign.action_remind",
}
