from odoo import api, models

from odoo.addons.cchc_base.tools import vietnam_time

MODULE = "cchc_training"


class CchcDashboard(models.AbstractModel):
    """What waits in training, on the first page."""

    _inherit = "cchc.dashboard"

    @api.model
    def _dashboard_sections(self):
        return super()._dashboard_sections() | {"training": self.env._("Training")}

    @api.model
    def _dashboard_tiles(self):
        return [*super()._dashboard_tiles(), *self._training_tiles()]

    @api.model
    def _training_tiles(self):
        """All rows of the section are counted in one statement."""
        lists = (
            ("cchc.qualification.need", "cchc_training_need_action", self._training_need_rows()),
            ("cchc.training.plan", "cchc_training_plan_action", self._training_plan_rows()),
        )
        rows = [(model, f"{MODULE}.{action}", *row) for model, action, own in lists for row in own]
        return self._counted_tiles(
            "training", [*rows, *self._training_class_rows(), *self._training_face_rows()]
        )

    @api.model
    def _training_need_rows(self):
        today = vietnam_time.today().isoformat()
        agency = self.env._("the agency")
        standing = [("employee_id", "!=", False), ("state", "!=", "closed")]
        late = [*standing, ("due_on", "<", today)]
        soon = [*standing, ("priority", "=", "1"), ("due_on", ">=", today)]
        waiting = [
            *("&", ("employee_id", "!=", False), ("state", "=", "open")),
            *("&", ("planned", "=", False), ("programme_id", "!=", False)),
        ]
        without = [
            *("&", ("employee_id", "!=", False), ("state", "=", "open")),
            ("programme_id", "=", False),
        ]
        return [
            (self.env._("Needs of training past the last day by law"), late, agency, "danger"),
            (self.env._("Needs of training whose last day is near"), soon, agency, "warning"),
            (self.env._("Needs of training in no plan yet"), waiting, agency, ""),
            (self.env._("Needs of training without a programme"), without, agency, ""),
        ]

    @api.model
    def _training_plan_rows(self):
        home, authority = self.env._("Home Affairs"), self.env._("the authority that approves")
        submitted = [("state", "=", "submitted"), ("parent_id", "=", False)]
        appraised = [("state", "=", "appraised"), ("parent_id", "=", False)]
        return [
            (self.env._("Training plans to be taken over"), submitted, home, "warning"),
            (self.env._("Training plans to be approved"), appraised, authority, "warning"),
        ]
