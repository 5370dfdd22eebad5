"""What can stand in the register against a row: the problems that only the database knows."""

from odoo.addons.cchc_base.rules.problem import WARNING, Problem, translatable

_ = translatable("cchc_hr")


def staff_number_of_another(number):
    return Problem(
        "staff_number_of_another",
        _(
            "The staff number %(number)s belongs to somebody else in the register; correct it or "
            "leave it out."
        ),
        {"number": number},
    )


def elsewhere():
    """Says no more than that: who it is, is not this officer's to know."""
    return Problem(
        "person_elsewhere",
        _(
            "Somebody with this citizen number is already in the register, outside the units you "
            "are in charge of; ask Home Affairs for a transfer."
        ),
    )


def undecided(kind, people):
    """Somebody may be meant: an officer says who."""
    return Problem(
        f"suspect_{kind}",
        _("Perhaps the same as %(people)s: decide under “To decide”."),
        {"people": people},
    )


def undecided_elsewhere(kind):
    return Problem(
        f"suspect_{kind}",
        _(
            "Somebody with this name and date of birth, or with this number, is in the register "
            "outside the units you are in charge of: decide under “To decide”."
        ),
    )


def undecided_twin(row):
    return Problem(
        "suspect_twin",
        _("Perhaps the same as row %(row)s of the file: decide under “To decide”."),
        {"row": row},
    )


def left_out(officer):
    return Problem("left_out", _("Left out by %(officer)s."), {"officer": officer})


def twin_left_out(row, officer):
    return Problem(
        "twin_left_out",
        _("The same person as row %(row)s, as %(officer)s decided; that row counts."),
        {"row": row, "officer": officer},
    )


def met_twice(person, row):
    return Problem(
        "met_twice",
        _("Row %(row)s already means %(person)s of the register; leave one of the two out."),
        {"row": row, "person": person},
    )


def completes(fields):
    return Problem(
        "completes_dossier",
        _("Completes the dossier: %(fields)s."),
        {"fields": fields},
        WARNING,
    )


def later_decision(decisions):
    return Problem(
        "later_decision",
        _("Not taken back: a later decision concerns the person (%(decisions)s)."),
        {"decisions": decisions},
        WARNING,
    )


def changed_since(what):
    return Problem(
        "changed_since",
        _("Not taken back: since the import was changed or added: %(what)s."),
        {"what": what},
        WARNING,
    )


def being_imported(person, file):
    return Problem(
        "being_imported",
        _("%(person)s is being imported by “%(file)s”; wait until that one is done."),
        {"person": person, "file": file},
    )


def service_starts_later(person, day):
    return Problem(
        "service_starts_later",
        _(
            "%(person)s is in the register, but not yet on %(day)s; record the earlier time by "
            "decisions."
        ),
        {"person": person, "day": day},
    )


def has_left(person, day):
    return Problem(
        "has_left",
        _(
            "According to the register %(person)s had left service by %(day)s; a return needs a "
            "decision of recruitment."
        ),
        {"person": person, "day": day},
    )


def differs(person, day, differences):
    return Problem(
        "differs_from_register",
        _(
            "%(person)s is in the register, which says otherwise on %(day)s: %(differences)s. "
            "Record the change by a decision, or correct the list."
        ),
        {"person": person, "day": day, "differences": "; ".join(differences)},
    )


def merged(other):
    return Problem(
        "merged_since",
        _("Not taken back: the entry is one with that of %(other)s. Take the merge back first."),
        {"other": other},
    )


def refused_by_register(reason):
    """A constraint of the register, in its own words."""
    return Problem(
        "refused_by_register",
        _("The register does not accept the row: %(reason)s"),
        {"reason": reason},
    )
