"""Papers of an examination in the plain values of Word templates: the decision on a board, the
list of a room, the invitations of a round."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

KINDS = {
    "council": "Hội đồng tuyển dụng",
    "screening": "Ban kiểm tra phiếu đăng ký dự tuyển",
    "questions": "Ban đề thi",
    "invigilation": "Ban coi thi",
    "anonymising": "Ban phách",
    "marking": "Ban chấm thi",
    "interview": "Ban kiểm tra, sát hạch",
    "supervision": "Ban giám sát",
    "re_marking": "Ban chấm phúc khảo",
}
ROLES = {
    "chair": ("Chủ tịch Hội đồng", "Trưởng ban"),
    "deputy": ("Phó Chủ tịch Hội đồng", "Phó Trưởng ban"),
    "secretary": ("Ủy viên kiêm Thư ký", "Ủy viên kiêm Thư ký"),
    "member": ("Ủy viên", "Ủy viên"),
}


@dataclass(frozen=True)
class Issuer:
    """What `hr.department._document_issuer` says of the recruiting body."""

    lines: tuple[str, ...]
    parent: str = ""
    place: str = ""

    def head(self, day: date):
        place = f"{self.place}, " if self.place else ""
        return {
            "parent": self.parent,
            "issuer_lines": list(self.lines),
            "place_and_date": f"{place}ngày {day:%d} tháng {day:%m} năm {day:%Y}",
        }


@dataclass(frozen=True)
class Sitter:
    """A candidate on a list or an invitation."""

    number: str
    name: str
    birthday: date
    seat: int = 0
    posts: str = ""
    sits: tuple[dict, ...] = ()


def decision(issuer: Issuer, kind, session, number, day, members, law, signer, authority):
    """The decision that establishes a board.

    :param members: ``(name, post, role)``
    :param signer: lines above the signature
    :param authority: who decides
    """
    board = KINDS[kind]
    column = kind != "council"
    rows = [
        {"number": str(place), "name": name, "post": post, "role": ROLES[role][column]}
        for place, (name, post, role) in enumerate(members, start=1)
    ]
    return {
        **issuer.head(day),
        "title": f"Quyết định thành lập {board}",
        "mark": "",
        "number": number,
        "subject": f"Về việc thành lập {board} – {session}",
        "law": f"Căn cứ {law.replace('NĐ ', 'Nghị định số ')};" if law else "",
        "authority": authority.upper(),
        "session": session,
        "board": board,
        "members": rows,
        "count": str(len(rows)),
        "signature": [line.upper() for line in signer],
        "recipients": ["Như Điều 3", "Lưu: VT"],
        "signer": "",
    }


def room_list(issuer: Issuer, day, session, paper, room, place, begins, sitters: Iterable[Sitter]):
    rows = [
        {
            "number": str(sitter.seat),
            "candidate": sitter.number,
            "name": sitter.name,
            "birthday": f"{sitter.birthday:%d/%m/%Y}",
            "posts": sitter.posts,
        }
        for sitter in sitters
    ]
    return {
        **issuer.head(day),
        "title": f"Danh sách thí sinh phòng {room}",
        "session": session,
        "paper": paper,
        "room": room,
        "place": place,
        "begins": begins,
        "rows": rows,
        "count": str(len(rows)),
    }


def invitations(issuer: Issuer, day, session, round_name, signer, sitters: Iterable[Sitter]):
    head = issuer.head(day)
    return {
        **head,
        "title": f"Giấy báo dự thi – {round_name}",
        "session": session,
        "round": round_name,
        "signature": [line.upper() for line in signer],
        "people": [
            {
                "number": sitter.number,
                "name": sitter.name,
                "birthday": f"{sitter.birthday:%d/%m/%Y}",
                "posts": sitter.posts,
                "sits": list(sitter.sits),
            }
            for sitter in sitters
        ],
    }


# -- examples of every variable ----------------------------------------------------

_ISSUER = Issuer(("SỞ NỘI VỤ",), "UBND TỈNH KIÊN GIANG", "Rạch Giá")
_DAY = date(2026, 4, 1)
_SESSION = "Tuyển dụng công chức năm 2026"
_SITTER = Sitter(
    "0001",
    "Nguyễn Thị An",
    date(2000, 1, 2),
    1,
    "VT01 – Chuyên viên tổ chức",
    (
        {
            "paper": "Thi viết",
            "begins": "07:30 ngày 05/04/2026",
            "room": "Phòng 1",
            "place": "Trường Chính trị tỉnh",
            "seat": "1",
            "minutes": "180",
        },
    ),
)


def decision_samples():
    members = [("Trần Văn Ba", "Giám đốc Sở Nội vụ", "chair"), ("Lê Thị Tư", "", "member")]
    return [
        decision(
            _ISSUER, "council", _SESSION, "12/QĐ-SNV", _DAY, members, "NĐ 170/2025/NĐ-CP",
            ("KT. Giám đốc", "Phó Giám đốc"), "Giám đốc Sở Nội vụ",
        )
    ]  # fmt: skip


def room_samples():
    return [
        room_list(
            _ISSUER, _DAY, _SESSION, "Thi viết", "Phòng 1", "Trường Chính trị tỉnh",
            "07:30 ngày 05/04/2026", [_SITTER],
        )
    ]  # fmt: skip


def invitation_samples():
    return [invitations(_ISSUER, _DAY, _SESSION, "Vòng 2", ("Chủ tịch Hội đồng",), [_SITTER])]
