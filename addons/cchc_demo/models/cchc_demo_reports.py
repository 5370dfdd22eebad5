from datetime import timedelta

from odoo import api, fields, models

from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_consolidation.rules.lateness import last_period, lateness

from ..generator.events import AS_OF
from ..writer import QUIET

# What an agency has done so far, by its place among those of its district or the province.
ROAD = (
    *("accepted", "accepted", "submitted", "accepted", "returned", "accepted", "signed"),
    *("accepted", "draft", "accepted", "submitted"),
)
# The department whose officer and head have accounts: theirs is still to be done.
TO_DO = "KG.STC"
EXPLANATION = "Đã đối chiếu với quyết định giao biên chế; chờ điều chuyển trong quý sau."
REMARK = "Đề nghị đối chiếu lại số đảng viên với danh sách chi bộ."


class CchcDemoReports(models.AbstractModel):
    """The last quarter's reports: some accepted, some on their way, some late."""

    _name = "cchc.demo.reports"
    _description = "Reports of the demonstration"

    @api.model
    def _write(self):
        demo = self.with_context(**QUIET, lang="vi_VN").sudo()
        calendar = demo.env.ref("cchc_consolidation.report_calendar_quarter")
        start, end = last_period("quarter", min(AS_OF, vietnam_time.today()))
        period = demo.env["cchc.report.period"].create(
            {"calendar_id": calendar.id, "date_from": start, "date_to": end}
        )
        period.action_open()
        job = period.job_id
        while job.state in ("waiting", "running"):
            job._step()
        reports = period.submission_ids
        for _above, group in (
            reports.filtered(lambda one: one.kind == "unit").grouped("above_id").items()
        ):
            demo._take_along(group)
        districts = reports.filtered(lambda one: one.level == "district")
        # Two districts have done all; the others consolidate what there is.
        done = districts.filtered(lambda one: one.unit_id != demo._district_with_account())[:2]
        demo._accept_below(done)
        (districts | reports.filtered(lambda one: one.level == "province"))._compute_sheets()
        demo._bring(done, "accepted")
        reports.filtered(lambda one: one.level == "province")._compute_sheets()

    @api.model
    def _district_with_account(self):
        return self.env["hr.department"].search([("code", "=", "KG.905")], limit=1)

    @api.model
    def _take_along(self, group):
        """Give each report of a group its place on the road."""
        by_state = {}
        ordered = group.sorted(lambda one: (one.unit_sequence, one.id))
        for place, report in enumerate(ordered):
            state = ROAD[place % len(ROAD)]
            if report.unit_id.code == TO_DO:
                state = "draft"
            by_state[state] = by_state.get(state, group.browse()) | report
        for state, reports in by_state.items():
            self._bring(reports, state)

    @api.model
    def _accept_below(self, wholes):
        rest = self.env["cchc.report.submission"].search(
            [
                ("period_id", "in", wholes.period_id.ids),
                ("above_id", "in", wholes.unit_id.ids),
                ("state", "!=", "accepted"),
            ]
        )
        self._bring(rest, "accepted")

    @api.model
    def _bring(self, reports, state):
        """Bring reports to a state as their units would have."""
        if state == "draft" or not reports:
            return
        reports.problem_ids.filtered(lambda one: not one.justification).write(
            {"justification": EXPLANATION}
        )
        if state == "returned":
            reports.write({"state": "submitted"})
            self.env["cchc.report.remark"].create(
                [
                    {
                        "submission_id": report.id,
                        "form_id": report.sheet_ids[:1].form_id.id,
                        "line": "total",
                        "column": "party",
                        "text": REMARK,
                    }
                    for report in reports
                ]
            )
            reports.write({"state": "returned"})
            return
        reports._seal_reports()
        signed = fields.Datetime.to_datetime(reports[:1].period_id.date_to) + timedelta(days=8)
        for late, report in enumerate(reports):
            at = signed + timedelta(days=late % 5)
            vals = {"state": state, "signed_at": at, "signed_by_id": self.env.uid}
            if state in ("submitted", "accepted"):
                vals |= {
                    "submitted_at": at,
                    "submitted_by_id": self.env.uid,
                    "submitted_late": lateness(report.date_due, at.date(), at.date()),
                }
            if state == "accepted":
                vals |= {
                    "accepted_at": at + timedelta(days=2),
                    "accepted_by_id": self.env.uid,
                }
            report.write(vals)
