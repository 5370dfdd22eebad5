from odoo import fields, models
from odoo.fields import Domain
from odoo.tools import format_date


class CchcServiceAt(models.TransientModel):
    """Asks "who served where on day D, as known on day K" and opens the answer."""

    _name = "cchc.service.at"
    _description = "Staff on a day"

    date = fields.Date(string="On", required=True, default=fields.Date.context_today)
    known_on = fields.Date(
        string="As known on",
        help="Leave empty for what is known today. On an earlier day, decisions recorded later "
        "do not count.",
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        default=lambda self: self.env.user.sudo().unit_ids[:1],
        help="With all units below it, as the tree was on that day.",
    )
    with_left = fields.Boolean(string="Also who had left")

    def action_open(self):
        self.ensure_one()
        domain = Domain("date_version", "<=", self.date) & (
            Domain("date_to", "=", False) | Domain("date_to", ">=", self.date)
        )
        domain &= Domain("employee_id", "!=", False) & Domain("staffing_category", "!=", False)
        if not self.with_left:
            domain &= Domain("in_service", "=", True)
        if self.unit_id:
            units = self.unit_id._subtree_at(self.date, self.known_on)
            domain &= Domain("department_id", "in", units.ids)
        title = self.env._("Staff on %s", format_date(self.env, self.date))
        if self.known_on:
            title = self.env._(
                "Staff on %(date)s, as known on %(known)s",
                date=format_date(self.env, self.date),
                known=format_date(self.env, self.known_on),
            )
        return {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": "cchc.version.known" if self.known_on else "hr.version",
            "views": [
                (
                    self.env.ref(
                        "cchc_hr.cchc_version_known_view_list"
                        if self.known_on
                        else "cchc_hr.hr_version_view_list_periods"
                    ).id,
                    "list",
                )
            ],
            "domain": list(domain),
            "context": {"known_on": self.known_on and self.known_on.isoformat()},
        }
