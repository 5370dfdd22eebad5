from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.fields import Dong
from odoo.addons.cchc_base.tools import vietnam_time


class CchcTrainingPaybackStep(models.TransientModel):
    """What a step of a pay-back asks for: the meeting, the decision, or the paper that exempts."""

    _name = "cchc.training.payback.step"
    _description = "Step of a pay-back"

    payback_id = fields.Many2one(
        comodel_name="cchc.training.payback", required=True, readonly=True, ondelete="cascade"
    )
    step = fields.Selection(
        [("meeting", "Meeting"), ("decision", "Decision"), ("exempt", "Exempt")],
        required=True,
        readonly=True,
    )
    amount = Dong(related="payback_id.amount")
    day = fields.Date(string="On", default=lambda self: vietnam_time.today())
    proposal = fields.Text(string="What the council proposes")
    number = fields.Char(string="Number of the decision")
    signer = fields.Char(string="Signed by")
    signer_title = fields.Char(string="Post of the signer")
    # What the register can't find by itself.
    exemption = fields.Selection(
        [
            ("illness", "Serious illness, disaster or epidemic"),
            ("moved", "Moved by decision within the Party and the State"),
        ],
        string="Why nothing is paid back",
    )
    document = fields.Char(string="Number and date of the paper")

    @api.model_create_multi
    def create(self, vals_list):
        asked = super().create(vals_list)
        asked.payback_id.check_access("write")
        return asked

    def write(self, vals):
        result = super().write(vals)
        self.payback_id.check_access("write")
        return result

    def action_confirm(self):
        self.ensure_one()
        row = self.payback_id
        if self.step == "meeting":
            row._meet(self._asked("day"), self.proposal)
        elif self.step == "decision":
            row._decide(self._asked("number"), self._asked("day"), self.signer, self.signer_title)
        else:
            row._exempt(self._asked("exemption"), self._asked("document"))
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
