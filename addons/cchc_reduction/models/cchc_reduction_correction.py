from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.fields import Dong

WHAT = [
    ("insurance", "Time of social insurance"),
    ("hardship", "Years of hard work"),
    ("payer", "Who pays the benefit"),
]
PAYERS = [("budget", "State budget"), ("own", "The unit's own money")]


class CchcReductionCorrection(models.Model):
    """What Finance corrected in a dossier by a paper that proves it: a trace that stays.

    Amounts are never typed: the benefit is reckoned anew from the corrected fact.
    """

    _name = "cchc.reduction.correction"
    _description = "Correction of a reduction dossier by Finance"
    _order = "id desc"

    dossier_id = fields.Many2one(
        comodel_name="cchc.reduction.dossier", required=True, readonly=True, index=True,
        ondelete="cascade",
    )  # fmt: skip
    unit_id = fields.Many2one(related="dossier_id.unit_id", store=True, index=True)
    what = fields.Selection(WHAT, string="Corrected", required=True, readonly=True)
    old_text = fields.Char(string="Before", readonly=True)
    new_text = fields.Char(string="After", readonly=True)
    evidence = fields.Char(required=True, readonly=True)
    evidence_on = fields.Date(string="Paper of", readonly=True)
    amount_before = Dong(string="Benefit before (đồng)", readonly=True)
    amount_after = Dong(string="Benefit after (đồng)", readonly=True)

    def write(self, vals):
        self.check_access("write")
        if vals:
            raise UserError(self.env._("What was corrected stays: correct the fact once more."))
        return super().write(vals)


class CchcReductionDossier(models.Model):
    _inherit = "cchc.reduction.dossier"

    correction_ids = fields.One2many(
        comodel_name="cchc.reduction.correction", inverse_name="dossier_id", string="Corrections"
    )
    payer = fields.Selection(
        [*PAYERS, ("both", "Both")], compute="_compute_payer", string="Paid by"
    )

    @api.depends("amount", "own_amount")
    def _compute_payer(self):
        for row in self:
            own = row.own_amount
            row.payer = "budget" if not own else "own" if own >= row.amount else "both"

    def action_open_correction(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Correct by a paper"),
            "res_model": "cchc.reduction.correct",
            "view_mode": "form",
            "target": "new",
            "context": {"default_dossier_id": self.id},
        }

    def _correct(self, what, vals, evidence, evidence_on=False):
        """Correct a fact and reckon the benefit anew; keeps what was there before.

        :param vals: ``insurance_years`` and ``insurance_rest``, ``hardship_years``, or ``payer``
        :raise UserError: when it is not Finance's turn, or the corrected case gives nothing
        """
        self.ensure_one()
        self.list_id._check_finance()
        if self.state != "proposed" or self.list_id.state != "appraised":
            raise UserError(
                self.env._(
                    "%s: facts are corrected while Finance appraises the money.", self.display_name
                )
            )
        if not (evidence or "").strip():
            raise UserError(self.env._("Enter the paper that proves the correction."))
        row = self.sudo()
        before, amount, payer = row._told(what), row.amount, row.payer
        payer = vals.get("payer", payer)
        facts = {name: value for name, value in vals.items() if name != "payer"}
        if facts:
            row._set_plain(facts)
            row._compute_benefits()
        own = {"own": row.amount, "budget": 0}.get(payer, min(row.own_amount, row.amount))
        row._set_plain({"own_amount": own})
        row._check_fit()
        after = row._told(what)
        if after == before:
            raise UserError(self.env._("%s: nothing is different.", self.employee_id.name))
        return row.env["cchc.reduction.correction"].create(
            {
                "dossier_id": row.id,
                "what": what,
                "old_text": before,
                "new_text": after,
                "evidence": evidence,
                "evidence_on": evidence_on,
                "amount_before": amount,
                "amount_after": row.amount,
            }
        )

    def _told(self, what):
        """The fact in words, as it stands."""
        if what == "insurance":
            return self.env._(
                "%(years)s years %(months)s months",
                years=self.insurance_years,
                months=self.insurance_rest,
            )
        if what == "hardship":
            return self.env._("%s years", self.hardship_years)
        return dict(self._fields["payer"]._description_selection(self.env))[self.payer]
