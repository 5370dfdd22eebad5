from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_base.tools.append_only import install_append_only

from ..rules.lateness import lateness
from .res_users import HANDED_ON

STATES = [
    ("draft", "Being prepared"),
    ("signed", "Signed off"),
    ("submitted", "Submitted"),
    ("accepted", "Accepted"),
    ("returned", "Returned"),
]
# In these the agency still works on its report, and nobody else reads its sheets.
PREPARED = ("draft", "signed", "returned")
EDITABLE = ("draft", "returned")
# What a form in the browser may send: parts with rights of their own, and the signed file.
FROM_SCREEN = frozenset(
    {
        *("problem_ids", "remark_ids", "signed_file", "signed_file_name"),
        *("filled_file", "filled_file_name"),
    }
)
FROZEN = (
    *("period_id", "kind", "unit_id", "version", "previous_id", "state", "seal", "signed_at"),
    *("signed_by_id", "submitted_at", "submitted_by_id", "accepted_at", "accepted_by_id"),
    "computed_at",
)


class CchcReportSubmission(models.Model):
    """The report of one unit for one period, in one version.

    An agency reports for itself; a committee that consolidates has a second report, made of the
    accepted ones below it. Who is set over a unit sees that its report is being prepared; its
    sheets, people, problems and remarks are read from the day on which it is submitted
    (`res.users._scope_reports`). Nothing here is written by hand: the steps write.
    """

    _name = "cchc.report.submission"
    _description = "Report of a unit"
    _order = "period_id desc, kind, level desc, unit_sequence, unit_id, version desc, id"

    period_id = fields.Many2one(
        comodel_name="cchc.report.period", required=True, index=True, ondelete="restrict"
    )
    kind = fields.Selection(
        [("unit", "Of an agency"), ("consolidated", "Consolidated")], required=True, default="unit"
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department", required=True, index=True, ondelete="restrict"
    )
    unit_sequence = fields.Integer(related="unit_id.sequence", store=True, string="Order of units")
    level = fields.Selection(
        [("unit", "Agency"), ("district", "District"), ("province", "Province")],
        required=True,
        default="unit",
        index=True,
    )
    parent_id = fields.Many2one(
        comodel_name="cchc.report.submission", string="Goes into", index=True, ondelete="restrict"
    )
    above_id = fields.Many2one(related="parent_id.unit_id", string="Level above", store=True)
    part_ids = fields.Many2many(
        comodel_name="cchc.report.submission",
        relation="cchc_report_part",
        column1="whole_id",
        column2="part_id",
        string="Consolidated from",
        copy=False,
    )
    by_workbook = fields.Boolean(readonly=True)

    version = fields.Integer(default=1, required=True, readonly=True)
    previous_id = fields.Many2one(
        comodel_name="cchc.report.submission", string="Corrects", index=True, ondelete="restrict"
    )
    replaced_by_id = fields.Many2one(
        comodel_name="cchc.report.submission", string="Corrected by", index=True
    )

    state = fields.Selection(STATES, default="draft", required=True, readonly=True, index=True)
    date_due = fields.Date(string="Due on", index=True)
    computed_at = fields.Datetime(readonly=True)
    signed_at = fields.Datetime(readonly=True)
    signed_by_id = fields.Many2one(comodel_name="res.users", readonly=True)
    submitted_at = fields.Datetime(readonly=True)
    submitted_by_id = fields.Many2one(comodel_name="res.users", readonly=True)
    accepted_at = fields.Datetime(readonly=True, index=True)
    accepted_by_id = fields.Many2one(comodel_name="res.users", readonly=True)
    seal = fields.Char(readonly=True, string="Seal (SHA-256)")
    submitted_late = fields.Integer(string="Submitted late (days)", readonly=True, aggregator=None)
    days_late = fields.Integer(compute="_compute_days_late", string="Days late")

    sheet_ids = fields.One2many(
        comodel_name="cchc.report.sheet", inverse_name="submission_id", string="Sheets"
    )
    person_ids = fields.One2many(
        comodel_name="cchc.report.frozen.person",
        inverse_name="submission_id",
        string="People behind the figures",
    )
    problem_ids = fields.One2many(
        comodel_name="cchc.report.problem", inverse_name="submission_id", string="What to explain"
    )
    remark_ids = fields.One2many(
        comodel_name="cchc.report.remark", inverse_name="submission_id", string="Remarks"
    )
    difference_ids = fields.One2many(
        comodel_name="cchc.report.difference", inverse_name="submission_id", string="Differences"
    )
    is_mine = fields.Boolean(compute="_compute_is_mine")
    is_above = fields.Boolean(compute="_compute_is_mine")
    problem_count = fields.Integer(compute="_compute_counts", string="To explain")
    remark_count = fields.Integer(compute="_compute_counts", string="Open remarks")

    _version_unique = models.Constraint(
        "UNIQUE (period_id, unit_id, kind, version)", "The unit has this report already."
    )

    def init(self):
        result = super().init()
        install_append_only(
            self.env.cr,
            self._table,
            frozen_when=SQL("OLD.accepted_at IS NOT NULL"),
            columns=FROZEN,
            once=("replaced_by_id",),
        )
        return result

    @api.depends("unit_id.name", "period_id.name", "kind", "version")
    def _compute_display_name(self):
        for report in self:
            unit, period = report.unit_id.name or "", report.period_id.name or ""
            if report.kind == "consolidated":
                name = self.env._("%(period)s – %(unit)s (consolidated)", period=period, unit=unit)
            else:
                name = self.env._("%(period)s – %(unit)s", period=period, unit=unit)
            if report.version > 1:
                name = self.env._(
                    "%(report)s, version %(number)s", report=name, number=report.version
                )
            report.display_name = name

    @api.depends("date_due", "submitted_at", "state")
    def _compute_days_late(self):
        today = vietnam_time.today()
        for report in self:
            done = report.submitted_at if report.state in HANDED_ON else None
            report.days_late = (
                report.submitted_late if done else lateness(report.date_due, None, today)
            )

    @api.depends_context("uid")
    @api.depends("unit_id", "parent_id")
    def _compute_is_mine(self):
        mine = set(self.env.user._reports_for())
        for report in self:
            report.is_mine = report.unit_id.id in mine
            report.is_above = report._is_above()

    @api.depends("problem_ids.justification", "remark_ids.settled")
    @api.depends_context("uid")
    def _compute_counts(self):
        problems = dict(
            self.env["cchc.report.problem"]._read_group(
                [("submission_id", "in", self.ids), ("justification", "=", False)],
                ["submission_id"],
                ["__count"],
            )
        )
        remarks = dict(
            self.env["cchc.report.remark"]._read_group(
                [("submission_id", "in", self.ids), ("settled", "=", False)],
                ["submission_id"],
                ["__count"],
            )
        )
        for report in self:
            report.problem_count = problems.get(report, 0)
            report.remark_count = remarks.get(report, 0)

    # -- which reports ----------------------------------------------------------------

    @api.model
    def _late_domain(self):
        """Reports that are late, or were when they were submitted."""
        today = vietnam_time.today()
        return list(
            self._current_domain()
            & (
                (Domain("state", "in", PREPARED) & Domain("date_due", "<", today))
                | Domain("submitted_late", ">", 0)
            )
        )

    @api.model
    def _current_domain(self):
        """Of each unit the version that counts: a correction does when it has been accepted."""
        return Domain("replaced_by_id", "=", False) & (
            Domain("version", "=", 1) | Domain("state", "=", "accepted")
        )

    # -- rights -----------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        """Reports are made by their period, never by hand."""
        if not self.env.su:
            raise AccessError(self.env._("Reports are made by opening a period."))
        units = self.env["hr.department"].browse({vals["unit_id"] for vals in vals_list})
        workbook = set(units.filtered("reports_by_workbook").ids)
        return super().create(
            [
                {
                    **vals,
                    "by_workbook": vals.get("kind", "unit") == "unit"
                    and vals["unit_id"] in workbook,
                }
                for vals in vals_list
            ]
        )

    def write(self, vals):
        self.check_access("write")
        if not self.env.su and vals.keys() - FROM_SCREEN:
            raise UserError(self.env._("A report changes by its steps only."))
        if not self.env.su and vals.keys() & {"signed_file", "filled_file"}:
            self._check_mine()
            self._check_state(*EDITABLE)
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_never(self):
        if self:
            raise UserError(self.env._("A report of an open period can't be deleted."))

    def _is_above(self):
        """Whether the user decides on the report: the level above, at the top the province's."""
        self.ensure_one()
        user = self.env.user
        role = (
            "home_affairs" if self.sudo()._above_level() == "province" else "district_home_affairs"
        )
        unit = self.sudo().parent_id.unit_id or self.sudo().unit_id
        return user.has_group(f"cchc_base.group_{role}") and (
            unit.id in user._reports_for() or user.has_group("cchc_base.group_administrator")
        )

    def _above_level(self):
        return self.parent_id.level or self.level

    def _check_mine(self):
        """Refuse whoever is not of the unit."""
        mine = set(self.env.user._reports_for())
        for report in self:
            if report.unit_id.id not in mine and not self.env.su:
                raise AccessError(
                    self.env._("%s prepares this report itself.", report.unit_id.sudo().name)
                )

    def _check_above(self):
        """Refuse whoever is not the level above."""
        for report in self:
            if not self.env.su and not report._is_above():
                above = report.sudo().parent_id.unit_id or report.sudo().unit_id
                raise AccessError(self.env._("%s decides on this report.", above.name))

    def _check_state(self, *allowed):
        states = dict(self._fields["state"]._description_selection(self.env))
        for report in self:
            if report.state not in allowed:
                raise UserError(
                    self.env._(
                        "%(report)s is “%(state)s”: this step comes at another time.",
                        report=report.display_name,
                        state=states[report.state],
                    )
                )
