from odoo import api, models
from odoo.tools import SQL

from odoo.addons.cchc_base.tools.bulk import compute_into, fill_column, new_ids, recordset

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
        example = first.sudo()
        example.env.flush_all()
        people = example.browse(new_ids(self, len(rows)))
        versions = example.version_id.browse(new_ids(example.version_id, len(rows)))
        resources = example.resource_id.browse(new_ids(example.resource_id, len(rows)))
        colour = resources._fields["color"].default  # of its own for everybody
        inherited = [name for name in names if self._fields[name].inherited]
        own = [name for name in names if name not in inherited]
        of_people = [
            {name: row[name] for name in own}
            | {"resource_id": resource, "current_version_id": first}
            for row, resource, first in zip(rows, resources._ids, versions._ids, strict=True)
        ]
        of_versions = [
            {name: row[name] for name in inherited} | {"employee_id": person}
            for row, person in zip(rows, people._ids, strict=True)
        ]
        of_resources = [{"name": row["name"], "color": colour(resources)} for row in rows]
        self._compute_beside(example, {people: of_people, versions: of_versions}, names)
        # Of one statement: each row names the others, and all of them are there at its end.
        self.env.cr.execute(
            SQL(
                "WITH made_resource AS (%s), made_version AS (%s) %s",
                self._copies(example.resource_id, resources, of_resources),
                self._copies(example.version_id, versions, of_versions),
                self._copies(example, people, of_people),
            )
        )
        people._validate_fields(names)
        versions._validate_fields([*inherited, "employee_id"])
        people = people.with_env(self.env)
        people._check_intake_scope()
        people.check_access("create")
        return people

    @api.model
    def _compute_beside(self, example, told, names):
        """Complete the rows of new people and periods by the stored fields computed from these.

        :param told: values by row of the records, which the table does not hold yet
        """
        follows = self._following_fields(names)
        needed = self._needed_names(follows)
        rows_of = {}
        for records, rows in told.items():
            rows_of[records._name] = (records, rows)
            like = example if records._name == self._name else example.version_id
            same = dict.fromkeys(needed[records._name] - rows[0].keys())
            for name in (*rows[0], *same):
                field = records._fields[name]
                values = [like[name]] * len(rows) if name in same else [row[name] for row in rows]
                field._insert_cache(records, [field.convert_to_cache(v, records) for v in values])
        people, periods = (records for records, _rows in rows_of.values())
        people._fields["version_ids"]._insert_cache(people, ((key,) for key in periods._ids))
        while follows:
            field = follows.pop()
            compute_into(rows_of[field.model_name][0], field, rows_of[field.model_name][1])
            follows.difference_update(self.pool.field_computed[field])

    @api.model
    def _needed_names(self, computed):
        """Names of the columns of people and periods that these fields are computed from."""
        needed = {"hr.employee": set(), "hr.version": set()}
        for field in computed:
            for path in self.pool.field_depends[field]:
                model = self.env[field.model_name]
                for name in path.split("."):
                    if model._name not in needed:
                        break
                    step = model._fields[name]
                    origin = step.related_field if step.inherited else step
                    if origin.store and origin.column_type and origin not in computed:
                        needed[origin.model_name].add(origin.name)
                    model = self.env[step.comodel_name] if step.relational else self.browse()
        return needed

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
    def _copies(self, example, records, rows):
        """SQL that inserts copies of a row, which differ in some columns."""
        columns = [example._fields[name] for name in rows[0]]
        copied = [
            name
            for name, field in example._fields.items()
            if field.store and field.column_type and name not in _BY_ODOO and name not in rows[0]
        ]
        told = [{"id": record_id} for record_id in records._ids]
        for field in columns:
            fill_column(told, field, rows, example)
        names = [field.name for field in columns]
        return SQL(
            """
            INSERT INTO %(table)s (id, create_uid, create_date, write_uid, write_date,
                                   %(names)s, %(copied)s)
            SELECT v.id, t.create_uid, %(now)s, t.write_uid, %(now)s, %(told)s, %(same)s
              FROM %(table)s t, %(rows)s
             WHERE t.id = %(example)s
            """,
            table=SQL.identifier(example._table),
            names=SQL(", ").join(map(SQL.identifier, names)),
            copied=SQL(", ").join(map(SQL.identifier, copied)),
            same=SQL(", ").join(SQL("t.%s", SQL.identifier(name)) for name in copied),
            told=SQL(", ").join(SQL("v.%s", SQL.identifier(name)) for name in names),
            rows=recordset(told, columns),
            example=example.id,
            now=self.env.cr.now(),
        )
