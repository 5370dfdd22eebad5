"""The units whose rows a report shows, as they stood on its day."""

from odoo import fields
from odoo.tools import SQL

from .compiler import path_sql


class UnitAxis:
    """Some units and all that lay below them on a day, as common table expressions.

    The tree is the dated one of ``hr.department._tree_query``. A unit that was not in force on
    the day (dissolved before, founded later) stays in the tree under its last
    parent: if somebody is still placed in it, the people are shown and counted rather than
    lost. The report leaves out such units when they are empty.

    :param tops: the chosen units (recordset of ``hr.department``)
    :param whole: the chosen units are the whole province: people outside the tree are then
        counted on a line of their own
    """

    # Where units of one day hang in the tree of another: see `structured_axis`.
    structure = None

    def __init__(self, tops, on, known_on=None, whole=False):
        self.env = tops.env
        self.tops = tops
        self.on = on
        self.known_on = known_on
        self.whole = whole

    def tree(self):
        """``tree (unit_id, parent_id, name, code, sequence, in_force)``: all units there are."""
        return SQL(
            """
            dated AS MATERIALIZED (%(dated)s),
            tree AS MATERIALIZED (
                SELECT unit_id, parent_id, name, code, sequence, TRUE AS in_force
                  FROM dated
                 UNION ALL
                %(others)s
            )""",
            dated=self._dated(),
            others=self._others(),
        )

    def _others(self):
        """The units that were not in force, where they stood at last."""
        return SQL(
            """
            SELECT d.id, d.parent_id, d.name, d.code, d.sequence, FALSE
              FROM hr_department d
             WHERE NOT EXISTS (SELECT FROM dated WHERE dated.unit_id = d.id)
            """
        )

    def unit_sql(self, model, alias, query, path):
        """The unit in which a row counts on the day.

        Business that has gone on with the successor of its unit since then counts in the old one.
        """
        unit = path_sql(model, alias, query, path)
        earlier = getattr(model, "_unit_as_of", None)
        return earlier(alias, path, self.on, unit) if earlier else unit

    def tables(self):
        """``axis``, the chosen ones and all below them, for a WITH RECURSIVE."""
        # The recursive parts are UNION, not UNION ALL: a circle among units that no longer
        # exist would otherwise never end.
        return SQL(
            """
            %(tree)s,
            axis AS (
                SELECT * FROM tree WHERE unit_id = ANY(%(tops)s)
                 UNION
                SELECT tree.* FROM tree JOIN axis ON tree.parent_id = axis.unit_id
            )""",
            tree=self.tree(),
            tops=list(self.tops.ids),
        )

    def _dated(self):
        """The tree in force on the day, by what was known.

        Of a unit that nobody had recorded by then (its history was entered later, as when the
        system was set up) nothing was known: it stands where it is known to have stood today.
        """
        Unit = self.env["hr.department"].sudo()
        if not self.known_on:
            return Unit._tree_query(self.on)
        return SQL(
            """
            SELECT * FROM (%s) known
             UNION ALL
            SELECT now.* FROM (%s) now
             WHERE NOT EXISTS (
                   SELECT FROM cchc_unit_version v
                    WHERE v.unit_id = now.unit_id AND v.recorded_at <= %s)
            """,
            Unit._tree_query(self.on, self.known_on),
            Unit._tree_query(self.on),
            fields.Datetime.end_of(fields.Datetime.to_datetime(self.known_on), "day"),
        )

    def in_reach(self, units):
        """Those of a dictionary by unit whose figures the reader may see."""
        return units

    def units(self):
        """Subquery of the ids of all units of the axis."""
        return SQL("(WITH RECURSIVE %s SELECT unit_id FROM axis)", self.tables())

    def unit_ids(self):
        """Ids of all units of the axis, in force or not."""
        self.flush()
        return {unit for (unit,) in self.env.execute_query(SQL("SELECT * FROM %s t", self.units()))}

    def flush(self):
        """Write out what the statements read past the ORM."""
        self.env["cchc.unit.version"].flush_model()
        self.env["hr.department"].flush_model()
