from odoo import api, fields, models
from odoo.tools import SQL


class CchcAway(models.Model):
    """Who is away, and until when: ordinary absences and long leaves by decision in one list.

    A row of both for the same days is marked, so that the days are counted once. Without the right
    to the health part of the dossier, a kind that tells of health is left out, not the absence.
    """

    _name = "cchc.away"
    _description = "Person away"
    _auto = False
    _log_access = False
    _order = "date_from desc, id desc"
    _depends = {
        "cchc.absence": ["employee_id", "kind_id", "date_from", "date_to"],
        "cchc.absence.kind": ["is_health"],
        "hr.employee": ["unit_id"],
        "hr.version": ["employee_id", "service_status", "date_version", "date_to", "active"],
    }

    employee_id = fields.Many2one(comodel_name="hr.employee", string="Person", readonly=True)
    unit_id = fields.Many2one(comodel_name="hr.department", readonly=True)
    date_from = fields.Date(string="From", readonly=True)
    date_to = fields.Date(string="Until", readonly=True)
    date_shown = fields.Date(
        string="Shown until", readonly=True, help="The last day, or today while it is open."
    )
    source = fields.Selection(
        [("absence", "Absence"), ("decision", "Decision on long leave")], readonly=True
    )
    kind_id = fields.Many2one(comodel_name="cchc.absence.kind", readonly=True)
    absence_id = fields.Many2one(comodel_name="cchc.absence", readonly=True)
    covered = fields.Boolean(
        string="Also by decision",
        readonly=True,
        help="The days of this absence lie within a long leave by decision, which is counted.",
    )

    @api.depends("employee_id", "kind_id")
    def _compute_display_name(self):
        for row in self:
            kind = row.kind_id.name or self.env._("Away")
            row.display_name = f"{row.employee_id.name or ''} · {kind}"

    @property
    def _table_query(self):
        health = self.env.su or self.env.user.has_group("cchc_base.group_read_health")
        return SQL(
            """
            WITH leave AS NOT MATERIALIZED (  -- of one person, only hers are looked at
                SELECT min(id) AS id, employee_id, min(date_version) AS date_from,
                       CASE WHEN bool_or(date_to IS NULL) THEN NULL ELSE max(date_to) END AS date_to
                  FROM (SELECT v.id, v.employee_id, v.date_version, v.date_to, v.service_status,
                               row_number() OVER w - row_number() OVER s AS island
                          FROM hr_version v
                         WHERE v.active AND v.staffing_category IS NOT NULL
                           AND EXISTS (SELECT FROM hr_version l
                                        WHERE l.employee_id = v.employee_id AND l.active
                                          AND l.service_status = 'long_leave')
                        WINDOW w AS (PARTITION BY v.employee_id ORDER BY v.date_version),
                               s AS (PARTITION BY v.employee_id, v.service_status
                                     ORDER BY v.date_version)) period
                 WHERE service_status = 'long_leave'
                 GROUP BY employee_id, island
            )
            SELECT a.id * 4::int8 + CASE WHEN k.is_health THEN %(masked)s ELSE 0 END AS id,
                   a.employee_id, e.unit_id,
                   a.date_from, a.date_to,
                   COALESCE(a.date_to, GREATEST(a.date_from, %(today)s)) AS date_shown,
                   'absence' AS source,
                   CASE WHEN %(health)s OR k.is_health IS NOT TRUE THEN a.kind_id END AS kind_id,
                   CASE WHEN %(health)s OR k.is_health IS NOT TRUE THEN a.id END AS absence_id,
                   EXISTS (SELECT FROM leave
                            WHERE leave.employee_id = a.employee_id
                              AND leave.date_from <= a.date_from
                              AND COALESCE(leave.date_to, 'infinity')
                                  >= COALESCE(a.date_to, 'infinity')) AS covered
              FROM cchc_absence a
              JOIN cchc_absence_kind k ON k.id = a.kind_id
              JOIN hr_employee e ON e.id = a.employee_id
             UNION ALL
            SELECT leave.id * 4::int8 + 2, leave.employee_id, e.unit_id, leave.date_from,
                   leave.date_to, COALESCE(leave.date_to, GREATEST(leave.date_from, %(today)s)),
                   'decision', NULL, NULL, FALSE
              FROM leave
              JOIN hr_employee e ON e.id = leave.employee_id
            """,
            health=bool(health),
            # Other numbers for other values, or one reader would find the other's in the cache.
            masked=int(not health),
            today=self.env["hr.version"]._today(),
        )

    def action_open_source(self):
        """The absence itself where the reason may be read, else the dossier."""
        self.ensure_one()
        return (self.absence_id or self.employee_id).get_formview_action()
