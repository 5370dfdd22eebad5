from odoo import api, models

from odoo.addons.cchc_base.tools import vietnam_time

from .cchc_evaluation_period import YEARLY
from .cchc_evaluation_unit import BEFORE_DECISION

RUNS = "cchc_evaluation.cchc_evaluation_unit_action"
PEOPLE = "cchc_evaluation.cchc_evaluation_action"
COMPLAINTS = "cchc_evaluation.cchc_evaluation_complaint_action"


class CchcDashboard(models.AbstractModel):
    """Evaluation on the first page: who has not decided, whose complaint waits."""

    _inherit = "cchc.dashboard"

    @api.model
    def _dashboard_tiles(self):
        today = vietnam_time.today().isoformat()
        agency, person = self.env._("the agency"), self.env._("the person")
        undecided = [
            *(("period_id.state", "=", "open"), ("kind", "in", list(YEARLY))),
            ("state", "in", list(BEFORE_DECISION)),
        ]
        asked = [("period_id.state", "=", "open"), ("unit_run_id.state", "=", "self")]
        unanswered = [("result", "=", False)]
        rows = (
            (
                "cchc.evaluation.unit",
                RUNS,
                [
                    (
                        self.env._("Yearly classification past its last day"),
                        [*undecided, ("deadline", "<", today)],
                        agency,
                        "danger",
                    ),
                    (
                        self.env._("Yearly classification to be decided"),
                        [
                            *undecided,
                            "|",
                            ("deadline", "=", False),
                            ("deadline", ">=", today),
                        ],
                        agency,
                        "",
                    ),
                ],
            ),
            (
                "cchc.evaluation",
                PEOPLE,
                [
                    (
                        self.env._("People who have not evaluated themselves"),
                        [*asked, ("state", "=", "waiting"), ("classified", "=", True)],
                        person,
                        "",
                    )
                ],
            ),
            (
                "cchc.evaluation.complaint",
                COMPLAINTS,
                [
                    (
                        self.env._("Complaints about evaluations: past the last day"),
                        [*unanswered, ("deadline", "<", today)],
                        agency,
                        "danger",
                    ),
                    (
                        self.env._("Complaints about evaluations to be answered"),
                        [*unanswered, ("deadline", ">=", today)],
                        agency,
                        "warning",
                    ),
                ],
            ),
        )
        return [
            *super()._dashboard_tiles(),
            *(
                tile
                for model, action, tiles in rows
                for tile in self._count_tiles("evaluation", model, action, tiles)
            ),
        ]
