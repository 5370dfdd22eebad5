from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.cchc_base.fields import Dong
from odoo.addons.cchc_base.rules.figures import Figures
from odoo.addons.cchc_base.rules.money import format_integer

from ..rules.case import STEP_DOWN
from ..rules.reentry import TERM, pay_back

SOURCES = {"budget": "budget_amount", "own": "own_amount"}


class CchcReductionPayment(models.Model):
    """Money that was paid to a person who left by reduction: never changed, at most voided.

    While it stands, a return within sixty months costs as much (NĐ 29/2023, điều 3; NĐ 154/2025,
    điều 3): the restriction on the person says so.
    """

    _name = "cchc.reduction.payment"
    _description = "Payment of a reduction benefit"
    _order = "paid_on, id"

    dossier_id = fields.Many2one(
        comodel_name="cchc.reduction.dossier", required=True, ondelete="restrict", index=True
    )
    employee_id = fields.Many2one(related="dossier_id.employee_id", string="Person")
    unit_id = fields.Many2one(related="dossier_id.unit_id", store=True, index=True)
    paid_on = fields.Date(string="Paid on", required=True)
    amount = Dong(string="Amount (đồng)", required=True)
    source = fields.Selection(
        [("budget", "State budget"), ("own", "The unit's own money")],
        required=True,
        default="budget",
    )
    document = fields.Char(required=True, help="Number of the voucher or the decision to pay.")
    note = fields.Char()
    voided = fields.Boolean(readonly=True, copy=False)

    _positive = models.Constraint("CHECK (amount > 0)", "A payment is more than nothing.")

    @api.depends("dossier_id", "paid_on", "amount")
    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.dossier_id.display_name}: {format_integer(row.amount)}"

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        dossiers = self.env["cchc.reduction.dossier"].browse(
            {vals.get("dossier_id") for vals in vals_list} - {None, False}
        )
        dossiers.check_access("write")
        dossiers._check_payable()
        rows = super().create([{**vals, "voided": False} for vals in vals_list])
        rows._check_day()
        dossiers._check_paid()
        dossiers._after_payment()
        return rows

    def write(self, vals):
        self.check_access("write")
        if vals:
            raise UserError(
                self.env._("A payment is not changed: void it and enter the right one.")
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_never(self):
        raise UserError(self.env._("A payment is not deleted: void it."))

    def action_void(self):
        """Take back what was entered wrongly; the row stays and is struck out."""
        self.check_access("write")
        super().write({"voided": True})
        self.dossier_id._after_payment()
        return True

    def _check_day(self):
        for row in self:
            if row.paid_on < row.dossier_id.decision_id.date_signed:
                raise ValidationError(
                    self.env._(
                        "%(payment)s: paid before the decision was signed.",
                        payment=row.display_name,
                    )
                )


class CchcReductionDossier(models.Model):
    """The money of a dossier, followed from the decision until all is paid."""

    _inherit = "cchc.reduction.dossier"

    def _check_payable(self):
        for row in self:
            if row._kept_in_the_salary():
                raise UserError(
                    self.env._(
                        "%s: the allowance is kept and paid with the salary, month by month.",
                        row.display_name,
                    )
                )
            if row.state == "paid":
                raise UserError(
                    self.env._("%s: the whole benefit is paid already.", row.display_name)
                )
            if row.state != "decided":
                raise UserError(
                    self.env._("%s: money is paid after the decision was issued.", row.display_name)
                )

    def _kept_in_the_salary(self):
        """Whether the decision keeps the allowance of who gives up a post: to pay the benefit as
        well would pay it twice."""
        own = self.decision_id.line_ids.filtered(lambda line: line.employee_id == self.employee_id)
        return self.measure == STEP_DOWN and any(own.mapped("reserved_coefficient"))

    def _check_paid(self):
        """No more than the benefit, and of each source no more than its share."""
        for row in self:
            standing = row.payment_ids.filtered(lambda one: not one.voided)
            labels = dict(standing._fields["source"]._description_selection(self.env))
            for source, share in SOURCES.items():
                paid = sum(
                    standing.filtered(lambda one, of=source: one.source == of).mapped("amount")
                )
                if paid > row[share]:
                    raise ValidationError(
                        self.env._(
                            "%(dossier)s: %(paid)s đồng would be paid from “%(payer)s”, of which "
                            "the benefit has %(share)s đồng.",
                            dossier=row.display_name,
                            paid=format_integer(paid),
                            payer=labels[source],
                            share=format_integer(row[share]),
                        )
                    )

    def _after_payment(self):
        for row in self:
            if row.state in ("decided", "paid"):
                row._set_state("paid" if row.paid_amount == row.amount else "decided")
            row._restrict()

    def _pay_back(self, back_on=None):
        """What a return on a day costs, by the decree by which the money was paid."""
        figures = self.env["cchc.reduction.figure"]._rows()
        term = Figures(figures, (self.decree,), self.leave_on).needed(TERM)
        return pay_back(self.paid_amount, self.leave_on, term, back_on)

    def _restrict(self):
        """Raise, change or end what a return within sixty months costs."""
        self.ensure_one()
        Restriction = self.env["cchc.person.restriction"].sudo()
        source = f"{self._name},{self.id}"
        known = Restriction.search([("source", "=", source)])
        # Whoever only gave up a post has not left and can't come back.
        if not self.paid_amount or self.measure == STEP_DOWN:
            known.unlink()
            return
        result = self._pay_back()
        vals = {
            "amount": result.value,
            "date_from": self.leave_on,
            # On the day itself the sixty months are over.
            "date_to": fields.Date.subtract(result["until"], days=1),
            "article": result["article"],
            "document": self.decision_id.number,
            "reasoning": result.as_json(),
            "note": self.env._("Allowance of the reduction, when coming back"),
        }
        if known:
            known.write(vals)
        else:
            Restriction.create(
                {
                    **vals,
                    "employee_id": self.employee_id.id,
                    "kind": "pay_back",
                    "source": source,
                }
            )


class CchcPersonRestriction(models.Model):
    _inherit = "cchc.person.restriction"

    def _reckoned_on(self, day):
        """Whoever comes back on a day: how long after leaving, and what is due."""
        model, _comma, number = (self.source or "").partition(",")
        if self.kind != "pay_back" or model != "cchc.reduction.dossier":
            return super()._reckoned_on(day)
        dossier = self.env[model].sudo().browse(int(number)).exists()
        return dossier._pay_back(day) if dossier else super()._reckoned_on(day)
