"""A competition for a leading post: the defence of the programme before a board.

Of the criteria, the thresholds and the numbers nothing was read in a text: they are figures of the
agency's own rules (`LEADERSHIP`), and rows that the agency changes.
"""

from collections.abc import Mapping
from decimal import Decimal

from odoo.addons.cchc_base.rules.result import Result, Step

from .law import LAWS, LEADERSHIP
from .marking import rounded

CRITERION = "criterion_"


def criteria(figures):
    """How the points of a defence are usually spread, ``(name, points)``; changed for each
    competition."""
    codes = sorted(code for code in figures if code.startswith(CRITERION))
    return tuple((figures.row(code).name, figures[code]) for code in codes)


def defence_points(sheets: Mapping):
    """The points of one candidate: the mean of the members' sums, two decimals.

    :param sheets: ``{member: (points by criterion, …)}``
    :return: a `Result` with a Decimal, or None without any sheet
    """
    sums = {member: sum(points, Decimal(0)) for member, points in sheets.items()}
    if not sums:
        return Result(None, (), "recruitment_defence")
    value = rounded(sum(sums.values()) / len(sums))
    steps = tuple(Step(str(member), sums[member]) for member in sorted(sums, key=str))
    mean = Step("Điểm trung bình của các thành viên", value, LAWS[LEADERSHIP])
    return Result(value, (*steps, mean), "recruitment_defence")


def notices(candidates, members, criteria_points, max_points, figures):
    """What an agency's rules usually ask and this competition lacks; it forbids nothing.

    :param candidates: candidates who are in
    :param members: members of the board
    :param criteria_points: sum of the greatest points of the criteria
    :param max_points: greatest points of the defence
    """
    told = []
    least, board = figures.row("least_candidates"), figures.row("board_least")
    if least and candidates < least.value:
        told.append(
            f"Mới có {candidates} người dự tuyển, cần ít nhất {int(least.value)} "
            f"({least.article}, cần đối chiếu)."
        )
    if board and members < board.value:
        told.append(
            f"Hội đồng chấm mới có {members} người, cần ít nhất {int(board.value)} "
            f"({board.article}, cần đối chiếu)."
        )
    if criteria_points != max_points:
        told.append(
            f"Tổng điểm tối đa của các tiêu chí là {criteria_points}, của phần bảo vệ là "
            f"{max_points}."
        )
    return tuple(told)
