"""From a form, a day and some units to one SQL statement; from a cell to its people.

Measured before it was built (ratios to hand-written SQL at 40,000 people in brackets):

* Everything is compiled in sudo: a path such as ``rank_id.tier`` then is one LEFT JOIN which all
  measures share (1.02); with a reader's rights each would be a subquery of its own.
* Group first, climb after: people are counted per unit in one materialised step, and only its
  rows, about 700, are added up along the tree (1.0). ROLLUP costs 1.3 and fixes the levels,
  joining every person to all ancestors costs 2, a query per column 10 to 29.
* A list is the same domain on the same model as its figure, so that they can't differ.
"""

from odoo.fields import Domain
from odoo.tools import SQL

from . import vocabulary
from .spec import COUNT


def people_domain(form, on, base=Domain.TRUE):
    """Whom the form is about on a day, whatever the column and the unit."""
    return Domain(base) & Domain(vocabulary.evaluate(form.population, on))


def measure_domain(measure, on):
    """Whom one column counts, among the people of the form."""
    return Domain(vocabulary.evaluate(measure.domain, on))


def path_sql(model, alias, query, path):
    """SQL of a field reached over many2one fields; joins are added to ``query`` and shared."""
    *steps, name = path.split(".")
    for step in steps:
        model, alias = model._fields[step].join(model, alias, query)
    return model._field_to_sql(alias, name, query)


def compile_report(model, form, on, axis, base=Domain.TRUE):
    """One statement with a row per unit of the axis.

    :param model: empty recordset of the source, in sudo
    :param form: `spec.Form`
    :param axis: `unit_axis.UnitAxis`
    :param base: domain of the rows of the source that describe somebody on ``on``
    :return: SQL of ``unit_id, parent_id, name, code, sequence, in_force``, the people of the
        unit itself, one column per counted measure, then the same with all units below. With
        ``axis.whole`` a last row without unit carries the people outside the tree.
    """
    query = model._search(people_domain(form, on, base))
    unit = path_sql(model, query.table, query, form.axis.field)
    names = [SQL.identifier(f"m{position}") for position, _ in enumerate(form.counted)]
    figures = [_measure_sql(model, query, measure, on) for measure in form.counted]
    columns = [SQL("count(*) AS people")]
    columns += [SQL("%s AS %s", figure, name) for figure, name in zip(figures, names, strict=True)]
    if not axis.whole:
        # For a small unit the database then reads only its people.
        query.add_where(SQL("%s IN (SELECT unit_id FROM axis)", unit))
    query.groupby = unit
    all_names = [SQL("people"), *names]
    # A sum of counts is numeric for PostgreSQL, and numeric is a float for Odoo: say what it is.
    casts = [SQL("bigint"), *map(_exact_type, form.counted)]
    sums = SQL(", ").join(SQL("sum(f.%s) AS %s", name, name) for name in all_names)
    own = SQL(", ").join(map(SQL, ["f.%s::%s"] * len(casts), all_names, casts))
    total = SQL(", ").join(map(SQL, ["t.%s::%s"] * len(casts), all_names, casts))
    statement = SQL(
        """
        WITH RECURSIVE %(axis)s,
        figures AS MATERIALIZED (%(figures)s),
        climb (unit_id, above) AS (
            SELECT unit_id, unit_id FROM axis
             UNION
            SELECT climb.unit_id, axis.parent_id
              FROM climb JOIN axis ON axis.unit_id = climb.above
             WHERE axis.parent_id IS NOT NULL
        ),
        totals AS (
            SELECT climb.above AS unit_id, %(sums)s
              FROM climb JOIN figures f ON f.unit_id = climb.unit_id
             GROUP BY climb.above
        )
        SELECT a.unit_id, a.parent_id, a.name, a.code, a.sequence, a.in_force, %(own)s, %(total)s
          FROM axis a
          LEFT JOIN figures f ON f.unit_id = a.unit_id
          LEFT JOIN totals t ON t.unit_id = a.unit_id
        """,
        axis=axis.tables(),
        figures=query.select(SQL("%s AS unit_id", unit), *columns),
        sums=sums,
        own=own,
        total=total,
    )
    if axis.whole:
        statement = SQL(
            """%s
             UNION ALL
            SELECT NULL, NULL, NULL, NULL, NULL, FALSE, %s, %s
              FROM figures f
             WHERE NOT EXISTS (SELECT FROM axis WHERE axis.unit_id = f.unit_id)
            """,
            statement,
            *[SQL(", ").join(map(SQL, ["sum(f.%s)::%s"] * len(casts), all_names, casts))] * 2,
        )
    return statement


def cell_domain(model, form, measure, on, axis, base=Domain.TRUE, own=False, outside=False):
    """The people behind one number: the domain that was counted, on the same model.

    :param measure: a column, or None for all people of the form
    :param axis: `UnitAxis` of the unit of the row (of the whole report for ``outside``)
    :param own: only people placed in the unit itself, not below
    :param outside: people of no unit of the axis
    """
    path = form.axis.field

    def in_units(model, alias, query):
        unit = path_sql(model, alias, query, path)
        if outside:
            return SQL("(%s IS NULL OR %s NOT IN %s)", unit, unit, axis.units())
        if own:
            return SQL("%s = ANY(%s)", unit, list(axis.tops.ids))
        return SQL("%s IN %s", unit, axis.units())

    domain = people_domain(form, on, base) & Domain.custom(to_sql=in_units)
    return domain & measure_domain(measure, on) if measure else domain


def _exact_type(measure):
    return SQL("bigint") if measure.kind == COUNT else SQL("text")


def _measure_sql(model, query, measure, on):
    """``count(*) FILTER (WHERE …)``, or the sum of a field."""
    condition = measure_domain(measure, on).optimize_full(model)._to_sql(model, query.table, query)
    if measure.kind == COUNT:
        return SQL("count(*) FILTER (WHERE %s)", condition)
    value = path_sql(model, query.table, query, measure.field)
    return SQL("COALESCE(sum(%s) FILTER (WHERE %s), 0)", value, condition)
