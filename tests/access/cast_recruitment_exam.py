"""What each place has of an examination: boards, rooms, seats, sealed codes, marks, a request."""

from datetime import date, datetime
from itertools import count

DAY = datetime(2026, 4, 20, 1)
codes = count(1)


def new_candidate(env, session, post):
    """An eligible candidate with a number."""
    number = next(codes)
    made = env["cchc.recruitment.application"].create(
        {
            "session_id": session.id,
            "name": f"Secret candidate {number}",
            "birthday": date(2000, 1, 1),
            "sex": "male",
            "citizen_id": f"0330000{number:05}",
            "wish_ids": [(0, 0, {"post_id": post.id})],
        }
    )
    made._set_stage(state="eligible", candidate_number=f"{number:04}")
    return made


def enter_points(env, application, paper):
    env["cchc.recruitment.score"]._enter(
        [{"application_id": application.id, "paper_id": paper.id, "points": 7, "source": "x"}]
    )


def records(cls, unit, number):
    """The records of the rows in subjects_recruitment_exam.py."""
    env = cls.env
    session = env["cchc.recruitment.session"].create(
        {"name": f"Secret session {number}", "unit_id": unit.id}
    )
    post = env["cchc.recruitment.post"].create(
        {"session_id": session.id, "unit_id": unit.id, "code": "X", "name": "x"}
    )
    session._move("draft", "examining", law="nd170_2025")
    application = new_candidate(env, session, post)
    round_ = env["cchc.recruitment.round"].create({"session_id": session.id, "name": "x"})
    paper, other = env["cchc.recruitment.paper"].create(
        [
            {"round_id": round_.id, "code": code, "name": f"Secret paper {number}",
             "appealable": True}
            for code in "ab"
        ]
    )  # fmt: skip
    board = env["cchc.recruitment.board"].create({"session_id": session.id, "kind": "council"})
    member = env["cchc.recruitment.member"].create(
        {"board_id": board.id, "name": f"Secret member {number}"}
    )
    room = env["cchc.recruitment.room"].create({"session_id": session.id, "name": "x"})
    sitting = env["cchc.recruitment.sitting"].create(
        {"paper_id": paper.id, "room_id": room.id, "starts_at": DAY}
    )
    seat = env["cchc.recruitment.seat"].create(
        {"sitting_id": sitting.id, "application_id": application.id, "place": 1}
    )
    seal = env["cchc.recruitment.seal"].create({"paper_id": paper.id, "officers": f"x{number}"})
    script = env["cchc.recruitment.script"].create(
        {"seal_id": seal.id, "paper_id": paper.id, "code": f"Secret code {number}"}
    )
    # Marked by somebody without any role of ours.
    mark = env["cchc.recruitment.mark"].create(
        {"script_id": script.id, "user_id": cls.user["odoo_hr"].id, "turn": "first"}
    )
    sheet = env["cchc.recruitment.sheet"].create({"seat_id": seat.id, "member_id": member.id})
    mark.with_user(cls.user["odoo_hr"]).typed = "7"
    log = env["cchc.recruitment.mark.log"].search([("mark_id", "=", mark.id)])
    enter_points(env, application, paper)
    paper._set_plain({"told_on": env["hr.version"]._today()})
    remark = env["cchc.recruitment.remark"].create(
        {"application_id": application.id, "paper_id": paper.id}
    )
    return {
        "cchc.recruitment.round": round_,
        "cchc.recruitment.paper": paper,
        "cchc.recruitment.board": board,
        "cchc.recruitment.member": member,
        "cchc.recruitment.kin": env["cchc.recruitment.kin"].create(
            {"member_id": member.id, "application_id": application.id, "why": "x"}
        ),
        "cchc.recruitment.room": room,
        "cchc.recruitment.exemption": env["cchc.recruitment.exemption"].create(
            {"paper_id": other.id, "application_id": application.id, "reason": "x",
             "document": f"Secret document {number}"}
        ),
        "cchc.recruitment.sitting": sitting,
        "cchc.recruitment.seat": seat,
        "cchc.recruitment.seal": seal,
        "cchc.recruitment.script": script,
        "cchc.recruitment.mark": mark,
        "cchc.recruitment.mark.log": log,
        "cchc.recruitment.sheet": sheet,
        "cchc.recruitment.remark": remark,
    }  # fmt: skip
