from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.cchc_base.tools.attachments import adopt_attachments

from .words import LEVELS

RUN_STATES = [
    ("self", "Self-evaluation"),
    ("meeting", "Collective comment"),
    ("proposed", "Proposed"),
    ("decided", "Decided"),
    ("notified", "Notified"),
    ("final", "Final"),
]
BEFORE_DECISION = ("self", "meeting", "proposed")
# Entered by the agency, until when.
SETTINGS = frozenset({"counts_from", "regulation"})
DECISION = frozenset({"decision_number", "decision_date", "signed_by"})
# Until everything is final: notices are numbered once the results are decided.
NOTICES = frozenset({"notice_first", "notice_mark"})
# Entered by who is in charge of the unit above.
OF_ABOVE = frozenset({"unit_rating", "unit_rating_document"})
LEVEL_COUNTS = {code: f"{code}_count" for code, _word in LEVELS}


class CchcEvaluationUnit(models.Model):
    """One agency in one period: who classifies, by which minutes, decided by which decision."""

    _name = "cchc.evaluation.unit"
    _description = "Evaluation in an agency"
    _order = "period_id desc, unit_id"

    period_id = fields.Many2one(
        comodel_name="cchc.evaluation.period",
        required=True,
        index=True,
        ondelete="restrict",
        readonly=True,
    )
    kind = fields.Selection(related="period_id.kind", store=True, string="Kind of period")
    year = fields.Integer(related="period_id.year", store=True, aggregator=None)
    period_state = fields.Selection(related="period_id.state", string="State of the period")
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Agency",
        required=True,
        index=True,
        ondelete="restrict",
        readonly=True,
    )
    level_id = fields.Many2one(
        related="unit_id.level_id", store=True, string="Administrative level"
    )
    head_id = fields.Many2one(
        comodel_name="hr.employee",
        index=True,
        ondelete="restrict",
        readonly=True,
        help="Who heads the agency on the last day of the period.",
    )
    regulation = fields.Boolean(
        string="Own regulation",
        help="The unit has issued its regulation of evaluation (NĐ 233/2026, điều 20.1).",
    )
    counts_from = fields.Selection(
        [("month", "Months"), ("quarter", "Quarters"), ("none", "The year alone")],
        string="Yearly score from",
        default="none",
        required=True,
    )
    unit_rating = fields.Selection(
        LEVELS,
        string="Level of the unit",
        help="Entered by who is in charge of the unit above, with the paper.",
    )
    unit_rating_document = fields.Char(
        string="Recognised by", help="Number and date of the paper that classifies the unit."
    )
    state = fields.Selection(
        RUN_STATES, default="self", required=True, readonly=True, copy=False, index=True
    )
    minutes_ids = fields.One2many(
        comodel_name="cchc.evaluation.minutes",
        inverse_name="unit_run_id",
    )
    evaluation_ids = fields.One2many(
        comodel_name="cchc.evaluation", inverse_name="unit_run_id", string="Evaluations"
    )
    cap_ids = fields.One2many(
        comodel_name="cchc.evaluation.cap", inverse_name="unit_run_id", string="Cap of excellent"
    )
    decision_number = fields.Char(string="Number of the decision", copy=False)
    decision_date = fields.Date(string="Decided on", copy=False)
    signed_by = fields.Char(string="Signed by (post)", copy=False)
    decided_by_id = fields.Many2one(
        comodel_name="res.users", string="Entered by", readonly=True, ondelete="restrict"
    )
    attachment_ids = fields.Many2many(
        comodel_name="ir.attachment", string="Signed decision", copy=False
    )
    notified_on = fields.Date(readonly=True, copy=False)

    person_count = fields.Integer(string="People", compute="_compute_counts", aggregator=None)
    waiting_count = fields.Integer(string="Not self-evaluated", compute="_compute_counts")
    unproposed_count = fields.Integer(string="Without a proposed level", compute="_compute_counts")
    not_classified_count = fields.Integer(string="Not classified", compute="_compute_counts")
    complaint_count = fields.Integer(string="Open complaints", compute="_compute_counts")
    excellent_count = fields.Integer(string="Excellent", compute="_compute_counts")
    good_count = fields.Integer(string="Good", compute="_compute_counts")
    completed_count = fields.Integer(string="Completed", compute="_compute_counts")
    limited_count = fields.Integer(string="Limited ability", compute="_compute_counts")
    not_completed_count = fields.Integer(string="Not completed", compute="_compute_counts")

    _run_unique = models.Constraint(
        "UNIQUE (period_id, unit_id)", "The agency already takes part in this period."
    )
    _recognised = models.Constraint(
        "CHECK (unit_rating IS NULL OR COALESCE(unit_rating_document, '') <> '')",
        "Name the paper by which the unit was classified (number and date).",
    )

    @api.depends("unit_id", "period_id")
    def _compute_display_name(self):
        for run in self:
            run.display_name = f"{run.unit_id.name or ''} – {run.period_id.name or ''}"

    def _compute_counts(self):
        """Of all agencies in one statement, in the scope of whoever looks."""
        rows = self.env["cchc.evaluation"]._read_group(
            [("unit_run_id", "in", self.ids)],
            ["unit_run_id", "state", "classified", "proposed_level", "level"],
            ["__count"],
        )
        names = (
            *("person_count", "waiting_count", "unproposed_count", "not_classified_count"),
            *("complaint_count", *LEVEL_COUNTS.values()),
        )
        found = {run: dict.fromkeys(names, 0) for run in self}
        for run, state, classified, proposed, level, count in rows:
            one = found[run]
            one["person_count"] += count
            if not classified:
                one["not_classified_count"] += count
                continue
            one["waiting_count"] += count if state == "waiting" else 0
            one["unproposed_count"] += 0 if level or proposed else count
            one["complaint_count"] += count if state == "complained" else 0
            if level or proposed:
                one[LEVEL_COUNTS[level or proposed]] += count
        for run in self:
            run.update(found.get(run) or dict.fromkeys(names, 0))

    # -- who may write what --------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            raise AccessError(self.env._("Agencies take part by opening the period."))
        return super().create(vals_list)

    def write(self, vals):
        if self.env.su:
            return super().write(vals)
        self._check_in_charge()
        self.check_access("write")
        names = vals.keys() - {"minutes_ids", "evaluation_ids", "attachment_ids"}
        if names - SETTINGS - DECISION - OF_ABOVE - NOTICES:
            raise UserError(self.env._("Use the buttons to move the evaluation on."))
        self.period_id._check_open()
        states = {run.state for run in self}
        if names & SETTINGS and states - {"self"}:
            raise UserError(
                self.env._("How the agency evaluates is fixed once the self-evaluation is over.")
            )
        if names & (DECISION | OF_ABOVE) and states - set(BEFORE_DECISION):
            raise UserError(self.env._("The decision was entered: it is not changed."))
        if names & NOTICES and "final" in states:
            raise UserError(self.env._("The results are final: their notices keep their numbers."))
        if names & OF_ABOVE:
            self._check_in_charge_above()
        result = super().write(vals)
        if "attachment_ids" in vals:
            adopt_attachments(self)
        if names & SETTINGS:
            self.sudo()._after_settings()
        return result

    @api.ondelete(at_uninstall=True)
    def _unlink_never(self):
        raise UserError(self.env._("An agency that takes part is not deleted."))

    def _after_settings(self):
        """Another text may hold now, and the score comes from elsewhere."""
        rows = self.evaluation_ids
        self.flush_recordset()
        rows._set_law_and_time()
        rows._propose_work()
        rows._list_criteria()
        rows._reckon()

    def _check_in_charge(self):
        self.sudo().unit_id.with_env(self.env)._check_in_charge()

    def _check_in_charge_above(self):
        """The level of a unit is said by who is above it, never by the unit itself."""
        user = self.env.user
        for run in self.sudo():
            above = run.unit_id.parent_id
            in_charge = user._check_in_scope(above) if above else user._sees_province()
            if not in_charge:
                raise AccessError(
                    self.env._(
                        "The level of %(unit)s is entered by who is in charge of the unit above "
                        "it.",
                        unit=run.unit_id.name,
                    )
                )
