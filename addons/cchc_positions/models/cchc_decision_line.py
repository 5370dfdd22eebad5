from odoo import api, fields, models
from odoo.exceptions import UserError


class CchcDecisionLine(models.Model):
    """A line that gives a job position."""

    _inherit = "cchc.decision.line"

    position_title = fields.Char(
        compute="_compute_position_title", store=True, readonly=False, precompute=True
    )

    @api.depends("position_id")
    def _compute_position_title(self):
        for line in self.filtered(lambda line: line.position_id and not line.issued_at):
            line.position_title = line.position_id.name

    def _check_issuable(self):
        result = super()._check_issuable()
        for line in self.filtered("position_id"):
            line._check_position_of_unit()
        return result

    def _check_position_of_unit(self):
        """Refuse a position of another unit than the one where the person will be.

        :raise UserError: naming the person, the position and the unit
        """
        self.ensure_one()
        unit = self.department_id or self._period_before().department_id
        owner = self.position_id.sudo().unit_id
        if unit and owner not in (unit, unit.agency_id):
            raise UserError(
                self.env._(
                    "%(person)s: the position “%(position)s” belongs to %(owner)s, not to "
                    "%(unit)s. Choose a position of that unit.",
                    person=self.employee_id.name,
                    position=self.position_id.display_name,
                    owner=owner.display_name,
                    unit=unit.display_name,
                )
            )
