from datetime import datetime, timedelta

from odoo.tests.common import new_test_user

from .common import RecruitmentCase

BEGINS = datetime(2026, 4, 20, 0, 30)
PHRASES = ("cụm mật khẩu thứ nhất", "cụm mật khẩu thứ hai", "cụm mật khẩu thứ ba")
NAMES = ("Trần Thị Ân", "Nguyễn Văn An", "Lê Văn Bình", "Đỗ Thị Dung", "Cao Văn Đức", "Bùi Thị Hà")


class ExamCase(RecruitmentCase):
    """A session whose candidates are numbered and sit a written paper in two rooms."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.session._move("draft", "examining", law="nd170_2025")
        cls.candidates = cls._applications(NAMES)
        cls.session.action_build_rounds()
        cls.choice, cls.paper = cls.session.round_ids.paper_ids
        cls.session.action_give_numbers()
        cls.env["cchc.recruitment.room"].with_user(cls.judge).create(
            [
                {"session_id": cls.session.id, "name": f"Phòng {n}", "capacity": 4,
                 "place": "Trường Chính trị", "sequence": n}
                for n in (1, 2)
            ]
        )  # fmt: skip
        cls.choice.starts_at = BEGINS
        cls.paper.starts_at = BEGINS + timedelta(days=5)
        cls.marker, cls.second_marker, cls.third_marker = (
            new_test_user(
                cls.env,
                login=f"exam_marker_{n}",
                name=f"Giám khảo {n}",
                groups="cchc_recruitment.group_marker",
            )
            for n in (1, 2, 3)
        )

    @classmethod
    def _board(cls, kind, *members, establish=True):
        """A board of ``(name or user, role)``."""
        made = (
            cls.env["cchc.recruitment.board"]
            .with_user(cls.judge)
            .create(
                {
                    "session_id": cls.session.id,
                    "kind": kind,
                    "member_ids": [
                        (0, 0, {"role": role, "declaration": "none", "name": str(who),
                                **({} if isinstance(who, str)
                                   else {"user_id": who.id, "name": who.name})})
                        for who, role in members
                    ],
                }
            )
        )  # fmt: skip
        if establish:
            made.action_establish()
        return made

    @classmethod
    def _council(cls):
        roles = ("chair", "deputy", "secretary", "member", "member")
        return cls._board("council", *((f"Ủy viên {n}", role) for n, role in enumerate(roles)))

    @classmethod
    def _sit(cls, paper, absent=(), **incidents):
        """Seats and attendance of a paper: the first numbers were absent or had incidents."""
        paper.action_allot_seats()
        for seat in paper.seat_ids:
            seat.attendance = "absent" if seat.name in absent else "present"
        for kind, name in incidents.items():
            seat = paper.seat_ids.filtered(lambda one, name=name: one.name == name)
            seat.write({"incident": kind, "incident_minutes": "BB số 1"})
        paper.sitting_ids.action_close()
        return paper.seat_ids

    @classmethod
    def _pass_choice(cls, points=40):
        """The first round lies behind everybody."""
        cls._sit(cls.choice)
        cls.env["cchc.recruitment.score"]._enter(
            [
                {"application_id": one.id, "paper_id": cls.choice.id, "points": points,
                 "source": "test"}
                for one in cls.candidates
            ]
        )  # fmt: skip

    @classmethod
    def _scores(cls, paper):
        """``{name: (state, points)}`` as they stand."""
        rows = cls.env["cchc.recruitment.score"].search(
            [("paper_id", "=", paper.id), ("superseded_at", "=", False)]
        )
        return {row.application_id.name: (row.state, row.points) for row in rows}

    @classmethod
    def _seal(cls, paper=None):
        """The list of codes, and the passphrases by member."""
        paper = paper or cls.paper
        members = paper._keepers()[:3]
        cls.phrases = dict(zip(map(str, members.ids), PHRASES, strict=True))
        return paper._seal(cls.phrases)

    @classmethod
    def _ready_to_mark(cls, **sitting):
        """Sat, sealed, given to two markers. Returns ``{code: candidate number}``."""
        cls._pass_choice()
        cls._sit(cls.paper, **sitting)
        cls._council()
        cls._board("marking", (cls.marker, "chair"), (cls.second_marker, "member"),
                   (cls.third_marker, "member"))  # fmt: skip
        rows = cls._seal()
        cls.paper.action_assign_markers()
        return {code: number for number, _seat, _room, code in rows}

    @classmethod
    def _mark(cls, user, points):
        """The user's marks: ``points`` is a function of the code, or one text for all."""
        Mark = cls.env["cchc.recruitment.mark"].with_user(user)
        own = Mark.search([("user_id", "=", user.id), ("handed_in_at", "=", False)])
        for mark in own:
            mark.typed = points(mark.code) if callable(points) else points
        if own:
            own.action_hand_in()

    @classmethod
    def _mark_all(cls, points="70"):
        for user in (cls.marker, cls.second_marker, cls.third_marker):
            cls._mark(user, points)

    @classmethod
    def _open(cls):
        two = dict(list(cls.phrases.items())[:2])
        cls.paper.seal_id._open(two)
