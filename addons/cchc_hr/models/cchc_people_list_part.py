from odoo import api, fields, models
from odoo.exceptions import ValidationError


class CchcPeopleListPart(models.AbstractModel):
    """What columns and criteria share: the list whose they are, a place, a field, a year."""

    _name = "cchc.people.list.part"
    _description = "Part of a list of people"
    _order = "sequence, id"

    list_id = fields.Many2one(
        comodel_name="cchc.people.list",
        required=True,
        ondelete="cascade",
        index=True,
    )
    sequence = fields.Integer(default=10)
    field_id = fields.Many2one(comodel_name="cchc.people.field", required=True, ondelete="restrict")
    kind = fields.Selection(related="field_id.kind")
    by_year = fields.Boolean(related="field_id.by_year")
    year = fields.Integer(
        aggregator=None, help="Empty: the year before the day of the list. Only for yearly ratings."
    )

    @api.constrains("year", "field_id")
    def _check_year(self):
        for part in self.filtered("year"):
            if not part.by_year:
                raise ValidationError(
                    self.env._(
                        "“%s” is not told by year: leave the year empty.", part.field_id.name
                    )
                )
            if not 1976 <= part.year <= 2100:
                raise ValidationError(
                    self.env._("“%s”: the year of a rating has four digits.", part.field_id.name)
                )

    @api.model_create_multi
    def create(self, vals_list):
        # Before the part is made: a part of somebody else's list is refused by right.
        self.env["cchc.people.list"].browse(
            {vals["list_id"] for vals in vals_list if vals.get("list_id")}
        ).check_access("write")
        return super().create(vals_list)

    def write(self, vals):
        if vals.get("list_id"):
            self.env["cchc.people.list"].browse(vals["list_id"]).check_access("write")
        return super().write(vals)

    def _year_on(self, on):
        return self.year or on.year - 1
