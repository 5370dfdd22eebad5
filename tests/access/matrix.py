"""The table itself and the four attempts, apart from the way by which they are made.

`matrix.csv` says for each model and role what is allowed in scope and out of it (`crw/r`), or at
all where records belong to no place (`r`): c create, r read, w write, d delete. A letter after an
exclamation mark is within the role's rights and refused by the record itself, in words, whoever
asks (`!w`: an issued decision never changes).
"""

import csv
from pathlib import Path

from cast import ROLES, SCOPE

FILE = Path(__file__).with_name("matrix.csv")
ALLOWED, REFUSED, DENIED = "allowed", "refused", "denied"
OPERATIONS = {"c": "create", "r": "read", "w": "write", "d": "unlink"}


def read_table():
    """``{(key, role): (letters in scope, letters out of scope)}``."""
    table = {}
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for role in ROLES:
                inside, _slash, outside = row[role].partition("/")
                table[row["model"], role] = (inside, outside)
    return table


def tried(table, subject, role, places):
    """Those of the places that may differ for the role: one in its scope if it may do nothing."""
    if not subject.placed:
        return ("",)
    if set("".join(table[subject.key, role])) <= {"-"}:
        return [place for place in places if place in SCOPE[role]][:1] or places[:1]
    return places


def expected(table, subject, role, place):
    """``{letter: outcome}`` that the table says."""
    inside, outside = table[subject.key, role]
    cell = inside if not subject.placed or place in SCOPE[role] else outside
    outcomes = dict.fromkeys(OPERATIONS, DENIED)
    refused = False
    for letter in cell:
        if letter == "!":
            refused = True
        elif letter != "-":
            outcomes[letter] = REFUSED if refused else ALLOWED
            refused = False
    return outcomes


def in_letters(outcomes):
    """The cell that says ``outcomes``."""
    marks = {ALLOWED: "{}", REFUSED: "!{}", DENIED: ""}
    return "".join(marks[outcomes[letter]].format(letter) for letter in OPERATIONS) or "-"


def differences(table, found):
    """Lines naming every outcome in ``found`` that the table does not say.

    :param found: ``{(subject, role, place): {letter: outcome}}``
    """
    lines = []
    for (subject, role, place), outcomes in found.items():
        wanted = expected(table, subject, role, place)
        wrong = {letter for letter, outcome in outcomes.items() if outcome != wanted[letter]}
        if wrong:
            lines.append(
                f"{subject.key}, {role}, {place or 'anywhere'}: "
                + ", ".join(
                    f"{OPERATIONS[letter]} is {outcomes[letter]}, expected {wanted[letter]}"
                    for letter in sorted(wrong)
                )
            )
    return lines
