from collections import defaultdict
from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.cchc_base.tools import vietnam_time

# Who has logged in within so many days works with the system.
ACTIVE_DAYS = 30
# Where the figures are kept while one list is answered.
KEPT = "cchc.unit.usage"


class CchcUnitUsage(models.Model):
    """How an agency uses the system: since when, how lately, how complete, by how many officers.

    Live is who has people in the register: from the day on which the first decision about them
    was issued, which for most is the opening. Read-only, computed at every reading.
    """

    _name = "cchc.unit.usage"
    _description = "Use of the system by an agency"
    _auto = False
    _log_access = False
    _order = "sequence, unit_id"
    _rec_name = "unit_id"

    unit_id = fields.Many2one(comodel_name="hr.department", string="Agency", readonly=True)
    kind_id = fields.Many2one(comodel_name="cchc.unit.kind", readonly=True)
    level_id = fields.Many2one(
        comodel_name="cchc.admin.level", string="Administrative level", readonly=True
    )
    sequence = fields.Integer(readonly=True, aggregator=None)
    is_counted = fields.Boolean(
        string="State body of province or district",
        readonly=True,
        help="One of the bodies that the plan wants to manage their staff by software by 2030.",
    )
    is_live = fields.Boolean(string="In use", readonly=True)
    live_since = fields.Date(
        string="Live since",
        readonly=True,
        help="The first decision about its people was issued.",
    )
    last_decision = fields.Date(
        string="Latest decision", readonly=True, help="The latest one about its people."
    )
    people = fields.Integer(readonly=True)
    missing = fields.Integer(string="Missing items", readonly=True)
    completeness = fields.Float(
        string="Completeness (%)",
        digits=(5, 1),
        readonly=True,
        aggregator="avg",
        help="Items that dossiers have, of those that complete ones would have.",
    )
    officers = fields.Integer(string="Officers with an account", readonly=True)
    officers_active = fields.Integer(
        string="Active officers",
        readonly=True,
        help="They have logged in within the last thirty days.",
    )

    @property
    def _table_query(self):
        self.env.flush_all()
        figures = self.env.cr.cache.get(KEPT)
        figures = self.sudo()._figures() if figures is None else figures
        keys = list(figures)
        column = {name: [figures[key].get(name) for key in keys] for name in self._columns()}
        return SQL(
            """
            SELECT a.id, a.id AS unit_id, a.kind_id, a.level_id, a.sequence,
                   a.id = ANY(%(counted)s) AS is_counted, f.live_since IS NOT NULL AS is_live,
                   f.live_since, f.last_decision, COALESCE(f.people, 0) AS people,
                   COALESCE(f.missing, 0) AS missing,
                   CASE WHEN f.people > 0 AND %(asked)s > 0
                        THEN round(100 - 100.0 * f.missing / (f.people * %(asked)s), 1) END
                        AS completeness,
                   COALESCE(f.officers, 0) AS officers,
                   COALESCE(f.officers_active, 0) AS officers_active
              FROM hr_department a
              LEFT JOIN unnest(%(units)s::int[], %(live_since)s::date[],
                               %(last_decision)s::date[], %(people)s::int[], %(missing)s::int[],
                               %(officers)s::int[], %(officers_active)s::int[])
                     AS f(unit_id, live_since, last_decision, people, missing, officers,
                          officers_active) ON f.unit_id = a.id
             WHERE a.agency_id = a.id AND a.active AND a.kind_id IS NOT NULL
               AND (f.people > 0 OR f.officers > 0 OR a.id = ANY(%(counted)s))
            """,
            counted=list(self.env["cchc.reform.measure"]._state_bodies(vietnam_time.today())),
            asked=self.env["cchc.dossier.requirement"].sudo().search_count([]),
            units=keys,
            **column,
        )

    @api.model
    @api.readonly
    def web_search_read(
        self, domain, specification, offset=0, limit=None, order=None, count_limit=None
    ):
        """One list asks for its rows, their number and their values: all from the same figures."""
        cache = self.env.cr.cache
        self.env.flush_all()
        cache[KEPT] = self.sudo()._figures()
        try:
            return super().web_search_read(domain, specification, offset, limit, order, count_limit)
        finally:
            del cache[KEPT]

    @api.model
    def _columns(self):
        return ("live_since", "last_decision", "people", "missing", "officers", "officers_active")

    @api.model
    def _figures(self):
        """``{agency id: {column: figure}}`` of all agencies, in superuser mode."""
        found = defaultdict(dict)
        for query in (self._decisions_query(), self._officers_query()):
            self.env.cr.execute(query)
            names = [column.name for column in self.env.cr.description]
            for row in self.env.cr.fetchall():
                values = dict(zip(names, row, strict=True))
                found[values.pop("agency_id")].update(values)
        for agency, (people, missing) in self.env["cchc.dossier.gap"]._count_by_agency().items():
            found[agency].update(people=people, missing=missing)
        return dict(found)

    def _decisions_query(self):
        """Days in Việt Nam on which decisions about people of the agency were recorded.

        A line without a unit of its own is about the unit in which the person is today. Both kinds
        are added up from the index on the lines, without reading them.
        """
        return SQL(
            """
            SELECT u.agency_id,
                   (min(f.first) AT TIME ZONE 'UTC' AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
                   AS live_since,
                   (max(f.last) AT TIME ZONE 'UTC' AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
                   AS last_decision
              FROM (SELECT l.department_id AS unit_id, min(l.issued_at) AS first,
                           max(l.issued_at) AS last
                      FROM cchc_decision_line l
                     WHERE l.issued_at IS NOT NULL AND l.revoked_at IS NULL
                       AND l.department_id IS NOT NULL
                     GROUP BY l.department_id
                     UNION ALL
                    SELECT e.unit_id, min(l.first), max(l.last)
                      FROM (SELECT l.employee_id, min(l.issued_at) AS first,
                                   max(l.issued_at) AS last
                              FROM cchc_decision_line l
                             WHERE l.issued_at IS NOT NULL AND l.revoked_at IS NULL
                               AND l.department_id IS NULL
                             GROUP BY l.employee_id) l
                      JOIN hr_employee e ON e.id = l.employee_id
                     GROUP BY e.unit_id) f
              JOIN hr_department u ON u.id = f.unit_id
             GROUP BY u.agency_id
            """
        )

    def _officers_query(self):
        """Officers by the agency of the units in their charge, and who of them was here lately."""
        officers = self.env.ref("cchc_base.group_hr_officer").sudo().all_user_ids
        return SQL(
            """
            SELECT u.agency_id, count(DISTINCT a.user_id) AS officers,
                   count(DISTINCT a.user_id) FILTER (WHERE EXISTS (
                       SELECT FROM res_users_log g
                        WHERE g.create_uid = a.user_id AND g.create_date >= %s)) AS officers_active
              FROM cchc_user_unit a JOIN hr_department u ON u.id = a.unit_id
             WHERE a.user_id = ANY(%s)
             GROUP BY u.agency_id
            """,
            fields.Datetime.now() - timedelta(days=ACTIVE_DAYS),
            officers.filtered("active").ids,
        )

    @api.model
    def _began(self):
        """When the first decision about people of each unit was issued: ``{unit id: moment}``."""
        self.env.flush_all()
        self.env.cr.execute(
            """
            SELECT department_id, min(issued_at) FROM cchc_decision_line
             WHERE issued_at IS NOT NULL AND revoked_at IS NULL AND department_id IS NOT NULL
             GROUP BY department_id
            """
        )
        return dict(self.env.cr.fetchall())

    def action_open_unit(self):
        self.ensure_one()
        return self.unit_id.get_formview_action()

    def action_open_missing(self):
        """What is missing in the dossiers of the agency."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("cchc_hr.cchc_dossier_gap_action")
        return {**action, "domain": [("agency_id", "=", self.unit_id.id)], "context": {}}
