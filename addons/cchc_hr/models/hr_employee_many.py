from odoo import api, models
from odoo.tools import SQL

# Below this number the one statement saves nothing.
_FEW = 3
_BY_ODOO = frozenset({"id", "create_uid", "create_date", "write_uid", "write_date"})


class HrEmployee(models.Model):
    """Many people at once, as an import makes them.

    The first is made by ``create``, with all that Odoo and the floors above do there. The others
    are rows beside it, which differ only in what was told of them: of the time that ``create``
    takes for a person, nine tenths go into finding out again what is the same for everybody.
    """

    _inherit = "hr.employee"

    @api.model
    def _create_many(self, vals_list):
        """People in the order of ``vals_list``: plain values, the same columns for everybody.

        No messages, no accounts, no lists of commands. Rights, constraints and stored computed
        fields are those of ``create``.
        """
        if len(vals_list) < _FEW:
            return self.create(vals_list)
        names = dict.fromkeys(name for vals in vals_list for name in vals)
        told = [{**dict.fromkeys(names, False), **vals} for vals in vals_list]
        first = self.create([dict(told[0])])
        return first + self._create_beside(first, told[1:])

    def _create_beside(self, first, vals_list):
        self._check_direct_write({name: True for vals in vals_list for name in vals if vals[name]})
        self._check_dossier_vals(
            {name: any(vals[name] for vals in vals_list) for name in vals_list[0]}
        )
        rows = [self._clean_identity(dict(vals)) for vals in vals_list]
        names = list(rows[0])
        follows = self._following_fields(names)
        sudo = first.sudo()
        colour = sudo.resource_id._fields["color"].default  # of its own for everybody
        resources = self._copy_rows(
            sudo.resource_id,
            [{"name": row["name"], "color": colour(sudo.resource_id)} for row in rows],
            follows,
        )
        inherited = [name for name in names if self._fields[name].inherited]
        versions = self._copy_rows(
            sudo.version_id,
            [{name: row[name] for name in inherited} | {"employee_id": False} for row in rows],
            follows,
        )
        own = [name for name in names if name not in inherited]
        links = [
            {"resource_id": resource, "current_version_id": version}
            for resource, version in zip(resources, versions, strict=True)
        ]
        people = self.browse(
            self._copy_rows(
                sudo,
                [
                    {name: row[name] for name in own} | link
                    for row, link in zip(rows, links, strict=True)
                ],
                follows,
            )
        )
        self._link_versions(dict(zip(versions, people.ids, strict=True)))
        made = {"hr.employee": people, "hr.version": self.env["hr.version"].browse(versions)}
        for field in follows:
            self.env.add_to_compute(field, made[field.model_name].sudo())
        self.env.flush_all()
        people.sudo()._validate_fields(names)
        made["hr.version"].sudo()._validate_fields([*inherited, "employee_id"])
        people._check_intake_scope()
        people.check_access("create")
        return people

    def _following_fields(self, names):
        """Stored fields of people and periods that are computed from these."""
        registry = self.pool
        found = {
            field
            for name in names
            for origin in (self._fields[name], self._fields[name].related_field)
            if origin
            for field in registry.get_dependent_fields(origin)
            if field.model_name in ("hr.employee", "hr.version")
            and field.store
            and field.column_type
            and not field.related
            and field.name not in names
        }
        return found - {self._fields["current_version_id"]}

    @api.model
    def _copy_rows(self, example, vals_list, follows):
        """Insert copies of a row that differ in some columns. :return: their ids"""
        example.flush_recordset()
        empty = {field.name for field in follows if field.model_name == example._name}
        names = list(vals_list[0])
        copied = [
            name
            for name, field in example._fields.items()
            if field.store
            and field.column_type
            and name not in _BY_ODOO
            and name not in names
            and name not in empty
        ]
        columns = [example._fields[name] for name in names]
        rows = [
            (
                place,
                *(
                    field.convert_to_column_insert(vals[field.name], example, vals)
                    for field in columns
                ),
            )
            for place, vals in enumerate(vals_list)
        ]
        now = self.env.cr.now()
        told = SQL(", ").join(
            SQL("v.%s::%s", SQL.identifier(field.name), SQL(field.column_type[1].split("(")[0]))
            for field in columns
        )
        found = self.env.execute_query(
            SQL(
                """
                INSERT INTO %(table)s (create_uid, create_date, write_uid, write_date,
                                       %(names)s, %(copied)s)
                SELECT t.create_uid, %(now)s, t.write_uid, %(now)s, %(told)s, %(same)s
                  FROM %(table)s t, (VALUES %(rows)s) AS v(place, %(names)s)
                 WHERE t.id = %(example)s ORDER BY v.place
                RETURNING id
                """,
                table=SQL.identifier(example._table),
                names=SQL(", ").join(map(SQL.identifier, names)),
                copied=SQL(", ").join(map(SQL.identifier, copied)),
                same=SQL(", ").join(SQL("t.%s", SQL.identifier(name)) for name in copied),
                told=told,
                rows=SQL(", ").join(rows),
                example=example.id,
                now=now,
            )
        )
        # Numbers are given in the order of the rows.
        return sorted(row_id for (row_id,) in found)
