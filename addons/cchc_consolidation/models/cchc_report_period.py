from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import format_date

from odoo.addons.cchc_base.tools import vietnam_time

from .cchc_report_calendar import KINDS

STAGES = frozenset({"state", "opened_at", "closed_at"})
# What the reports of an open period were made by.
FIXED = frozenset({"kind", "date_from", "date_to", "known_on", "form_ids", "calendar_id"})


class CchcReportPeriod(models.Model):
    """One round of reports: of these days, with these forms, due by level.

    Opening it gives every agency of the last day its report, and every committee that
    consolidates one of its own. Figures are those of the last day, known today or on ``known_on``.
    """

    _name = "cchc.report.period"
    _description = "Reporting period"
    _order = "date_to desc, id desc"

    name = fields.Char(
        compute="_compute_name", store=True, readonly=False, required=True, precompute=True
    )
    calendar_id = fields.Many2one(comodel_name="cchc.report.calendar", ondelete="restrict")
    kind = fields.Selection(
        KINDS,
        compute="_compute_kind",
        store=True,
        readonly=False,
        required=True,
        precompute=True,
    )
    date_from = fields.Date(string="From", required=True)
    date_to = fields.Date(string="As of", required=True, help="The day of the figures.")
    known_on = fields.Date(
        string="As known on",
        help="Leave empty for what is known when a report is computed. With a date, decisions "
        "recorded later are left out.",
    )
    form_ids = fields.Many2many(
        comodel_name="cchc.report.form",
        string="Forms",
        compute="_compute_form_ids",
        store=True,
        readonly=False,
    )
    due_unit = fields.Date(
        string="Due: agencies", compute="_compute_due", store=True, readonly=False
    )
    due_district = fields.Date(
        string="Due: districts", compute="_compute_due", store=True, readonly=False
    )
    due_province = fields.Date(
        string="Due: province", compute="_compute_due", store=True, readonly=False
    )
    instructions = fields.Text(help="What is to be reported and how; everybody asked reads it.")
    state = fields.Selection(
        [("draft", "Draft"), ("open", "Open"), ("closed", "Closed")],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
    )
    opened_at = fields.Datetime(readonly=True, copy=False)
    closed_at = fields.Datetime(readonly=True, copy=False)
    last_reminded_on = fields.Date(string="Reminded on", readonly=True, copy=False)
    remind_before = fields.Integer(string="Remind (days before it is due)", default=3)
    submission_ids = fields.One2many(
        comodel_name="cchc.report.submission", inverse_name="period_id", string="Reports"
    )
    report_count = fields.Integer(string="Reports asked for", compute="_compute_progress")
    submitted_count = fields.Integer(string="Submitted", compute="_compute_progress")
    accepted_count = fields.Integer(string="Accepted", compute="_compute_progress")
    late_count = fields.Integer(string="Late", compute="_compute_progress")
    progress = fields.Integer(string="Progress (%)", compute="_compute_progress")

    _dates_in_order = models.Constraint(
        "CHECK (date_to >= date_from)", "A period ends on the day on which it starts, or later."
    )
    _round_unique = models.UniqueIndex(
        "(calendar_id, date_from) WHERE calendar_id IS NOT NULL AND kind <> 'on_demand'",
        "This period exists.",
    )

    @api.depends("calendar_id")
    def _compute_kind(self):
        for period in self:
            period.kind = period.calendar_id.kind or period.kind or "on_demand"

    @api.depends("calendar_id")
    def _compute_form_ids(self):
        for period in self:
            if period.calendar_id:
                period.form_ids = period.calendar_id.form_ids

    @api.depends("kind", "date_from", "date_to", "calendar_id")
    def _compute_name(self):
        for period in self:
            if not (period.date_from and period.date_to):
                period.name = period.name or False
                continue
            year, month = period.date_to.year, period.date_to.month
            period.name = {
                "quarter": self.env._(
                    "Quarter %(quarter)s of %(year)s", quarter=(month + 2) // 3, year=year
                ),
                "half_year": self.env._(
                    "Half-year %(half)s of %(year)s", half=1 if month <= 6 else 2, year=year
                ),
                "year": self.env._("Year %s", year),
            }.get(period.kind) or self.env._(
                "On demand, as of %s", format_date(self.env, period.date_to)
            )

    @api.depends("date_to", "calendar_id")
    def _compute_due(self):
        for period in self:
            calendar = period.calendar_id
            for level, days in (("unit", 10), ("district", 15), ("province", 25)):
                given = calendar[f"days_{level}"] if calendar else days
                period[f"due_{level}"] = period.date_to and period.date_to + timedelta(days=given)

    @api.depends("submission_ids.state", "submission_ids.days_late")
    @api.depends_context("uid")
    def _compute_progress(self):
        """Of the reports that the reader may know of."""
        Submission = self.env["cchc.report.submission"]
        found = {}
        for period, state, count in Submission._read_group(
            [("period_id", "in", self.ids), ("replaced_by_id", "=", False)],
            ["period_id", "state"],
            ["__count"],
        ):
            found.setdefault(period.id, {})[state] = count
        late = dict(
            Submission._read_group(
                [("period_id", "in", self.ids), *Submission._late_domain()],
                ["period_id"],
                ["__count"],
            )
        )
        for period in self:
            counts = found.get(period.id, {})
            period.report_count = sum(counts.values())
            period.accepted_count = counts.get("accepted", 0)
            period.submitted_count = counts.get("submitted", 0) + period.accepted_count
            period.late_count = late.get(period, 0)
            period.progress = (
                100 * period.submitted_count // period.report_count if period.report_count else 0
            )

    # -- rights --------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if any(vals.get(name) for name in STAGES - {"state"}) or (
                vals.get("state", "draft") != "draft"
            ):
                raise UserError(self.env._("A period starts as a draft."))
        draft = {**dict.fromkeys(STAGES, False), "state": "draft"}
        return super().create([{**vals, **draft} for vals in vals_list])

    def write(self, vals):
        self.check_access("write")
        if STAGES & vals.keys():
            raise UserError(self.env._("Use “Open” and “Close” to move a period on."))
        if FIXED & vals.keys() and any(period.state != "draft" for period in self):
            raise UserError(
                self.env._("A period that was opened keeps its days, its forms and what was known.")
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_except_opened(self):
        if any(period.state != "draft" for period in self.sudo()):
            raise UserError(self.env._("Only a draft can be deleted."))

    @api.constrains("date_to", "known_on")
    def _check_known_on(self):
        for period in self:
            if period.known_on and period.known_on < period.date_to:
                raise ValidationError(
                    self.env._(
                        "%s: what was known before the day of the figures is no report of it.",
                        period.name,
                    )
                )

    # -- steps ---------------------------------------------------------------------

    def action_open(self):
        """Give every agency of the last day its report; safe to repeat.

        The figures are computed in the background, so that opening takes a second.
        """
        self.check_access("write")
        for period in self:
            if period.state == "closed":
                raise UserError(self.env._("%s is closed.", period.name))
            if not period.form_ids:
                raise UserError(self.env._("%s: choose the forms first.", period.name))
            if period.date_to > vietnam_time.today():
                raise UserError(
                    self.env._("%s has not ended yet: it can be opened afterwards.", period.name)
                )
            period._make_submissions()
            if period.state == "draft":
                super(CchcReportPeriod, period).write(
                    {"state": "open", "opened_at": fields.Datetime.now()}
                )
            self.env["cchc.report.job"].sudo()._ask(period, "compute")
        return True

    def action_close(self):
        self.check_access("write")
        if any(period.state != "open" for period in self):
            raise UserError(self.env._("Only an open period is closed."))
        return super().write({"state": "closed", "closed_at": fields.Datetime.now()})

    def _make_submissions(self):
        """The reports that are missing: of agencies with people or units, and of committees."""
        self.ensure_one()
        Unit = self.env["hr.department"]
        tree, _names = Unit._reporting_tree(self.date_to, self.known_on)
        Submission = self.env["cchc.report.submission"].sudo()
        present = {
            (submission.kind, submission.unit_id.id): submission
            for submission in self.submission_ids.sudo()
        }

        def missing(kind, unit):
            return (kind, unit) not in present

        # Wholes before parts: each report knows the one into which it goes.
        for unit in tree.consolidating:
            above = tree.above["level", unit]
            if missing("consolidated", unit):
                present["consolidated", unit] = Submission.create(
                    self._submission_vals("consolidated", unit, above, present)
                )
        # A committee at the top whose people all serve in agencies of their own reports nobody.
        staffed = self._staffed_agencies(tree)
        agencies = [
            agency
            for agency in dict.fromkeys(tree.agency_of.values())
            if missing("unit", agency) and (agency not in tree.consolidating or agency in staffed)
        ]
        return Submission.create(
            [
                self._submission_vals("unit", agency, tree.above[agency], present)
                for agency in agencies
            ]
        )

    def _submission_vals(self, kind, unit, above, present):
        parent = above and present["consolidated", above]
        level = "unit"
        if kind == "consolidated":
            level = "district" if parent else "province"
        return {
            "period_id": self.id,
            "kind": kind,
            "unit_id": unit,
            "level": level,
            "parent_id": parent.id if parent else False,
            "date_due": self[f"due_{level}"],
        }

    def _staffed_agencies(self, tree):
        """Agencies in which somebody is placed on the day."""
        Form = self.env["cchc.report.form"]
        model = self.env["hr.version"].sudo()
        rows = model._read_group(Form._base_domain(model, self.date_to), ["department_id"])
        return {tree.agency_of.get(unit.id) for (unit,) in rows}

    # -- screens ---------------------------------------------------------------------

    def action_open_reports(self):
        self.ensure_one()
        return {
            **self.env["ir.actions.actions"]._for_xml_id(
                "cchc_consolidation.cchc_report_submission_action"
            ),
            "name": self.name,
            "domain": [("period_id", "=", self.id)],
            "context": {"search_default_current": 1, "search_default_group_level": 1},
        }
