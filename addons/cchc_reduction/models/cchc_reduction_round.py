from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools import vietnam_time

from ..rules.deadline import coming, period_due

STAGES = frozenset({"state", "opened_at", "closed_at"})
PERIODS = [("first", "First half"), ("second", "Second half"), ("year", "Whole year")]
# How far ahead the nightly batch proposes rounds.
AHEAD_DAYS = 60


class CchcReductionRound(models.Model):
    """One round of lists, or of a report on results: of which period, due when, asked of whom.

    The day comes from the deadlines of the decree in force on it; Home Affairs may set an earlier
    one for the agencies. Opening it gives each agency that was assigned an establishment its duty.
    """

    _name = "cchc.reduction.round"
    _description = "Round of staff reduction"
    _order = "due_on desc, id desc"

    name = fields.Char(compute="_compute_name")
    kind = fields.Selection(
        [("list", "Lists of agencies"), ("result", "Report on results")],
        required=True,
        default="list",
    )
    year = fields.Integer(
        required=True, aggregator=None, default=lambda self: vietnam_time.today().year
    )
    period = fields.Selection(PERIODS, required=True, default="first")
    due_on = fields.Date(
        string="Due on",
        compute="_compute_due_on",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        help="By the deadlines of the decrees; change it where Home Affairs sets another day.",
    )
    article = fields.Char(compute="_compute_article")
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
    report_number = fields.Char(
        string="Report sent", copy=False, help="Number and day of the report that was sent."
    )
    duty_ids = fields.One2many(
        comodel_name="cchc.reduction.duty", inverse_name="round_id", string="Agencies"
    )
    asked = fields.Integer(string="Agencies asked", compute="_compute_progress")
    handed = fields.Integer(string="Handed in", compute="_compute_progress")
    late = fields.Integer(compute="_compute_progress")
    progress = fields.Integer(string="Progress (%)", compute="_compute_progress")
    is_overdue = fields.Boolean(compute="_compute_is_overdue", search="_search_is_overdue")

    _one_round = models.Constraint(
        "UNIQUE (kind, year, period)", "There is a round of this period already."
    )
    _year_sane = models.Constraint("CHECK (year BETWEEN 2015 AND 2100)", "Give the year in full.")

    @api.depends("kind", "year", "period")
    @api.depends_context("lang")
    def _compute_name(self):
        periods = dict(self._fields["period"]._description_selection(self.env))
        for row in self:
            period = "" if row.period == "year" else f"{periods.get(row.period)} "
            row.name = (
                self.env._("Report on the results of %s", f"{period}{row.year}")
                if row.kind == "result"
                else self.env._("Reduction lists of %s", f"{period}{row.year}")
            )

    def _due(self):
        rows = self.env["cchc.reduction.deadline"]._rows()
        return period_due(rows, self.kind, self.year, self.period)

    @api.depends("kind", "year", "period")
    def _compute_due_on(self):
        for row in self:
            sane = row.period and 2015 <= row.year <= 2100
            row.due_on = (sane and row._due().value) or row.due_on

    @api.depends("kind", "year", "period")
    def _compute_article(self):
        for row in self:
            due = row._due() if row.period and 2015 <= row.year <= 2100 else None
            row.article = due.steps[0].article if due and due.steps else False

    @api.depends("duty_ids.handed_on", "duty_ids.due_on")
    @api.depends_context("uid")
    def _compute_progress(self):
        """Of the agencies whom the reader may see."""
        Duty, today = self.env["cchc.reduction.duty"], vietnam_time.today()
        of = [("round_id", "in", self.ids)]
        asked = dict(Duty._read_group(of, ["round_id"], ["__count"]))
        handed = dict(
            Duty._read_group([*of, ("handed_on", "!=", False)], ["round_id"], ["__count"])
        )
        late = dict(Duty._read_group([*of, *Duty._late_domain(today)], ["round_id"], ["__count"]))
        for row in self:
            row.asked, row.handed = asked.get(row, 0), handed.get(row, 0)
            row.late = late.get(row, 0)
            row.progress = 100 * row.handed // row.asked if row.asked else 0

    @api.depends("state", "due_on")
    def _compute_is_overdue(self):
        today = vietnam_time.today()
        for row in self:
            row.is_overdue = row.state != "closed" and bool(row.due_on) and row.due_on < today

    @api.model
    def _search_is_overdue(self, operator, value):
        if operator != "in" or set(value) != {True}:
            return NotImplemented
        return [("state", "!=", "closed"), ("due_on", "<", vietnam_time.today())]

    # -- rights --------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        if any(vals.get("state", "draft") != "draft" for vals in vals_list) or any(
            vals.get(name) for vals in vals_list for name in STAGES - {"state"}
        ):
            raise UserError(self.env._("A round starts as a draft."))
        draft = {**dict.fromkeys(STAGES, False), "state": "draft"}
        return super().create([{**vals, **draft} for vals in vals_list])

    def write(self, vals):
        self.check_access("write")
        if STAGES & vals.keys():
            raise UserError(self.env._("Use “Open” and “Close” to move a round on."))
        fixed = {"kind", "year", "period"} & vals.keys()
        if fixed and any(row.state != "draft" for row in self):
            raise UserError(self.env._("An open round keeps its period."))
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_except_opened(self):
        if any(row.state != "draft" for row in self.sudo()):
            raise UserError(self.env._("Only a draft can be deleted."))

    # -- steps -----------------------------------------------------------------------

    def action_open(self):
        """Ask every agency that was assigned an establishment; safe to repeat for new ones."""
        self.check_access("write")
        for row in self:
            if row.state == "closed":
                raise UserError(self.env._("%s is closed.", row.name))
            if row.kind == "list":
                row._ask(row._agencies())
            if row.state == "draft":
                super(CchcReductionRound, row).write(
                    {"state": "open", "opened_at": fields.Datetime.now()}
                )
        return True

    def action_close(self):
        self.check_access("write")
        for row in self:
            if row.state != "open":
                raise UserError(self.env._("Only an open round is closed."))
            if row.kind == "result" and not row.report_number:
                raise UserError(
                    self.env._("%s: enter the number and day of the report sent.", row.name)
                )
        return super().write({"state": "closed", "closed_at": fields.Datetime.now()})

    def _agencies(self):
        """Agencies in the scope of the user that hold an establishment of their own today."""
        assigned = self.env["cchc.establishment"].sudo()._assigned(vietnam_time.today())
        units = self.env["hr.department"].browse(
            {unit for (unit, _category), people in assigned.items() if people > 0}
        )
        roots = self.env["hr.department"]._roots()
        # What the province was assigned is that of the agencies below it.
        return (units.agency_id & units) - roots

    def _ask(self, agencies):
        self.ensure_one()
        known = self.duty_ids.sudo().unit_id
        duties = (
            self.env["cchc.reduction.duty"]
            .sudo()
            .create([{"round_id": self.id, "unit_id": unit.id} for unit in agencies - known])
        )
        self.env["cchc.reduction.list"].sudo()._join(duties)

    def action_open_board(self):
        """Which agency has handed in, which one is late."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_reduction.cchc_reduction_duty_action"
        )
        return action | {
            "name": self.name,
            "display_name": self.name,
            "domain": [("round_id", "=", self.id)],
            "context": {},
        }

    def action_remind(self):
        """Bring up the activities of the officers whose agencies have not handed in."""
        self.check_access("write")
        if any(row.state != "open" or row.kind != "list" for row in self):
            raise UserError(self.env._("Only in an open round agencies are reminded."))
        Reminder = self.env["cchc.due.reminder"].sudo()
        Reminder._remind(Reminder._officers())
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._(
                    "The officers of %s agencies have the reminder among their activities.",
                    sum(self.mapped("asked")) - sum(self.mapped("handed")),
                ),
            },
        }

    @api.model
    def _cron_propose(self):
        """Draft the rounds that come due; Home Affairs looks at them and opens them."""
        self._propose(vietnam_time.today())

    @api.model
    def _propose(self, today):
        rows = self.env["cchc.reduction.deadline"]._rows()
        # Some rounds a year. pylint: disable=no-search-all
        known = {(row.kind, row.year, row.period) for row in self.search([])}
        return self.create(
            [
                {"kind": kind, "year": year, "period": period, "due_on": day}
                for kind, year, period, day in coming(rows, today, AHEAD_DAYS)
                if (kind, year, period) not in known
            ]
        )
