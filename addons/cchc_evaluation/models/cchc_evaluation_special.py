from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.cchc_base.rules.dated import overlapping


class CchcEvaluationSpecial(models.Model):
    """A body whose year does not end in December: it classifies in January (NĐ 335/2025, điều 21
    khoản 2; NĐ 233/2026, điều 15 khoản 1).

    Which body that is, its superior says in a paper; the day comes from the figures of the decree.
    """

    _name = "cchc.evaluation.special"
    _description = "Body that classifies in January"
    _order = "unit_id, date_from, id"
    _rec_name = "unit_id"

    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Body",
        required=True,
        index=True,
        ondelete="restrict",
        help="With all agencies below it.",
    )
    document = fields.Char(
        string="Said by", required=True, help="Number and date of the superior's paper."
    )
    date_from = fields.Date(string="In force from", required=True)
    date_to = fields.Date(string="In force until")
    note = fields.Char()

    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "The end lies before the start."
    )

    @api.constrains("unit_id", "date_from", "date_to")
    def _check_one_in_force(self):
        for unit in self.unit_id:
            pair = overlapping(self.search([("unit_id", "=", unit.id)]))
            if pair:
                raise ValidationError(
                    self.env._(
                        "%s stands twice on the same day. End the earlier row the day before the "
                        "later one begins.",
                        unit.name,
                    )
                )

    @api.model
    def _holding(self, unit, on):
        """The row that holds for an agency on a day: its own, or the nearest one above."""
        path = [int(part) for part in (unit.parent_path or "").split("/") if part]
        rows = self.sudo().search(
            [
                ("unit_id", "in", path),
                ("date_from", "<=", on),
                "|",
                ("date_to", "=", False),
                ("date_to", ">=", on),
            ]
        )
        return rows.sorted(lambda row: path.index(row.unit_id.id))[-1:]
