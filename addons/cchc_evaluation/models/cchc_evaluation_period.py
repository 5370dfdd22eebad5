from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import SQL

from odoo.addons.cchc_base.tools import vietnam_time

from ..rules.yearly import span_of

KINDS = [
    ("month", "Month"),
    ("quarter", "Quarter"),
    ("school_year", "School year"),
    ("year", "Year"),
]
# How many of a kind a year has; 1: it has no number.
NUMBERS = {"month": 12, "quarter": 4, "school_year": 1, "year": 1}
# Whose verdict is the rating of a year.
YEARLY = ("year", "school_year")
ROMAN = ("", "I", "II", "III", "IV")
STEP_FIELDS = frozenset({"state", "opened_on", "closed_on"})
COUNTS = (
    *("run_count", "person_count", "waiting_count", "proposed_count", "decided_count"),
    *("final_count", "not_classified_count", "complaint_count"),
)


class CchcEvaluationPeriod(models.Model):
    """A month, a quarter or a year for which people are evaluated."""

    _name = "cchc.evaluation.period"
    _description = "Evaluation period"
    _order = "date_to desc, date_from desc, id desc"

    name = fields.Char(compute="_compute_name", store=True)
    kind = fields.Selection(KINDS, required=True, default="year")
    year = fields.Integer(
        required=True,
        aggregator=None,
        default=lambda _self: vietnam_time.today().year,
        help="Of a school year: the year in which it begins.",
    )
    number = fields.Integer(aggregator=None, help="Of the month or the quarter within the year.")
    date_from = fields.Date(
        string="From",
        required=True,
        compute="_compute_dates",
        store=True,
        readonly=False,
        precompute=True,
    )
    date_to = fields.Date(
        string="To",
        required=True,
        compute="_compute_dates",
        store=True,
        readonly=False,
        precompute=True,
    )
    parent_id = fields.Many2one(
        comodel_name="cchc.evaluation.period",
        string="Counts in",
        index=True,
        ondelete="restrict",
        readonly=True,
        help="The year whose score is made from this month or quarter.",
    )
    child_ids = fields.One2many(
        comodel_name="cchc.evaluation.period", inverse_name="parent_id", string="Made from"
    )
    state = fields.Selection(
        [("draft", "Draft"), ("open", "Open"), ("closed", "Closed")],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
    )
    unit_ids = fields.Many2many(
        comodel_name="hr.department",
        string="Units asked",
        help="These and all units below. Empty: the whole province.",
    )
    deadline = fields.Date(
        string="To be decided by", help="The last day on which agencies decide; dated by law."
    )
    opened_on = fields.Date(readonly=True, copy=False)
    closed_on = fields.Date(readonly=True, copy=False)
    unit_run_ids = fields.One2many(
        comodel_name="cchc.evaluation.unit", inverse_name="period_id", string="Agencies"
    )
    evaluation_ids = fields.One2many(
        comodel_name="cchc.evaluation", inverse_name="period_id", string="Evaluations"
    )
    run_count = fields.Integer(string="Agencies taking part", compute="_compute_counts")
    person_count = fields.Integer(string="People", compute="_compute_counts")
    waiting_count = fields.Integer(string="Not self-evaluated", compute="_compute_counts")
    proposed_count = fields.Integer(string="With a proposed level", compute="_compute_counts")
    decided_count = fields.Integer(string="With a decision", compute="_compute_counts")
    final_count = fields.Integer(string="Final", compute="_compute_counts")
    not_classified_count = fields.Integer(string="Not classified", compute="_compute_counts")
    complaint_count = fields.Integer(string="Open complaints", compute="_compute_counts")

    _dates_in_order = models.Constraint(
        "CHECK (date_to >= date_from)", "The period ends before it begins."
    )
    _year_sensible = models.Constraint(
        "CHECK (year BETWEEN 2015 AND 2100)", "The year of a period has four digits, from 2015 on."
    )
    _period_unique = models.UniqueIndex(
        "(kind, year, COALESCE(number, 0))", "This period exists already."
    )

    @api.depends("kind", "year", "number")
    def _compute_name(self):
        # As on paper, in every language.
        for row in self:
            names = {
                "month": f"Tháng {row.number or 0:02d}/{row.year}",
                "quarter": f"Quý {ROMAN[min(row.number or 0, 4)]}/{row.year}",
                "school_year": f"Năm học {row.year}–{row.year + 1}",
                "year": f"Năm {row.year}",
            }
            row.name = names.get(row.kind)

    @api.depends("kind", "year", "number")
    def _compute_dates(self):
        for row in self:
            if not row.year or not 2000 <= row.year <= 2100:
                continue
            number = min(max(row.number or 1, 1), NUMBERS[row.kind or "year"])
            row.date_from, row.date_to = span_of(row.kind, row.year, number)

    @api.constrains("kind", "number")
    def _check_number(self):
        for row in self:
            most = NUMBERS[row.kind]
            if most > 1 and not 1 <= (row.number or 0) <= most:
                kinds = dict(self._fields["kind"]._description_selection(self.env))
                raise ValidationError(
                    self.env._(
                        "Number of the period: “%(kind)s” goes from 1 to %(most)s.",
                        kind=kinds[row.kind],
                        most=most,
                    )
                )

    def _compute_counts(self):
        """In one statement each for agencies and people, in the scope of whoever looks."""
        groups = self.env["cchc.evaluation"]._read_group(
            [("period_id", "in", self.ids)], ["period_id", "state", "classified"], ["__count"]
        )
        runs = dict(
            self.env["cchc.evaluation.unit"]._read_group(
                [("period_id", "in", self.ids)], ["period_id"], ["__count"]
            )
        )
        found = {row: dict.fromkeys(COUNTS, 0) | {"run_count": runs.get(row, 0)} for row in self}
        for period, state, classified, count in groups:
            one = found[period]
            one["person_count"] += count
            if not classified:
                one["not_classified_count"] += count
            for name, states in (
                ("waiting_count", ("waiting",)),
                ("proposed_count", ("proposed", "decided", "notified", "complained", "final")),
                ("decided_count", ("decided", "notified", "complained", "final")),
                ("final_count", ("final",)),
                ("complaint_count", ("complained",)),
            ):
                if state in states and (classified or name != "waiting_count"):
                    one[name] += count
        for period in self:
            period.update(found.get(period) or dict.fromkeys(COUNTS, 0))

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        periods = super().create(
            [{**vals, "state": "draft", "opened_on": False, "closed_on": False, "parent_id": False}
             for vals in vals_list]
        )  # fmt: skip
        for period in periods:
            period._adopt()
        return periods

    def _adopt(self):
        """Months and quarters count in the year; the year takes those that are there."""
        if self.kind == "year":
            parts = self.search([("kind", "in", ("month", "quarter")), ("year", "=", self.year)])
            parts._set_parent(self)
        elif self.kind in ("month", "quarter"):
            self._set_parent(
                self.search([("kind", "=", "year"), ("year", "=", self.year)], limit=1)
            )

    def _set_parent(self, year):
        return super().write({"parent_id": year.id})

    def write(self, vals):
        self.check_access("write")
        if (STEP_FIELDS | {"parent_id"}) & vals.keys():
            raise UserError(
                self.env._("Use “Open the period” and “Close the period” to move it on.")
            )
        fixed = {"kind", "year", "number", "date_from", "date_to"} & vals.keys()
        if fixed and any(period.state != "draft" for period in self):
            raise UserError(
                self.env._("The dates of a period are fixed once it is open: people were asked.")
            )
        if any(period.state == "closed" for period in self):
            raise UserError(self.env._("A closed period is not changed."))
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_except_opened(self):
        if any(period.state != "draft" for period in self):
            raise UserError(self.env._("Only a draft can be deleted."))

    # -- steps ------------------------------------------------------------------------

    def action_open(self):
        """Ask everybody; the evaluations are made in the background."""
        self.check_access("write")
        for period in self:
            if period.state == "closed":
                raise UserError(self.env._("%s is closed: reopen it first.", period.display_name))
            if period.state == "draft":
                super(CchcEvaluationPeriod, period).write(
                    {"state": "open", "opened_on": vietnam_time.today()}
                )
            self.env["cchc.evaluation.job"].sudo()._ask(period, "open")
        return True

    def action_close(self):
        """End the period; what was not decided by then is not decided any more."""
        self.check_access("write")
        for period in self:
            if period.state != "open":
                raise UserError(self.env._("%s is not open.", period.display_name))
            midway = period.sudo().unit_run_ids.filtered(
                lambda run: run.state in ("decided", "notified")
            )
            if midway:
                raise UserError(
                    self.env._(
                        "%(period)s can't be closed: %(count)s agencies have decided and not yet "
                        "finished: %(agencies)s. Have them notify and finish first.",
                        period=period.display_name,
                        count=len(midway),
                        agencies=", ".join(midway[:5].unit_id.mapped("name"))
                        + ("…" if len(midway) > 5 else ""),
                    )
                )
        super().write({"state": "closed", "closed_on": vietnam_time.today()})
        return True

    def action_reopen(self):
        """Let agencies that missed the day go on."""
        self.check_access("write")
        if any(period.state != "closed" for period in self):
            raise UserError(self.env._("Only a closed period is reopened."))
        super().write({"state": "open", "closed_on": False})
        return True

    def _check_open(self):
        """Refuse what comes after closing, or before opening.

        :raise UserError: naming the period
        """
        for period in self.sudo():
            if period.state == "closed":
                raise UserError(
                    self.env._(
                        "%(period)s was closed on %(day)s: nothing is evaluated or classified in "
                        "it any more. Ask Home Affairs to reopen it if that is needed.",
                        period=period.display_name,
                        day=period.closed_on.strftime("%d/%m/%Y"),
                    )
                )
            if period.state != "open":
                raise UserError(self.env._("%s is not open yet.", period.display_name))

    # -- whom it asks -----------------------------------------------------------------

    def _asked_units(self):
        """SQL condition on a column of units: those that the period asks."""
        if not self.unit_ids:
            return lambda column: SQL("TRUE")
        units = self.unit_ids.sudo()._subtree_at(self.date_to) | self.unit_ids
        return lambda column: SQL("%s = ANY(%s)", column, units.ids)

    def _day_of_service(self):
        """The day whose facts count: the last of the period; who left before is not asked."""
        self.ensure_one()
        return self.date_to

    def _is_yearly(self):
        """Whether its verdicts are ratings of a year: by minutes, within the cap."""
        self.ensure_one()
        return self.kind in YEARLY

    def _rating_year(self):
        """The year of the dossier: of a school year, the one in which it ends."""
        self.ensure_one()
        return self.date_to.year

    def action_view_runs(self):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_evaluation.cchc_evaluation_unit_action"
        )
        return {**action, "domain": [("period_id", "in", self.ids)], "context": {}}

    def action_view_people(self):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_evaluation.cchc_evaluation_action"
        )
        return {**action, "domain": [("period_id", "in", self.ids)], "context": {}}
