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
* Columns that look into lists (contracts, honours) ask each list once: see `lists`.
* A list of people is not grouped by person: the database sorts it, Python puts it below units.
"""

import re
from datetime import date
from functools import lru_cache

from odoo.fields import Domain
from odoo.orm.domains import DomainAnd
from odoo.tools import SQL

from . import vocabulary
from .lists import Lists
from .spec import CASES, COUNT, SUM, VALUE

# Types of fields whose content must not go through a float.
EXACT = ("float", "monetary")
# Comparisons of columns with values that mean nothing else: no name to look up, no "today".
COMPARISONS = ("=", "!=", "in", "not in", "<", "<=", ">", ">=")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
PLAIN = {
    "boolean": bool,
    "integer": int,
    "float": (int, float),
    "monetary": (int, float),
    "date": date,
    "char": str,
    "selection": str,
    "many2one": int,
}


# Read once, as each figure and each list asks for it. Not the domain: it remembers the fields that
# it has met, of whatever database.
_read = lru_cache(maxsize=2048)(vocabulary.evaluate)


def criterion(text, on):
    """The domain of a criterion on a day."""
    return Domain(_read(text, on))


def people_domain(form, on, base=Domain.TRUE):
    """Whom the form is about on a day, whatever the column and the unit."""
    return Domain(base) & criterion(form.population, on)


def measure_domain(measure, on):
    """Whom one column counts, among the people of the form."""
    wanted = criterion(measure.domain, on)
    return Domain(measure.field, "any", wanted) if measure.kind == CASES else wanted


def amount_sql(model, query, measure, on, lists):
    """What a row of the source adds to a column that adds up: a field, or how many entries."""
    if measure.kind != CASES:
        return path_sql(model, query.table, query, measure.field)
    return lists.number(measure.field, criterion(measure.domain, on))


def added_sql(model, query, measure, on):
    """`amount_sql` for a query of one column."""
    lists = Lists(model, query)
    amount = amount_sql(model, query, measure, on, lists)
    lists.join()
    return amount


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
        placed in the unit itself, and one column per counted measure. With ``axis.whole`` all units
        there are, which `report.build_report` sorts, and rows without unit for who is in none.
    """
    query = model._search(people_domain(form, on, base))
    unit = axis.unit_sql(model, query.table, query, form.axis.field)
    figures = measures_sql(model, query, form.counted, on, axis.whole)
    names = [SQL.identifier(f"m{position}") for position, _figure in enumerate(figures)]
    if not axis.whole:
        # For a small unit the database then reads only its people.
        query.add_where(SQL("%s IN (SELECT unit_id FROM axis)", unit))
    query.groupby = SQL("1")
    return SQL(
        """
        WITH RECURSIVE %(axis)s,
        figures AS MATERIALIZED (%(figures)s)
        SELECT axis.unit_id, axis.parent_id, axis.name, axis.code, axis.sequence, axis.in_force,
               %(columns)s
          FROM %(units)s axis %(join)s JOIN figures ON figures.unit_id = axis.unit_id
        """,
        axis=axis.tree() if axis.whole else axis.tables(),
        units=SQL("tree") if axis.whole else SQL("axis"),
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
    inside = _inside_sql(model, query, form, axis)
    # What stands at the last level tells what stands above it: a rank its tier. Then people are
    # counted by the last level alone.
    *above, last = form.axis.levels
    told = bool(above) and all(path.startswith(f"{last}.") for path in above)
    levels = [last] if told else form.axis.levels
    keys = [path_sql(model, query.table, query, path) for path in levels]
    figures = measures_sql(model, query, form.computed, on, axis.whole)
    query.groupby = SQL(", ").join(SQL(str(place)) for place in range(1, len(keys) + 2))
    if not told:
        return SQL(
            "WITH RECURSIVE %s %s",
            axis.tables(),
            query.select(inside, *keys, SQL("count(*)"), *figures),
        )
    names = [SQL.identifier(f"m{position}") for position, _figure in enumerate(figures)]
    comodel = model.env[field_at(model, last).comodel_name]
    rows = comodel.with_context(active_test=False)._search(Domain.TRUE)
    wider = [path_sql(comodel, rows.table, rows, path[len(last) + 1 :]) for path in above]
    rows.add_where(SQL("%s = figures.last", SQL.identifier(rows.table, "id")))
    return SQL(
        """
        WITH RECURSIVE %(axis)s, figures AS MATERIALIZED (%(figures)s)
        SELECT figures.inside, %(wider)s, figures.last, %(columns)s
          FROM figures LEFT JOIN LATERAL (%(rows)s) wider ON TRUE
        """,
        axis=axis.tables(),
        figures=query.select(
            SQL("%s AS inside", inside),
            SQL("%s AS last", keys[0]),
            SQL("count(*) AS people"),
            *(SQL("%s AS %s", figure, name) for figure, name in zip(figures, names, strict=True)),
        ),
        wider=SQL(", ").join(SQL("wider.%s", SQL.identifier(f"k{at}")) for at in range(len(above))),
        columns=SQL(", ").join(
            SQL("figures.%s", name) for name in [SQL.identifier("people"), *names]
        ),
        rows=rows.select(
            *(SQL("%s AS %s", value, SQL.identifier(f"k{at}")) for at, value in enumerate(wider))
        ),
    )


def _inside_sql(model, query, form, axis):
    """Whether a row is in a unit of the axis. Only of the whole province others are counted, too.

    Nearly all units are in it: it is quicker to look at the few that are not.
    """
    unit = axis.unit_sql(model, query.table, query, form.axis.field)
    if not axis.whole:
        query.add_where(SQL("%s IN (SELECT unit_id FROM axis)", unit))
        return SQL("TRUE")
    return SQL(
        "COALESCE(%s <> ALL (ARRAY(SELECT id FROM hr_department"
        " WHERE id NOT IN (SELECT unit_id FROM axis))), FALSE)",
        unit,
    )


def compile_people(model, form, on, axis, base=Domain.TRUE):
    """One statement with a row for each counted row of a person: those of one value together, in
    the order of the people.

    :return: SQL of whether the person is in a unit of the axis, the values of the levels above
        the person, the person and the name, and one column per computed measure: what the person
        adds to it, or what it says of the person
    """
    query = model._search(people_domain(form, on, base))
    inside = _inside_sql(model, query, form, axis)
    *above, person = form.axis.levels
    name = f"{person}.{model.env[model._fields[person].comodel_name]._rec_name}"
    columns = [path_sql(model, query.table, query, path) for path in (*above, person, name)]
    figures = measures_sql(model, query, form.computed, on, axis.whole, grouped=False)
    order = model._order_field_to_sql(query.table, person, SQL(), SQL(), query)
    query.order = SQL(", ").join([*columns[: len(above)], order])
    return SQL(
        "WITH RECURSIVE %s %s",
        axis.tables(),
        query.select(inside, *columns, *figures),
    )


def is_plain(model, form, on):
    """Whether the statement of a form says the same at every asking, whatever is stored.

    So it is where criteria compare plain columns with values: the ORM then asks nothing while it
    reads them. What hangs on the tree of units, on names or on languages is compiled anew, as is
    what counts the entries of lists.
    """
    if any(measure.kind == CASES for measure in form.computed):
        return False
    texts = {form.population, *(measure.domain for measure in form.computed)}
    return type(model)._table_query is None and all(
        _is_comparison(model, condition)
        for text in texts
        for condition in criterion(text, on).iter_conditions()
    )


def _is_comparison(model, condition):
    *steps, name = condition.field_expr.split(".")
    for step in steps:
        field = model._fields[step]
        if field.type != "many2one" or not field.store:
            return False
        model = model.env[field.comodel_name]
    field, value = model._fields[name], condition.value
    values = value if isinstance(value, (list, tuple, set)) else [value]
    return bool(
        condition.operator in COMPARISONS
        and field.store
        and not getattr(field, "translate", False)
        and all(
            isinstance(one, PLAIN.get(field.type, ())) or one is False or _is_day(field, one)
            for one in values
        )
    )


def _is_day(field, value):
    """A day as text, and not one like "today"."""
    return field.type == "date" and isinstance(value, str) and bool(DAY.fullmatch(value))


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
        unit = axis.unit_sql(model, alias, query, path)
        if outside:
            return SQL("(%s IS NULL OR %s NOT IN %s)", unit, unit, axis.units())
        if own:
            return SQL("%s = ANY(%s)", unit, list(axis.tops.ids))
        return SQL("%s IN %s", unit, axis.units())

    domain = people_domain(form, on, base) & Domain.custom(to_sql=in_units)
    for level, key in zip(form.axis.levels, keys, strict=False):
        domain &= _key_domain(model, level, key)
    return domain & measure_domain(measure, on) if measure else domain


def _key_domain(model, path, key):
    """Who has a value at the end of a path; nothing is there where a link leads nowhere.

    Odoo would look for a record behind the link that says nothing, and finds none.
    """
    empty = key is None or key is False and field_at(model, path).type != "boolean"
    if "." not in path or not empty:
        return Domain(path, "=", key)

    def is_empty(model, alias, query):
        return SQL("%s IS NULL", path_sql(model, alias, query, path))

    return Domain.custom(to_sql=is_empty)


def field_at(model, path):
    """The field at the end of a path."""
    *steps, name = path.split(".")
    for step in steps:
        model = model.env[model._fields[step].comodel_name]
    return model._fields[name]


def measures_sql(model, query, measures, on, whole=False, grouped=True):
    """The SQL of columns; what they need is joined to the query.

    :param whole: the people of the whole province are counted
    :param grouped: rows are counted together; otherwise what each row adds or says
    """
    lists = Lists(model, query, whole)
    figures = [_measure_sql(model, query, measure, on, lists, grouped) for measure in measures]
    lists.join()
    return figures


def _measure_sql(model, query, measure, on, lists, grouped):
    """``count(*) FILTER (WHERE …)``, the sum of a field, or what it says of the one person.

    Exact numbers come as text: Odoo reads numeric columns as floats, and money is exact here.
    """
    if measure.kind == CASES:
        amount = amount_sql(model, query, measure, on, lists)
        return SQL("COALESCE(sum(%s), 0)::int", amount) if grouped else amount
    condition = condition_sql(model, query, measure, on, lists)
    value = (
        SQL("1") if measure.kind == COUNT else path_sql(model, query.table, query, measure.field)
    )
    exact = SQL()
    if measure.kind == SUM:
        exact = SQL("::bigint") if measure.whole else SQL("::text")
    elif measure.kind == VALUE and _is_exact(model, measure):
        exact = SQL("::text")
    if not grouped:
        if condition:
            otherwise = SQL("0") if measure.kind == COUNT else SQL("NULL")
            value = SQL("CASE WHEN %s THEN %s ELSE %s END", condition, value, otherwise)
        return SQL("(%s)%s", value, exact)
    those = SQL(" FILTER (WHERE %s)", condition) if condition else SQL()
    if measure.kind == COUNT:
        return SQL("count(*)%s", those)
    if measure.kind == VALUE:
        return SQL("((array_agg(%s)%s)[1])%s", value, those, exact)
    return SQL("COALESCE(sum(%s)%s, 0)%s", value, those, exact)


def _is_exact(model, measure):
    return field_at(model, measure.field).type in EXACT


def condition_sql(model, query, measure, on, lists):
    """The criterion of a column, or None where it counts everybody.

    Its cheap conditions come first: who fails them is not looked up in any list. The ORM orders
    conditions by the names of their fields, and what stands in FILTER is evaluated from left to
    right.
    """
    domain = lists.without(measure_domain(measure, on)).optimize_full(model)
    if domain.is_true():
        return None
    if not isinstance(domain, DomainAnd):
        return domain._to_sql(model, query.table, query)
    parts = sorted(domain.children, key=_looks_into_lists)
    return SQL("(%s)", SQL(" AND ").join(part._to_sql(model, query.table, query) for part in parts))


def _looks_into_lists(domain):
    return any(
        condition.operator.startswith(("any", "not any")) for condition in domain.iter_conditions()
    )
