from odoo import api, models

from odoo.addons.cchc_base.tools import vietnam_time

from .cchc_reduction_list_finance import GROUP

MODULE = "cchc_reduction"


class CchcDashboard(models.AbstractModel):
    """Lists of staff reduction on the first page: to hand in, to appraise, to decide, to pay."""

    _inherit = "cchc.dashboard"

    @api.model
    def _dashboard_sections(self):
        return super()._dashboard_sections() | {"reduction": self.env._("Staff reduction")}

    @api.model
    def _dashboard_tiles(self):
        if self._only_finance():
            # Whatever else it reads is not its work.
            return self._reduction_tiles()
        return [*super()._dashboard_tiles(), *self._reduction_tiles()]

    @api.model
    def _dashboard_parts(self):
        return {} if self._only_finance() else super()._dashboard_parts()

    @api.model
    def _only_finance(self):
        """Whether the reader appraises the money and has no other role."""
        roles = ("hr_officer", "unit_head", "inspector")
        return self.env.user.has_group(GROUP) and not any(
            self.env.user.has_group(f"cchc_base.group_{role}") for role in roles
        )

    @api.model
    def _reduction_tiles(self):
        lists = (
            ("cchc.reduction.duty", f"{MODULE}.cchc_reduction_duty_action", self._duty_rows()),
            ("cchc.reduction.round", f"{MODULE}.cchc_reduction_round_action", self._round_rows()),
            ("cchc.reduction.list", f"{MODULE}.cchc_reduction_list_action", self._list_rows()),
            (
                "cchc.reduction.dossier",
                f"{MODULE}.cchc_reduction_dossier_action",
                self._dossier_rows(),
            ),
        )
        return [
            tile
            for model, action, rows in lists
            for tile in self._count_tiles("reduction", model, action, rows)
        ]

    @api.model
    def _duty_rows(self):
        today = vietnam_time.today()
        asked = [("round_id.state", "=", "open"), ("handed_on", "=", False)]
        late = [*asked, ("due_on", "<", today.isoformat())]
        coming = [*asked, ("due_on", ">=", today.isoformat())]
        agency = self.env._("the agency")
        return [
            (self.env._("Reduction lists that are late"), late, agency, "danger"),
            (self.env._("Reduction lists to hand in"), coming, agency, "warning"),
        ]

    @api.model
    def _round_rows(self):
        if not self.env.user.has_group("cchc_base.group_home_affairs"):
            return []
        proposed = [("state", "=", "draft"), ("kind", "=", "list")]
        results = [("state", "!=", "closed"), ("kind", "=", "result")]
        home = self.env._("Home Affairs")
        to_open = self.env._("Rounds of reduction lists to be opened")
        to_report = self.env._("Results of reduction to be reported to the ministries")
        return [(to_open, proposed, home, ""), (to_report, results, home, "warning")]

    @api.model
    def _list_rows(self):
        home, finance = self.env._("Home Affairs"), self.env._("Finance")
        rows = [
            (self.env._("People of reduction lists to be appraised"), "submitted", home),
            (self.env._("Money of reduction lists to be appraised"), "appraised", finance),
            (
                self.env._("Reduction lists to be approved"),
                "financed",
                self.env._("the authority that approves"),
            ),
        ]
        if self.env.user.has_group(GROUP):
            # What waits for the reader first.
            rows.sort(key=lambda row: row[1] != "appraised")
        return [(title, [("state", "=", state)], who, "warning") for title, state, who in rows]

    @api.model
    def _dossier_rows(self):
        returned = [("state", "=", "returned"), ("later_ids", "=", False)]
        approved, decided = [("state", "=", "approved")], [("state", "=", "decided")]
        agency, issuer = self.env._("the agency"), self.env._("the officer who issues")
        payer = self.env._("the agency that pays")
        again = self.env._("People returned, to be proposed again")
        undecided = self.env._("Approved for reduction, not decided yet")
        unpaid = self.env._("Benefits of reduction not paid in full")
        return [
            (again, returned, agency, "warning"),
            (undecided, approved, issuer, "warning"),
            (unpaid, decided, payer, ""),
        ]
