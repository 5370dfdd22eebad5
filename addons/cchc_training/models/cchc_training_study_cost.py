from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.fields import Dong

from .words import SOURCES

# What is reckoned with stands.
SETTLED = ("decided", "paid")


class CchcTrainingStudyCost(models.Model):
    """What was paid for somebody's study."""

    _name = "cchc.training.study.cost"
    _description = "Cost of a study"
    _order = "study_id, date, id"

    study_id = fields.Many2one(
        comodel_name="cchc.training.study", required=True, index=True, ondelete="cascade"
    )
    date = fields.Date(required=True)
    item = fields.Char(required=True)
    source = fields.Selection(SOURCES, string="Paid by", required=True, default="training")
    amount = Dong(required=True)
    document = fields.Char(string="Voucher")
    note = fields.Char()

    _amount_positive = models.Constraint("CHECK (amount >= 0)", "A cost is not negative.")

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        Study = self.env["cchc.training.study"]
        self._check_open(Study.browse({vals.get("study_id") for vals in vals_list} - {None}))
        return super().create(vals_list)

    def write(self, vals):
        self.check_access("write")
        self._check_open(self.study_id | self.study_id.browse(vals.get("study_id") or []))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_settled(self):
        self._check_open(self.study_id)

    @api.model
    def _check_open(self, studies):
        studies.check_access("write")
        studies._check_not_own()
        settled = studies.sudo().payback_ids.filtered(lambda row: row.state in SETTLED)
        if settled and not self.env.su:
            raise UserError(
                self.env._(
                    "%s: the pay-back is decided; its costs stand.",
                    settled[0].study_id.display_name,
                )
            )
