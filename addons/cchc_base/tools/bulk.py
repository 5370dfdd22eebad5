"""Many rows of one plain table in one statement, for imports of thousands of people."""

from odoo.tools import SQL

_BY_ODOO = frozenset({"id", "create_uid", "create_date", "write_uid", "write_date"})


def create_plain(model, vals_list):
    """As ``create`` for a model whose own ``create`` only normalises what is normal already.

    The rights of the user, the record rules, the constraints and the stored computed fields are
    those of ``create``; what it leaves out is what ``create`` does for each record by itself
    (defaults, lists of commands, messages). Defaults are the fields' own, never the context's.

    :param vals_list: plain values by stored column
    """
    if not vals_list:
        return model.browse()
    model.check_access("create")
    names = list(dict.fromkeys(name for vals in vals_list for name in vals))
    for name in names:
        model._check_field_access(model._fields[name], "write")
    defaults = _defaults(model, names)
    records = model.browse(_insert(model, [*names, *defaults], vals_list, defaults))
    for name in names:
        field = model._fields[name]
        if field.relational:
            for inverse in model.pool.field_inverses[field]:
                model.env[field.comodel_name].invalidate_model([inverse.name], flush=False)
    records.modified([*names, *defaults], create=True)
    records._validate_fields(names)
    records.check_access("create")
    return records


def _defaults(model, names):
    return {
        name: field.default(model)
        for name, field in model._fields.items()
        if field.store
        and field.column_type
        and field.default
        and name not in names
        and name not in _BY_ODOO
    }


def _insert(model, names, vals_list, defaults):
    env = model.env
    columns = [model._fields[name] for name in names]
    now = env.cr.now()
    rows = [
        tuple(
            field.convert_to_column_insert(vals.get(field.name, False), model, vals)
            for field in columns
        )
        + (env.uid, now, env.uid, now)
        for vals in ({**defaults, **vals} for vals in vals_list)
    ]
    heads = [*names, "create_uid", "create_date", "write_uid", "write_date"]
    found = env.execute_query(
        SQL(
            "INSERT INTO %s (%s) VALUES %s RETURNING id",
            SQL.identifier(model._table),
            SQL(", ").join(map(SQL.identifier, heads)),
            SQL(", ").join(rows),
        )
    )
    return [row_id for (row_id,) in found]
