"""Every shipped form of the whole province: against the same table by hand in SQL, and in seconds.

What is measured is what the screen waits for, from the choice of the form to its lines. Both sides
start from the same day and end with the same rows in the same order; a figure that differs stops
the run, and so does a column that is empty, or a shipped form of which nobody has written the table
by hand.
"""

from datetime import date
from decimal import Decimal

import by_hand_lists as lists
import by_hand_other as other
import by_hand_process as process
import by_hand_training as trained
import by_hand_units as units
import filled
from harness import bench, seconds

ON = date(2026, 6, 30)
SIX_TENTHS = 0.6
CHECKED = set()
BY_HAND = {
    "cchc_hr.report_form_bm01": units.bm01,
    "cchc_hr.report_form_bm02": units.bm02,
    "cchc_hr.report_form_bm03": lists.bm03,
    "cchc_hr.report_form_bm04": lists.bm04,
    "cchc_hr.report_form_cl_all": units.cl_all,
    "cchc_hr.report_form_cl_vc": units.cl_vc,
    "cchc_hr.report_form_by_rank": lists.by_rank,
    "cchc_hr.report_form_by_category": lists.by_category,
    "cchc_hr.report_form_leaders": units.leaders,
    "cchc_hr.report_form_retirements": units.retirements,
    "cchc_hr.report_form_contracts": units.contracts,
    "cchc_hr.report_form_honours": units.honours,
    "cchc_hr.report_form_movements": other.movements,
    "cchc_hr.report_form_structure": other.structure,
    "cchc_positions.report_form_standards": other.standards,
    "cchc_positions.report_form_standards_by_group": other.standards_by_group,
    "cchc_positions.report_form_quota_use": other.quota_use,
    "cchc_positions.report_form_quota_plan": other.quota_plan,
    "cchc_positions.report_form_schemes": other.schemes,
    "cchc_training.report_form_training": trained.training,
    "cchc_training.report_form_training_programme": trained.programmes,
    "cchc_training.report_form_training_people": trained.people,
    "cchc_training.report_form_training_cost": trained.cost,
    "cchc_training.report_form_training_hours": trained.hours,
    "cchc_training.report_form_training_gaps": trained.gaps,
    "cchc_evaluation.report_form_ratings": process.ratings,
    "cchc_reduction.report_form_reduction": process.reduction,
    "cchc_recruitment.report_form_recruitment": process.recruitment,
}

# What is entered before such a form is measured.
TRAINED = filled.filled_with(filled.TRAINING)
FILLED = {
    **{name: TRAINED for name in BY_HAND if name.startswith("cchc_training.")},
    "cchc_training.report_form_training_gaps": filled.filled_with(filled.TRAINING, filled.GAPS),
    "cchc_evaluation.report_form_ratings": filled.filled_with(filled.RATINGS),
    "cchc_reduction.report_form_reduction": filled.filled_with(filled.REDUCTION),
    "cchc_recruitment.report_form_recruitment": filled.filled_with(filled.RECRUITMENT),
}
# There is no district any more on the day.
NOBODY = {"district", "leaders_district"}


def lines_of(form, province):
    """The whole table, as the product makes it for the screen."""
    return form._compute(province, ON).lines()


def rows_of(form, lines):
    """The lines as the statement by hand tells them."""
    if form.row_axis == "units":
        return [
            (line.number, *line.unit_ids, line.name, *line.figures)
            for line in lines
            if line.kind in ("total", "unit") and line.in_force
        ]
    if form.row_axis == "people":
        return [
            (*line.keys, int(line.number), line.name, *map(_plain, line.figures))
            for line in lines
            if line.kind == "value" and len(line.keys) == 2
        ]
    # The establishment, of which nothing is known by rank, stands in the first column of some.
    first = form._spec().columns[0].kind == "provider"
    return [(line.keys, list(line.figures[first:])) for line in lines]


def _plain(figure):
    return float(figure) if isinstance(figure, Decimal) else figure


def check(env, form, by_hand):
    """Raise where the two tables differ; asked once."""
    if form.code in CHECKED:
        return
    check_all_written(env)
    report = form._compute(env["hr.department"]._roots(), ON)
    check_filled(form, report)
    ours, theirs = rows_of(form, report.lines()), by_hand(env, ON)
    if len(ours) != len(theirs):
        raise AssertionError(f"{form.code}: {len(ours)} rows, by hand {len(theirs)}")
    for number, (our, their) in enumerate(zip(ours, theirs, strict=True), 1):
        if our != their:
            raise AssertionError(f"{form.code}, row {number}: {our}, by hand {their}")
    CHECKED.add(form.code)


def check_filled(form, report):
    """Raise where a form is empty, or has a column of zeros though it was filled."""
    lines = report.lines()
    if not any(any(line.figures) for line in lines):
        raise AssertionError(f"{form.code} is empty: nothing was measured")
    empty = {
        column.code
        for place, column in enumerate(report.columns)
        if column.counted and not any(line.figures[place] for line in lines)
    }
    if empty - NOBODY and form.get_external_id()[form.id] in FILLED:
        raise AssertionError(f"{form.code}: nothing stands in {', '.join(sorted(empty))}")


def check_all_written(env):
    """Raise where an addon ships a form of which nobody has written the table by hand."""
    data = env["ir.model.data"].search([("model", "=", "cchc.report.form")])
    shipped = {row.complete_name for row in data if not row.module.startswith("__")}
    if missing := shipped - BY_HAND.keys():
        raise AssertionError(f"nobody wrote by hand: {', '.join(sorted(missing))}")


def _register(name, by_hand):
    label = name.partition("report_form_")[2]
    written = FILLED.get(name)
    fill = (lambda env: written(env, ON)) if written else None

    @bench(f"form {label}", yardstick="the same table by hand in SQL", limit=1.25, fill=fill)
    def against_sql(env):
        form, province = env.ref(name), env["hr.department"]._roots()
        check(env, form, by_hand)
        return (
            seconds(env, lambda: lines_of(form, province)),
            seconds(env, lambda: by_hand(env, ON)),
        )

    @bench(f"form {label}, in seconds", yardstick="0.6 s", limit=1.0, runs=3, fill=fill)
    def in_seconds(env):
        form, province = env.ref(name), env["hr.department"]._roots()
        return seconds(env, lambda: lines_of(form, province)), SIX_TENTHS


for _name, _by_hand in BY_HAND.items():
    _register(_name, _by_hand)
