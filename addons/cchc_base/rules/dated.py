"""Tables whose rows are in force between two dates.

A row is any object with `date_from` and `date_to`, or a dict with those keys; an empty bound is
open (None, or Odoo's False). Both days belong to the period.
"""

from datetime import date

from odoo.addons.cchc_base.rules.problem import RuleError, translatable

_ = translatable("cchc_base")


class NoRuleInForce(RuleError):
    """No row of the table covers the date."""


class SeveralRulesInForce(RuleError):
    """More than one row covers the date: the table contradicts itself."""


def bound(row, name, default):
    value = row[name] if isinstance(row, dict) else getattr(row, name)
    return value or default


def in_force(row, on):
    if isinstance(row, dict):
        start, end = row["date_from"], row["date_to"]
    else:
        start, end = row.date_from, row.date_to
    return (not start or start <= on) and (not end or on <= end)


def pick(rows, on, table):
    """The one row in force on a day. `table` names the table in the message of an error."""
    found = [row for row in rows if in_force(row, on)]
    if not found:
        _refuse_absent(on, table)
    if len(found) > 1:
        raise SeveralRulesInForce(
            "several_rules_in_force",
            _("%(count)s rows of “%(table)s” are in force on %(on)s; end all but one of them."),
            count=len(found),
            table=table,
            on=on.strftime("%d/%m/%Y"),
        )
    return found[0]


def pick_latest(rows, on, table):
    """The row in force in a table where a row lasts until the next one begins."""
    started = [row for row in rows if bound(row, "date_from", date.min) <= on]
    if not started:
        _refuse_absent(on, table)
    latest = max(bound(row, "date_from", date.min) for row in started)
    return pick([row for row in started if bound(row, "date_from", date.min) == latest], on, table)


def overlapping(rows):
    """The first two rows, by date, which are in force on a same day, or None."""
    ordered = sorted(rows, key=lambda row: bound(row, "date_from", date.min))
    for earlier, later in zip(ordered, ordered[1:], strict=False):
        if bound(later, "date_from", date.min) <= bound(earlier, "date_to", date.max):
            return earlier, later
    return None


def _refuse_absent(on, table):
    raise NoRuleInForce(
        "no_rule_in_force",
        _("“%(table)s” has no row in force on %(on)s; add one with its legal document."),
        table=table,
        on=on.strftime("%d/%m/%Y"),
    )
