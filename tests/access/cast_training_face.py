"""What each place has of reports and requests on training, and of officers of the reform."""

SECRET = "Secret training of "


def records(cls, unit, person, number):
    """The records of the rows in subjects_training_face.py."""
    env = cls.env
    programme = env["cchc.training.programme"].search([("code", "=", "ACCESS.FACE")])
    programme = programme or env["cchc.training.programme"].create(
        {"code": "ACCESS.FACE", "name": "Access", "kind": "reform", "periods": 16}
    )
    one = env["cchc.training.class"].create(
        {
            "name": "x",
            "programme_id": programme.id,
            "unit_id": unit.id,
            "date_from": "2026-03-02",
            "date_to": "2026-03-06",
        }
    )
    env["cchc.training.class.cost"].create({"class_id": one.id, "amount": 1_000_000 + number})
    env.flush_all()
    # Paid for, and nobody was sent to it: the row stands for the unit.
    env.cr.execute("UPDATE cchc_training_class SET state = 'finished' WHERE id = %s", [one.id])
    env.invalidate_all()
    return {
        "cchc.training.request": env["cchc.training.request"].create(
            {
                "employee_id": person.id,
                "programme_id": programme.id,
                "reason": f"{SECRET}{number}",
            }
        ),
        "cchc.training.reform.officer": env["cchc.training.reform.officer"].create(
            {"employee_id": person.id, "unit_id": unit.id, "task": f"{SECRET}{number}"}
        ),
        "cchc.training.report": env["cchc.training.report"].create(
            {
                "unit_id": unit.id,
                "date_from": "2094-01-01",
                "assessment": f"{SECRET}{number}",
            }
        ),
        "cchc.training.tally": env["cchc.training.tally"].search([("class_id", "=", one.id)]),
    }


def gap(case, place):
    """What the person lacks today; told anew where the dossier was assessed in the meantime."""
    gaps, person = case.env["cchc.training.gap"], [("employee_id", "=", case.person[place].id)]
    if not gaps.search_count(person, limit=1):
        case._create_answer(place, next(case.numbers))
    return gaps.search(person, limit=1).ensure_one()
