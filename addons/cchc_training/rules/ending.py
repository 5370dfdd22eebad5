"""What the decision that ends somebody's service means for a running commitment.

Read from the decision alone: its type, the status that it sets, its words and its day. Leaving
under NĐ 178/2024 (amended by NĐ 67/2025) or NĐ 154/2025 pays nothing back (NĐ 171/2025 điều 41
khoản 6), nor does a move by decision within the Party and the State (điều 8 khoản 1). The decree
names who quits and who is dismissed: whoever retires or dies is neither.
"""

from datetime import date

from .payback import DISMISSED, LEFT, MOVED, NOT_CHOSEN, QUIT, REDUCTION

DECREES = ("178/2024", "154/2025", "67/2025")
# From this day the decree on reduction is NĐ 154/2025: a decision of reduction need not name it.
ONLY_DECREE_FROM = date(2025, 6, 16)


def case_of(status, studying):
    """The case of điều 6 that an end of service falls under.

    :param status: the service status that the decision sets
    :param studying: the study has not ended yet
    """
    if not studying:
        return LEFT
    return DISMISSED if status == "dismissed" else QUIT


def exemption_of(status, day, words):
    """Why nothing is paid back after a decision, or "" when nothing of the kind is found in it.

    :param status: the service status that the decision sets
    :param day: the first day out of service
    :param words: ground, note and legal grounds of the decision
    """
    if any(decree in words for decree in DECREES):
        return REDUCTION
    if status == "reduced" and day >= ONLY_DECREE_FROM:
        return REDUCTION
    if status == "moved_out":
        return MOVED
    if status in ("retired", "died"):
        return NOT_CHOSEN
    return ""
