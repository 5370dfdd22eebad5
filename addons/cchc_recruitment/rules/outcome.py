"""What follows from the law that governs a session for those who were chosen."""

from itertools import groupby

from .law import family

# Probation: NĐ 24/2010, NĐ 138/2020 (Điều 20), NĐ 29/2012, NĐ 115/2020 (Điều 21); abolished by
# NĐ 170/2025 (Điều 70.4) and NĐ 259/2026.
PROBATION_LAWS = frozenset({"nd24_2010", "nd138_2020", "nd29_2012", "nd115_2020"})
PROBATION_ARTICLES = {
    "nd24_2010": "NĐ 24/2010/NĐ-CP",
    "nd138_2020": "NĐ 138/2020/NĐ-CP, Điều 20, 22",
    "nd29_2012": "NĐ 29/2012/NĐ-CP",
    "nd115_2020": "NĐ 115/2020/NĐ-CP, Điều 21",
}
# NĐ 259/2026, Điều 21 (second-hand): the contract replaces the decision of recruitment.
CONTRACT_REPLACES = frozenset({"nd259_2026"})
STANDING = ("completing", "drafted", "decided", "started")


def has_probation(law):
    return family(law) in PROBATION_LAWS if law else False


def probation_article(law):
    return PROBATION_ARTICLES.get(family(law), "") if law else ""


def contract_replaces(law):
    return bool(law) and family(law) in CONTRACT_REPLACES


def pay(figures, degree):
    """The first step and the share of salary: ``(step, per cent or None)``.

    On probation a part of the first step, for a master or doctor of a later one.
    """
    if not has_probation(figures.law):
        return 1, None
    step = figures.get(f"probation_step_{degree}", 1)
    return int(step), int(figures.needed("probation_percent").value)


def free_seats(places, taken):
    """Numbers of the places that nobody stands on, lowest first."""
    return [seat for seat in range(1, places + 1) if seat not in set(taken)]


def fills(places, standing, ranked):
    """Who is offered a place now: the chosen first, then the reserve, each in the order of place.

    Equals of whom not all fit are offered nothing: the head says first who comes before whom.

    :param standing: applications that stand on a place or fell out: they are not asked again
    :param ranked: ``(outcome, place, application)``
    :return: applications, as many as there are free places
    """
    order = {"chosen": 0, "reserve": 1}
    waiting = sorted(
        (order[outcome], place, application)
        for outcome, place, application in ranked
        if outcome in order and application not in standing
    )
    found = []
    for _key, equals in groupby(waiting, key=lambda one: one[:2]):
        group = [application for _order, _place, application in equals]
        if len(found) + len(group) > places:
            break
        found += group
    return found
