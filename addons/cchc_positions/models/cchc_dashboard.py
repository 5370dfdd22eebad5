from odoo import api, models


class CchcDashboard(models.AbstractModel):
    """Proposals that wait, the establishment and needs on the first page."""

    _inherit = "cchc.dashboard"

    @api.model
    def _dashboard_sections(self):
        return super()._dashboard_sections() | {
            "positions": self.env._("Positions and establishment")
        }

    @api.model
    def _dashboard_tiles(self):
        return [*super()._dashboard_tiles(), *self._position_tiles()]

    @api.model
    def _position_tiles(self):
        appraisal = self.env._("Home Affairs, for appraisal")
        approval = self.env._("the authority that approves")
        submitted, appraised = [("state", "=", "submitted")], [("state", "=", "appraised")]
        over = [("is_assigned", "=", True), ("over", ">", 0)]
        unmet = [("state", "=", "open")]
        module = "cchc_positions"
        lists = (
            (
                "cchc.position.scheme",
                f"{module}.cchc_position_scheme_action",
                [
                    (self.env._("Schemes to be appraised"), submitted, appraisal, "warning"),
                    (self.env._("Schemes to be approved"), appraised, approval, "warning"),
                ],
            ),
            (
                "cchc.establishment.plan",
                f"{module}.cchc_establishment_plan_action",
                [
                    (self.env._("Plans to be appraised"), submitted, appraisal, "warning"),
                    (self.env._("Plans to be approved"), appraised, approval, "warning"),
                ],
            ),
            (
                "cchc.establishment.balance",
                f"{module}.cchc_establishment_balance_action",
                [
                    (self.env._("Units over their establishment"), over, "", "danger"),
                ],
            ),
            (
                "cchc.qualification.need",
                f"{module}.cchc_qualification_need_action",
                [
                    (
                        self.env._("Open needs of qualification"),
                        unmet,
                        self.env._("training and recruitment"),
                        "",
                    )
                ],
            ),
        )
        return [
            tile
            for model, action, rows in lists
            for tile in self._count_tiles("positions", model, action, rows)
        ]
