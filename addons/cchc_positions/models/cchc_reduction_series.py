from odoo import fields, models
from odoo.tools import SQL


class CchcReductionSeries(models.Model):
    """The progress of a reduction as a chart draws it: one figure a row.

    A chart of Odoo shows one measure; here planned, assigned and occupied are its lines.
    """

    _name = "cchc.reduction.series"
    _description = "Figure in the chart of a reduction"
    _auto = False
    _log_access = False
    _order = "target_id, year, id"

    target_id = fields.Many2one(comodel_name="cchc.reduction.target", readonly=True)
    unit_id = fields.Many2one(comodel_name="hr.department", readonly=True)
    category_id = fields.Many2one(comodel_name="cchc.quota.category", readonly=True)
    year = fields.Char(readonly=True)
    series = fields.Selection(
        [("planned", "Planned"), ("assigned", "Assigned"), ("occupied", "Occupied")],
        string="Figure",
        readonly=True,
    )
    people = fields.Integer(readonly=True)

    @property
    def _table_query(self):
        return SQL(
            """
            SELECT p.id * 3 + s.place AS id, p.target_id, p.unit_id, p.category_id, p.year,
                   s.series, s.people
              FROM (%s) p
             CROSS JOIN LATERAL (
                   VALUES (0, 'planned', p.planned), (1, 'assigned', p.assigned),
                          (2, 'occupied', p.occupied)) AS s(place, series, people)
             WHERE s.people IS NOT NULL
            """,
            self.env["cchc.reduction.progress"]._table_query,
        )
