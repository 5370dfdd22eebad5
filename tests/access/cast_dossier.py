"""Lists of the dossier, what is missing in it and what is asked to change, in every place."""


def records(env, person, number):
    """``{key: record}`` of one person."""
    item = {"employee_id": person.id, "document_number": f"Secret paper {number}"}
    request = env["cchc.change.request"].create(
        {"employee_id": person.id, "note": f"Secret wish {number}"}
    )
    wish = env["cchc.change.item"].create(
        {
            "request_id": request.id,
            "field_item_id": env.ref("cchc_hr.change_field_current_address").id,
            "new_value": f"Secret address {number}",
        }
    )
    campaign = env["cchc.campaign"].create(
        {
            "name": f"Campaign {number}",
            "date_to": "2099-12-31",
            "unit_ids": [(6, 0, person.unit_id.ids)],
        }
    )
    campaign.action_open()
    return {
        "cchc.campaign.task": campaign.task_ids.filtered(lambda task: task.employee_id == person),
        "cchc.family.member": env["cchc.family.member"].create(
            {**item, "relation": "father", "name": f"Secret father {number}"}
        ),
        "cchc.held.post": env["cchc.held.post"].create({**item, "title": "X"}),
        "cchc.salary.history": env["cchc.salary.history"].create({**item, "start": "2010"}),
        "cchc.property.item": env["cchc.property.item"].create(
            {**item, "kind": "house_own", "name": "X"}
        ),
        "cchc.dossier.gap": env["cchc.dossier.gap"].search(
            [("employee_id", "=", person.id)], limit=1
        ),
        "cchc.change.request": request,
        "cchc.change.item": wish,
    }
