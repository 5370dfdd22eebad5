from odoo import fields, models

from odoo.addons.cchc_hr.models.cchc_service_facts import STAFFING_CATEGORIES

from .cchc_service_facts import FUNDING_SOURCES


class CchcQuotaCategoryMember(models.Model):
    """Which people count in a category: by staffing category and by who pays them."""

    _name = "cchc.quota.category.member"
    _description = "People of a category of establishment"
    _order = "category_id, staffing_category, funding_source"

    category_id = fields.Many2one(
        comodel_name="cchc.quota.category", required=True, index=True, ondelete="cascade"
    )
    staffing_category = fields.Selection(STAFFING_CATEGORIES, required=True)
    funding_source = fields.Selection(FUNDING_SOURCES, required=True, default="state_budget")

    _one_category = models.Constraint(
        "UNIQUE (staffing_category, funding_source)", "These people are counted already."
    )
