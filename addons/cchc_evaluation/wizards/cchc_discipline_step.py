from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_hr.models.cchc_discipline import DISCIPLINE_FORMS

from ..rules import discipline_case as rules


class CchcDisciplineStep(models.TransientModel):
    """What a step of a discipline case asks for."""

    _name = "cchc.discipline.step"
    _description = "Step of a discipline case"

    step = fields.Selection(
        [
            ("council", "Set up the council"),
            ("propose", "Propose the form"),
            ("close", "Close without discipline"),
        ],
        required=True,
        readonly=True,
    )
    case_id = fields.Many2one(comodel_name="cchc.discipline.case", required=True, readonly=True)
    day = fields.Date(default=lambda self: vietnam_time.today())
    document = fields.Char(string="Number of the decision")
    form = fields.Selection(
        DISCIPLINE_FORMS, compute="_compute_form", store=True, readonly=False, precompute=True
    )
    reason = fields.Char()
    told = fields.Text(string="Ballot", compute="_compute_form")

    @api.depends("case_id", "step")
    def _compute_form(self):
        """What the ballot says, as the proposal."""
        for wizard in self:
            case = wizard.case_id
            wizard.told = wizard.form = False
            if wizard.step == "propose" and case.law and case.needs_council and case.vote_ids:
                votes = {row.form: row.count for row in case.vote_ids}
                result = rules.council_result(votes, len(case.member_ids), case._figures())
                wizard.form = result.value
                wizard.told = "\n".join(result.explain())

    @api.model_create_multi
    def create(self, vals_list):
        steps = super().create(vals_list)
        steps.case_id.check_access("write")
        return steps

    def write(self, vals):
        result = super().write(vals)
        self.case_id.check_access("write")
        return result

    def action_confirm(self):
        self.ensure_one()
        if self.step == "council":
            self.case_id._set_up_council(self._asked("day"), self._asked("document"))
        elif self.step == "propose":
            self.case_id._propose(self._asked("day"), self._asked("form"), self.reason)
        else:
            self.case_id._close(self._asked("reason"))
        return {"type": "ir.actions.act_window_close"}

    def _asked(self, name):
        value = self[name]
        if isinstance(value, str):
            value = value.strip()
        if not value:
            raise UserError(
                self.env._("Enter: %s.", self._fields[name]._description_string(self.env))
            )
        return value
