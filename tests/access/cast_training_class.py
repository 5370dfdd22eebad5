"""What each place has of training: a class, one with a nominee, hours, a certificate of before."""


def records(cls, unit, person):
    """The records of the rows in subjects_training_class.py."""
    env = cls.env
    programme = env["cchc.training.programme"].search([("code", "=", "ACCESS.CLASS")])
    programme = programme or env["cchc.training.programme"].create(
        {"code": "ACCESS.CLASS", "name": "Access", "kind": "job_position", "periods": 40}
    )
    values = {
        "name": "x",
        "programme_id": programme.id,
        "unit_id": unit.id,
        "place": "x",
        "date_from": "2026-03-02",
        "date_to": "2026-03-06",
        "periods": 40,
    }
    draft, held, free = env["cchc.training.class"].create(
        [
            values,
            values,
            {**values, "date_from": "2026-05-04", "date_to": "2026-05-08"},
        ]
    )
    (held | free).action_nominate()
    row = env["cchc.training.participant"].create({"class_id": held.id, "employee_id": person.id})
    row._set_plain({"certificate_number": "x"})
    return {
        "cchc.training.class": draft,
        "cchc.training.class free": free,
        "cchc.training.class.day": env["cchc.training.class.day"].create(
            {"class_id": draft.id, "date": "2026-03-03"}
        ),
        "cchc.training.class.cost": env["cchc.training.class.cost"].create(
            {"class_id": draft.id, "amount": 1}
        ),
        "cchc.training.participant": row,
        "cchc.training.certificate.log": env["cchc.training.certificate.log"]._log("entered", row),
        "cchc.training.declared": env["cchc.training.declared"].create(
            {
                "employee_id": person.id,
                "name": "x",
                "date_from": "2026-03-03",
                "date_to": "2026-03-03",
                "periods": 1,
                "note": "x",
            }
        ),
        "cchc.training.hours": env["cchc.training.hours"].search(
            [("employee_id", "=", person.id)], limit=1
        ),
    }
