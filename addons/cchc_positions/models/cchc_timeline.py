from odoo import api, models


class CchcTimeline(models.AbstractModel):
    """A position belongs to its unit: who moves without a new one holds none."""

    _inherit = "cchc.timeline"

    @api.model
    def _bound_facts(self):
        return {**super()._bound_facts(), "department_id": ["position_id"]}
