from odoo import fields, models
from odoo.tools import format_date


class CchcSalarySheetQuestion(models.TransientModel):
    """Asks for the salary sheet of a unit on a day and opens or prints it."""

    _name = "cchc.salary.sheet.question"
    _description = "Salary sheet of a unit"
    _inherit = ["cchc.question"]

    date = fields.Date(string="On", required=True, default=fields.Date.context_today)
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        required=True,
        default=lambda self: self.env.user.sudo().unit_ids[:1],
        help="With all units below it, as the tree was on that day.",
    )

    def _compute_display_name(self):
        self.display_name = self.env._("Salary sheet of a unit")

    def action_open(self):
        self.ensure_one()
        units = self.unit_id._subtree_at(self.date)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._(
                "Salary sheet of %(unit)s on %(date)s",
                unit=self.unit_id.name,
                date=format_date(self.env, self.date),
            ),
            "res_model": "cchc.salary.sheet",
            "view_mode": "list,pivot,graph,form",
            "domain": [("unit_id", "in", units.ids)],
            "context": {"sheet_on": self.date.isoformat(), "search_default_group_unit": 1},
        }

    def action_print(self):
        self.ensure_one()
        return {
            "type": "ir.actions.client",
            "tag": "cchc_base.download",
            "params": {
                "url": "/cchc/salary_sheet/xlsx",
                "data": {"unit": self.unit_id.id, "on": self.date.isoformat()},
            },
        }
