from odoo import api, models

from odoo.addons.cchc_base.tools import vietnam_time

from .cchc_discipline_case import PENDING as UNDECIDED
from .cchc_evaluation_consequence import PENDING

ACTION = "cchc_evaluation.cchc_evaluation_consequence_action"
CASES = "cchc_evaluation.cchc_discipline_case_action"


class CchcDashboard(models.AbstractModel):
    """What follows from ratings, and discipline cases that run, on the first page."""

    _inherit = "cchc.dashboard"

    @api.model
    def _dashboard_sections(self):
        return super()._dashboard_sections() | {
            "evaluation": self.env._("Evaluation and classification")
        }

    @api.model
    def _dashboard_tiles(self):
        return [
            *super()._dashboard_tiles(),
            *self._consequence_tiles(),
            *self._case_tiles(),
        ]

    @api.model
    def _consequence_tiles(self):
        today = vietnam_time.today().isoformat()
        pending = [("state", "in", list(PENDING))]
        handling = [*pending, ("kind", "=", "handling")]
        agency = self.env._("the agency")
        rows = [
            (
                self.env._("After ratings: past the last day by law"),
                [*handling, ("due_on", "<", today)],
                agency,
                "danger",
            ),
            (
                self.env._("After ratings: another post or leaving to be decided"),
                [*handling, "|", ("due_on", "=", False), ("due_on", ">=", today)],
                agency,
                "warning",
            ),
            (
                self.env._("After ratings: proposals to be settled"),
                [*pending, ("kind", "!=", "handling")],
                agency,
                "",
            ),
        ]
        return self._count_tiles("evaluation", "cchc.evaluation.consequence", ACTION, rows)

    @api.model
    def _case_tiles(self):
        today = vietnam_time.today().isoformat()
        running = [("state", "in", list(UNDECIDED))]
        late = [*running, "|", ("decide_by", "<", today), ("next_by", "<", today)]
        agency = self.env._("the agency")
        rows = [
            (self.env._("Discipline cases past a last day by law"), late, agency, "danger"),
            (self.env._("Discipline cases that run"), running, agency, ""),
        ]
        return self._count_tiles("evaluation", "cchc.discipline.case", CASES, rows)
