from odoo import api, fields, models
from odoo.tools import SQL

from ..rules.cap import excellent_cap


class CchcEvaluationCap(models.Model):
    """How many of a group may be excellent, and how many are: counted, never entered."""

    _name = "cchc.evaluation.cap"
    _description = "Cap of excellent in a group"
    _auto = False
    _log_access = False
    _order = "unit_run_id, sequence, id"
    _depends = {
        "cchc.evaluation": [
            *("unit_run_id", "group_id", "level", "proposed_level", "classified", "law"),
        ],
        "cchc.evaluation.unit": ["unit_id"],
        "cchc.evaluation.group": ["sequence"],
    }

    unit_run_id = fields.Many2one(
        comodel_name="cchc.evaluation.unit", string="Evaluation of", readonly=True
    )
    unit_id = fields.Many2one(comodel_name="hr.department", string="Agency", readonly=True)
    group_id = fields.Many2one(
        comodel_name="cchc.evaluation.group", string="Group of similar tasks", readonly=True
    )
    sequence = fields.Integer(readonly=True)
    law = fields.Char(readonly=True)
    people = fields.Integer(string="Classified", readonly=True)
    good = fields.Integer(readonly=True)
    excellent = fields.Integer(readonly=True)
    share = fields.Float(string="At most (%)", compute="_compute_cap", digits=(5, 2))
    capped = fields.Boolean(string="There is a cap", compute="_compute_cap")
    most = fields.Integer(string="At most", compute="_compute_cap")
    over = fields.Integer(string="Too many", compute="_compute_cap")
    explained = fields.Text(string="How it was reckoned", compute="_compute_cap")

    @property
    def _table_query(self):
        return SQL(
            """
            SELECT min(e.id) AS id, e.unit_run_id, u.unit_id, e.group_id,
                   min(g.sequence) AS sequence,
                   mode() WITHIN GROUP (ORDER BY e.law) AS law,
                   count(*) AS people,
                   count(*) FILTER (WHERE COALESCE(e.level, e.proposed_level) = 'good') AS good,
                   count(*) FILTER (WHERE COALESCE(e.level, e.proposed_level) = 'excellent')
                   AS excellent
              FROM cchc_evaluation e
              JOIN cchc_evaluation_unit u ON u.id = e.unit_run_id
              LEFT JOIN cchc_evaluation_group g ON g.id = e.group_id
             WHERE e.classified AND u.kind IN ('year', 'school_year')
             GROUP BY e.unit_run_id, u.unit_id, e.group_id
            """
        )

    @api.depends("good", "excellent", "law", "unit_run_id.unit_rating")
    def _compute_cap(self):
        for row in self:
            run = row.unit_run_id
            figures = self.env["cchc.evaluation.figure"]._figures(row.law, run.period_id.date_to)
            cap = excellent_cap(row.good, run._unit_is_excellent(), figures)
            row.capped = cap.value is not None
            row.most = cap.value or 0
            row.share = cap["share"] or 0
            row.over = max(row.excellent - row.most, 0) if row.capped else 0
            row.explained = "\n".join(cap.explain())


class CchcEvaluationUnit(models.Model):
    _inherit = "cchc.evaluation.unit"

    def _caps_exceeded(self):
        """The groups with too many excellent, in words; empty where the cap holds."""
        self.env["cchc.evaluation"].flush_model()
        self.env["cchc.evaluation.cap"].invalidate_model()
        rows = self.env["cchc.evaluation.cap"].sudo().search([("unit_run_id", "in", self.ids)])
        return [
            self.env._(
                "%(agency)s – %(group)s: %(excellent)s excellent, but at most %(most)s: %(share)s "
                "%% of the %(good)s rated good, without the fraction. Lower %(over)s.",
                agency=row.unit_id.name,
                group=row.group_id.name or "",
                excellent=row.excellent,
                most=row.most,
                share=f"{row.share:g}".replace(".", ","),
                good=row.good,
                over=row.over,
            )
            for row in rows
            if row.over
        ]
