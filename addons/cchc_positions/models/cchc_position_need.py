from odoo import models


class CchcPosition(models.Model):
    """A vacant position is a need that recruitment picks up."""

    _inherit = "cchc.position"

    def action_make_needs(self):
        return self.env["cchc.qualification.need"]._from_positions(self)._action_open()
