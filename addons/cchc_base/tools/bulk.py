"""Many rows of one plain table in one statement, for imports of thousands of people."""

import json

from psycopg2.extras import Json

from odoo.orm.fields import determine
from odoo.tools import SQL

_BY_ODOO = frozenset({"id", "create_uid", "create_date", "write_uid", "write_date"})


def create_plain(model, vals_list):
    """As ``create`` for a model whose own ``create`` only normalises what is normal already.

    The rights of the user, the record rules, the constraints and the stored computed fields are
    those of ``create``; what it leaves out is what ``create`` does for each record by itself
    (defaults, lists of commands, messages). Defaults are the fields' own, never the context's.
    A stored computed field that is told is taken as told.

    :param vals_list: plain values by stored column
    """
    if not vals_list:
        return model.browse()
    model.check_access("create")
    names = list(dict.fromkeys(name for vals in vals_list for name in vals))
    for name in names:
        model._check_field_access(model._fields[name], "write")
    defaults = _defaults(model)
    records = model.browse(_new_ids(model, len(vals_list)))
    rows = [{**defaults, **vals} for vals in vals_list]
    told = list(dict.fromkeys([*names, *defaults]))
    computed = _compute_before(records, rows, told)
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
    rows = [
        {"id": record_id} | {
            field.name: _column_value(field, vals[field.name], records) for field in fields
        }
        for record_id, vals in zip(records._ids, vals_list, strict=True)
    ]  # fmt: skip
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
            _recordset(rows, fields),
        )
    )
    records.invalidate_recordset([*names, "write_uid", "write_date"], flush=False)
    for field in fields:
        values = [field.convert_to_cache(vals[field.name], records) for vals in vals_list]
        field._insert_cache(records, values)
    records.modified(names)
    for field in fields:
        env.remove_to_compute(field, records)


def _defaults(model):
    return {
        name: field.default(model)
        for name, field in model._fields.items()
        if field.store and field.column_type and field.default and name not in _BY_ODOO
    }


def _new_ids(model, number):
    found = model.env.execute_query(
        SQL(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            model._table,
            number,
        )
    )
    return [row_id for (row_id,) in found]


def _compute_before(records, rows, told):
    """Compute what hangs on the told values alone before the rows are there: a row that is
    inserted whole costs half of one that is written again.

    :param rows: values by row; completed in place
    :return: names of the computed fields
    """
    found, env, registry = [], records.env, records.pool
    for name, field in records._fields.items():
        if name in found or not (field.store and field.compute and field.column_type):
            continue
        together = [other for other in registry.field_computed[field] if other.store]
        needed = [records._fields.get(other) for other in registry.field_depends[field]]
        if any(other.name in told for other in together) or not needed:
            continue
        if not all(map(_is_plain, needed)):
            continue
        for other in needed:
            values = (row.get(other.name, False) for row in rows)
            other._insert_cache(
                records, [other.convert_to_cache(value, records) for value in values]
            )
        with env.protecting(registry.field_computed[field], records):
            determine(field.compute, records)
        for other in together:
            cache = other._get_cache(env)
            for record_id, row in zip(records._ids, rows, strict=True):
                row[other.name] = cache[record_id]
            # Nothing to write: it is inserted with the row.
            if pending := env._field_dirty.get(other):
                pending.difference_update(records._ids)
            found.append(other.name)
    return found


def _is_plain(field):
    return field and field.store and not field.compute and not field.relational


def _insert(records, names, rows):
    env, fields = records.env, [records._fields[name] for name in names]
    told = [
        {"id": record_id} | {
            # What a row does not tell is left empty, as by ``create``.
            field.name: _column_value(field, row[field.name], records)
            for field in fields
            if field.name in row
        }
        for record_id, row in zip(records._ids, rows, strict=True)
    ]  # fmt: skip
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
            _recordset(told, fields),
        )
    )


def _column_value(field, value, records):
    if field.type == "json":
        return value or None
    value = field.convert_to_column_insert(value, records)
    return value.adapted if isinstance(value, Json) else value


def _recordset(rows, fields):
    """SQL of ``rows`` as a typed set ``v`` of ids and the columns of ``fields``."""
    return SQL(
        "json_to_recordset(%s) AS v(id int4, %s)",
        json.dumps(rows, default=str, ensure_ascii=False),
        SQL(", ").join(
            SQL("%s %s", SQL.identifier(field.name), SQL(field.column_type[0])) for field in fields
        ),
    )
