from odoo import api, models

from odoo.addons.cchc_base.tools import vietnam_time


class CchcDashboard(models.AbstractModel):
    """Tasks of the reform on the page of work to do."""

    _inherit = "cchc.dashboard"

    @api.model
    def _dashboard_sections(self):
        return super()._dashboard_sections() | {"reform": self.env._("Administrative reform")}

    @api.model
    def _dashboard_tiles(self):
        today = vietnam_time.today()
        # Those that the reader's agencies lead; they also read what they help with.
        scope = self.env.user._scope_units("unit_id")
        running = [("plan_id.state", "=", "in_force"), ("done_on", "=", False), *scope]
        rows = [
            (
                self.env._("Overdue tasks"),
                [*running, ("deadline", "<", str(today))],
                self.env._("the leading agency"),
                "danger",
            ),
            (
                self.env._("Tasks under way"),
                [*running, ("deadline", ">=", str(today))],
                self.env._("the leading agency"),
                "",
            ),
        ]
        return [
            *super()._dashboard_tiles(),
            *self._count_tiles(
                "reform", "cchc.reform.task", "cchc_consolidation.cchc_reform_task_action", rows
            ),
        ]
