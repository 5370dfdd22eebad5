"""How the examination and the marking of recruitment are tried.

A mark is its marker's alone: the marker of the rows here has no role of ours and no unit.
"""

from cast_recruitment_exam import DAY, enter_points, new_candidate
from subject import Subject, asked, numbers

MODEL = "cchc.recruitment."


def _of(key, place, case, name="id"):
    return case.subject[f"{MODEL}{key}"][place].sudo()[name]


def _part(key, field, **values):
    """A part of the record of another row."""

    def create(case, place):
        named = {name: value() if callable(value) else value for name, value in values.items()}
        return {field: _of(key, place, case), **named}

    return create


def _board(case, place):
    """A session has one board of a kind: each attempt has a session of its own."""
    made = case.env["cchc.recruitment.session"].create(
        {"name": "x", "unit_id": case.unit[place].id}
    )
    return {"session_id": made.id, "kind": "marking"}


def _round(case, place):
    return {"session_id": _of("round", place, case, "session_id").id, "name": "x"}


def _room(case, place):
    session = _of("room", place, case, "session_id").id
    return {"session_id": session, "name": f"r{next(numbers)}"}


def _candidate(case, place):
    session = case.subject[f"{MODEL}round"][place].sudo().session_id.with_user(1)
    return new_candidate(session.env, session, session.post_ids[:1])


def _exemption(case, place):
    return {
        "paper_id": _of("paper", place, case),
        "application_id": _candidate(case, place).id,
        "reason": "x",
        "document": "x",
    }


def _sitting(case, place):
    return {
        "paper_id": _of("paper", place, case),
        "room_id": _of("room", place, case),
        "starts_at": str(DAY.replace(year=2030 + next(numbers))),
    }


def _seat(case, place):
    return {
        "sitting_id": _of("sitting", place, case),
        "application_id": _candidate(case, place).id,
        "place": 100 + next(numbers),
    }


def _kin(case, place):
    member = _of("member", place, case)
    return {"member_id": member, "application_id": _candidate(case, place).id, "why": "x"}


def _sheet(case, place):
    board = case.subject[f"{MODEL}board"][place].sudo()
    member = case.env["cchc.recruitment.member"].create({"board_id": board.id, "name": "x"})
    return {"seat_id": _of("seat", place, case), "member_id": member.id}


def _remark(case, place):
    application = _candidate(case, place)
    paper = case.env["cchc.recruitment.paper"].browse(_of("paper", place, case))
    enter_points(case.env, application, paper)
    return {"paper_id": paper.id, "application_id": application.id}


def _script(case, place):
    return {
        "seal_id": _of("seal", place, case),
        "paper_id": _of("paper", place, case),
        "code": f"{next(numbers)}",
    }


def _mark(case, place):
    user = case.user["internal"].id
    return {"script_id": _of("script", place, case), "user_id": user, "turn": "second"}


def _log(case, place):
    return {"paper_id": _of("paper", place, case), "user_id": case.user["internal"].id}


def _import(case, place):
    return {"paper_id": _of("paper", place, case)}


def _own_member(case, place):
    """Whoever sits on a board declares there himself: here the officer of the department."""
    board = case.subject[f"{MODEL}board"][place].sudo()
    user = case.user["hr_officer"].id
    return case.env[f"{MODEL}member"].create({"board_id": board.id, "name": "x", "user_id": user})


def _declare(case, place):
    return {"member_id": _own_member(case, place).id, "declaration": "none"}


def _declare_kin(case, place):
    member = _own_member(case, place)
    kin = {"member_id": member.id, "application_id": _candidate(case, place).id, "why": "x"}
    declared = case.env[f"{MODEL}declare"].create({"member_id": member.id, "declaration": "none"})
    return {"declare_id": declared.id, "kin_id": case.env[f"{MODEL}kin"].create(kin).id}


SUBJECTS = [
    Subject(f"{MODEL}round", "name", {"name": "y"}, _round),
    Subject(f"{MODEL}paper", "name", {"name": "y"}, _part("round", "round_id", code="c", name="x")),
    Subject(f"{MODEL}board", "kind", {"decision_number": "2"}, _board),
    Subject(f"{MODEL}member", "name", {"title": "y"}, _part("board", "board_id", name="x")),
    Subject(f"{MODEL}kin", "why", {"note": "y"}, _kin),
    Subject(f"{MODEL}room", "name", {"place": "y"}, _room),
    Subject(f"{MODEL}exemption", "document", {"document": "y"}, _exemption),
    Subject(f"{MODEL}sitting", "starts_at", {"minutes": "y"}, _sitting),
    Subject(f"{MODEL}seat", "name", {"sheets": 1}, _seat),
    Subject(f"{MODEL}seal", "officers", {"officers": "y"}, _import),
    Subject(f"{MODEL}script", "code", {"code": "y"}, _script),
    Subject(f"{MODEL}mark", "typed", {"typed": "8"}, _mark),
    Subject(f"{MODEL}mark.log", "after", {"after": "y"}, _log),
    Subject(f"{MODEL}sheet", "typed", {"typed": "8"}, _sheet),
    Subject(f"{MODEL}remark", "reason", {"reason": "y"}, _remark),
    asked(f"{MODEL}score.import", _import),
    asked(f"{MODEL}declare", _declare),
    asked(f"{MODEL}declare.kin", _declare_kin),
]
WIZARDS = {
    *(f"{MODEL}score.import.action_{step}" for step in ("check", "enter")),
    f"{MODEL}declare.action_sign",
}
OPENERS = {f"{MODEL}paper.action_{step}" for step in ("open_sheets", "seal", "unseal")}
# Change something: readers may not do it even to what they read.
CHANGES = {
    **{
        f"{MODEL}{name}.action_{step}": ()
        for name, steps in {
            "session": ("build_rounds", "give_numbers"),
            "round": ("invite",),
            "paper": ("allot_seats", "make_sheets", "enter_sheets", "assign_markers",
                      "assign_third"),
            "board": ("find_relatives", "establish", "reopen"),
            "sitting": ("all_present", "close"),
            "seal": ("void",),
            "remark": ("refuse", "assign", "decide"),
        }.items()
        for step in steps
    },
    # Of one's own marks only.
    f"{MODEL}mark.action_hand_in": (),
}  # fmt: skip
CHECKED = {
    **CHANGES,
    # By the member alone: others are told so in words.
    f"{MODEL}member.action_declare": (),
    **{f"{MODEL}paper.action_{step}": () for step in ("open_sittings", "open_marking")},
}
