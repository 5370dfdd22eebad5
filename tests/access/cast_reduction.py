"""What each place has of staff reduction: a list handed on, with money paid, and a draft."""


def records(cls, unit, person, issued):
    """The records of the rows in subjects_reduction.py.

    :param issued: a decision on the person
    """
    env = cls.env
    ground = env.ref("cchc_reduction.reduction_ground_nd154_a")
    found = {}
    for key in ("", " draft"):
        made = env["cchc.reduction.list"].create({"unit_id": unit.id, "note": "x"})
        dossier = env["cchc.reduction.dossier"].create(
            {
                "list_id": made.id,
                "employee_id": person.id,
                "ground_id": ground.id,
                "measure": "leave",
                "volunteers": True,
                "minutes": "1",
                "reason": "x",
            }
        )
        dossier.document_ids.number = "1"
        if not key:
            made.action_submit()
            dossier._set_plain({"state": "decided", "decision_id": issued.id})
            found |= _results(env, unit, dossier)
            found["cchc.reduction.payment"] = env["cchc.reduction.payment"].create(
                {
                    "dossier_id": dossier.id,
                    "paid_on": "2026-01-01",
                    "amount": 1,
                    "document": "x",
                }
            )
        else:
            # Not open any more, so that another one of the person can be tried.
            dossier._set_plain({"state": "returned"})
        found |= {
            f"cchc.reduction.list{key}": made,
            f"cchc.reduction.dossier{key}": dossier,
            f"cchc.reduction.document{key}": dossier.document_ids[:1],
        }
    found["cchc.person.restriction"] = env["cchc.person.restriction"].search(
        [("employee_id", "=", person.id)], limit=1
    )
    found["cchc.reduction.wish"] = env["cchc.reduction.wish"].create(
        {"employee_id": person.id, "wished_on": "2026-01-01", "paper": "x"}
    )
    return found


def _results(env, unit, dossier):
    """What was asked of the agency, and what came of the dossier."""
    made = env["cchc.reduction.round"].search([("year", "=", 2039)]) or env[
        "cchc.reduction.round"
    ].create({"year": 2039, "period": "first", "due_on": "2038-11-01"})
    return {
        "cchc.reduction.duty": env["cchc.reduction.duty"].create(
            {"round_id": made.id, "unit_id": unit.id}
        ),
        "cchc.reduction.result": env["cchc.reduction.result"].browse(dossier.id * 2),
        "cchc.reduction.correction": env["cchc.reduction.correction"].create(
            {"dossier_id": dossier.id, "what": "payer", "evidence": "x"}
        ),
    }
