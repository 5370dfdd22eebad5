from odoo import api, fields, models
from odoo.exceptions import UserError


class CchcDueDone(models.Model):
    """That something which fell due was done, where no decision says so: a notice given."""

    _name = "cchc.due.done"
    _description = "Done of what fell due"
    _order = "done_on desc, id desc"

    employee_id = fields.Many2one(
        comodel_name="hr.employee", string="Person", required=True, ondelete="cascade", index=True
    )
    kind = fields.Char(required=True, export_string_translation=False)
    res_id = fields.Integer(required=True, aggregator=None, export_string_translation=False)
    date = fields.Date(string="Was due on", required=True)
    done_on = fields.Date(required=True, default=lambda self: self.env["hr.version"]._today())
    note = fields.Char()

    _once = models.UniqueIndex(
        "(employee_id, kind, res_id, date)", "This was marked as done already."
    )

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        people = {
            vals.get("employee_id", self.env.context.get("default_employee_id"))
            for vals in vals_list
        }
        self.env["hr.employee"].sudo().browse(people - {None, False}).unit_id.sudo(
            self.env.su
        )._check_in_charge()
        return super().create(vals_list)

    def write(self, vals):
        if {"employee_id", "kind", "res_id", "date"} & vals.keys():
            raise UserError(
                self.env._(
                    "What was done belongs to its deadline: delete the mark and set it anew."
                )
            )
        return super().write(vals)
