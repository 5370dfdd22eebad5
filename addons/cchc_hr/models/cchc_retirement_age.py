from odoo import api, fields, models, tools

from odoo.addons.cchc_base.tools.changes import changed

from ..rules.retirement import RetirementAge


class CchcRetirementAge(models.Model):
    """One row of the annexes of NĐ 135/2020: the age of those born between two days."""

    _name = "cchc.retirement.age"
    _description = "Retirement age"
    _inherit = ["cchc.kept.table"]
    _order = "annex, sex, birth_from NULLS FIRST"

    annex = fields.Selection([("I", "Annex I: normal"), ("II", "Annex II: lower")], required=True)
    sex = fields.Selection([("male", "Male"), ("female", "Female")], required=True)
    birth_from = fields.Date(string="Born from")
    birth_to = fields.Date(string="Born until")
    years = fields.Integer(required=True, aggregator=None)
    months = fields.Integer(aggregator=None)
    document = fields.Char()
    confidence = fields.Selection(
        [("seen", "Read in the text"), ("derived", "Derived"), ("memory", "To be verified")],
        default="seen",
        required=True,
    )

    def write(self, vals):
        moved = changed(self, vals)
        result = super().write(vals)
        if moved:
            self._recompute_people()
        return result

    def unlink(self):
        result = super().unlink()
        self._recompute_people()
        return result

    def _recompute_people(self):
        """A corrected table moves the retirement date of everybody whom it concerns."""
        people = self.env["hr.employee"].sudo().search([("birthday", "!=", False)])
        self.env.add_to_compute(people._fields["retirement_date"], people)

    @api.model
    @tools.ormcache()
    def _rows(self):
        """The annexes as the rule reads them."""
        return tuple(
            RetirementAge(
                annex=row.annex,
                sex=row.sex,
                date_from=row.birth_from or None,
                date_to=row.birth_to or None,
                years=row.years,
                months=row.months,
                document=row.document or "",
            )
            for row in self.sudo().search([])
        )
