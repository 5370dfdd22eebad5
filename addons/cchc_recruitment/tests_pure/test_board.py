from datetime import date

import pytest
from tables import figures

from odoo.addons.cchc_recruitment.rules import board
from odoo.addons.cchc_recruitment.rules.board import (
    Candidate,
    Relative,
    Seat,
    conflicts,
    suspects,
)


def composition(kind, seats, markers=0):
    return board.composition(kind, seats, figures("nd170_2025"), markers)


BORN = date(2000, 5, 6)


def _seat(name, role="member", **facts):
    return Seat(frozenset({("name", name)}), name, role, declared="none", **facts)


def _council(count=5, **last):
    roles = ["chair", "deputy", "secretary", *["member"] * 10]
    seats = [_seat(f"Thành viên {n}", role) for n, role in enumerate(roles[:count])]
    return [*seats[:-1], _seat("Cuối", seats[-1].role, **last)]


def _codes(problems):
    return [problem.code for problem in problems]


@pytest.mark.parametrize(("count", "codes"), [(5, []), (7, []), (4, ["size"]), (6, ["size"])])
def test_a_council_has_five_or_seven(count, codes):
    assert _codes(composition("council", _council(count))) == codes


def test_a_council_has_its_offices():
    seats = [_seat(f"Người {n}") for n in range(5)]
    assert _codes(composition("council", seats)) == ["chair", "deputy", "secretary"]


def test_who_is_under_discipline_or_related_may_not_sit():
    assert _codes(composition("council", _council(disciplined=True))) == ["disciplined"]
    assert _codes(composition("council", _council(found_related=1))) == ["related"]
    assert _codes(composition("council", _council(open_suspects=2))) == ["suspects"]


def test_everybody_declares():
    silent = Seat(frozenset({("name", "x")}), "Im lặng", "chair")
    assert _codes(composition("screening", [silent])) == ["undeclared"]


def test_nobody_sits_twice():
    again = [*_council(5)[:-1], _seat("Thành viên 0")]
    assert _codes(composition("council", again)) == ["twice"]


def test_two_mark():
    chair = [_seat("Trưởng ban", "chair")]
    assert _codes(composition("marking", chair, markers=1)) == ["markers"]
    assert not composition("marking", chair, markers=2)


@pytest.mark.parametrize(
    ("kinds", "codes"),
    [
        (("marking", "anonymising"), ["marker_and_codes"]),
        (("re_marking", "anonymising"), ["marker_and_codes"]),
        (("marking", "re_marking"), ["marks_again"]),
        (("marking", "council"), []),
        (("invigilation", "anonymising"), []),
    ],
)
def test_boards_that_share_nobody(kinds, codes):
    boards = [(kind, [_seat("Một người"), _seat(f"Ai đó {kind}")]) for kind in kinds]
    assert _codes(conflicts(boards)) == codes


def test_a_person_is_known_by_any_key():
    account = Seat(frozenset({("user", 1), ("employee", 2)}), "Lan")
    employee = Seat(frozenset({("employee", 2)}), "Lan")
    assert _codes(conflicts([("marking", [account]), ("anonymising", [employee])])) == [
        "marker_and_codes"
    ]


def test_relatives_are_found_by_the_dossiers():
    member = _seat(
        "Trần Văn Ba",
        citizen_id="091",
        relatives=(Relative("con", "TRẦN THỊ  BÌNH", 2000), Relative("vợ", "Lê Thị Hoa", 1975)),
    )
    daughter = Candidate(1, "Trần Thị Bình", BORN)
    namesake = Candidate(2, "Trần Thị Bình", date(1990, 1, 1))
    himself = Candidate(3, "Trần Văn Ba", BORN, "091")
    nephew = Candidate(4, "Ai Đó", BORN, "", (Relative("bác", "Trần Văn Ba", 1970),))
    sharing = Candidate(5, "Ai Khác", BORN, "", (Relative("mẹ", "Lê Thị Hoa", 1975),))
    stranger = Candidate(6, "Người Lạ", BORN, "", (Relative("mẹ", "Lê Thị Hoa", 1980),))
    found = suspects(member, [daughter, namesake, himself, nephew, sharing, stranger])
    assert [one.candidate for one in found] == [1, 3, 4, 5]
    assert "con" in found[0].why


def test_an_unknown_year_is_asked_about():
    member = _seat("A", relatives=(Relative("con", "Trần Thị Bình"),))
    assert suspects(member, [Candidate(1, "Trần Thị Bình", BORN)])
