"""The rows of a report in the structure of another day than that of its figures."""

from odoo.tools import SQL

from .compiler import path_sql
from .unit_axis import UnitAxis

# Two units in one number, to be looked up in one list.
PAIR = 1 << 32


class StructuredAxis(UnitAxis):
    """Units of the day of the figures, hung into the tree of another day: see `rules.structure`.

    What is counted stays the same, person by person; only the rows are others. Of a unit that was
    parted, or put together, a person counts where the service of the day of the structure says.

    :param structure_on: the day whose tree is shown
    :param structure: `rules.structure.Structure`
    :param reach: ids of the units whose people the reader may count; None: all
    """

    def __init__(self, tops, on, structure_on, structure, known_on=None, whole=False, reach=None):
        super().__init__(tops, on, known_on, whole)
        self.structure_on = structure_on
        self.structure = structure
        self.reach = reach

    def standing_for(self, units):
        """The axis of what these units are in the structure."""
        found = self.structure.found(units.ids)
        if self.reach is not None:
            # A successor that is not yet, or no more, the reader's: then the units themselves.
            found = [unit for unit in found if unit in self.reach] or units.ids
        return StructuredAxis(
            self.tops.browse(found),
            self.on,
            self.structure_on,
            self.structure,
            self.known_on,
            self.whole,
            self.reach,
        )

    def in_reach(self, units):
        if self.reach is None:
            return units
        return {unit: told for unit, told in units.items() if unit in self.reach}

    def _dated(self):
        return self.env["hr.department"].sudo()._tree_query(self.structure_on)

    def _others(self):
        hung = self.structure.hung
        return SQL(
            """
            SELECT d.id, CASE WHEN h.unit_id IS NULL THEN d.parent_id ELSE h.parent_id END,
                   COALESCE(h.name, d.name), d.code, d.sequence, FALSE
              FROM hr_department d
              LEFT JOIN (SELECT old.unit_id, hung.parent_id, old.name
                           FROM unnest(%(units)s::int[], %(parents)s::int[])
                                AS hung (unit_id, parent_id)
                           JOIN (%(old)s) old ON old.unit_id = hung.unit_id
                        ) h ON h.unit_id = d.id
             WHERE NOT EXISTS (SELECT FROM dated WHERE dated.unit_id = d.id)
            """,
            units=list(hung),
            parents=list(hung.values()),
            old=self.env["hr.department"].sudo()._tree_query(self.on, self.known_on),
        )

    def unit_sql(self, model, alias, query, path):
        unit = super().unit_sql(model, alias, query, path)
        if self.reach is not None:
            # By the real unit: a tree of another day shows nobody whom the reader may not count.
            unit = SQL("CASE WHEN %s = ANY(%s) THEN %s END", unit, sorted(self.reach), unit)
        relatives = self.structure.relatives
        person = model._fields.get("employee_id")
        if not relatives or not person or person.comodel_name != "hr.employee" or not person.store:
            return unit
        return SQL(
            """
            CASE WHEN %(unit)s = ANY(%(parted)s)
                 THEN COALESCE((
                      SELECT there.department_id
                        FROM (SELECT v.department_id FROM hr_version v
                               WHERE v.employee_id = %(person)s AND v.active IS TRUE
                                 AND v.date_version <= %(day)s
                               ORDER BY v.date_version DESC, v.id DESC LIMIT 1) there
                       WHERE %(unit)s::bigint * %(pair)s + there.department_id
                             = ANY(%(pairs)s::bigint[])), %(unit)s)
                 ELSE %(unit)s END
            """,
            unit=unit,
            parted=list(relatives),
            person=path_sql(model, alias, query, "employee_id"),
            day=self.structure_on,
            pair=PAIR,
            pairs=[unit * PAIR + other for unit, own in relatives.items() for other in own],
        )

    def flush(self):
        self.env["hr.version"].flush_model(["employee_id", "department_id", "date_version"])
        return super().flush()
