from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.cchc_base.engine.unit_axis import UnitAxis
from odoo.addons.cchc_base.models.field_groups import READ

from .cchc_service_facts import LEFT, STAFFING_CATEGORIES

DIRECTIONS = [("in", "Increase"), ("out", "Decrease")]
KINDS = [
    ("opened", "Entered in the register"),
    ("recruited", "Recruited"),
    ("rejoined", "Came back into service"),
    ("transferred_in", "Transferred in"),
    ("transferred_out", "Transferred out"),
    ("unit_moved", "Moved with its unit"),
    ("category_changed", "Staffing category changed"),
    ("retired", "Retired"),
    ("resigned", "Resigned"),
    ("dismissed", "Dismissed"),
    ("reduced", "Left by staff reduction"),
    ("died", "Died"),
    ("moved_out", "Moved out of the province"),
    ("corrected", "Correction of the record"),
    ("other", "Other"),
]
CATEGORIES = [value for value, _label in STAFFING_CATEGORIES]
# Facts that place a person: a line that changes one of them moves somebody.
PLACING = ["department_id", "staffing_category", "service_status"]


class CchcMovement(models.Model):
    """Who entered or left a unit and a staffing category, on which day, by which decision.

    Never typed: a movement is the border between two periods of service, read in SQL from
    ``hr.version`` or, with ``known_on`` in the context, from what was known at the end of that
    day. Somebody who goes from one unit to another on one day leaves the first and enters the
    second; two transfers of one day are one movement, from where the person woke up to where the
    person went to bed. Whoever goes on leave or is seconded stays with the unit that manages him.
    """

    _name = "cchc.movement"
    _description = "Movement of staff"
    _auto = False
    _log_access = False
    _order = "date, employee_id, id"
    _rec_name = "employee_id"

    employee_id = fields.Many2one(comodel_name="hr.employee", string="Person", readonly=True)
    direction = fields.Selection(DIRECTIONS, readonly=True)
    kind = fields.Selection(KINDS, string="What happened", readonly=True)
    date = fields.Date(readonly=True)
    unit_id = fields.Many2one(comodel_name="hr.department", readonly=True)
    staffing_category = fields.Selection(STAFFING_CATEGORIES, readonly=True, groups=READ)
    other_unit_id = fields.Many2one(
        comodel_name="hr.department", string="From or to unit", readonly=True
    )
    other_category = fields.Selection(
        STAFFING_CATEGORIES, string="From or to category", readonly=True, groups=READ
    )
    decision_line_id = fields.Many2one(comodel_name="cchc.decision.line", readonly=True)
    decision_id = fields.Many2one(comodel_name="cchc.decision", readonly=True)
    unit_change_id = fields.Many2one(
        comodel_name="cchc.unit.version",
        string="Change of the unit",
        readonly=True,
        help="Of who moved with a unit: the unit, from the day on which it lies elsewhere.",
    )
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document", string="Decision on the unit", readonly=True
    )

    @property
    def _table_query(self):
        within = self.env.context.get("movements_within")
        if within:
            return self._table_within(*within)
        # Whoever asks for a few days only says so, to have no others read.
        span = self.env.context.get("movements_between") or (None, None)
        return self._movements_sql(self.env.context.get("known_on"), *span)

    # -- the contract ---------------------------------------------------------

    @api.model
    def _balance(self, units, date_from, date_to, known_on=None):
        """Opening, in, out and closing of each unit and category, of the unit's own people.

        Opening and closing are counted by themselves, not from the movements, so that
        ``difference`` (opening + in − out − closing) is a check and not a tautology.

        :param units: recordset of ``hr.department``: with all below it on the last day
        :return: a dict per unit and category with anybody or any movement:
            ``unit_id, category, opening, moved_in, moved_out, closing, difference``. A unit that
            came below these units in the period, or left them, counts while it was there: who
            moved with it came or left on that day
        :raise AccessError: when a unit is not the reader's
        """
        names = ("unit_id", "category", "opening", "moved_in", "moved_out", "closing")
        query = self._balance_sql(units, date_from, date_to, known_on)
        rows = [dict(zip(names, row[1:], strict=True)) for row in self.env.execute_query(query)]
        for row in rows:
            expected = row["opening"] + row["moved_in"] - row["moved_out"]
            row["difference"] = expected - row["closing"]
        return rows

    @api.model
    def _movements(self, units, date_from, date_to, known_on=None):
        """Every movement of these units and all below them, named; both days included.

        :return: a dict per movement: ``employee_id, name, unit_id, category, direction, kind,
            date, decision_id, decision_line_id, other_unit_id, other_category, unit_change_id,
            document_id``
        """
        axis, date_from, date_to, known_on = self._asked(units, date_from, date_to, known_on)
        spans = self._spans_below(axis.tops, date_from, date_to, known_on)
        names = (
            *("employee_id", "name", "unit_id", "category", "direction", "kind", "date"),
            *("decision_id", "decision_line_id", "other_unit_id", "other_category"),
            *("unit_change_id", "document_id"),
        )
        rows = self.env.execute_query(
            SQL(
                """
                WITH RECURSIVE %(axis)s
                SELECT m.employee_id, e.name, m.unit_id, m.staffing_category, m.direction, m.kind,
                       m.date, m.decision_id, m.decision_line_id, m.other_unit_id,
                       m.other_category, m.unit_change_id, m.document_id
                  FROM (%(movements)s) m
                  JOIN hr_employee e ON e.id = m.employee_id
                 WHERE %(here)s AND m.date BETWEEN %(start)s AND %(end)s
                 ORDER BY m.date, e.name_sort, m.employee_id, m.direction DESC, m.id
                """,
                axis=axis.tables(),
                here=SQL("TRUE") if spans else SQL("m.unit_id IN (SELECT unit_id FROM axis)"),
                movements=self._movements_within_sql(spans, known_on, date_from, date_to),
                start=date_from,
                end=date_to,
            )
        )
        return [dict(zip(names, row, strict=True)) for row in rows]

    @api.model
    def _asked(self, units, date_from, date_to, known_on):
        """The units as an axis, and the days, after asking for the reader's right to them."""
        self.check_access("read")
        date_from, date_to, known_on = map(fields.Date.to_date, (date_from, date_to, known_on))
        self.env["cchc.report.form"]._check_units(units, date_to, known_on)
        self.env.flush_all()
        return UnitAxis(units.sudo(), date_to, known_on), date_from, date_to, known_on

    # -- SQL ------------------------------------------------------------------

    @api.model
    def _balance_sql(self, units, date_from, date_to, known_on=None):
        """``id, unit_id, category, opening, moved_in, moved_out, closing``, in the units' order."""
        axis, date_from, date_to, known_on = self._asked(units, date_from, date_to, known_on)
        spans = self._spans_below(axis.tops, date_from, date_to, known_on)
        return SQL(
            """
            WITH RECURSIVE %(axis)s,
            counted AS (%(counted)s),
            placed AS (
                SELECT unit_id, ARRAY[unit_id] AS way, ARRAY[%(place)s] AS place
                  FROM axis
                 WHERE NOT EXISTS (SELECT FROM axis a WHERE a.unit_id = axis.parent_id)
                 UNION ALL
                SELECT axis.unit_id, placed.way || axis.unit_id, placed.place || %(place)s
                  FROM axis JOIN placed ON placed.unit_id = axis.parent_id
                 WHERE axis.unit_id <> ALL(placed.way))
            SELECT counted.unit_id * 16 + array_position(%(categories)s, category::text) AS id,
                   counted.unit_id, counted.category, counted.opening, counted.moved_in,
                   counted.moved_out, counted.closing
              FROM counted
              %(join)s JOIN axis ON axis.unit_id = counted.unit_id
              LEFT JOIN placed ON placed.unit_id = counted.unit_id
             ORDER BY placed.place, counted.unit_id,
                      array_position(%(categories)s, category::text)
            """,
            axis=axis.tables(),
            # The order of the tree: parts below their whole, by sequence and code.
            place=SQL("(lpad(axis.sequence::text, 9, '0') || ' ' || COALESCE(axis.code, ''))"),
            counted=self._counted_sql(spans, date_from, date_to, known_on),
            # A unit that has left is none of the tree any more.
            join=SQL("LEFT") if spans else SQL(),
            categories=CATEGORIES,
        )

    @api.model
    def _counted_sql(self, spans, date_from, date_to, known_on=None):
        """``owner, unit_id, category, opening, moved_in, moved_out, closing``.

        :param spans: whose each unit was, and when (`cchc_movement_unit`); None: nobody's
        """
        eve = fields.Date.subtract(date_from, days=1)
        return SQL(
            """
            SELECT owner, unit_id, category, sum(opening)::int AS opening,
                   sum(moved_in)::int AS moved_in, sum(moved_out)::int AS moved_out,
                   sum(closing)::int AS closing
              FROM (
                SELECT %(owner_o)s AS owner, o.unit_id, category, people AS opening,
                       0 AS moved_in, 0 AS moved_out, 0 AS closing
                  FROM (%(opening)s) o %(then)s
                 UNION ALL
                SELECT %(owner_c)s, c.unit_id, category, 0, 0, 0, people
                  FROM (%(closing)s) c %(now)s
                 UNION ALL
                SELECT owner, unit_id, staffing_category, 0,
                       count(*) FILTER (WHERE direction = 'in'),
                       count(*) FILTER (WHERE direction = 'out'), 0
                  FROM (%(movements)s) m
                 WHERE date BETWEEN %(start)s AND %(end)s
                 GROUP BY owner, unit_id, staffing_category
              ) parts
             GROUP BY owner, unit_id, category
            """,
            owner_o=SQL("then_of.owner") if spans else SQL("0"),
            owner_c=SQL("now_of.owner") if spans else SQL("0"),
            opening=self._staff_sql(eve, known_on),
            closing=self._staff_sql(date_to, known_on),
            then=spans.join("then_of", SQL("o.unit_id"), SQL("%s::date", eve)) if spans else SQL(),
            now=spans.join("now_of", SQL("c.unit_id"), SQL("%s::date", date_to))
            if spans
            else SQL(),
            movements=self._movements_within_sql(spans, known_on, date_from, date_to, False),
            start=date_from,
            end=date_to,
        )

    @api.model
    def _periods_sql(self, known_on=None):
        """The periods that are believed today, or were at the end of a day, as a table."""
        if not known_on:
            return SQL(
                "(SELECT * FROM hr_version WHERE active IS TRUE AND employee_id IS NOT NULL)"
            )
        known = self.env["cchc.version.known"].sudo().with_context(known_on=known_on)
        return SQL("(%s)", known._table_query)

    @api.model
    def _serving_sql(self, alias):
        """Whether a period places somebody: in service, of a category, in a unit."""
        return SQL(
            "(%(p)s.in_service IS TRUE AND %(p)s.staffing_category IS NOT NULL"
            " AND %(p)s.department_id IS NOT NULL)",
            p=SQL.identifier(alias),
        )

    @api.model
    def _staff_sql(self, on, known_on=None):
        """``unit_id, category, people`` on a day."""
        return SQL(
            """
            SELECT p.department_id AS unit_id, p.staffing_category AS category,
                   count(*) AS people
              FROM %s p
             WHERE %s AND p.date_version <= %s AND (p.date_to IS NULL OR p.date_to >= %s)
             GROUP BY p.department_id, p.staffing_category
            """,
            self._periods_sql(known_on),
            self._serving_sql("p"),
            on,
            on,
        )

    @api.model
    def _movements_sql(self, known_on=None, date_from=None, date_to=None, decisions=True):
        """All movements: the borders of periods at which unit, category or service change.

        :param date_from, date_to: read no other days
        :param decisions: also tell the kind and the decision
        """
        told, line = SQL(), SQL()
        if decisions:
            told = SQL(
                ", s.other_unit_id, s.other_category, %s AS kind, d.line_id AS decision_line_id,"
                " d.decision_id, NULL::int AS unit_change_id, NULL::int AS document_id",
                self._kind_sql(),
            )
            line = self._line_sql(known_on)
        return SQL(
            """
            SELECT s.id, b.employee_id, s.direction, b.day AS date, s.unit_id,
                   s.staffing_category%(told)s
              FROM (%(borders)s) b
             CROSS JOIN LATERAL (VALUES
                   ('in', 2 * b.new_id, b.new_here, b.new_unit, b.new_category,
                    CASE WHEN b.old_here THEN b.old_unit END,
                    CASE WHEN b.old_here THEN b.old_category END),
                   ('out', 2 * b.old_id + 1, b.old_here, b.old_unit, b.old_category,
                    CASE WHEN b.new_here THEN b.new_unit END,
                    CASE WHEN b.new_here THEN b.new_category END))
                   AS s(direction, id, here, unit_id, staffing_category, other_unit_id,
                        other_category)
              %(line)s
             WHERE s.here
            """,
            told=told,
            borders=self._borders_sql(known_on, date_from, date_to),
            line=line,
        )

    @api.model
    def _borders_sql(self, known_on=None, date_from=None, date_to=None):
        """The days on which somebody's unit, category or service change, with both periods."""
        starts, ends = SQL("TRUE"), SQL("date_to IS NOT NULL")
        if date_from and date_to:
            starts = SQL("date_version BETWEEN %s AND %s", date_from, date_to)
            ends = SQL(
                "date_to BETWEEN %s AND %s",
                fields.Date.subtract(date_from, days=1),
                fields.Date.subtract(date_to, days=1),
            )
        return SQL(
            """
            SELECT * FROM (
                SELECT COALESCE(old.employee_id, new.employee_id) AS employee_id,
                       COALESCE(new.date_version, old.date_to + 1) AS day,
                       old.id AS old_id, old.department_id AS old_unit,
                       old.staffing_category AS old_category, %(old_here)s AS old_here,
                       old.service_status AS old_status,
                       new.id AS new_id, new.department_id AS new_unit,
                       new.staffing_category AS new_category, %(new_here)s AS new_here,
                       new.service_status AS new_status
                  FROM (SELECT * FROM %(periods)s e WHERE %(ends)s) old
                  FULL JOIN (SELECT * FROM %(periods)s s WHERE %(starts)s) new
                       ON new.employee_id = old.employee_id AND new.date_version = old.date_to + 1
                 ) both_sides
             WHERE (old_here OR new_here)
               AND NOT (old_here AND new_here AND old_unit = new_unit
                        AND old_category = new_category)
            """,
            periods=self._periods_sql(known_on),
            starts=starts,
            ends=ends,
            old_here=self._serving_sql("old"),
            new_here=self._serving_sql("new"),
        )

    @api.model
    def _line_sql(self, known_on=None):
        """The line by which the person is placed so: the last one of the day that places."""
        stands = SQL("l.issued_at IS NOT NULL AND l.revoked_at IS NULL")
        if known_on:
            until = self.env["hr.version"]._known_until(known_on)
            stands = SQL(
                "l.issued_at <= %s AND (l.revoked_at IS NULL OR l.revoked_at > %s)", until, until
            )
        return SQL(
            """
            LEFT JOIN LATERAL (
                SELECT l.id AS line_id, l.decision_id, t.code, t.event
                  FROM cchc_decision_line l
                  JOIN cchc_decision_type t ON t.id = l.type_id
                 WHERE l.career_id = b.employee_id AND %(stands)s
                   AND l.date_effective = b.day AND l.changes ?| %(placing)s
                 ORDER BY l.day_order DESC, l.id DESC
                 LIMIT 1) d ON TRUE
            """,
            stands=stands,
            placing=PLACING,
        )

    @api.model
    def _kind_sql(self):
        """What brought somebody in, or took him away."""
        return SQL(
            """
            CASE WHEN b.old_here AND b.new_here THEN
                      CASE WHEN d.event = 'correct' THEN 'corrected'
                           WHEN b.old_unit <> b.new_unit THEN 'transferred_' || s.direction
                           ELSE 'category_changed' END
                 WHEN s.direction = 'in' THEN
                      CASE WHEN d.code = 'opening' THEN 'opened'
                           WHEN b.old_status = ANY(%(left)s) THEN 'rejoined'
                           WHEN d.event = 'start' THEN 'recruited'
                           WHEN d.event = 'correct' THEN 'corrected'
                           ELSE 'other' END
                 WHEN b.new_status = ANY(%(left)s) THEN b.new_status
                 WHEN d.event = 'correct' THEN 'corrected'
                 ELSE 'other' END
            """,
            left=list(LEFT),
        )
