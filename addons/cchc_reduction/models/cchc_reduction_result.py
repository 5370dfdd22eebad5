from odoo import fields, models
from odoo.tools import SQL

from odoo.addons.cchc_base.fields import Dong

from .cchc_reduction_dossier import MEASURES, STATES
from .cchc_reduction_list_finance import FUNDS

# People who were approved, whatever became of them since.
ACHIEVED = ("approved", "decided", "paid")


class CchcReductionResult(models.Model):
    """What reduction has achieved, a row for each person and payer: for lists, pivots and graphs.

    A person counts once: in the row of the budget, or of the unit where it pays everything.
    """

    _name = "cchc.reduction.result"
    _description = "Result of staff reduction"
    _auto = False
    _log_access = False
    _order = "leave_on desc, id"
    _rec_name = "employee_id"

    dossier_id = fields.Many2one(comodel_name="cchc.reduction.dossier", readonly=True)
    list_id = fields.Many2one(comodel_name="cchc.reduction.list", readonly=True)
    employee_id = fields.Many2one(comodel_name="hr.employee", string="Person", readonly=True)
    unit_id = fields.Many2one(comodel_name="hr.department", string="Agency", readonly=True)
    department_id = fields.Many2one(comodel_name="hr.department", string="Unit", readonly=True)
    decree = fields.Char(readonly=True)
    ground_id = fields.Many2one(comodel_name="cchc.reduction.ground", readonly=True)
    measure = fields.Selection(MEASURES, readonly=True)
    state = fields.Selection(STATES, readonly=True)
    payer = fields.Selection(
        [("budget", "State budget"), ("own", "The unit's own money")],
        string="Paid by",
        readonly=True,
    )
    fund = fields.Selection(FUNDS, string="Source of funds", readonly=True)
    leave_on = fields.Date(string="Out of service from", readonly=True)
    # As text, or a graph would write 2.026.
    year = fields.Char(readonly=True)
    half = fields.Char(string="Half-year", readonly=True)
    approved = fields.Integer(string="People approved", readonly=True)
    gone = fields.Integer(string="People who left", readonly=True)
    amount = Dong(string="Benefits (đồng)", readonly=True)
    paid = Dong(string="Paid (đồng)", readonly=True)

    @property
    def _table_query(self):
        for model in ("cchc.reduction.dossier", "cchc.reduction.list", "cchc.reduction.payment"):
            self.env[model].flush_model()
        return SQL(
            """
            SELECT d.id * 2 + p.place AS id, d.id AS dossier_id, d.list_id, d.employee_id,
                   d.unit_id, d.department_id, d.decree, d.ground_id, d.measure, d.state,
                   p.payer, l.finance_fund AS fund, d.leave_on,
                   to_char(d.leave_on, 'YYYY') AS year,
                   to_char(d.leave_on, 'YYYY') || CASE WHEN extract(month FROM d.leave_on) < 7
                        THEN ' – I' ELSE ' – II' END AS half,
                   p.counts AS approved,
                   CASE WHEN d.state IN ('decided', 'paid') AND d.measure <> 'step_down'
                        THEN p.counts ELSE 0 END AS gone,
                   p.amount::int8 AS amount,
                   (SELECT COALESCE(sum(y.amount), 0)::int8 FROM cchc_reduction_payment y
                     WHERE y.dossier_id = d.id AND y.voided IS NOT TRUE AND y.source = p.payer)
                   AS paid
              FROM cchc_reduction_dossier d
              JOIN cchc_reduction_list l ON l.id = d.list_id
             CROSS JOIN LATERAL (
                   VALUES (0, 'budget', COALESCE(d.budget_amount, 0),
                           CASE WHEN d.budget_amount > 0 OR COALESCE(d.own_amount, 0) = 0
                                THEN 1 ELSE 0 END),
                          (1, 'own', COALESCE(d.own_amount, 0),
                           CASE WHEN d.own_amount > 0 AND COALESCE(d.budget_amount, 0) = 0
                                THEN 1 ELSE 0 END)) AS p(place, payer, amount, counts)
             WHERE d.state = ANY(%s) AND (p.counts = 1 OR p.amount > 0)
            """,
            list(ACHIEVED),
        )

    def action_open_dossier(self):
        """The dossier behind a row."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "cchc.reduction.dossier",
            "res_id": self.dossier_id.id,
            "view_mode": "form",
        }
