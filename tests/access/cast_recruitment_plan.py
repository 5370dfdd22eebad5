"""What each place has of recruitment: a demand, a plan, a draft of a session, a place offered."""


def records(cls, unit, number):
    """The records of the rows in subjects_recruitment_plan.py."""
    env = cls.env
    demand = env["cchc.recruitment.demand"].create({"unit_id": unit.id})
    line = {
        "demand_id": demand.id,
        "unit_id": unit.id,
        "category_id": env.ref("cchc_positions.quota_category_civil_servant").id,
    }
    session = env["cchc.recruitment.session"].create({"name": "x", "unit_id": unit.id})
    post = env["cchc.recruitment.post"].create(
        {"session_id": session.id, "unit_id": unit.id, "code": "1", "name": "x", "places": 9}
    )
    condition = env["cchc.recruitment.condition"].create(
        {"post_id": post.id, "kind": "degree", "level": "university"}
    )
    application = env["cchc.recruitment.application"].create(
        {
            "session_id": session.id,
            "name": f"Secret candidate {number}",
            "birthday": "2000-01-01",
            "sex": "male",
            "citizen_id": f"09120000000{number}",
        }
    )
    offer = env["cchc.recruitment.offer"].create(
        {"application_id": application.id, "post_id": post.id, "seat": 1}
    )
    return {
        "cchc.recruitment.demand": demand,
        "cchc.recruitment.demand.line": env["cchc.recruitment.demand.line"].create(line),
        "cchc.recruitment.plan": env["cchc.recruitment.plan"].create(
            {"name": "x", "unit_id": unit.id}
        ),
        "cchc.recruitment.session": session,
        "cchc.recruitment.post": post,
        "cchc.recruitment.condition": condition,
        "cchc.recruitment.announcement": env["cchc.recruitment.announcement"].create(
            {
                "session_id": session.id,
                "number": 1,
                "published_on": "2026-01-01",
                "content": {"name": "x", "posts": []},
                "digest": "x",
            }
        ),
        "cchc.recruitment.offer": offer,
        "cchc.recruitment.offer.paper": env["cchc.recruitment.offer.paper"].create(
            {"offer_id": offer.id, "name": "x"}
        ),
    }
