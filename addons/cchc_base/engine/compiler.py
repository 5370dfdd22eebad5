"""From a form, a day and some units to one SQL statement; from a cell to its people.

Measured before it was built (ratios to hand-written SQL at 40,000 people in brackets):

* Everything is compiled in sudo: a path such as ``rank_id.tier`` then is one LEFT JOIN which all
  measures share (1.02); with a reader's rights each would be a subquery of its own.
* Group first, climb after: people are counted per unit in one materialised step, and only its
  rows, about 700, are added up along the tree (1.0). ROLLUP costs 1.3 and fixes the levels,
  joining every person to all ancestors costs 2, a query per column 10 to 29. The climb itself
  is done in Python: each unit is added once to the one above, 3 ms for 1,300 units of 40
  columns, where a recursive query takes 15 and more.
* A list is the same domain on the same model as its figure, so that they can't differ.
"""

from odoo.fields import Domain
from odoo.orm.domains import DomainAnd
from odoo.tools import SQL

from . import vocabulary
from .spec import CASES, COUNT, VALUE

# Types of fields whose content must not go through a float.
EXACT = ("float", "monetary")


def people_domain(form, on, base=Domain.TRUE):
    """Whom the form is about on a day, whatever the column and the unit."""
    return Domain(base) & Domain(vocabulary.evaluate(form.population, on))


def measure_domain(measure, on):
    """Whom one column counts, among the people of the form."""
    criterion = Domain(vocabulary.evaluate(measure.domain, on))
    return Domain(measure.field, "any", criterion) if measure.kind == CASES else criterion


def amount_sql(model, query, measure, on):
    """What a row of the source adds to a column that adds up: a field, or how many entries.

    Entries are counted once for everybody and joined: looking into the list of each person costs
    many times as much.
    """
    if measure.kind != CASES:
        return path_sql(model, query.table, query, measure.field)
    *steps, name = measure.field.split(".")
    alias = query.table
    for step in steps:
        model, alias = model._fields[step].join(model, alias, query)
    field = model._fields[name]
    entries = model.env[field.comodel_name]
    found = entries._search(Domain(vocabulary.evaluate(measure.domain, on)))
    owner = entries._field_to_sql(found.table, field.inverse_name, found)
    found.groupby = owner
    counted = found.select(SQL("%s AS owner", owner), SQL("count(*) AS cases"))
    joined = query.make_alias(alias, f"cases_{measure.code}")
    query.add_join(
        "LEFT JOIN",
        joined,
        SQL("(%s)", counted),
        SQL("%s = %s", SQL.identifier(joined, "owner"), SQL.identifier(alias, "id")),
    )
    return SQL("COALESCE(%s, 0)", SQL.identifier(joined, "cases"))


def path_sql(model, alias, query, path):
    """SQL of a field reached over many2one fields; joins are added to ``query`` and shared."""
    *steps, name = path.split(".")
    for step in steps:
        model, alias = model._fields[step].join(model, alias, query)
    return model._field_to_sql(alias, name, query)


def compile_report(model, form, on, axis, base=Domain.TRUE):
    """One statement with a row per unit of the axis; `report.build_report` adds up the tree.

    :param model: empty recordset of the source, in sudo
    :param form: `spec.Form`
    :param axis: `unit_axis.UnitAxis`
    :param base: domain of the rows of the source that describe somebody on ``on``
    :return: SQL of ``unit_id, parent_id, name, code, sequence, in_force``, the number of people
        placed in the unit itself, and one column per counted measure. With ``axis.whole`` rows
        without unit carry the people outside the tree.
    """
    query = model._search(people_domain(form, on, base))
    unit = path_sql(model, query.table, query, form.axis.field)
    figures = [_measure_sql(model, query, measure, on) for measure in form.counted]
    names = [SQL.identifier(f"m{position}") for position, _figure in enumerate(figures)]
    if not axis.whole:
        # For a small unit the database then reads only its people.
        query.add_where(SQL("%s IN (SELECT unit_id FROM axis)", unit))
    query.groupby = unit
    return SQL(
        """
        WITH RECURSIVE %(axis)s,
        figures AS MATERIALIZED (%(figures)s)
        SELECT axis.unit_id, axis.parent_id, axis.name, axis.code, axis.sequence, axis.in_force,
               %(columns)s
          FROM axis %(join)s JOIN figures ON figures.unit_id = axis.unit_id
        """,
        axis=axis.tables(),
        figures=query.select(
            SQL("%s AS unit_id", unit),
            SQL("count(*) AS people"),
            *(SQL("%s AS %s", figure, name) for figure, name in zip(figures, names, strict=True)),
        ),
        columns=SQL(", ").join(
            SQL("figures.%s", name) for name in [SQL.identifier("people"), *names]
        ),
        join=SQL("FULL") if axis.whole else SQL("LEFT"),
    )


def compile_values(model, form, on, axis, base=Domain.TRUE):
    """One statement with a row per value of the levels; `value_axis.build_values` orders them.

    :return: SQL of whether the people are in a unit of the axis, the value of each level, the
        number of people, and one column per computed measure. Only with ``axis.whole`` there are
        people outside.
    """
    query = model._search(people_domain(form, on, base))
    unit = path_sql(model, query.table, query, form.axis.field)
    inside = SQL("%s IN (SELECT unit_id FROM axis)", unit)
    if not axis.whole:
        query.add_where(inside)
    levels = [path_sql(model, query.table, query, path) for path in form.axis.levels]
    figures = [_measure_sql(model, query, measure, on) for measure in form.computed]
    query.groupby = SQL(", ").join(SQL(str(place)) for place in range(1, len(levels) + 2))
    columns = [SQL("COALESCE(%s, FALSE)", inside), *levels, SQL("count(*)"), *figures]
    return SQL("WITH RECURSIVE %s %s", axis.tables(), query.select(*columns))


def cell_domain(
    model, form, measure, on, axis, base=Domain.TRUE, own=False, outside=False, keys=()
):
    """The people behind one number: the domain that was counted, on the same model.

    :param measure: a column, or None for all people of the form
    :param axis: `UnitAxis` of the unit of the row (of the whole report for ``outside``)
    :param own: only people placed in the unit itself, not below
    :param outside: people of no unit of the axis
    :param keys: values of the levels of the row, the widest first
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
    for level, key in zip(form.axis.levels, keys, strict=False):
        domain &= Domain(level, "=", key)
    return domain & measure_domain(measure, on) if measure else domain


def field_at(model, path):
    """The field at the end of a path."""
    *steps, name = path.split(".")
    for step in steps:
        model = model.env[model._fields[step].comodel_name]
    return model._fields[name]


def _measure_sql(model, query, measure, on):
    """``count(*) FILTER (WHERE …)``, the sum of a field, or what it says of the one person.

    Exact numbers come as text: Odoo reads numeric columns as floats, and money is exact here.
    """
    if measure.kind == CASES:
        return SQL("COALESCE(sum(%s), 0)::int", amount_sql(model, query, measure, on))
    condition = _condition_sql(model, query, measure_domain(measure, on).optimize_full(model))
    if measure.kind == COUNT:
        return SQL("count(*) FILTER (WHERE %s)", condition)
    value = path_sql(model, query.table, query, measure.field)
    if measure.kind == VALUE:
        exact = SQL("::text") if field_at(model, measure.field).type in EXACT else SQL()
        return SQL("((array_agg(%s) FILTER (WHERE %s))[1])%s", value, condition, exact)
    return SQL("(sum(%s) FILTER (WHERE %s))::text", value, condition)


def _condition_sql(model, query, domain):
    """A criterion, its cheap conditions first: who fails them is not looked up in any list.

    The ORM orders conditions by the names of their fields, and what stands in FILTER is evaluated
    from left to right.
    """
    if not isinstance(domain, DomainAnd):
        return domain._to_sql(model, query.table, query)
    parts = sorted(domain.children, key=_looks_into_lists)
    return SQL("(%s)", SQL(" AND ").join(part._to_sql(model, query.table, query) for part in parts))


def _looks_into_lists(domain):
    return any(
        condition.operator.startswith(("any", "not any")) for condition in domain.iter_conditions()
    )
