"""What a write would change: data files are written again at every upgrade, as they stand."""


def changed(records, vals):
    """The records in which ``vals`` say something else than what is there.

    :param vals: as for ``write``; commands on lists count as a change
    """
    return records.filtered(lambda record: any(_differs(record, *item) for item in vals.items()))


def _differs(record, name, value):
    field = record._fields[name]
    if field.type in ("one2many", "many2many"):
        return True
    wanted = field.convert_to_record(field.convert_to_cache(value, record), record)
    return record[name] != wanted
