from collections import defaultdict

from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.cchc_base.tools import vietnam_time

# Where the figures are kept while one list is answered.
KEPT = "cchc.unit.overview"


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
    level_id = fields.Many2one(
        comodel_name="cchc.admin.level", string="Administrative level", readonly=True
    )
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
        kept = self.env.cr.cache.get(KEPT)
        figures = self._figures(on) if kept is None else kept
        return SQL(
            """
            WITH figures AS (
                SELECT * FROM unnest(%(units)s::int[], %(assigned)s::int[], %(occupied)s::int[],
                                     %(unplaced)s::int[], %(gaps)s::int[])
                         AS f(unit_id, assigned, occupied, unplaced, below_standard)),
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
                   COALESCE(n.unplaced, 0) AS unplaced,
                   COALESCE(n.below_standard, 0) AS below_standard,
                   CASE WHEN f.id IS NOT NULL THEN 'in_force'
                        WHEN w.state = 'draft' THEN 'draft'
                        WHEN w.id IS NOT NULL THEN 'waiting'
                        ELSE 'none' END AS scheme_state,
                   COALESCE(f.id, w.id) AS scheme_id
              FROM hr_department a
              LEFT JOIN figures n ON n.unit_id = a.id
              LEFT JOIN in_force f ON f.unit_id = a.id
              LEFT JOIN waiting w ON w.unit_id = a.id
             WHERE a.agency_id = a.id AND a.active AND a.kind_id IS NOT NULL
               AND (n.unit_id IS NOT NULL OR f.id IS NOT NULL
                    OR w.id IS NOT NULL)
            """,
            units=list(figures),
            assigned=[row[0] for row in figures.values()],
            occupied=[row[1] for row in figures.values()],
            unplaced=[row[2] for row in figures.values()],
            gaps=[row[3] for row in figures.values()],
            schemes=self.env["cchc.position"]._schemes_query(on),
        )

    @api.model
    @api.readonly
    def web_search_read(
        self, domain, specification, offset=0, limit=None, order=None, count_limit=None
    ):
        """One list asks for its rows, their number and their values: all from the same figures."""
        cache = self.env.cr.cache
        cache[KEPT] = self._figures(vietnam_time.today())
        try:
            return super().web_search_read(domain, specification, offset, limit, order, count_limit)
        finally:
            del cache[KEPT]

    def _figures(self, on):
        """``{unit id: [assigned or None, occupied, unplaced, below standard]}``.

        The categories of establishment together; each unit with all below it.
        """
        categories = (
            self.env["cchc.quota.category"].sudo().search([("is_establishment", "=", True)])
        )
        figures = defaultdict(lambda: [None, 0, 0, 0])
        for (unit, category), balance in self.env["cchc.establishment"]._balance(on).items():
            if category in categories.ids:
                row = figures[unit]
                if balance.is_assigned:
                    row[0] = (row[0] or 0) + balance.assigned
                row[1] += balance.occupied
        parent_of = self.env["hr.department"]._tree_at(on)
        for place, query in ((2, self._unplaced_query(on, categories)), (3, self._gaps_query(on))):
            self.env.cr.execute(query)
            for unit, people in self.env.cr.fetchall():
                while unit:
                    figures[unit][place] += people
                    unit = parent_of.get(unit)
        return dict(figures)

    def _unplaced_query(self, on, categories):
        return SQL(
            """
            SELECT unit_id, count(*) FROM (%s) o
             WHERE position_id IS NULL AND category_id = ANY(%s) GROUP BY unit_id
            """,
            self.env["cchc.establishment"]._occupants_query(on),
            categories.ids,
        )

    def _gaps_query(self, on):
        return SQL(
            """
            SELECT unit_id, count(*) FROM cchc_standard_result
             WHERE outcome = 'gaps' AND superseded_at IS NULL AND unit_id IS NOT NULL
               AND date_from <= %(on)s AND (date_to IS NULL OR date_to >= %(on)s)
             GROUP BY unit_id
            """,
            on=on,
        )

    def action_open_unit(self):
        self.ensure_one()
        return self.unit_id.get_formview_action()
