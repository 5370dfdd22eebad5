"""Lists of people in every place: shared in the unit, owned by somebody else."""

from subject import Subject, catalogue


def _list(case, place):
    return {"name": "Mới", "shared": "unit", "unit_id": case.unit[place].id}


def _part(case, place):
    people_list = case.subject["cchc.people.list"][place]
    field = case.env["cchc.people.field"].search([("code", "=", "home_town")])
    return {"list_id": people_list.id, "field_id": field.id}


SUBJECTS = [
    Subject("cchc.people.list", "name", {"note": "x"}, _list),
    Subject("cchc.people.list.criterion", "value_from", {"sequence": 3}, _part),
    Subject("cchc.people.list.column", "header", {"header": "x"}, _part),
    catalogue("cchc.people.field", code="a"),
    catalogue("cchc.people.value", code="a"),
]
