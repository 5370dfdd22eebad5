from odoo import api, fields, models

from odoo.addons.cchc_base.fields import Dong

from .words import SOURCES


class CchcTrainingPlanBudget(models.Model):
    """What a source gives for a plan, beside what the lines cost and what was spent."""

    _name = "cchc.training.plan.budget"
    _description = "Budget of a training plan"
    _order = "plan_id, id"

    plan_id = fields.Many2one(
        comodel_name="cchc.training.plan", required=True, index=True, ondelete="cascade"
    )
    agency_id = fields.Many2one(related="plan_id.unit_id", store=True, index=True)
    source = fields.Selection(SOURCES, string="Paid by", required=True, default="training")
    amount = Dong(string="In the budget", required=True)
    planned = Dong(string="Planned cost", compute="_compute_planned")
    left = Dong(string="Left", compute="_compute_planned")
    note = fields.Char(string="Where it stands")

    _once = models.Constraint(
        "UNIQUE (plan_id, source)", "This source stands in the budget of the plan already."
    )
    _amount_positive = models.Constraint("CHECK (amount >= 0)", "A budget is not negative.")

    @api.depends("amount", "source", "plan_id.line_ids.amount", "plan_id.line_ids.source")
    def _compute_planned(self):
        for plan, rows in self.grouped("plan_id").items():
            planned = plan._planned_by_source() if plan else {}
            for row in rows:
                row.planned = planned.get(row.source, 0)
                row.left = row.amount - row.planned

    @api.depends("plan_id", "source")
    def _compute_display_name(self):
        words = dict(self._fields["source"]._description_selection(self.env))
        for row in self:
            row.display_name = f"{row.plan_id.name} – {words.get(row.source, '')}"

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        plans = {vals.get("plan_id") for vals in vals_list} - {None, False}
        self.env["cchc.training.plan"].browse(plans)._check_editable()
        return super().create(vals_list)

    def write(self, vals):
        self.check_access("write")
        self.plan_id._check_editable()
        self.env["cchc.training.plan"].browse(vals.get("plan_id") or [])._check_editable()
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_except_handed_on(self):
        self.plan_id._check_editable()
