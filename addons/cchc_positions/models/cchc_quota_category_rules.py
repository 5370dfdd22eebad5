from odoo import fields, models


class CchcQuotaCategory(models.Model):
    """Who plans a category, and whether autonomous units decide it themselves."""

    _inherit = "cchc.quota.category"

    decided_by_unit = fields.Boolean(
        string="Decided by autonomous units",
        help="Public service units of groups 1 and 2 decide these numbers themselves "
        "(NĐ 106/2020 điều 9): they do not count against the unit above.",
    )
    planned_as = fields.Selection(
        [("civil_servant", "Civil servants"), ("public_employee", "Public employees")],
        string="Yearly plan of",
        help="In which yearly plan the category is requested. Empty: in none.",
    )
