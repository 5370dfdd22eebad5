from odoo import api, fields, models, tools

from ..rules import salary_scale


class CchcSalaryScale(models.Model):
    """One step of a salary group in one period (NĐ 204/2004 and what replaces it)."""

    _name = "cchc.salary.scale"
    _description = "Salary step"
    _inherit = ["cchc.kept.table"]
    _order = "group_code, date_from, step"

    group_code = fields.Char(string="Group", required=True, index=True)
    name = fields.Char()
    step = fields.Integer(required=True, aggregator=None)
    coefficient = fields.Float(digits=(5, 2), required=True, aggregator=None)
    step_months = fields.Integer(string="Months in a step", required=True, aggregator=None)
    date_from = fields.Date(required=True)
    date_to = fields.Date()
    document = fields.Char()
    confidence = fields.Selection(
        [("seen", "Read in the text"), ("derived", "Derived"), ("memory", "To be verified")],
        default="seen",
        required=True,
    )

    _step_unique = models.Constraint(
        "UNIQUE (group_code, date_from, step)", "This group already has this step from that date."
    )

    @api.model
    @tools.ormcache()
    def _scales(self):
        """All scales as the rules read them."""
        # A few hundred rows, kept in the cache. pylint: disable=no-search-all
        rows = self.sudo().search_read(
            [],
            [
                "group_code",
                "name",
                "step",
                "coefficient",
                "step_months",
                "date_from",
                "date_to",
                "document",
            ],
        )
        return salary_scale.scales_from_rows(rows)
