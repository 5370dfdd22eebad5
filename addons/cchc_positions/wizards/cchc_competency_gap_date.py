from odoo import fields, models

from odoo.addons.cchc_base.tools import vietnam_time


class CchcCompetencyGapDate(models.TransientModel):
    """Asks for which day the competency gaps are listed."""

    _name = "cchc.competency.gap.date"
    _description = "Day of the competency gaps"

    date = fields.Date(required=True, default=lambda _self: vietnam_time.today())

    def action_open(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_positions.cchc_competency_gap_action"
        )
        action["display_name"] = self.env._("Competency gaps on %s", f"{self.date:%d/%m/%Y}")
        action["context"] = {
            "competency_on": fields.Date.to_string(self.date),
            "search_default_missing": 1,
        }
        return action
