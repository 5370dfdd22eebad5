"""What falls due, raises and pay in every place."""


def records(env, person, number):
    """``{key: record}`` of one place."""
    env.flush_all()
    due = env["cchc.due"].search([("employee_id", "=", person.id), ("kind", "=", "retirement")])
    return {
        "cchc.due": due,
        "cchc.due.done": env["cchc.due.done"].create(
            {
                "employee_id": person.id,
                "kind": "retirement_notice",
                "res_id": person.id,
                "date": "2020-01-01",
                "note": f"Secret note {number}",
            }
        ),
        "cchc.raise.due": env["cchc.raise.due"].search([("employee_id", "=", person.id)]),
        "cchc.salary.sheet": env["cchc.salary.sheet"].browse(person.current_version_id.id),
    }


OPENERS = {
    "cchc.decision.action_open_arrears",
    "cchc.due.action_open_source",
    "cchc.raise.due.action_open_person",
}
CHECKED = {
    "cchc.decision.action_print_arrears": (),
    "cchc.due.action_draft_decision": (),
    "cchc.due.action_mark_done": (),
}
WIZARDS = {
    "cchc.budget.effect.action_open_lines",
    "cchc.early.raise.action_draft_decision",
    "cchc.early.raise.action_find",
    "cchc.salary.sheet.question.action_open",
    "cchc.salary.sheet.question.action_print",
}
