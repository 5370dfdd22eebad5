from odoo import models
from odoo.exceptions import UserError


class HrDepartureWizard(models.TransientModel):
    """Odoo's departure is no way out of the register: a decision is."""

    _inherit = "hr.departure.wizard"

    def action_register_departure(self):
        if self.employee_ids.sudo().filtered("in_register"):
            raise UserError(
                self.env._(
                    "A person in the register leaves by a decision: draft one of retirement, "
                    "resignation or another ending."
                )
            )
        return super().action_register_departure()
