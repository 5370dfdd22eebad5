from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.cchc_base.rules.result import Result
from odoo.addons.cchc_hr.models.cchc_service_facts import STAFFING_CATEGORIES

from ..rules.law import TITLES, by_points
from .words import LEVELS, POINTS

STATES = [
    ("waiting", "Waiting for the self-evaluation"),
    ("self_done", "Self-evaluated"),
    ("discussed", "Commented by the collective"),
    ("proposed", "Proposed"),
    ("decided", "Decided"),
    ("notified", "Notified"),
    ("complained", "Complaint received"),
    ("final", "Final"),
]
# Before the decision
EARLY = ("waiting", "self_done", "discussed", "proposed")
# NĐ 335/2025, điều 20; NĐ 233/2026, điều 12
FAILING_CASES = [
    ("degradation", "Political, moral or lifestyle degradation concluded"),
    ("party_violation", "Violation of Party rules concluded"),
    ("discipline", "Disciplined for a violation related to duty"),
    ("corruption", "Corruption or waste in the own unit (leaders)"),
]
# What people enter, by whose part it is; everything else is reckoned or written by a step.
SELF_PART = frozenset({"self_report", "self_level"})
OFFICE_PART = frozenset({"collective_comment", "party_opinion", "votes", "votes_of"})
HEAD_PART = frozenset(
    {
        *("head_comment", "handling", "organising", "uniting", "failing_case"),
        *("failing_document", "deputy_field", "proposed_level", "targets_exceeded"),
        *("units_completed", "units_good", "initiatives"),
    }
)
# Rows of their own, with rights of their own.
ROWS = frozenset({"task_ids", "mark_ids"})
# From these points and level are reckoned.
RECKONED_FROM = frozenset(
    {
        *("organising", "uniting", "failing_case", "targets_exceeded", "units_completed"),
        *("units_good", "initiatives"),
    }
)


class CchcEvaluation(models.Model):
    """One person in one period: what was asked, what was done, how it was classified.

    No chatter: who may read the record reads it here or nowhere.
    """

    _name = "cchc.evaluation"
    _description = "Evaluation"
    _order = "period_id desc, unit_id, employee_id"
    _rec_names_search = ["employee_id.name"]

    period_id = fields.Many2one(
        comodel_name="cchc.evaluation.period",
        required=True,
        index=True,
        ondelete="restrict",
        readonly=True,
    )
    period_kind = fields.Selection(related="period_id.kind", store=True, string="Kind of period")
    year = fields.Integer(related="period_id.year", store=True, aggregator=None)
    employee_id = fields.Many2one(
        comodel_name="hr.employee",
        string="Person",
        required=True,
        index=True,
        ondelete="restrict",
        readonly=True,
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        required=True,
        index=True,
        ondelete="restrict",
        readonly=True,
        help="Where the person served in the period.",
    )
    agency_id = fields.Many2one(
        comodel_name="hr.department",
        required=True,
        index=True,
        ondelete="restrict",
        readonly=True,
    )
    level_id = fields.Many2one(
        related="agency_id.level_id", store=True, string="Administrative level"
    )
    unit_run_id = fields.Many2one(
        comodel_name="cchc.evaluation.unit",
        string="Classified by",
        required=True,
        index=True,
        ondelete="restrict",
        readonly=True,
        help="The agency that classifies: the own one; for its head, the body above.",
    )
    run_state = fields.Selection(related="unit_run_id.state", string="State of the agency")
    category = fields.Selection(STAFFING_CATEGORIES, required=True, readonly=True)
    position_id = fields.Many2one(
        comodel_name="cchc.position", string="Job position", readonly=True, ondelete="restrict"
    )
    position_title = fields.Char(readonly=True)
    leader = fields.Boolean(string="Leader or manager", readonly=True)
    agency_head = fields.Boolean(string="Heads the agency", readonly=True)
    unit_head = fields.Boolean(string="Heads the unit", readonly=True)
    deputy_field = fields.Char(
        string="Field in charge", help="Of a deputy: the field whose results count."
    )
    law = fields.Char(string="Code of the text", readonly=True)
    law_title = fields.Char(string="Legal text", compute="_compute_law_title")
    by_points = fields.Boolean(compute="_compute_law_title")
    group_id = fields.Many2one(
        comodel_name="cchc.evaluation.group",
        string="Group of similar tasks",
        index=True,
        readonly=True,
        ondelete="restrict",
    )
    months = fields.Float(string="Months worked", digits=(4, 2), aggregator=None, readonly=True)
    classified = fields.Boolean(default=True, readonly=True)
    why_not = fields.Char(string="Why not classified", readonly=True)
    best_level = fields.Selection(
        LEVELS,
        string="No level above",
        readonly=True,
        help="Away for so long that the decree allows no better level.",
    )
    evaluator_id = fields.Many2one(
        comodel_name="hr.employee", string="Evaluated by", readonly=True, ondelete="restrict"
    )

    task_ids = fields.One2many(
        comodel_name="cchc.evaluation.task", inverse_name="evaluation_id", string="Work"
    )
    mark_ids = fields.One2many(
        comodel_name="cchc.evaluation.mark", inverse_name="evaluation_id", string="Common criteria"
    )
    verdict_ids = fields.One2many(
        comodel_name="cchc.evaluation.verdict", inverse_name="evaluation_id", string="Verdicts"
    )
    complaint_ids = fields.One2many(
        comodel_name="cchc.evaluation.complaint", inverse_name="evaluation_id", string="Complaints"
    )

    # What the rules reckon (percent for a, b, c, d, đ, e; points of 30, 70 and 100)
    common_self = fields.Float(
        string="Common points (self)", digits=POINTS, aggregator="avg", readonly=True
    )
    common_points = fields.Float(digits=POINTS, aggregator="avg", readonly=True)
    quantity = fields.Float(string="Quantity (%)", digits=POINTS, aggregator="avg", readonly=True)
    quality = fields.Float(string="Quality (%)", digits=POINTS, aggregator="avg", readonly=True)
    progress = fields.Float(string="Progress (%)", digits=POINTS, aggregator="avg", readonly=True)
    unit_result = fields.Float(
        string="Result of the unit (%)", digits=POINTS, aggregator="avg", readonly=True
    )
    organising = fields.Float(
        string="Ability to organise (%)", digits=POINTS, aggregator="avg", default=100.0
    )
    uniting = fields.Float(
        string="Ability to unite (%)", digits=POINTS, aggregator="avg", default=100.0
    )
    targets_exceeded = fields.Float(
        string="Targets exceeded (%)",
        digits=POINTS,
        aggregator=None,
        help="Of a leader: share of the unit's targets that were exceeded (NĐ 90/2020).",
    )
    units_completed = fields.Float(
        string="Units that completed (%)",
        digits=POINTS,
        aggregator=None,
        default=100.0,
        help="Of a leader: share of the units in charge that completed their tasks (NĐ 90/2020).",
    )
    units_good = fields.Float(
        string="Units good or better (%)",
        digits=POINTS,
        aggregator=None,
        default=100.0,
        help="Of a leader: share of the units in charge rated good or better (NĐ 90/2020).",
    )
    initiatives = fields.Integer(
        string="Initiatives applied", aggregator=None, help="NĐ 56/2015 asks for one."
    )
    task_points = fields.Float(digits=POINTS, aggregator="avg", readonly=True)
    points = fields.Float(digits=POINTS, aggregator="avg", readonly=True)
    failing_case = fields.Selection(FAILING_CASES, string="Case of failing")
    failing_document = fields.Char(
        string="Paper of the case", help="Number and date of the conclusion or the decision."
    )

    self_report = fields.Text(string="Own report")
    self_level = fields.Selection(LEVELS, string="Own level")
    self_on = fields.Datetime(string="Self-evaluated on", readonly=True)
    self_by_id = fields.Many2one(
        comodel_name="res.users", string="Entered by", readonly=True, ondelete="restrict"
    )
    reckoned_level = fields.Selection(
        LEVELS,
        string="Level by the rules",
        readonly=True,
        index=True,
        help="The highest level whose conditions are met.",
    )
    proposed_level = fields.Selection(LEVELS, index=True)
    level = fields.Selection(LEVELS, string="Level decided", readonly=True, index=True)
    collective_comment = fields.Text()
    party_opinion = fields.Text(string="Opinion of the Party committee")
    votes = fields.Integer(string="Votes for the level", aggregator=None)
    votes_of = fields.Integer(string="Votes cast", aggregator=None)
    head_comment = fields.Text(string="Comment of the head")
    handling = fields.Text(string="Proposed handling")
    explanation = fields.Json(readonly=True)
    explained = fields.Text(string="How it was reckoned", compute="_compute_explained")
    state = fields.Selection(STATES, default="waiting", required=True, readonly=True, index=True)
    notified_on = fields.Date(readonly=True)
    complain_by = fields.Date(string="Complaint until", readonly=True)

    _once = models.Constraint(
        "UNIQUE (period_id, employee_id)", "The person is already evaluated in this period."
    )
    _shares = models.Constraint(
        "CHECK (organising BETWEEN 0 AND 100 AND uniting BETWEEN 0 AND 100"
        " AND targets_exceeded BETWEEN 0 AND 100 AND units_completed BETWEEN 0 AND 100"
        " AND units_good BETWEEN 0 AND 100)",
        "Shares of a leader go from 0 to 100 %.",
    )
    _votes_cast = models.Constraint(
        "CHECK (votes >= 0 AND (votes_of IS NULL OR COALESCE(votes, 0) <= votes_of))",
        "There are not more votes for the level than votes cast.",
    )
    # The work that waits, and who is next in it.
    _waiting_idx = models.Index("(period_id, state, id)")

    @api.depends("employee_id", "period_id")
    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.employee_id.name or ''} – {row.period_id.name or ''}"

    @api.depends("law")
    def _compute_law_title(self):
        for row in self:
            row.law_title = TITLES.get(row.law, row.law)
            row.by_points = by_points(row.law)

    @api.depends("explanation")
    def _compute_explained(self):
        for row in self:
            lines = []
            for name in ("law", "service", "tasks", "points", "level"):
                if part := (row.explanation or {}).get(name):
                    lines += Result.from_json(part).explain()
            row.explained = "\n".join(lines) or False

    # -- who may write what --------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            raise AccessError(
                self.env._("Evaluations are made by opening the period, for everybody at once.")
            )
        return super().create(vals_list)

    def write(self, vals):
        if self.env.su:
            return super().write(vals)
        self._check_evaluators(vals.keys())
        self.check_access("write")
        names = vals.keys() - ROWS
        strange = names - SELF_PART - OFFICE_PART - HEAD_PART
        if strange:
            labels = [self._fields[name]._description_string(self.env) for name in sorted(strange)]
            raise UserError(
                self.env._(
                    "%s is reckoned or written by a step of the procedure, not entered.",
                    ", ".join(labels),
                )
            )
        self.period_id._check_open()
        if names & SELF_PART:
            self._check_self_part()
        if names & (OFFICE_PART | HEAD_PART):
            self._check_others_part()
        if "proposed_level" in vals:
            self._check_level(vals["proposed_level"])
        result = super().write(vals)
        if names & RECKONED_FROM:
            self.sudo()._reckon()
        if "proposed_level" in vals:
            rows = self.sudo()
            rows.write({"state": "proposed" if vals["proposed_level"] else "discussed"})
        return result

    @api.ondelete(at_uninstall=True)
    def _unlink_never(self):
        raise UserError(self.env._("An evaluation is not deleted: the person was asked for it."))

    def _own(self):
        """The user's own evaluations among these."""
        people = self.env.user.sudo().with_context(active_test=False).employee_ids
        return self.sudo().filtered(lambda row: row.employee_id in people)

    def _check_not_own(self):
        """Nobody comments, classifies or decides the own evaluation."""
        if not self.env.su and self._own():
            raise UserError(
                self.env._(
                    "This is your own evaluation: nobody comments on, classifies or decides the "
                    "own one. Whoever is in charge of the unit above does."
                )
            )

    def _check_evaluators(self, names=()):
        """Refuse who is not in charge of the person's unit; of a head, of the body above.

        :raise AccessError: naming the unit, where the record rules would name nothing
        """
        if self.env.su:
            return
        rows = self.sudo()
        units = rows.unit_id
        if set(names) - SELF_PART - ROWS:
            units |= rows.filtered("agency_head").unit_run_id.unit_id
        user = self.env.user
        for unit in units:
            if not user._check_in_scope(unit):
                raise AccessError(
                    self.env._(
                        "You are not in charge of %(unit)s: its people are evaluated by its head, "
                        "its head by the body above.",
                        unit=unit.display_name,
                    )
                )

    def _check_self_part(self):
        """The own part is entered while the agency collects it, by an officer for who has no
        account."""
        for row in self.sudo():
            if row.state not in ("waiting", "self_done") or row.unit_run_id.state != "self":
                raise UserError(
                    self.env._(
                        "%(row)s: the self-evaluation is over in this agency.",
                        row=row.display_name,
                    )
                )

    def _check_others_part(self):
        self._check_not_own()
        for row in self.sudo():
            if row.state not in EARLY:
                raise UserError(
                    self.env._(
                        "%(row)s is decided: a level is changed by a review of a complaint or "
                        "decided anew.",
                        row=row.display_name,
                    )
                )

    def action_self_done(self):
        """An officer hands in for who has no account."""
        self._check_evaluators()
        self.check_access("write")
        self.period_id._check_open()
        self._check_self_part()
        missing = self.filtered(lambda row: row.classified and not row._has_work())
        if missing:
            raise UserError(
                self.env._("%s: enter the work of the period first.", missing[0].display_name)
            )
        rows = self.sudo().filtered(lambda row: row.state == "waiting")
        rows._reckon()
        rows.write(
            {"state": "self_done", "self_on": fields.Datetime.now(), "self_by_id": self.env.uid}
        )
        return True
