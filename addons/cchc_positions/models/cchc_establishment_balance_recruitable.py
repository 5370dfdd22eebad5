from odoo import api, fields, models

from ..rules.balance import Balance


class CchcEstablishmentBalance(models.Model):
    """What recruitment may use of the vacancies of each row, and from what it follows."""

    _inherit = "cchc.establishment.balance"

    recruitable = fields.Integer(
        string="May be recruited",
        compute="_compute_recruitable",
        help="The vacancies, but under a reduction programme no more than its share of those who "
        "left, without those recruited since.",
    )
    leavers = fields.Integer(
        compute="_compute_recruitable",
        help="Who left the service since the reduction programme began.",
    )
    recruited = fields.Integer(
        compute="_compute_recruitable", help="By decisions since the reduction programme began."
    )

    @api.depends("assigned", "occupied")
    @api.depends_context("balance_on", "balance_known_on")
    def _compute_recruitable(self):
        found = (
            self.env["cchc.establishment"]
            .sudo()
            ._recruitables(
                self._balance_day(),
                {
                    (row.unit_id.id, row.category_id.id): Balance(
                        is_assigned=row.is_assigned, assigned=row.assigned, occupied=row.occupied
                    )
                    for row in self
                },
                self._known_day(),
            )
        )
        for row in self:
            result = found[row.unit_id.id, row.category_id.id]
            told = dict(result.facts)
            row.recruitable = result.value
            row.leavers = told.get("leavers", 0)
            row.recruited = told.get("recruited", 0)

    def action_explain_recruitable(self):
        """The steps behind the figure."""
        self.ensure_one()
        return self.env["cchc.recruitable.check"]._action_for(
            self.unit_id, self.category_id, self._balance_day()
        )
