"""What an officer should know of a file as a whole, before applying it."""

from odoo.addons.cchc_base.rules.problem import WARNING, Problem, translatable

from .columns import LABELS
from .rows import RowKind

_ = translatable("cchc_hr")

# Columns which are read but hold only what others say already.
NOT_RECORDED = ("allowance_total",)


def remarks_on(rosters, others, on, lists=()):
    """The remarks on the lists and the other sheets of a file that is read as of a day."""
    keys = {key for roster in rosters for key in roster.header.positions}
    return [
        *(_rows(roster) for roster in rosters),
        *(_entries(sheet) for sheet in lists),
        *_sheets(others),
        *_columns(rosters, keys),
        *_date({roster.as_of for roster in rosters}, on),
    ]


def applied_before(number):
    return _remark(
        "file_applied_before",
        _("The very same file was applied before, as import %(number)s."),
        number=number,
    )


def _rows(roster):
    counts = roster.counts()
    told = (RowKind.PERSON, RowKind.HEADING, RowKind.TOTAL)
    return _remark(
        "rows_of_sheet",
        _(
            "Sheet “%(sheet)s”: %(people)s rows of people; besides %(headings)s unit headings, "
            "%(totals)s totals, %(others)s other rows (title, header, signatures)."
        ),
        sheet=roster.sheet.name,
        people=counts[RowKind.PERSON],
        headings=counts[RowKind.HEADING],
        totals=counts[RowKind.TOTAL],
        others=sum(counts.values()) - sum(counts[kind] for kind in told),
    )


def _sheets(others):
    if others:
        yield _remark(
            "sheets_without_people",
            _("Sheets without a list of people, not read: %(sheets)s."),
            sheets=", ".join(sheet.name for sheet in others),
        )


def _entries(sheet):
    wrong = {finding.row for finding in sheet.findings if finding.blocking}
    return _remark(
        "entries_of_sheet",
        _(
            "Sheet “%(sheet)s”: %(entries)s entries of the dossier, of which %(wrong)s are not "
            "entered because of errors (“Download with findings” shows them)."
        ),
        sheet=sheet.sheet.name,
        entries=len(sheet.entries),
        wrong=len(wrong),
    )


def _columns(rosters, keys):
    unknown = [label for roster in rosters for label in roster.header.unknown.values()]
    if unknown:
        yield _remark(
            "columns_unknown",
            _("Columns nobody here understands, not read: %(columns)s."),
            columns=", ".join(dict.fromkeys(unknown)),
        )
    skipped = [LABELS[key] for key in NOT_RECORDED if key in keys]
    if skipped:
        yield _remark(
            "columns_not_recorded",
            _("Columns that only add up others, not imported: %(columns)s."),
            columns=", ".join(skipped),
        )
    if "step_since" not in keys:
        yield _remark(
            "no_step_since",
            _(
                "The list has no column “Ngày hưởng”: the next step raises can't be dated until "
                "that day is entered."
            ),
        )


def _date(stated, on):
    if stated == {None}:
        yield _remark(
            "no_date_stated",
            _(
                "The list does not say for which day it is true; %(day)s was taken. Change "
                "“Situation as of” if it is another day."
            ),
            day=on.strftime("%d/%m/%Y"),
        )
    elif stated != {on}:
        yield _remark(
            "other_date_stated",
            _("The list says that it is true on %(stated)s; it is read as of %(day)s."),
            stated=", ".join(day.strftime("%d/%m/%Y") for day in sorted(stated - {None})),
            day=on.strftime("%d/%m/%Y"),
        )


def _remark(code, template, **params):
    return Problem(code, template, params, WARNING)
