"""What each place has of titles and of extra income: rounds, what they propose, lists of money."""


def records(cls, unit, person, number):
    """The records of the rows in subjects_praise.py."""
    env, agency = cls.env, unit.agency_id
    found = {}
    for key, year in (("", 2024 + number), (" draft", 2034 + number)):
        made = env["cchc.emulation.round"].create(
            {"unit_id": unit.id, "year": year, "note": f"Secret round {number}"}
        )
        proposal = _kept(env, "proposal", made, employee_id=person.id)
        collective = _kept(env, "collective", made, department_id=unit.id)
        if not key:
            env.cr.execute(
                "UPDATE cchc_emulation_round SET state = 'submitted' WHERE id = %s", [made.id]
            )
            made.invalidate_recordset()
        found |= {
            f"cchc.emulation.round{key}": made,
            f"cchc.emulation.proposal{key}": proposal,
            f"cchc.emulation.collective{key}": collective,
        }
    income = env["cchc.extra.income"].create(
        {"unit_id": unit.id, "year": 2026, "note": f"Secret fund {number}"}
    )
    return found | {
        "cchc.emulation.initiative": env["cchc.emulation.initiative"].create(
            {
                "name": f"Secret idea {number}",
                "employee_id": person.id,
                "year": 2026,
                "recognised_by": "x",
                "document_number": "1",
            }
        ),
        "cchc.extra.income": income,
        "cchc.extra.income.line": env["cchc.extra.income.line"]
        .sudo()
        .create(
            {
                "list_id": income.id,
                "employee_id": person.id,
                "department_id": agency.id,
                "post": f"Secret post {number}",
            }
        ),
        "cchc.extra.income.rate": env["cchc.extra.income.rate"].create(
            {"unit_id": unit.id, "rating": "good", "value": "1", "regulation": f"Secret {number}"}
        ),
    }


def _kept(env, part, made, **whom):
    """A proposal as it stands in the table: who may be proposed is tried elsewhere."""
    Part = env[f"cchc.emulation.{part}"]
    subject = "collective" if part == "collective" else "person"
    title = env["cchc.emulation.title"].search([("subject", "=", subject)], limit=1)
    ((name, value),) = whom.items()
    env.cr.execute(
        f"INSERT INTO {Part._table} (round_id, unit_id, year, title_id, state, merit, {name})"  # noqa: S608
        " VALUES (%s, %s, %s, %s, 'proposed', 'Secret merit', %s) RETURNING id",
        [made.id, made.unit_id.id, made.year, title.id, value],
    )
    return Part.browse(env.cr.fetchone()[0])
