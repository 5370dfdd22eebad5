"""Many rows of one plain table in one statement, for imports of thousands of people."""

import json
from itertools import repeat

from psycopg2.extras import Json

from odoo.orm.fields import determine
from odoo.tools import SQL

_BY_ODOO = frozenset({"id", "create_uid", "create_date", "write_uid", "write_date"})


def create_plain(model, vals_list, keep=()):
    """As ``create`` for a model whose own ``create`` only normalises what is normal already.

    The rights of the user, the record rules, the constraints and the stored computed fields are
    those of ``create``; what it leaves out is what ``create`` does for each record by itself
    (defaults, lists of commands, messages). Defaults are the fields' own, never the context's.
    A stored computed field that is told is taken as told.

    :param vals_list: plain values by stored column
    :param keep: columns that are read next: the cache is told of them
    """
    if not vals_list:
        return model.browse()
    model.check_access("create")
    names = list(dict.fromkeys(name for vals in vals_list for name in vals))
    for name in names:
        model._check_field_access(model._fields[name], "write")
    defaults = _defaults(model)
    records = model.browse(new_ids(model, len(vals_list)))
    rows = [{**defaults, **vals} for vals in vals_list]
    told = list(dict.fromkeys([*names, *defaults]))
    known = _asked_by_constraints(model, told) | set(keep)
    _know(records, rows, known)
    computed = _compute_before(records, rows, told, known)
    _insert(records, [*told, *computed], rows)
    for name in names:
        field = model._fields[name]
        if field.relational:
            for inverse in model.pool.field_inverses[field]:
                model.env[field.comodel_name].invalidate_model([inverse.name], flush=False)
    records.modified([*told, *computed], create=True)
    for name in (*names, *computed):
        model.env.remove_to_compute(model._fields[name], records)
    records._validate_fields(names)
    records.check_access("create")
    return records


def update_plain(records, vals_list):
    """Write values of its own into each record: plain stored columns, the same for all.

    As ``write`` of a model that has none of its own, in one statement.
    """
    if not records:
        return
    records.check_access("write")
    names = list(vals_list[0])
    records.flush_recordset()
    fields = [records._fields[name] for name in names]
    rows = [{"id": record_id} for record_id in records._ids]
    for field in fields:
        fill_column(rows, field, vals_list, records)
    env = records.env
    env.cr.execute(
        SQL(
            "UPDATE %s t SET %s, write_uid = %s, write_date = %s FROM %s WHERE t.id = v.id",
            SQL.identifier(records._table),
            SQL(", ").join(
                SQL("%s = v.%s", SQL.identifier(name), SQL.identifier(name)) for name in names
            ),
            env.uid,
            env.cr.now(),
            recordset(rows, fields),
        )
    )
    records.invalidate_recordset([*names, "write_uid", "write_date"], flush=False)
    for field in fields:
        values = [field.convert_to_cache(vals[field.name], records) for vals in vals_list]
        field._insert_cache(records, values)
    records.modified(names)
    for field in fields:
        env.remove_to_compute(field, records)


def plain_column(records, name):
    """The values of a stored column, one for each record; of a many2one its id.

    They come from the cache as they are: asking thousands of records one by one takes longer than
    what is done with the answers.
    """
    field = records._fields[name]
    if field.compute:
        field.recompute(records)
    cache = field._get_cache(records.env)
    if any(record_id not in cache for record_id in records._ids):
        records.fetch([name])
    return [cache[record_id] for record_id in records._ids]


def _defaults(model):
    return {
        name: field.default(model)
        for name, field in model._fields.items()
        if field.store and field.column_type and field.default and name not in _BY_ODOO
    }


def new_ids(model, number):
    """Numbers for so many new rows, in rising order."""
    found = model.env.execute_query(
        SQL(
            # OFFSET: the name of the sequence is looked up once, not for each number.
            """
            SELECT nextval(s.name)
              FROM (SELECT pg_get_serial_sequence(%s, 'id')::regclass AS name OFFSET 0) s,
                   generate_series(1, %s)
            """,
            model._table,
            number,
        )
    )
    return [row_id for (row_id,) in found]


def _asked_by_constraints(model, names):
    """Columns that the constraints on these will ask for, as far as they are typed."""
    asked = {
        name
        for method in model._constraint_methods
        if not {*names}.isdisjoint(method._constrains)
        for name in method._constrains
    }
    return {name for name in asked if _is_typed(model._fields[name])}


def _compute_before(records, rows, told, known):
    """Compute what hangs on the told values alone before the rows are there: a row that is
    inserted whole costs half of one that is written again.

    :param rows: values by row; completed in place
    :param known: columns that the cache knows already
    :return: names of the computed fields
    """
    found, registry = [], records.pool
    for name, field in records._fields.items():
        if name in found or not (field.store and field.compute and field.column_type):
            continue
        together = [other for other in registry.field_computed[field] if other.store]
        paths = registry.field_depends[field]
        if any(other.name in told for other in together) or not paths:
            continue
        if not all(_is_plain(records, path) for path in paths):
            continue
        first_steps = {path.partition(".")[0] for path in paths}
        if any(records._fields[step].relational for step in first_steps):
            # Not a mere matter of form: it may depend on what else the row says.
            first_steps = {key for key, one in records._fields.items() if _is_typed(one)}
        _know(records, rows, first_steps - known)
        known = known | first_steps
        compute_into(records, field, rows)
        found += [other.name for other in together]
    return found


def _know(records, rows, names):
    """Tell the cache what the rows will say."""
    for name in names:
        field = records._fields[name]
        values = (field.convert_to_cache(row.get(name, False), records) for row in rows)
        field._insert_cache(records, values)


def compute_into(records, field, rows):
    """Compute a stored field of records that are not in the table yet, from what the cache holds.

    :param rows: values by row; completed in place by the field and those computed together with it
    """
    env, together = records.env, records.pool.field_computed[field]
    like = _first_alike(records, field, rows)
    firsts = records.browse(dict.fromkeys(like))
    for other in together:
        # A computation may ask for the value so far.
        other._insert_cache(firsts, repeat(None))
    with env.protecting(together, firsts):
        determine(field.compute, firsts)
    for other in together:
        if not other.store:
            continue
        cache = other._get_cache(env)
        for first, row in zip(like, rows, strict=True):
            row[other.name] = cache[first]
        # Nothing to write: it is inserted with the row.
        if pending := env._field_dirty.get(other):
            pending.difference_update(firsts._ids)


def _first_alike(records, field, rows):
    """For each row the first one from which the field is computed alike, as its own columns tell.

    A field that hangs on more than columns of the row itself is computed for each.
    """
    paths = records.pool.field_depends[field]
    if any("." in path or not _is_typed(records._fields[path]) for path in paths):
        return records._ids
    firsts = {}
    return [
        firsts.setdefault(tuple(row.get(path) or None for path in paths), record_id)
        for record_id, row in zip(records._ids, rows, strict=True)
    ]


def _is_plain(model, path):
    """Whether a path leads over columns that are typed, none of which hangs on the new rows."""
    for name in path.split("."):
        field = model._fields.get(name)
        if not (field and _is_typed(field)):
            return False
        model = model.env[field.comodel_name] if field.relational else model
    return True


def _is_typed(field):
    return field.store and field.column_type and not field.compute and field.name not in _BY_ODOO


def _insert(records, names, rows):
    env, fields = records.env, [records._fields[name] for name in names]
    told = [{"id": record_id} for record_id in records._ids]
    for field in fields:
        fill_column(told, field, rows, records)
    columns = SQL(", ").join(map(SQL.identifier, ("id", *names)))
    env.cr.execute(
        SQL(
            """
            INSERT INTO %s (%s, create_uid, create_date, write_uid, write_date)
            SELECT %s, %s, %s, %s, %s FROM %s
            """,
            SQL.identifier(records._table),
            columns,
            columns,
            env.uid,
            env.cr.now(),
            env.uid,
            env.cr.now(),
            recordset(told, fields),
        )
    )


def fill_column(told, field, rows, records):
    """Add the values of a field as the column takes them, which repeat from row to row.

    What a row does not tell is left empty, as by ``create``.
    """
    name, seen = field.name, {}
    if field.type == "json":
        for one, row in zip(told, rows, strict=True):
            if value := row.get(name):
                one[name] = value
        return
    for one, row in zip(told, rows, strict=True):
        if name not in row:
            continue
        value = row[name]
        # Not one and the same: True and 1.
        if (key := (value.__class__, value)) not in seen:
            plain = field.convert_to_column_insert(value, records)
            seen[key] = plain.adapted if isinstance(plain, Json) else plain
        if seen[key] is not None:
            one[name] = seen[key]


def recordset(rows, fields):
    """SQL of ``rows`` as a typed set ``v`` of ids and the columns of ``fields``."""
    return SQL(
        "json_to_recordset(%s) AS v(id int4, %s)",
        json.dumps(rows, default=str, ensure_ascii=False),
        SQL(", ").join(
            SQL("%s %s", SQL.identifier(field.name), SQL(field.column_type[0])) for field in fields
        ),
    )
