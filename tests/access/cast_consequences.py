"""What each place has of what follows from ratings, and of discipline cases."""

SECRET = "Secret violation "


def consequence(env, row, kind="training", **vals):
    """What follows from the rating of an evaluation."""
    return env["cchc.evaluation.consequence"].create(
        {
            "evaluation_id": row.id,
            "employee_id": row.employee_id.id,
            "unit_id": row.unit_id.id,
            "year": 2026,
            "level": "not_completed",
            "kind": kind,
            "ground": f"Secret ground {row.id}",
            "rated_on": "2026-12-10",
            **vals,
        }
    )


def case(env, person, number):
    return env["cchc.discipline.case"].create(
        {
            "employee_id": person.id,
            "subject": f"{SECRET}{number}",
            "found_on": "2026-09-01",
            "act_ids": [(0, 0, {"date": "2026-08-01", "name": f"{SECRET}{number}"})],
            "meeting_ids": [
                (0, 0, {"date": "2026-09-10", "chair": "x", "secretary": "x", "present": 1,
                        "content": f"{SECRET}{number}"}),
            ],
            "member_ids": [(0, 0, {"name": f"{SECRET}{number}"})],
            "vote_ids": [(0, 0, {"form": "reprimand", "count": 1})],
            "postponement_ids": [
                (0, 0, {"reason": "illness", "date_from": "2026-09-15", "date_to": "2026-09-16",
                        "document": f"{SECRET}{number}"}),
            ],
        }
    )  # fmt: skip


def records(cls, person, number, evaluation):
    """The records of the rows in subjects_consequences.py.

    :param evaluation: one of the person
    """
    made = case(cls.env, person, number)
    return {
        "cchc.evaluation.consequence": consequence(cls.env, evaluation, "handling"),
        "cchc.discipline.case": made,
        "cchc.discipline.act": made.act_ids,
        "cchc.discipline.meeting": made.meeting_ids,
        "cchc.discipline.member": made.member_ids,
        "cchc.discipline.vote": made.vote_ids,
        "cchc.discipline.postponement": made.postponement_ids,
    }
