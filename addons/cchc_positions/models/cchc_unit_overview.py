from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.cchc_base.tools import vietnam_time


class CchcUnitOverview(models.Model):
    """One row for each agency today: over, vacant, below standard, without a scheme.

    What Home Affairs looks at in the morning. Figures cover the agency and all units below it, as
    its establishment does; contracts are left out of both sides.
    """

    _name = "cchc.unit.overview"
    _description = "Agency at a glance"
    _auto = False
    _log_access = False
    _order = "sequence, unit_id"

    unit_id = fields.Many2one(comodel_name="hr.department", string="Agency", readonly=True)
    parent_id = fields.Many2one(comodel_name="hr.department", readonly=True)
    kind_id = fields.Many2one(comodel_name="cchc.unit.kind", readonly=True)
    level_id = fields.Many2one(comodel_name="cchc.admin.level", readonly=True)
    sequence = fields.Integer(readonly=True, aggregator=None)
    is_assigned = fields.Boolean(string="Has an establishment", readonly=True)
    assigned = fields.Integer(readonly=True, aggregator=None)
    occupied = fields.Integer(readonly=True, aggregator=None)
    vacant = fields.Integer(readonly=True, aggregator=None)
    over = fields.Integer(readonly=True, aggregator=None)
    unplaced = fields.Integer(
        string="Without a position",
        readonly=True,
        aggregator=None,
        help="People who occupy a place and hold no position.",
    )
    below_standard = fields.Integer(readonly=True, aggregator=None)
    scheme_state = fields.Selection(
        [
            ("in_force", "In force"),
            ("waiting", "Waiting for Home Affairs"),
            ("draft", "Being drafted"),
            ("none", "None"),
        ],
        string="Position scheme",
        readonly=True,
    )
    scheme_id = fields.Many2one(comodel_name="cchc.position.scheme", readonly=True)

    @api.depends("unit_id")
    def _compute_display_name(self):
        for row in self:
            row.display_name = row.unit_id.display_name

    @property
    def _table_query(self):
        """The balance of the ledger for each agency, beside its scheme, positions and standards."""
        on = vietnam_time.today()
        for model in ("cchc.position.scheme", "cchc.standard.result"):
            self.env[model].flush_model()
        figures = self._figures(on)
        return SQL(
            """
            WITH figures AS (
                SELECT * FROM unnest(%(units)s::int[], %(assigned)s::int[], %(occupied)s::int[])
                         AS f(unit_id, assigned, occupied)),
            unplaced AS (
                SELECT o.unit_id, count(*) AS people
                  FROM (%(occupants)s) o
                  JOIN cchc_quota_category c ON c.id = o.category_id AND c.is_establishment
                 WHERE o.position_id IS NULL
                 GROUP BY o.unit_id),
            gaps AS (
                SELECT unit_id, count(*) AS people FROM cchc_standard_result
                 WHERE outcome = 'gaps' AND superseded_at IS NULL
                   AND date_from <= %(on)s AND (date_to IS NULL OR date_to >= %(on)s)
                 GROUP BY unit_id),
            below AS (
                SELECT a.id, sum(p.people) AS unplaced, sum(g.people) AS below_standard
                  FROM hr_department a
                  JOIN hr_department d ON d.parent_path LIKE a.parent_path || '%%'
                  LEFT JOIN unplaced p ON p.unit_id = d.id
                  LEFT JOIN gaps g ON g.unit_id = d.id
                 WHERE a.agency_id = a.id AND (p.unit_id IS NOT NULL OR g.unit_id IS NOT NULL)
                 GROUP BY a.id),
            in_force AS (%(schemes)s),
            waiting AS (
                SELECT DISTINCT ON (unit_id) unit_id, id, state FROM cchc_position_scheme
                 WHERE state <> 'approved' ORDER BY unit_id, state DESC, id DESC)
            SELECT a.id, a.id AS unit_id, a.parent_id, a.kind_id, a.level_id, a.sequence,
                   n.assigned IS NOT NULL AS is_assigned,
                   COALESCE(n.assigned, 0) AS assigned,
                   COALESCE(n.occupied, 0) AS occupied,
                   GREATEST(n.assigned - n.occupied, 0) AS vacant,
                   GREATEST(n.occupied - n.assigned, 0) AS over,
                   COALESCE(b.unplaced, 0)::int AS unplaced,
                   COALESCE(b.below_standard, 0)::int AS below_standard,
                   CASE WHEN f.id IS NOT NULL THEN 'in_force'
                        WHEN w.state = 'draft' THEN 'draft'
                        WHEN w.id IS NOT NULL THEN 'waiting'
                        ELSE 'none' END AS scheme_state,
                   COALESCE(f.id, w.id) AS scheme_id
              FROM hr_department a
              LEFT JOIN figures n ON n.unit_id = a.id
              LEFT JOIN below b ON b.id = a.id
              LEFT JOIN in_force f ON f.unit_id = a.id
              LEFT JOIN waiting w ON w.unit_id = a.id
             WHERE a.agency_id = a.id AND a.active AND a.kind_id IS NOT NULL
               AND (n.unit_id IS NOT NULL OR b.id IS NOT NULL OR f.id IS NOT NULL
                    OR w.id IS NOT NULL)
            """,
            units=list(figures),
            assigned=[assigned for assigned, _occupied in figures.values()],
            occupied=[occupied for _assigned, occupied in figures.values()],
            occupants=self.env["cchc.establishment"]._occupants_query(on),
            schemes=self.env["cchc.position"]._schemes_query(on),
            on=on,
        )

    def _figures(self, on):
        """``{unit id: (assigned or None, occupied)}``, the categories of establishment together."""
        categories = (
            self.env["cchc.quota.category"].sudo().search([("is_establishment", "=", True)])
        )
        figures = {}
        for (unit, category), balance in self.env["cchc.establishment"]._balance(on).items():
            if category in categories.ids:
                assigned, occupied = figures.get(unit, (None, 0))
                if balance.is_assigned:
                    assigned = (assigned or 0) + balance.assigned
                figures[unit] = assigned, occupied + balance.occupied
        return figures

    def action_open_unit(self):
        self.ensure_one()
        return self.unit_id.get_formview_action()
