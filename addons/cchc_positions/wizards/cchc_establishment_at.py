from odoo import fields, models
from odoo.fields import Domain
from odoo.tools import format_date

from odoo.addons.cchc_base.tools import vietnam_time


class CchcEstablishmentAt(models.TransientModel):
    """Asks for the balance of the establishment on a day and opens it."""

    _name = "cchc.establishment.at"
    _description = "Balance on a day"

    date = fields.Date(string="On", required=True, default=lambda _self: vietnam_time.today())
    known_on = fields.Date(
        string="As known on",
        help="Leave empty for what is known today. Entries and decisions recorded later do not "
        "count.",
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        default=lambda self: self.env.user.sudo().unit_ids[:1],
        help="With all units below it, as the tree was on that day.",
    )

    def action_open(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_positions.cchc_establishment_balance_action"
        )
        title = self.env._("Establishment on %s", format_date(self.env, self.date))
        if self.known_on:
            title = self.env._(
                "Establishment on %(date)s, as known on %(known)s",
                date=format_date(self.env, self.date),
                known=format_date(self.env, self.known_on),
            )
        domain = Domain.TRUE
        if self.unit_id:
            domain = Domain("unit_id", "in", self.unit_id._subtree_at(self.date, self.known_on).ids)
        return {
            **action,
            "name": title,
            # What the browser writes above the list, before the name.
            "display_name": title,
            "domain": list(domain),
            "context": {
                "balance_on": self.date.isoformat(),
                "balance_known_on": self.known_on and self.known_on.isoformat(),
                "search_default_assigned": True,
            },
        }
