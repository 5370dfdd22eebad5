from odoo import api, models

from odoo.addons.cchc_base.tools import vietnam_time

ROUNDS = "cchc_evaluation.cchc_emulation_round_action"
LISTS = "cchc_evaluation.cchc_extra_income_action"


class CchcDashboard(models.AbstractModel):
    """Titles and extra income on the first page: what waits for whom on its way."""

    _inherit = "cchc.dashboard"

    @api.model
    def _dashboard_tiles(self):
        return [*super()._dashboard_tiles(), *self._title_tiles(), *self._income_tiles()]

    @api.model
    def _title_tiles(self):
        agency, home = self.env._("the agency"), self.env._("Home Affairs")
        draft = [("state", "=", "draft"), ("year", "<=", vietnam_time.today().year)]
        submitted, appraised = [("state", "=", "submitted")], [("state", "=", "appraised")]
        lacking, complete = [*draft, ("missing", ">", 0)], [*draft, ("missing", "=", 0)]
        rows = [
            (
                self.env._("Emulation rounds with conditions not met"),
                lacking,
                agency,
                "warning",
            ),
            (
                self.env._("Emulation rounds to be submitted"),
                complete,
                agency,
                "",
            ),
            (
                self.env._("Emulation rounds to be appraised"),
                submitted,
                home,
                "warning",
            ),
            (
                self.env._("Emulation rounds to be approved"),
                appraised,
                home,
                "warning",
            ),
        ]
        return self._count_tiles("evaluation", "cchc.emulation.round", ROUNDS, rows)

    @api.model
    def _income_tiles(self):
        agency, head = self.env._("the agency"), self.env._("the head of the agency")
        draft, approved = [("state", "=", "draft")], [("state", "=", "approved")]
        raw = [*draft, ("computed_at", "=", False)]
        reckoned = [*draft, ("computed_at", "!=", False)]
        rows = [
            (
                self.env._("Lists of extra income to be reckoned"),
                raw,
                agency,
                "",
            ),
            (self.env._("Lists of extra income to be approved"), reckoned, head, "warning"),
            (
                self.env._("Lists of extra income to be paid"),
                approved,
                agency,
                "warning",
            ),
        ]
        return self._count_tiles("evaluation", "cchc.extra.income", LISTS, rows)
