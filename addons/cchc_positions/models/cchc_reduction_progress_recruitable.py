from odoo import api, fields, models

from odoo.addons.cchc_base.tools import vietnam_time

from ..rules.balance import Balance


class CchcReductionProgress(models.Model):
    """What recruitment might use on the day of each row, as far as that day has come."""

    _inherit = "cchc.reduction.progress"

    recruitable = fields.Integer(
        string="May be recruited",
        compute="_compute_recruitable",
        help="The vacancies of that day, but no more than the programme's share of those who left, "
        "without those recruited since.",
    )

    @api.depends("assigned", "occupied")
    def _compute_recruitable(self):
        """A few statements for each year, however many units have targets."""
        self.recruitable = 0
        establishment = self.env["cchc.establishment"].sudo()
        today = vietnam_time.today()
        for day, rows in self.grouped("day").items():
            if not day or day > today:
                continue
            found = establishment._recruitables(
                day,
                {
                    (row.unit_id.id, row.category_id.id): Balance(
                        is_assigned=bool(row.assigned),
                        assigned=row.assigned,
                        occupied=row.occupied,
                    )
                    for row in rows
                },
            )
            for row in rows:
                row.recruitable = found[row.unit_id.id, row.category_id.id].value

    def action_explain_recruitable(self):
        """The steps behind the figure."""
        self.ensure_one()
        return self.env["cchc.recruitable.check"]._action_for(
            self.unit_id, self.category_id, self.day
        )
