"""How titles of emulation and extra income are tried."""

from subject import Subject, asked, catalogue, numbers

ROUND, MONEY = "cchc.emulation.round", "cchc.extra.income"


def _round(case, place):
    return {"unit_id": case.unit[place].id, "year": 2045 + next(numbers) % 50}


def _item(part, key, field, subject):
    def create(case, place):
        taken = case.subject[f"cchc.emulation.{part}{key}"][place].sudo()
        title = case.env["cchc.emulation.title"].sudo().search(
            [("subject", "=", subject), ("id", "!=", taken.title_id.id)], limit=1
        )  # fmt: skip
        return {
            "round_id": case.subject[f"{ROUND}{key}"][place].id,
            "title_id": title.id,
            field: taken[field].id,
        }

    return create


def _initiative(case, place):
    return {
        "name": "x",
        "employee_id": case.person[place].id,
        "year": 2025,
        "recognised_by": "x",
        "document_number": "1",
    }


def _money(case, place):
    return {"unit_id": case.unit[place].id, "year": 2030 + next(numbers) % 60}


def _line(case, place):
    taken = case.subject[f"{MONEY}.line"][place].sudo()
    return {"list_id": taken.list_id.id, "employee_id": taken.employee_id.id}


def _rate(case, place):
    return {
        "unit_id": case.unit[place].id,
        "rating": "excellent",
        "value": "1",
        "regulation": "x",
    }


def _search(case, place):
    return {"round_id": case.subject[f"{ROUND} draft"][place].id}


def _search_line(case, place):
    made = case.env["cchc.emulation.search"].create(_search(case, place))
    return {"search_id": made.id, "employee_id": case.person[place].id}


def _parts(key):
    people = _item("proposal", key, "employee_id", "person")
    units = _item("collective", key, "department_id", "collective")
    return [
        Subject(f"{ROUND}{key}", "note", {"note": "y"}, _round),
        Subject(f"cchc.emulation.proposal{key}", "merit", {"merit": "y"}, people),
        Subject(f"cchc.emulation.collective{key}", "merit", {"merit": "y"}, units),
    ]


SUBJECTS = [
    catalogue("cchc.emulation.title", code="a"),
    Subject("cchc.emulation.initiative", "name", {"note": "y"}, _initiative),
    *_parts(""),
    *_parts(" draft"),
    asked("cchc.emulation.search", _search),
    asked("cchc.emulation.search.line", _search_line),
    Subject(MONEY, "note", {"note": "y"}, _money),
    Subject(f"{MONEY}.line", "post", {"post": "y"}, _line),
    Subject(f"{MONEY}.rate", "regulation", {"regulation": "y"}, _rate),
]
WIZARDS = {"cchc.emulation.search.action_find", "cchc.emulation.search.action_propose"}
OPENERS = {f"{ROUND}.action_open_return"}
# Change something: readers may not do it even to what they read.
CHANGES = {
    **{
        f"{ROUND}.action_{step}": ()
        for step in ("submit", "appraise", "approve", "judge", "find", "draft_decision")
    },
    f"{ROUND}.message_subscribe": ([1],),
    **{
        f"cchc.emulation.{part}.action_{step}": ()
        for part in ("proposal", "collective")
        for step in ("refuse", "propose_again")
    },
    "cchc.emulation.collective.action_award": (),
    f"{MONEY}.action_compute": (),
    f"{MONEY}.action_pay": (),
}
CHECKED = {
    **CHANGES,
    f"{MONEY}.action_approve": (),
    f"{ROUND}.action_open_proposals": (),
    f"{ROUND}.action_open_decisions": (),
    **{
        f"{model}.action_print_list{kind}": ()
        for model in (ROUND, MONEY)
        for kind in ("", "_docx", "_xlsx")
    },
}
