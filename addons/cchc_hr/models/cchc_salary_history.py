from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..fields import PartialDate
from ..rules import partial_date


class CchcSalaryHistory(models.Model):
    """Pay before the register, as the papers declare it; decisions carry what came after.

    2C-BNV/2008 item 31, TT 06/2023/TT-BNV item 37.1.
    """

    _name = "cchc.salary.history"
    _description = "Declared pay before the register"
    _inherit = ["cchc.dossier.item"]
    _order = "start_date desc, id desc"

    start = PartialDate(string="From", required=True)
    start_date = fields.Date(compute="_compute_start_date", store=True)
    when = fields.Char(string="Until")
    rank_id = fields.Many2one(comodel_name="cchc.rank", ondelete="restrict", index=True)
    rank_code = fields.Char(help="As on the paper, where the rank is in no table any more.")
    step = fields.Integer(aggregator=None)
    coefficient = fields.Float(digits=(5, 2), aggregator=None)
    above_scale_percent = fields.Integer(string="Above-scale allowance (%)", aggregator=None)

    _step_sensible = models.Constraint(
        "CHECK (step IS NULL OR step BETWEEN 0 AND 16)", "A salary step goes from 1 to 16."
    )
    _coefficient_sensible = models.Constraint(
        "CHECK (coefficient IS NULL OR coefficient BETWEEN 0 AND 15)",
        "A salary coefficient goes from 0 to 15.",
    )

    @api.depends("start")
    def _compute_start_date(self):
        for row in self:
            row.start_date = row.start and partial_date.parse(row.start).first_day()

    @api.constrains("start", "when")
    def _check_order(self):
        for row in self:
            if row.when_date and row.when_date < row.start_date:
                raise ValidationError(
                    self.env._(
                        "Pay from %(start)s: it ends before it starts (%(end)s).",
                        start=row.start,
                        end=row.when,
                    )
                )
