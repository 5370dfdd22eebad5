from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.cchc_base.tools import vietnam_time

from .cchc_competency import GROUPS

# A person's row of a requirement: ids of requirements stay far below this.
_SPREAD = 10_000_000


class CchcCompetencyGap(models.Model):
    """What a position requires of a person and what the person was found to have, on a day.

    Read, never stored: the position held on the day, the scheme in force on it, the latest
    assessment until it. The day is ``competency_on`` of the context, today by default.
    """

    _name = "cchc.competency.gap"
    _description = "Competency gap"
    _auto = False
    _order = "gap desc, employee_id, competency_id"

    employee_id = fields.Many2one(comodel_name="hr.employee", readonly=True)
    unit_id = fields.Many2one(comodel_name="hr.department", readonly=True)
    position_id = fields.Many2one(comodel_name="cchc.position", readonly=True)
    competency_id = fields.Many2one(comodel_name="cchc.competency", readonly=True)
    group = fields.Selection(GROUPS, readonly=True)
    required_level = fields.Integer(string="Required", readonly=True, aggregator=None)
    assessed_level = fields.Integer(
        string="Assessed", readonly=True, aggregator=None, help="0: not assessed by this day."
    )
    assessed_on = fields.Date(string="Assessed on", readonly=True)
    gap = fields.Integer(readonly=True, aggregator="sum", help="Levels missing.")

    @api.model
    def _search(self, *args, **kwargs):
        # A row of another day has the same id: what was read for that day is no answer here.
        self.invalidate_model(flush=False)
        return super()._search(*args, **kwargs)

    @property
    def _table_query(self):
        on = fields.Date.to_date(self.env.context.get("competency_on"))
        return self._gaps_query(on or vietnam_time.today())

    @api.model
    def _gaps_query(self, on):
        """SQL of all requirements of all people on a day: the columns of this model."""
        for name in (
            *("hr.version", "cchc.position.scheme", "cchc.position.scheme.line"),
            *("cchc.position.competency", "cchc.competency.assessment", "cchc.competency"),
        ):
            self.env[name].flush_model()
        return SQL(
            """
            SELECT v.employee_id::bigint * %(spread)s + r.id AS id,
                   v.employee_id, v.department_id AS unit_id, v.position_id,
                   r.competency_id, c."group", r.level AS required_level,
                   COALESCE(a.level, 0) AS assessed_level, a.date AS assessed_on,
                   GREATEST(r.level - COALESCE(a.level, 0), 0) AS gap
              FROM hr_version v
              JOIN cchc_position_scheme_line l ON l.position_id = v.position_id
              JOIN (%(schemes)s) s ON s.id = l.scheme_id
              JOIN cchc_position_competency r ON r.line_id = l.id
              JOIN cchc_competency c ON c.id = r.competency_id
              LEFT JOIN LATERAL (
                    SELECT level, date FROM cchc_competency_assessment
                     WHERE employee_id = v.employee_id AND competency_id = r.competency_id
                       AND voided_at IS NULL AND date <= %(on)s
                     ORDER BY date DESC, id DESC LIMIT 1) a ON TRUE
             WHERE v.active IS TRUE AND v.employee_id IS NOT NULL
               AND v.date_version <= %(on)s AND (v.date_to IS NULL OR v.date_to >= %(on)s)
               AND COALESCE(v.service_status, 'serving') = ANY(%(occupying)s)
            """,
            spread=_SPREAD,
            on=on,
            occupying=self.env["cchc.occupancy.rule"]._occupying(on),
            schemes=self.env["cchc.position"]._schemes_query(on),
        )
