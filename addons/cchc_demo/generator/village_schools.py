"""Schools of every commune, which only a large province has: so many agencies report in one.

Named after their communes, as such schools are; each stands under the committee of its district
(until 30/06/2025, as the schools of the table). A small province shows a few schools with all their
staff instead, see ``tables/schools.csv``.
"""

# A province of so many people has them.
LARGE = 4_000
# Middle part of the code → name, whom it employs, and how many of them.
KINDS = {
    "TIEUHOC": ("Trường Tiểu học", "teacher_primary", 3),
    "TRUNGHOC": ("Trường THCS", "teacher_lower", 3),
    "MAMNON": ("Trường Mầm non", "teacher_preschool", 3),
}
# A kindergarten of its own for those who live in towns.
TOWNS = ("UBND phường ", "UBND thị trấn ")
COMMUNES = (*TOWNS, "UBND xã ")


def village_schools(rows, present):
    """Rows of schools, as in the table of units.

    :param rows: rows of the province's units, a unit once for each change
    :param present: rows of schools that are there already
    """
    taken = {row["name"] for row in present}
    last_day = max(row["date_to"] for row in rows)
    began = {}
    communes = {}
    for row in rows:
        began.setdefault(row["code"], row["date_from"])
        if row["level"] == "commune" and row["kind"] == "people_committee":
            communes[row["code"]] = row
    return [
        school
        for commune in communes.values()
        if commune["date_to"] in ("", last_day)
        for school in _schools_of(commune, began[commune["parent_code"]])
        if school["name"] not in taken
    ]


def _schools_of(commune, since):
    start = next(start for start in COMMUNES if commune["name"].startswith(start))
    district, number = commune["parent_code"], commune["code"].rpartition(".")[2]
    for part, (title, _family, _number) in KINDS.items():
        if part == "MAMNON" and start not in TOWNS:
            continue
        yield {
            "code": f"{district}.{part}.{number}",
            "name": f"{title} {commune['name'].removeprefix(start)}",
            "kind": "public_service_unit",
            "level": "district",
            "parent_code": district,
            "date_from": since,
            "date_to": commune["date_to"],
            "document": "",
            "source": "demonstration",
            "confidence": "memory",
            "unit_class": "",
        }


def kind_of(unit):
    """``(family, number of staff)`` of such a school, or None of any other unit."""
    parts = unit.code.split(".")
    found = KINDS.get(parts[2]) if len(parts) == 4 else None
    return found and found[1:]
