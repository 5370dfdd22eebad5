"""Days for cells that know only a month or a year, where the dossier needs a day.

No day is taken unless an officer has confirmed the convention for the column.
"""

from odoo.addons.cchc_base.rules.problem import WARNING, Problem, translatable

_ = translatable("cchc_hr")

# A month is counted from its first day, as decisions on pay say «từ tháng 11/2011»; of a year
# alone nothing is known.
MONTH_START, START, END, NONE = "month_start", "start", "end", "none"
PROPOSED = MONTH_START


def day_of(known, rule):
    """The day that stands for a partial date under a convention, or None."""
    if known.precision == "day":
        return known.first_day()
    if rule == START or rule == MONTH_START and known.precision == "month":
        return known.first_day()
    return known.last_day() if rule == END else None


def told(known, day):
    """What to say of a cell whose day was or was not supplied."""
    if day:
        template = _(
            "Only %(known)s is known; %(day)s is entered, as confirmed for this column. The words "
            "of the list are kept in the note."
        )
        params = {"known": str(known), "day": day.strftime("%d/%m/%Y")}
        return Problem("day_by_convention", template, params, WARNING)
    template = _(
        "Only %(known)s is known: no day is entered unless a day for such cells is confirmed under "
        "“Columns”. The words of the list are kept in the note."
    )
    return Problem("day_unknown", template, {"known": str(known)}, WARNING)
