from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.cchc_reduction_correction import PAYERS, WHAT


class CchcReductionCorrect(models.TransientModel):
    """Asks Finance which fact of a dossier is to be corrected, and for the paper that proves it."""

    _name = "cchc.reduction.correct"
    _description = "Question about a correction"
    _inherit = ["cchc.question"]

    dossier_id = fields.Many2one(
        comodel_name="cchc.reduction.dossier", required=True, readonly=True, ondelete="cascade"
    )
    what = fields.Selection(WHAT, string="To be corrected", required=True, default="insurance")
    insurance_years = fields.Integer(
        string="Years of social insurance", compute="_compute_facts", store=True, readonly=False
    )
    insurance_rest = fields.Integer(
        string="and months", compute="_compute_facts", store=True, readonly=False
    )
    hardship_years = fields.Integer(
        string="Years of hard work", compute="_compute_facts", store=True, readonly=False
    )
    payer = fields.Selection(
        PAYERS, string="Paid by", compute="_compute_facts", store=True, readonly=False
    )
    evidence = fields.Char(
        required=True, help="For example the number of the insurance book or of a confirmation."
    )
    evidence_on = fields.Date(string="Paper of")

    @api.depends("dossier_id")
    def _compute_facts(self):
        for wizard in self:
            row = wizard.dossier_id
            wizard.insurance_years = row.insurance_years
            wizard.insurance_rest = row.insurance_rest
            wizard.hardship_years = row.hardship_years
            wizard.payer = row.payer if row.payer in dict(PAYERS) else False

    def action_correct(self):
        self.ensure_one()
        names = {
            "insurance": ("insurance_years", "insurance_rest"),
            "hardship": ("hardship_years",),
            "payer": ("payer",),
        }[self.what]
        vals = {name: self[name] for name in names}
        if self.what == "payer" and not self.payer:
            raise UserError(self.env._("Choose who pays the benefit."))
        if self.what == "insurance" and not (
            0 <= self.insurance_rest <= 11 and self.insurance_years >= 0
        ):
            raise UserError(self.env._("The rest of a year is 0 to 11 months."))
        if self.what == "hardship" and self.hardship_years < 0:
            raise UserError(self.env._("Times and amounts are not negative."))
        self.dossier_id._correct(self.what, vals, self.evidence, self.evidence_on)
        return {"type": "ir.actions.act_window_close"}
