"""How results, their publication and competitions for leading posts are tried."""

from subject import Subject, asked, numbers

RESULT, NOMINATION = "cchc.recruitment.result", "cchc.recruitment.nomination"


def _figure(case, place):
    number = next(numbers)
    return {"law": "x", "code": f"x{number}", "name": "x", "value": "1", "article": "x"}


def _session(case, place):
    return case.subject[RESULT][place].sudo().session_id


def _score(case, place):
    old = case.subject["cchc.recruitment.score"][place].sudo()
    return {"application_id": old.application_id.id, "paper_id": old.paper_id.id, "points": 99}


def _result(case, place):
    old = case.subject[RESULT][place].sudo()
    return {"application_id": old.application_id.id, "post_id": _new_post(case, place).id}


def _new_post(case, place):
    """The post of which there is no result yet."""
    return _session(case, place).post_ids.sorted("code")[1]


def _publication(case, place):
    session = _session(case, place)
    return {
        "session_id": session.id,
        "unit_id": session.unit_id.id,
        "number": 100 + next(numbers),
        "title": "x",
        "digest": "x",
        "published_at": "2026-01-01",
    }


def _choice(case, place):
    old = case.subject["cchc.recruitment.choice"][place].sudo()
    return {
        "post_id": old.post_id.id,
        "session_id": old.session_id.id,
        "unit_id": old.unit_id.id,
        "reason": "x",
        "document": "x",
    }


def _nomination(case, place):
    return {
        "post_id": _new_post(case, place).id,
        "unit_id": case.unit[place].id,
        "employee_id": case.person[place].id,
        "document": "x",
    }


def _criterion(case, place):
    return {"session_id": _session(case, place).id, "name": "x", "max_points": 1}


def _sheet(case, place):
    old = case.subject["cchc.recruitment.defence.sheet"][place].sudo()
    return {
        "criterion_id": case.subject["cchc.recruitment.criterion"][place].id,
        "member_id": old.member_id.id,
        "application_id": old.application_id.id,
    }


def _tie(case, place):
    return {
        "post_id": case.subject[RESULT][place].sudo().post_id.id,
        "reason": "x",
        "document": "x",
    }


SUBJECTS = [
    Subject("cchc.recruitment.figure", create=_figure, placed=False),
    Subject("cchc.recruitment.score", "points", {"points": 99}, _score),
    Subject(RESULT, "total", {"total": 99}, _result),
    Subject("cchc.recruitment.publication", "text", {"text": "y"}, _publication),
    Subject("cchc.recruitment.choice", "reason", {"reason": "y"}, _choice),
    asked("cchc.recruitment.tie", _tie),
    Subject(NOMINATION, "document", {"reason": "y"}, _nomination),
    Subject("cchc.recruitment.criterion", "name", {"name": "y"}, _criterion),
    Subject("cchc.recruitment.defence.sheet", "points", {"points": 1}, _sheet),
]
WIZARDS = {"cchc.recruitment.tie.action_choose"}
# Change something: readers may not do it even to what they read.
CHANGES = {
    **{
        f"cchc.recruitment.session.action_{step}": ()
        for step in ("rank", "open_tie", "publish_results", "publish_again", "leadership_rounds",
                     "prepare_sheets", "close_defence", "draft_appointment")
    },
    **{f"{NOMINATION}.action_{step}": () for step in ("send", "accept", "refuse", "withdraw")},
}  # fmt: skip
CHECKED = {
    **CHANGES,
    "cchc.recruitment.publication.action_verify": (),
    **{
        f"cchc.recruitment.session.action_{step}": ()
        for step in ("open_results", "open_publications", "open_sheets", "open_appointments")
    },
}
