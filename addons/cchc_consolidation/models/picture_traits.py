"""What people are counted by: expressions on a period of service on a day.

An expression is a function of ``(model, alias, query, on)`` that gives SQL; it may join what it
needs. Values that are not words of the law (age bands, outcomes) are short texts.
"""

from collections.abc import Callable
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.cchc_base.engine.compiler import path_sql
from odoo.addons.cchc_positions.rules.occupancy import DEFAULT_FUNDING, DEFAULT_STATUS

COMMUNE = ("commune_cadre", "commune_civil_servant")
# From so many years of age.
AGE_BANDS = ("00", "25", "30", "35", "40", "45", "50", "55", "60")
# What makes up the professional standard: schooling and certificates, not years or ratings.
PROFESSIONAL = ("degree", "major", "state_management", "it", "language", "certificate")


@dataclass(frozen=True)
class Trait:
    """Something that people are counted by.

    :param value: expression of the value
    :param paths: fields that the reader must have the right to read
    :param series: expression of a second value, if people are counted by two
    :param domain: function of ``(env, on)``: whom it is about; default: everybody in service
    """

    value: Callable
    paths: tuple = ()
    series: Callable | None = None
    domain: Callable | None = None


def by_path(path):
    return lambda model, alias, query, on: path_sql(model, alias, query, path)


def age_band(model, alias, query, on):
    """Bands of five years; who is born on 29 February completes a year on 1 March."""
    birthday = path_sql(model, alias, query, "employee_id.birthday")
    # Whoever was born later has not completed so many years.
    bands = [
        SQL("WHEN %s > %s THEN %s", birthday, on - relativedelta(years=years), band)
        for band, years in zip(AGE_BANDS, (25, *range(30, 61, 5)), strict=False)
    ]
    return SQL(
        "CASE WHEN %s IS NULL THEN NULL %s ELSE %s END",
        birthday,
        SQL(" ").join(bands),
        AGE_BANDS[-1],
    )


def retirement_year(model, alias, query, on):
    day = path_sql(model, alias, query, "employee_id.retirement_date")
    return SQL("date_part('year', %s)::int::text", day)


def _retires_soon(env, on):
    """Who retires in the year of the day or in the five after it, and has not yet."""
    return Domain("employee_id.retirement_date", ">=", on) & Domain(
        "employee_id.retirement_date", "<=", on.replace(year=on.year + 5, month=12, day=31)
    )


def _results(on, *outcomes):
    """People of whom an answer about the standards holds on a day."""
    return SQL(
        """
        (SELECT employee_id FROM cchc_standard_result
          WHERE superseded_at IS NULL AND outcome = ANY(%(outcomes)s) AND date_from <= %(on)s
            AND (date_to IS NULL OR date_to >= %(on)s))
        """,
        on=on,
        outcomes=list(outcomes),
    )


def standard_outcome(model, alias, query, on):
    person = path_sql(model, alias, query, "employee_id")
    return SQL(
        """
        CASE WHEN %(person)s IN %(meets)s THEN 'meets'
             WHEN %(person)s IN %(gaps)s THEN 'gaps' ELSE 'no_standard' END
        """,
        person=person,
        meets=_results(on, "meets"),
        gaps=_results(on, "gaps"),
    )


def professional_outcome(model, alias, query, on):
    """Gaps in schooling only: who lacks years or ratings has the professional standard."""
    person = path_sql(model, alias, query, "employee_id")
    lacking = SQL(
        """
        (SELECT employee_id FROM cchc_standard_gap
          WHERE superseded_at IS NULL AND kind = ANY(%(kinds)s) AND date_from <= %(on)s
            AND (date_to IS NULL OR date_to >= %(on)s))
        """,
        kinds=list(PROFESSIONAL),
        on=on,
    )
    return SQL(
        """
        CASE WHEN %(person)s IN %(lacking)s THEN 'gaps'
             WHEN %(person)s IN %(judged)s THEN 'meets' ELSE 'no_standard' END
        """,
        person=person,
        lacking=lacking,
        judged=_results(on, "meets", "gaps"),
    )


def _commune_staff(env, on):
    """Cadres and civil servants of communes: by their category, and since communes have civil
    servants like all others (01/7/2025) by the level of the unit."""
    level = env.ref("cchc_base.admin_level_commune")
    return Domain("staffing_category", "in", COMMUNE) | (
        Domain("staffing_category", "in", ("cadre", "civil_servant"))
        & Domain("department_id.level_id", "=", level.id)
    )


def has_mailbox(model, alias, query, on):
    mail = path_sql(model, alias, query, "employee_id.work_email")
    return SQL("CASE WHEN %s LIKE '%%_@_%%' THEN 'yes' ELSE 'no' END", mail)


def party(model, alias, query, on):
    """Who is no member and of whom nothing is known are the others."""
    return SQL(
        "CASE WHEN %s THEN 'yes' ELSE 'no' END", path_sql(model, alias, query, "party_member")
    )


def quota_category(model, alias, query, on):
    """The category of establishment in which a person is counted."""
    return SQL(
        """
        (SELECT m.category_id FROM cchc_quota_category_member m
          WHERE m.staffing_category = %s AND m.funding_source = COALESCE(%s, %s))
        """,
        path_sql(model, alias, query, "staffing_category"),
        path_sql(model, alias, query, "funding_source"),
        DEFAULT_FUNDING,
    )


def _occupying(env, on):
    """Who occupies a place on a day, by the dated rule."""
    statuses = env["cchc.occupancy.rule"].sudo()._occupying(on)
    if DEFAULT_STATUS in statuses:
        statuses = [*statuses, False]
    return Domain("service_status", "in", statuses)


def position(model, alias, query, on):
    """Whether somebody holds a position of the scheme."""
    held = path_sql(model, alias, query, "position_id")
    return SQL("CASE WHEN %s IS NULL THEN 'lacks' ELSE 'holds' END", held)


def report_state(model, alias, query, on):
    """How far the report of a person's agency has come, in the period that is looked at today."""
    agency = path_sql(model, alias, query, "department_id.agency_id")
    query.add_join(
        "LEFT JOIN",
        "reported",
        SQL(
            """(SELECT unit_id, state FROM cchc_report_submission
                 WHERE period_id = %s AND kind = 'unit' AND replaced_by_id IS NULL)""",
            model.env["cchc.overview"]._period().id or None,
        ),
        SQL("reported.unit_id = %s", agency),
    )
    return SQL("reported.state")


def everybody(model, alias, query, on):
    return SQL("'all'::text")


TRAITS = {
    "people": Trait(everybody, ("employee_id",)),
    "reported": Trait(report_state, ("employee_id", "department_id")),
    "occupant": Trait(quota_category, ("staffing_category",), domain=_occupying),
    "position": Trait(position, ("position_id",), domain=_occupying),
    "standard": Trait(standard_outcome, ("employee_id",)),
    "professional": Trait(professional_outcome, ("employee_id",), domain=_commune_staff),
    "mailbox": Trait(has_mailbox, ("employee_id.work_email",)),
    "sex": Trait(by_path("sex"), ("sex",)),
    "ethnicity": Trait(by_path("employee_id.ethnicity_id"), ("employee_id.ethnicity_id",)),
    "party": Trait(party, ("party_member",)),
    "degree": Trait(by_path("degree_level"), ("degree_level",)),
    "category": Trait(by_path("staffing_category"), ("staffing_category",)),
    "age": Trait(age_band, ("employee_id.birthday", "sex"), series=by_path("sex")),
    "retirement": Trait(
        retirement_year,
        ("employee_id.retirement_date", "staffing_category"),
        series=by_path("staffing_category"),
        domain=_retires_soon,
    ),
}
