"""An entry of each place that was merged into its person."""


def records(env, unit, person):
    """A merge of the place: an entry without decisions into the person."""
    double = env["hr.employee"].create(
        {"name": person.name, "birth_text": "1990", "sex": "male", "intake_unit_id": unit.id}
    )
    merge = env["cchc.person.merge"]
    _missing, contrary = merge._differences(person, double)
    case = {"kept": person, "other": double, "reason": "x"}
    return {
        "cchc.person.merge": merge._merge([case | {"choices": dict.fromkeys(contrary, "kept")}])
    }
