"""How demands, plans, sessions and the outcome of recruitment are tried."""

from subject import Subject, asked, below, catalogue, numbers, of_unit


def _line(case, place):
    return {
        "demand_id": case.subject["cchc.recruitment.demand"][place].id,
        "unit_id": case.unit[place].id,
        "category_id": case.env.ref("cchc_positions.quota_category_civil_servant").id,
    }


def _post(case, place):
    return {
        "session_id": case.subject["cchc.recruitment.session"][place].id,
        "unit_id": case.unit[place].id,
        "code": f"x{next(numbers)}",
        "name": "x",
    }


def _announcement(case, place):
    return {
        "session_id": case.subject["cchc.recruitment.session"][place].id,
        "number": 100 + next(numbers),
        "published_on": "2026-01-01",
        "content": {"posts": []},
        "digest": "x",
    }


def _offer(case, place):
    old = case.subject["cchc.recruitment.offer"][place]
    return {
        "application_id": old.sudo().application_id.id,
        "post_id": old.sudo().post_id.id,
        "seat": 2,
    }


def _changed_post(case, place):
    """A line of a change; the change itself is made without anybody's rights."""
    post = case.subject["cchc.recruitment.post"][place].sudo()
    change = case.env["cchc.recruitment.change"].create(
        {"session_id": post.session_id.id, "reason": "x", "post_ids": [], "condition_ids": []}
    )
    return {"change_id": change.id, "post_id": post.id, "places": 1}


def _changed_condition(case, place):
    line = _changed_post(case, place)
    return {**{name: line[name] for name in ("change_id", "post_id")}, "kind": "discipline"}


SESSION, OFFER = "cchc.recruitment.session", "cchc.recruitment.offer"
SUBJECTS = [
    Subject("cchc.recruitment.demand", "name", {"note": "y"}, of_unit()),
    Subject("cchc.recruitment.demand.line", "reason", {"reason": "y"}, _line),
    Subject("cchc.recruitment.plan", "name", {"note": "y"}, of_unit(name="x")),
    Subject(SESSION, "name", {"note": "y"}, of_unit(name="x")),
    Subject("cchc.recruitment.post", "name", {"language": "y"}, _post),
    Subject(
        "cchc.recruitment.condition",
        "words",
        {"article": "y"},
        below("cchc.recruitment.post", "post_id", kind="discipline"),
    ),
    Subject("cchc.recruitment.announcement", "digest", {"reason": "y"}, _announcement),
    Subject(OFFER, "state", {"starts_on": "2026-01-01"}, _offer),
    Subject(
        "cchc.recruitment.offer.paper", "name", {"note": "y"}, below(OFFER, "offer_id", name="x")
    ),
    catalogue("cchc.recruitment.file.paper", code="a"),
    asked("cchc.recruitment.change", below(SESSION, "session_id", reason="x")),
    asked("cchc.recruitment.change.post", _changed_post),
    asked("cchc.recruitment.change.condition", _changed_condition),
    asked("cchc.recruitment.cancel", below(SESSION, "session_id", reason="x")),
    asked("cchc.recruitment.drop", below(OFFER, "offer_id", why="declined", reason="x")),
]
WIZARDS = {
    "cchc.recruitment.change.action_change",
    "cchc.recruitment.cancel.action_cancel",
    "cchc.recruitment.drop.action_drop",
}
OPENERS = {
    "cchc.recruitment.demand.action_open_return",
    "cchc.recruitment.plan.action_open_return",
}
# Change something: readers may not do it even to what they read.
CHANGES = {
    **{f"cchc.recruitment.demand.action_{step}": () for step in ("submit", "take_needs")},
    "cchc.recruitment.demand.message_subscribe": ([1],),
    "cchc.recruitment.demand.line.action_release": (),
    **{
        f"cchc.recruitment.plan.action_{step}": ()
        for step in ("collect", "submit", "appraise", "approve", "make_session")
    },
    "cchc.recruitment.plan.message_subscribe": ([1],),
    **{
        f"cchc.recruitment.session.action_{step}": ()
        for step in ("announce", "open_change", "follow_law", "open_cancel", "recognise",
                     "offer_next", "draft_decisions", "finish")
    },
    "cchc.recruitment.post.action_take_standards": (),
    **{
        f"cchc.recruitment.offer.action_{step}": ()
        for step in ("complete_file", "open_drop", "start", "draft_decision", "record_contract")
    },
}  # fmt: skip
CHECKED = {
    **CHANGES,
    "cchc.recruitment.demand.action_appraise": (),
    "cchc.recruitment.demand.action_approve": (),
    "cchc.recruitment.demand.line.action_explain_free": (),
    "cchc.recruitment.demand.line.action_open_entries": (),
    "cchc.recruitment.plan.action_open_entries": (),
    "cchc.recruitment.plan.action_open_sessions": (),
    **{
        f"cchc.recruitment.session.action_{step}": ()
        for step in ("open_offers", "open_dossier", "download_dossier")
    },
    "cchc.recruitment.offer.action_open_decision": (),
}
