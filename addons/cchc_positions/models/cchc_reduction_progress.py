from datetime import date

from odoo import fields, models
from odoo.tools import SQL

from odoo.addons.cchc_base.tools import vietnam_time


class CchcReductionProgress(models.Model):
    """Planned and achieved by year: what the ledger assigns and who is there, read-only.

    Of a year that has ended the figures of its last day count, of the present year those of
    today; later years show what is assigned already by cuts to come.
    """

    _name = "cchc.reduction.progress"
    _description = "Progress of a reduction"
    _auto = False
    _log_access = False
    _order = "programme_id, unit_id, category_id, year"

    target_id = fields.Many2one(comodel_name="cchc.reduction.target", readonly=True)
    programme_id = fields.Many2one(comodel_name="cchc.reduction.programme", readonly=True)
    unit_id = fields.Many2one(comodel_name="hr.department", readonly=True)
    category_id = fields.Many2one(comodel_name="cchc.quota.category", readonly=True)
    # As text, or a graph would write 2.021.
    year = fields.Char(readonly=True)
    day = fields.Date(string="Figures of", readonly=True)
    baseline = fields.Integer(readonly=True)
    planned = fields.Integer(readonly=True)
    assigned = fields.Integer(readonly=True)
    occupied = fields.Integer(readonly=True, help="Empty in years to come.")
    planned_cut = fields.Integer(readonly=True)
    achieved_cut = fields.Integer(readonly=True)
    gap = fields.Integer(
        string="Behind plan", readonly=True, help="Assigned above the planned figure."
    )

    @property
    def _table_query(self):
        today = vietnam_time.today()
        self.env["cchc.reduction.step"].flush_model()
        self.env["cchc.reduction.target"].flush_model()
        self.env["cchc.establishment.entry"].flush_model()
        units, categories, days, people = self._occupied(today)
        return SQL(
            """
            SELECT s.id, s.target_id, t.programme_id, t.unit_id, t.category_id,
                   s.year::text AS year, d.day, t.baseline, s.planned, a.assigned, o.people
                   AS occupied, t.baseline - s.planned AS planned_cut,
                   t.baseline - a.assigned AS achieved_cut,
                   GREATEST(0, a.assigned - s.planned) AS gap
              FROM cchc_reduction_step s
              JOIN cchc_reduction_target t ON t.id = s.target_id
             CROSS JOIN LATERAL (
                   SELECT CASE WHEN s.year = %(year)s THEN %(today)s::date
                               ELSE make_date(s.year, 12, 31) END AS day) d
             CROSS JOIN LATERAL (
                   SELECT COALESCE(sum(e.amount), 0)::int AS assigned
                     FROM cchc_establishment_entry e
                    WHERE e.unit_id = t.unit_id AND e.category_id = t.category_id
                      AND e.kind <> 'reserved' AND e.date_effective <= d.day) a
              LEFT JOIN unnest(%(units)s::int[], %(categories)s::int[], %(days)s::date[],
                               %(people)s::int[]) AS o(unit_id, category_id, day, people)
                ON o.unit_id = t.unit_id AND o.category_id = t.category_id AND o.day = d.day
            """,
            year=today.year,
            today=today,
            units=units,
            categories=categories,
            days=days,
            people=people,
        )

    def action_open_target(self):
        """The target with all its years."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "cchc.reduction.target",
            "res_id": self.target_id.id,
            "view_mode": "form",
        }

    def _occupied(self, today):
        """Occupied places of the units with targets, on the days that have come.

        One pass over the periods, however many years and units have targets. Whoever
        reads few years says so (context ``reduction_years``): of others nobody is counted.
        """
        years = self.env.context.get("reduction_years")
        self.env.cr.execute(
            SQL(
                """
                SELECT DISTINCT t.unit_id, t.category_id, s.year
                  FROM cchc_reduction_step s JOIN cchc_reduction_target t ON t.id = s.target_id
                 WHERE s.year <= %s AND %s
                """,
                today.year,
                SQL("TRUE") if years is None else SQL("s.year = ANY(%s)", list(years)),
            )
        )
        wanted = {}
        for unit, category, year in self.env.cr.fetchall():
            day = today if year == today.year else date(year, 12, 31)
            wanted.setdefault(day, set()).add((unit, category))
        Establishment = self.env["cchc.establishment"].sudo()
        trees, own = Establishment._trees(), Establishment._occupied_on_days(sorted(wanted))
        rows = []
        for day, keys in wanted.items():
            figures = trees.at(day).climb(own[day])
            rows += [(*key, day, figures.get(key, 0)) for key in keys]
        return [list(column) for column in zip(*rows, strict=True)] or [[], [], [], []]
