"""What can stand in the register against a row: the problems that only the database knows."""

from odoo.addons.cchc_base.rules.problem import Problem, translatable

_ = translatable("cchc_hr")


def number_of_another(number, person):
    return Problem(
        "number_of_another",
        _(
            "The citizen number %(number)s belongs to %(person)s in the register; correct the "
            "number or the name."
        ),
        {"number": number, "person": person},
    )


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


def born_otherwise(person, known, birth):
    return Problem(
        "born_otherwise",
        _(
            "According to the register %(person)s was born on %(known)s, not %(birth)s; correct "
            "the list, or the dossier first."
        ),
        {"person": person, "known": known, "birth": birth},
    )


def ambiguous(people):
    return Problem(
        "person_ambiguous",
        _(
            "The register of this unit has %(people)s: the row could mean them or somebody new. "
            "Complete the date of birth and the citizen number."
        ),
        {"people": people},
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


def refused_by_register(reason):
    """A constraint of the register, in its own words."""
    return Problem(
        "refused_by_register",
        _("The register does not accept the row: %(reason)s"),
        {"reason": reason},
    )
