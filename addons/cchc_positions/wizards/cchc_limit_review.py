from odoo import api, fields, models

from odoo.addons.cchc_base.tools import vietnam_time

from ..models.cchc_limit_check import Draft


class CchcLimitReview(models.TransientModel):
    """Asks for a unit and a day and lists how the limits stand, with a draft or without."""

    _name = "cchc.limit.review"
    _description = "Limits of a unit on a day"
    _inherit = ["cchc.question"]

    unit_id = fields.Many2one(
        comodel_name="hr.department",
        default=lambda self: self._default_unit_id(),
        help="The unit with all below it. Empty: all units that you may see.",
    )
    date = fields.Date(string="On", required=True, default=lambda _self: vietnam_time.today())
    basis = fields.Selection(
        [("people", "People in their posts"), ("positions", "Positions of the schemes")],
        string="Counted",
        required=True,
        default="people",
    )
    show_all = fields.Boolean(string="Also the limits that are kept")
    decision_id = fields.Many2one(comodel_name="cchc.decision", readonly=True)
    scheme_id = fields.Many2one(comodel_name="cchc.position.scheme", readonly=True)
    finding_ids = fields.One2many(
        comodel_name="cchc.limit.finding", inverse_name="review_id", string="Findings"
    )
    breach_count = fields.Integer(string="Breaches", readonly=True)
    checked_count = fields.Integer(string="Limits checked", readonly=True)

    @api.depends("unit_id", "date")
    def _compute_display_name(self):
        for review in self:
            review.display_name = self.env._("Limits") + (
                f" · {review.unit_id.name}" if review.unit_id else ""
            )

    @api.model
    def _default_unit_id(self):
        if self.env.user._sees_province():
            return self.env["hr.department"]._roots()[:1]
        return self.env.user.sudo().unit_ids[:1].agency_id

    def action_check(self):
        """Check again, with the same draft."""
        self.ensure_one()
        draft = Draft()
        if self.scheme_id:
            self.scheme_id.check_access("read")
            draft = Draft(scheme=self.scheme_id.sudo())
        elif self.decision_id and self.decision_id.state == "draft":
            self.decision_id.check_access("read")
            draft = Draft(posts=self.decision_id.line_ids._posts_by_day().get(self.date, {}))
        self._fill(draft)
        # The form that is open shows the findings.
        return True

    def _fill(self, draft):
        """Write the findings down, breaches first.

        :raise AccessError: when the unit is not among the user's
        """
        self.ensure_one()
        service = self.env["cchc.limit.check"].sudo().with_context(lang=self.env.lang)
        reviewed = service._review(self._chosen_unit_ids(), self.date, draft, self.basis)
        modes = service._modes()
        order = {"error": 0, "warning": 1, "ok": 2}
        rows = []
        for finding, brought in reviewed:
            severity = service._severity(finding, modes)
            if brought and modes.get(finding.limit) == "block":
                severity = "error"
            if severity == "ok" and not self.show_all:
                continue
            rows.append(
                {
                    "unit_id": finding.body,
                    "unit_ids": [(6, 0, finding.bodies)],
                    "limit": finding.limit,
                    "actual": finding.actual,
                    "allowed": finding.allowed,
                    "excess": max(0, finding.excess),
                    "severity": severity,
                    "by_draft": brought,
                    "comply_by": finding.comply_by,
                    "article": finding.article,
                    "confidence": finding.confidence,
                    "remedies": service._remedies(finding),
                    "explanation": "\n".join(finding.result.explain()),
                }
            )
        rows.sort(key=lambda row: (not row["by_draft"], order[row["severity"]], -row["excess"]))
        # Rows are what was found: nobody writes them, so none is about a stranger.
        found = self.sudo()
        found.finding_ids.unlink()
        found.write(
            {
                "checked_count": len(reviewed),
                "breach_count": sum(finding.excess > 0 for finding, _brought in reviewed),
                "finding_ids": [(0, 0, row | {"date": self.date}) for row in rows],
            }
        )

    def _chosen_unit_ids(self):
        user = self.env.user
        if self.unit_id:
            self.unit_id._check_in_charge()
            return self.unit_id.ids
        if self.env.su or user._sees_province():
            return None
        return user._scope_unit_ids()

    def _open(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Limits"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "current",
        }
