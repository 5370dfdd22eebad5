"""What each place has of evaluation: an agency in an open month, a person and what hangs on it."""

from itertools import count

SECRET = "Secret comment of "
months = count(12 * 2041)


def period(env, **vals):
    """An open period that nobody else has."""
    year, number = divmod(next(months), 12)
    made = env["cchc.evaluation.period"].create(
        {"kind": "month", "year": year, "number": number + 1, **vals}
    )
    # Opened without asking anybody.
    made.env.cr.execute("UPDATE cchc_evaluation_period SET state = 'open' WHERE id = %s", [made.id])
    made.invalidate_recordset()
    return made


def run(env, unit, made=None):
    """The agency of a place in a period of its own."""
    return env["cchc.evaluation.unit"].create(
        {"period_id": (made or period(env)).id, "unit_id": unit.id, "counts_from": "none"}
    )


def evaluation(env, unit, person, agency=None, **vals):
    agency = agency or run(env, unit)
    return env["cchc.evaluation"].create(
        {
            "period_id": agency.period_id.id,
            "unit_run_id": agency.id,
            "employee_id": person.id,
            "unit_id": unit.id,
            "agency_id": unit.agency_id.id,
            "category": "civil_servant",
            "law": "nd335_2025",
            "group_id": env.ref("cchc_evaluation.evaluation_group_professional").id,
            "months": 12,
            **vals,
        }
    )


def verdict(env, row, **vals):
    return env["cchc.evaluation.verdict"].create(
        {
            "evaluation_id": row.id,
            "unit_id": row.unit_id.id,
            "employee_id": row.employee_id.id,
            "level": "good",
            "decided_on": "2026-01-01",
            "recorded_at": env.cr.now(),
            "user_id": env.uid,
            "document": "1",
            **vals,
        }
    )


def records(cls, unit, person, number):
    env, place = cls.env, number
    # A year, of which the cap is counted.
    agency = run(env, unit, period(env, kind="year", year=2029 + number, number=0))
    row = evaluation(env, unit, person, agency, head_comment=f"{SECRET}{place}", level="good")
    owner = {"evaluation_id": row.id}
    criterion = env.ref("cchc_evaluation.evaluation_criterion_nd335_2025_a")
    told = evaluation(env, unit, person, state="notified", notified_on="2020-01-01")
    env.flush_all()
    return {
        "cchc.evaluation.unit": row.unit_run_id,
        "cchc.evaluation": row,
        "cchc.evaluation.task": env["cchc.evaluation.task"].create(
            {**owner, "product": f"{SECRET}{place}"}
        ),
        "cchc.evaluation.mark": env["cchc.evaluation.mark"].create(
            {**owner, "criterion_id": criterion.id}
        ),
        "cchc.evaluation.verdict": verdict(env, row, reason=f"{SECRET}{place}"),
        "cchc.evaluation.complaint": env["cchc.evaluation.complaint"].create(
            {"evaluation_id": told.id, "reason": f"{SECRET}{place}"}
        ),
        "cchc.evaluation.minutes": env["cchc.evaluation.minutes"].create(
            {**minutes(row.unit_run_id), "content": f"{SECRET}{place}"}
        ),
        "cchc.evaluation.cap": env["cchc.evaluation.cap"].browse(row.id),
    }


def minutes(agency):
    return {
        "unit_run_id": agency.id,
        "unit_id": agency.unit_id.id,
        "date": "2026-01-01",
        "chair": "x",
        "secretary": "x",
        "present": 1,
        "content": "x",
    }


def catalogue(env):
    """Of no place: a draft of Home Affairs, and work in the background."""
    draft = env["cchc.evaluation.period"].create({"kind": "year", "year": 2090})
    return {
        "cchc.evaluation.period": draft,
        "cchc.evaluation.job": env["cchc.evaluation.job"].create(
            {"period_id": draft.id, "kind": "reckon"}
        ),
        "cchc.evaluation.special": env["cchc.evaluation.special"].create(
            {
                "unit_id": env["hr.department"]._roots()[:1].id,
                "document": "1",
                "date_from": "2005-01-01",
                "date_to": "2005-12-31",
            }
        ),
        "cchc.evaluation.group": env.ref("cchc_evaluation.evaluation_group_support"),
    }
