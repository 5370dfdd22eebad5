from odoo import api, models
from odoo.exceptions import AccessError, UserError

# What a person's resource says for the person: Odoo copies it without asking the person's rights.
MIRRORED_FIELDS = frozenset({"company_id", "employee_id", "resource_type", "user_id"})


class ResourceResource(models.Model):
    """Odoo keeps a person's name, account and activity on the resource: the same guard here."""

    _inherit = "resource.resource"

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_mirrored({name for name, value in vals.items() if value})
        return super().create(vals_list)

    def write(self, vals):
        self._check_mirrored(vals.keys())
        people = self.sudo().with_context(active_test=False).employee_id
        if "active" in vals and not vals["active"] and people.filtered("in_register"):
            raise UserError(
                self.env._(
                    "A person in the register is never archived. "
                    "Draft a decision of retirement, resignation or another ending."
                )
            )
        return super().write(vals)

    @api.model
    def _check_mirrored(self, names):
        mirrored = MIRRORED_FIELDS & names
        if mirrored and not self.env["hr.employee"]._gives_accounts():
            raise AccessError(
                self.env._("Only an administrator links a person with a user or a contact.")
            )
