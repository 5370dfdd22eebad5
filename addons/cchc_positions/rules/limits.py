"""Which decrees limit the bodies of a province on a day, and what they find.

Every decree looks at the bodies that it speaks of; two never speak of the same limit of the same
body on one day. The places of bodies are told from the kind of unit and of the unit above.
"""

from odoo.addons.cchc_positions.rules import (
    decree_08_2016,
    decree_24_2014,
    decree_107_2020,
    decree_108_2020,
    decree_120_2020,
    decree_150_2025,
    decree_300_2025,
)
from odoo.addons.cchc_positions.rules.limit_cases import allotment_finding

DECREES = (
    decree_24_2014,
    decree_107_2020,
    decree_108_2020,
    decree_150_2025,
    decree_120_2020,
    decree_08_2016,
    decree_300_2025,
)
# Bodies of the province that rank as departments (cơ quan chuyên môn): NĐ 24/2014 điều 8.
RANKED_AS_DEPARTMENTS = ("specialised_department", "office", "inspectorate")
INNER = ("division", "office", "inspectorate", "administrative_service_centre")


def decrees_on(on):
    """The decrees in force on a day."""
    return [
        decree for decree in DECREES if decree.FROM <= on and (not decree.TO or on <= decree.TO)
    ]


def place_of(kind, level, parent_place, name=""):
    """Where a unit stands, or an empty text where no decree limits it.

    :param kind: code of the kind of unit
    :param level: code of its administrative level
    :param parent_place: the place of the unit above, or an empty text
    :param name: tells the office of the council, which serves no people's committee
    """
    if kind == "people_committee":
        return level if level in ("province", "district", "commune") else ""
    if kind == "public_service_unit":
        return "service_unit_of_province" if parent_place == "province" else "service_unit"
    if kind == "sub_department":
        return "sub_department"
    if parent_place == "province":
        council = kind == "office" and "HĐND" in name and "UBND" not in name
        return "department" if kind in RANKED_AS_DEPARTMENTS and not council else ""
    if kind not in INNER:
        return ""
    if parent_place == "department":
        return "department_inspectorate" if kind == "inspectorate" else "department_division"
    return {
        "sub_department": "sub_department_division",
        "district": "district_division",
        "commune": "commune_division",
        "service_unit": "service_division",
        "service_unit_of_province": "service_division",
    }.get(parent_place, "")


def check(bodies, province, figures, on):
    """All findings on a day, whether the limit is kept or not.

    :param bodies: the bodies, each set whole: an average over half a province is none
    :param province: the `Province` as a case
    :param figures: the dated figures of the decrees
    """
    found = [
        finding
        for decree in decrees_on(on)
        for finding in decree.check(bodies, province, figures, on)
    ]
    return [*found, *allotments(bodies, found)]


def allotments(bodies, found):
    """Findings on numbers of deputies decided for bodies to which a decree gives an average only.

    :param found: what the decrees found; where they have a figure, it took the number in already
    """
    ruled = {finding.body for finding in found if finding.limit in ("deputies", "vice_chairs")}
    return [
        allotment_finding(body)
        for body in bodies
        if body.allotted is not None and body.ref not in ruled
    ]


def worse(before, after):
    """The findings that a draft brings or makes worse, with the excess that was there before."""
    known = {finding.key: finding.excess for finding in before}
    return [
        finding
        for finding in after
        if finding.excess > 0 and finding.excess > known.get(finding.key, 0)
    ]
