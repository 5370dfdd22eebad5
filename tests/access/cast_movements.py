"""Movements of staff in every place, and what a remote caller may name of them."""

PERIOD = {"date_from": "2020-01-01", "date_to": "2020-12-31"}


def records(env, person, _number):
    """``{key: record}`` of one place: the entry of the person, and the row that counts it."""
    env.flush_all()
    unit = person.current_version_id.department_id
    balance = env["cchc.movement.balance"].with_context(
        cchc_period={"unit_ids": unit.ids, **PERIOD}
    )
    return {
        "cchc.movement": env["cchc.movement"].search([("employee_id", "=", person.id)], limit=1),
        "cchc.movement.balance": balance.search([("unit_id", "=", unit.id)], limit=1),
    }


# They say what the browser is to open, after asking for the rights to the units.
WIZARDS = {
    "cchc.movement.question.action_open",
    "cchc.movement.question.action_print",
}
CHECKED = {
    "cchc.movement.balance.action_open_closing": (),
    "cchc.movement.balance.action_open_movements": (),
    "cchc.movement.balance.action_open_opening": (),
}
