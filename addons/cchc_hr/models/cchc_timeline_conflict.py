from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import format_date


class CchcTimeline(models.AbstractModel):
    """How a contradiction of two lines is told."""

    _inherit = "cchc.timeline"

    @api.model
    def _conflict_error(self, person, conflict):
        lines = self.env["cchc.decision.line"].sudo().browse(conflict.keys)
        field = self.env["hr.version"]._fields[conflict.fact]
        return UserError(
            self.env._(
                "%(person)s: two lines of %(date)s give “%(fact)s” different values "
                "(%(decisions)s). Give one of them a later order within the day.",
                person=person.name,
                date=format_date(self.env, conflict.effective),
                fact=field._description_string(self.env),
                decisions=", ".join(line.decision_id.display_name for line in lines),
            )
        )
