"""Lists of people in every place, shared in the unit; calls by which they are tried."""


def records(env, unit):
    """``{key: record}`` of one place."""
    people_list = env["cchc.people.list"].create(
        {"name": "Secret", "shared": "unit", "unit_id": unit.id}
    )
    return {
        "cchc.people.list": people_list,
        "cchc.people.list.criterion": people_list.criterion_ids[0],
        "cchc.people.list.column": people_list.column_ids[0],
    }


OPENERS = {
    "cchc.people.list.action_open_people",
    "cchc.people.list.action_print_xlsx",
}
CHECKED = {
    "cchc.people.list.action_copy": (),
    "cchc.people.list.people_page": (),
}
