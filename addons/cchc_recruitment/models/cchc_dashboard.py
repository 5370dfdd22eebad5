from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.cchc_base.tools import vietnam_time

from ..rules.screening import NOT_MET

MODULE = "cchc_recruitment"
MEMBER = f"{MODULE}.group_board_member"
# By state of an offer, until when its step is to be taken.
DUE = {"completing": "file_due", "drafted": "decision_due", "decided": "start_due"}


class CchcDashboard(models.AbstractModel):
    """Recruitment on the first page: what waits for the own hand first, then for the office."""

    _inherit = "cchc.dashboard"

    @api.model
    def _dashboard_sections(self):
        return super()._dashboard_sections() | {"recruitment": self.env._("Recruitment")}

    @api.model
    def _dashboard_tiles(self):
        return [*super()._dashboard_tiles(), *self._recruitment_tiles()]

    @api.model
    def _may_open(self):
        """Also who sits on a board and has no other role: the own part of it."""
        return super()._may_open() or self.env.user.has_group(MEMBER)

    @api.model
    def _recruitment_tiles(self):
        """All rows are counted in one statement."""
        lists = (
            ("mark", "mark", self._mark_rows()),
            ("defence.sheet", "my_sheets", self._sheet_rows()),
            ("member", "my_declarations", self._declaration_rows()),
            ("screening", "screening", self._screening_rows()),
            ("demand", "demand", self._demand_rows()),
            ("plan", "plan", self._plan_rows()),
            ("nomination", "nomination", self._nomination_rows()),
            ("remark", "remark", self._remark_rows()),
            ("offer", "offer", self._offer_rows()),
        )
        return self._counted_tiles(
            "recruitment",
            [
                (f"cchc.recruitment.{model}", f"{MODULE}.cchc_recruitment_{action}_action", *row)
                for model, action, rows in lists
                for row in rows
            ],
        )

    # -- what the reader has to do on a board; of nobody else's part a word is said ------------

    @api.model
    def _mark_rows(self):
        if not self.env.user.has_group(MEMBER):
            return []
        unmarked = [("user_id", "=", self.env.uid), ("handed_in_at", "=", False)]
        return [(self.env._("Scripts for you to mark"), unmarked, "", "warning")]

    @api.model
    def _sheet_rows(self):
        if not self.env.user.has_group(MEMBER):
            return []
        own = [("member_id", "=", self.env.uid)]
        ungiven = [*own, ("given", "=", False), ("closed_at", "=", False)]
        return [(self.env._("Points for you to give in defences"), ungiven, "", "warning")]

    @api.model
    def _declaration_rows(self):
        if not self.env.user.has_group(MEMBER):
            return []
        undeclared = [("user_id", "=", self.env.uid), ("declaration", "=", False)]
        title = self.env._("Declarations for you to sign as a member of a board")
        return [(title, undeclared, "", "warning")]

    # -- what waits for the office -------------------------------------------------------------

    @api.model
    def _screening_rows(self):
        office = self.env._("the officer in charge")
        undecided = [
            ("verdict", "=", False),
            ("application_id.state", "=", "submitted"),
            ("session_id.state", "=", "screening"),
        ]
        objections = [
            ("decision", "=", NOT_MET),
            ("second_decision", "=", False),
            ("application_id.objection", "not in", (False, "")),
            ("session_id.state", "in", ("screening", "examining")),
        ]
        return [
            (self.env._("Conditions of candidates to be decided"), undecided, office, "warning"),
            (self.env._("Objections to be answered"), objections, office, "danger"),
        ]

    @api.model
    def _demand_rows(self):
        home = self.env._("Home Affairs")
        to_plan = self.env._("Demands to be taken into a plan")
        planned = self.env._("Demands in a plan that is not approved yet")
        return [
            (to_plan, [("state", "=", "submitted")], home, "warning"),
            (planned, [("state", "=", "appraised")], home, ""),
        ]

    @api.model
    def _plan_rows(self):
        home, authority = self.env._("Home Affairs"), self.env._("the authority that approves")
        to_appraise = self.env._("Recruitment plans to be appraised")
        to_approve = self.env._("Recruitment plans to be approved")
        return [
            (to_appraise, [("state", "=", "submitted")], home, "warning"),
            (to_approve, [("state", "=", "appraised")], authority, "warning"),
        ]

    @api.model
    def _nomination_rows(self):
        body = self.env._("the body that recruits")
        sent = self.env._("Nominations for leading posts to be decided")
        return [(sent, [("state", "=", "sent")], body, "warning")]

    @api.model
    def _remark_rows(self):
        body, markers = self.env._("the body that recruits"), self.env._("the markers")
        asked = self.env._("Requests for re-marking to be taken up")
        again = self.env._("Papers being marked again")
        return [
            (asked, [("state", "=", "asked")], body, "warning"),
            (again, [("state", "=", "marking")], markers, ""),
        ]

    @api.model
    def _offer_rows(self):
        office, unit = self.env._("the officer in charge"), self.env._("the receiving unit")
        issuer = self.env._("the officer who issues")
        today = fields.Date.to_string(vietnam_time.today())
        due = [[("state", "=", state), (field, "<", today)] for state, field in DUE.items()]
        files = self.env._("Files of chosen candidates to be completed")
        decisions = self.env._("Recruitment decisions to be issued")
        starts = self.env._("Recruits who have not started yet")
        late = self.env._("Steps of chosen candidates that are late")
        return [
            (files, [("state", "=", "completing")], office, ""),
            (decisions, [("state", "=", "drafted")], issuer, "warning"),
            (starts, [("state", "=", "decided")], unit, ""),
            (late, list(Domain.OR(due)), office, "danger"),
        ]
