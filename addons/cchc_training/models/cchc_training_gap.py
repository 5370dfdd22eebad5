from odoo import fields, models
from odoo.tools import SQL

from odoo.addons.cchc_base.models.field_groups import READ
from odoo.addons.cchc_positions.models.cchc_standard_requirement import REQUIREMENT_KINDS


class CchcTrainingGap(models.Model):
    """What people lacked at the beginning of a year, and what they lack on a day of it.

    Computed at every reading from the answers about the standards; the context names the day
    (``report_on``, default today). A row is one demand on one person: ``before`` says that it was
    not met on 1 January, ``after`` that it is not met on the day. ``trained`` says that the person
    passed a class or took a degree for it in between.
    """

    _name = "cchc.training.gap"
    _description = "Gaps before and after training"
    _auto = False
    _log_access = False
    _order = "unit_id, employee_id, kind, id"

    employee_id = fields.Many2one(
        comodel_name="hr.employee", string="Full name", readonly=True, groups=READ
    )
    unit_id = fields.Many2one(comodel_name="hr.department", readonly=True)
    kind = fields.Selection(REQUIREMENT_KINDS, string="Content demanded", readonly=True)
    required = fields.Char(string="Level demanded", readonly=True)
    before = fields.Boolean(string="At the beginning of the year", readonly=True)
    after = fields.Boolean(string="On the day of the report", readonly=True)
    trained = fields.Boolean(string="By training", readonly=True)

    @property
    def _table_query(self):
        on = fields.Date.to_date(self.env.context.get("report_on"))
        on = on or self.env["hr.version"]._today()
        start = fields.Date.start_of(on, "year")
        return SQL(
            """
            WITH begun AS (%(begun)s), present AS (%(present)s),
            trained AS MATERIALIZED (
                SELECT n.employee_id, n.kind
                  FROM cchc_training_participant p
                  JOIN cchc_training_class c ON c.id = p.class_id
                  JOIN cchc_qualification_need n ON n.id = p.need_id
                 WHERE p.state = 'passed' AND c.date_to BETWEEN %(start)s AND %(on)s
                 UNION
                SELECT n.employee_id, n.kind
                  FROM cchc_training_study s
                  JOIN cchc_qualification_need n ON n.id = s.need_id
                 WHERE s.outcome = 'degree' AND s.outcome_on BETWEEN %(start)s AND %(on)s)
            SELECT COALESCE(a.id, b.id) AS id,
                   COALESCE(a.employee_id, b.employee_id) AS employee_id,
                   COALESCE(a.unit_id, b.unit_id) AS unit_id, COALESCE(a.kind, b.kind) AS kind,
                   COALESCE(a.required, b.required) AS required, b.id IS NOT NULL AS before,
                   a.id IS NOT NULL AS after,
                   b.id IS NOT NULL AND a.id IS NULL AND EXISTS (
                       SELECT FROM trained t
                        WHERE t.employee_id = b.employee_id AND t.kind = b.kind) AS trained
              FROM begun b
              FULL JOIN present a
                ON a.employee_id = b.employee_id AND a.kind = b.kind
               AND a.required IS NOT DISTINCT FROM b.required
            """,
            begun=self._gaps_sql(start),
            present=self._gaps_sql(on),
            start=start,
            on=on,
        )

    def _gaps_sql(self, day):
        """What is not met on a day, each demand on a person once. One day at a time: the database
        then finds the few that last until then by their index."""
        return SQL(
            """
            SELECT DISTINCT ON (employee_id, kind, required)
                   id, employee_id, unit_id, kind, required
              FROM cchc_standard_gap
             WHERE superseded_at IS NULL AND date_from <= %(day)s
               AND (date_to IS NULL OR date_to >= %(day)s)
             ORDER BY employee_id, kind, required, id
            """,
            day=day,
        )
