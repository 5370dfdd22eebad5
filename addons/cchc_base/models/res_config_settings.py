from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    cchc_structure = fields.Selection(
        selection=lambda self: self.env["cchc.unit.structure"]._available(),
        string="Structure of units",
        config_parameter="cchc_base.structure",
        help="Which province tree to load: Kiên Giang before 01/07/2025 with its districts, or "
        "An Giang from that day on.",
    )

    def action_cchc_load_structure(self):
        """Load the chosen tree; units that are there already are left alone."""
        self.ensure_one()
        self.execute()
        count = self.env["cchc.unit.structure"]._load(self.cchc_structure)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._("%s units added.", count),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }
