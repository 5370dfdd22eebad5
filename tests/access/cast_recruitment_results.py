"""What each place has of results: points, a ranking, a published list, a leading post."""


def records(cls, unit, person, number):
    """The records of the rows in subjects_recruitment_results.py."""
    env = cls.env
    session = env["cchc.recruitment.session"].create(
        {"name": f"Secret contest {number}", "unit_id": unit.id, "form": "leadership"}
    )
    post = _post(env, session, unit, "1")
    _post(env, session, unit, "2")
    session.action_leadership_rounds()
    application = env["cchc.recruitment.application"].create(
        {
            "session_id": session.id,
            "name": f"Secret winner {number}",
            "birthday": "2000-01-01",
            "sex": "male",
            "citizen_id": f"09130000000{number}",
            "wish_ids": [(0, 0, {"post_id": post.id})],
        }
    )
    application._set_stage(state="eligible", candidate_number=f"{number}")
    session._move("draft", "examining", law="nd170_2025")
    papers = session.round_ids.paper_ids
    scores = env["cchc.recruitment.score"]._enter(
        [
            {
                "application_id": application.id,
                "paper_id": paper.id,
                "points": 70,
                "state": "sat",
                "source": "x",
            }
            for paper in papers
        ]
    )
    sheet = env["cchc.recruitment.defence.sheet"].create(
        {
            "criterion_id": session.criterion_ids[0].id,
            "member_id": env.ref("base.user_admin").id,
            "application_id": application.id,
        }
    )
    session.action_rank()
    return {
        "cchc.recruitment.score": scores[0],
        "cchc.recruitment.result": session.result_ids,
        "cchc.recruitment.publication": session._publish(),
        "cchc.recruitment.choice": env["cchc.recruitment.choice"].create(
            {
                "post_id": post.id,
                "session_id": session.id,
                "unit_id": unit.id,
                "equals": application.ids,
                "chosen": application.ids,
                "reason": f"Secret reason {number}",
                "document": "x",
            }
        ),
        "cchc.recruitment.nomination": env["cchc.recruitment.nomination"].create(
            {
                "post_id": post.id,
                "unit_id": unit.id,
                "employee_id": person.id,
                "document": f"Secret paper {number}",
            }
        ),
        "cchc.recruitment.criterion": session.criterion_ids[-1],
        "cchc.recruitment.defence.sheet": sheet,
    }


def _post(env, session, unit, code):
    """A post of the session; the second one has neither result nor nomination."""
    return env["cchc.recruitment.post"].create(
        {"session_id": session.id, "unit_id": unit.id, "code": code, "name": "x"}
    )
