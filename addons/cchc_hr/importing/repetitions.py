"""Nobody twice in one file."""

from odoo.addons.cchc_base.rules.problem import WARNING, Problem, translatable
from odoo.addons.cchc_base.rules.vietnamese import fold

_ = translatable("cchc_hr")


def find_repetitions(people):
    """Nobody twice: the same number, or the same name, birth and unit without a number."""
    by_number, by_name, by_code = {}, {}, {}
    for person in people:
        code = person.values.get("staff_code")
        if code and by_code.setdefault(code, person) is not person:
            _note_repeated_code(by_code[code], person, code)
        number = person.values.get("citizen_id")
        if number and number in by_number:
            _note_repeated_number(by_number[number], person, number)
            continue
        if number:
            by_number[number] = person
        key = same_person_key(person.values)
        first = by_name.setdefault(key, person) if key else person
        if first is not person and not (number and first.values.get("citizen_id")):
            _repetition(
                person,
                "name",
                Problem(
                    "person_repeated",
                    _(
                        "Row %(row)s has the same name, date of birth and unit: one person "
                        "written twice, or two namesakes."
                    ),
                    {"row": first.row},
                    # An officer decides (see identity.TWIN): nothing is dropped in silence.
                    WARNING,
                ),
            )


def same_person_key(person_values):
    """Who somebody is when the citizen number is unknown."""
    name, birth = person_values.get("name"), person_values.get("birth")
    unit = person_values.get("unit")
    return (fold(name), birth.iso(), unit) if name and birth and unit else None


def _note_repeated_number(first, person, number):
    problem = Problem(
        "number_repeated",
        _("The citizen number %(number)s also stands in row %(row)s; correct one of the two."),
        {"number": number, "row": first.row},
    )
    _repetition(person, "citizen_id", problem)
    same = fold(first.name) == fold(person.name)
    if not same or first.values.get("birth") != person.values.get("birth"):
        # Two people with one number: whose it is cannot be known, so neither is taken.
        _repetition(
            first,
            "citizen_id",
            Problem(problem.code, problem.template, {"number": number, "row": person.row}),
        )


def _note_repeated_code(first, person, code):
    _repetition(
        person,
        "staff_code",
        Problem(
            "code_repeated",
            _("The staff number %(number)s also stands in row %(row)s; correct one of the two."),
            {"number": code, "row": first.row},
        ),
    )


def _repetition(person, key, problem):
    person.note(key, problem, person.values.get(key, ""))
