from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import format_date


class CchcStandardBoard(models.TransientModel):
    """Asks for a day, and for the day on which it was known, and opens the board of gaps."""

    _name = "cchc.standard.board"
    _description = "Gaps on a day"

    day = fields.Date(
        required=True, default=lambda self: self.env["hr.version"]._today(), string="On"
    )
    known_on = fields.Date(string="As known on", help="Empty: as known now.")
    unit_id = fields.Many2one(
        comodel_name="hr.department", help="With everything below it. Empty: all your units."
    )

    def action_gaps(self):
        """Gaps by unit and kind."""
        return self._action("cchc_positions.cchc_standard_gap_action")

    def action_results(self):
        """People by outcome."""
        return self._action("cchc_positions.cchc_standard_result_action")

    def _action(self, xml_id):
        self.ensure_one()
        if self.known_on and self.known_on > self.env["hr.version"]._today():
            raise UserError(self.env._("What will be known on a later day is not known today."))
        domain = Domain(self.env["cchc.standard.result"]._at(self.day, self.known_on))
        if self.unit_id:
            domain &= Domain("unit_id", "in", self.unit_id._subtree_at(self.day).ids)
        action = self.env["ir.actions.act_window"]._for_xml_id(xml_id)
        title = self._title(action["name"])
        return {
            **action,
            "name": title,
            # What the browser writes above the list, before the name.
            "display_name": title,
            "domain": list(domain),
            "context": {"search_default_group_unit": 1},
        }

    def _title(self, what):
        """What is shown and of which day, or nobody can tell two boards apart."""
        day = format_date(self.env, self.day)
        if not self.known_on:
            return self.env._("%(what)s on %(day)s", what=what, day=day)
        return self.env._(
            "%(what)s on %(day)s, as known on %(known)s",
            what=what,
            day=day,
            known=format_date(self.env, self.known_on),
        )
