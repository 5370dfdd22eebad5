from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.cchc_base.fields import Dong
from odoo.addons.cchc_base.rules.money import format_dong
from odoo.addons.cchc_base.tools import vietnam_time

from .words import SOURCES

KINDS = [("year", "Yearly"), ("five_years", "Five years")]
# Written by the steps only.
STEP_FIELDS = frozenset({"parent_id", "consolidated"})


class CchcTrainingPlan(models.Model):
    """What an agency, or the province, plans to teach in a year or in five years.

    An agency submits its plan; Home Affairs takes it into the plan of the province, whose lines
    sum up those of the agencies. With the approval of that plan theirs are approved.
    """

    _name = "cchc.training.plan"
    _description = "Training plan"
    _inherit = ["cchc.approval"]
    _order = "year_from desc, unit_id, id desc"

    name = fields.Char(compute="_compute_name", store=True)
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Agency",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user.sudo().unit_ids[:1].agency_id,
        tracking=True,
    )
    kind = fields.Selection(KINDS, required=True, default="year")
    year_from = fields.Integer(
        string="Year", required=True, aggregator=None, default=lambda self: self._usual_year()
    )
    year_to = fields.Integer(
        string="Until the year", compute="_compute_year_to", store=True, aggregator=None
    )
    consolidated = fields.Boolean(
        string="Consolidates agencies",
        readonly=True,
        help="Its lines sum up the plans of agencies that it took over.",
    )
    parent_id = fields.Many2one(
        comodel_name="cchc.training.plan",
        string="Consolidated into",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    child_ids = fields.One2many(
        comodel_name="cchc.training.plan",
        inverse_name="parent_id",
        string="Plans taken over",
        readonly=True,
    )
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document",
        string="Document of approval",
        ondelete="restrict",
        copy=False,
        tracking=True,
    )
    note = fields.Text(string="Explanation")
    line_ids = fields.One2many(
        comodel_name="cchc.training.plan.line", inverse_name="plan_id", string="Lines"
    )
    budget_ids = fields.One2many(
        comodel_name="cchc.training.plan.budget", inverse_name="plan_id", string="Budget by source"
    )
    people = fields.Integer(string="People planned", compute="_compute_totals", store=True)
    amount = Dong(string="Planned cost", compute="_compute_totals", store=True)
    done_people = fields.Integer(string="People taught", compute="_compute_done")
    done_amount = Dong(string="Spent", compute="_compute_done")
    is_province = fields.Boolean(compute="_compute_is_province")

    _year_sane = models.Constraint(
        "CHECK (year_from BETWEEN 2000 AND 2100)", "Give the year in full."
    )
    _once = models.UniqueIndex(
        "(unit_id, kind, year_from)", "This agency has a plan of this kind for the year already."
    )

    @api.model
    def _usual_year(self):
        """From autumn on the next year is planned."""
        today = vietnam_time.today()
        return today.year + (today.month >= 9)

    @api.depends("unit_id", "kind", "year_from", "year_to")
    def _compute_name(self):
        # Kept once for all readers, whatever the language of who entered it.
        for plan in self:
            years = str(plan.year_from)
            if plan.kind == "five_years":
                years = f"{plan.year_from}–{plan.year_to}"
            plan.name = f"{years} – {plan.unit_id.name or ''}"

    @api.depends("kind", "year_from")
    def _compute_year_to(self):
        for plan in self:
            plan.year_to = plan.year_from + (4 if plan.kind == "five_years" else 0)

    @api.depends("line_ids.people", "line_ids.amount")
    def _compute_totals(self):
        for plan in self:
            plan.people = sum(plan.line_ids.mapped("people"))
            plan.amount = sum(plan.line_ids.mapped("amount"))

    @api.depends("line_ids.done_people", "line_ids.done_amount")
    def _compute_done(self):
        for plan in self:
            plan.done_people = sum(plan.line_ids.mapped("done_people"))
            plan.done_amount = sum(plan.line_ids.mapped("done_amount"))

    @api.depends("unit_id")
    def _compute_is_province(self):
        top = self.env["hr.department"]._roots()
        for plan in self:
            plan.is_province = plan.unit_id in top

    # -- who may change what -------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        plans = super().create(
            [{**vals, **dict.fromkeys(STEP_FIELDS, False)} for vals in vals_list]
        )
        plans._check_years()
        return plans

    def write(self, vals):
        if STEP_FIELDS & vals.keys():
            self.check_access("write")
            raise UserError(self.env._("Plans are taken over by a step of the province's plan."))
        result = super().write(vals)
        if {"year_from", "kind", "unit_id"} & vals.keys():
            self._check_years()
            self.line_ids._check_standing()
        return result

    def _check_years(self):
        """:raise ValidationError: for a year that is over, or a five-year term oddly begun"""
        today = vietnam_time.today()
        for plan in self:
            if plan.kind == "five_years" and plan.year_from % 5 != 1:
                raise ValidationError(
                    self.env._(
                        "%(plan)s: five-year plans begin with the term: 2021, 2026, 2031.",
                        plan=plan.name,
                    )
                )
            if plan.year_from > today.year + 5:
                raise ValidationError(
                    self.env._(
                        "%(plan)s: the year is too far ahead. Enter one until %(year)s.",
                        plan=plan.name,
                        year=today.year + 5,
                    )
                )

    def unlink(self):
        # One by one of their own accord, so that their needs are free again.
        self.line_ids.unlink()
        return super().unlink()

    @api.ondelete(at_uninstall=True)
    def _unlink_except_consolidated(self):
        for plan in self:
            if plan.child_ids:
                raise UserError(
                    self.env._(
                        "%(plan)s took over the plan “%(child)s”: return that one first.",
                        plan=plan.name,
                        child=plan.child_ids[0].name,
                    )
                )

    def _set_plain(self, vals):
        """What the steps write; their rights are asked by the steps."""
        return super().write(vals)

    # -- steps -----------------------------------------------------------------------------

    def _check_submittable(self):
        for plan in self:
            if not plan.line_ids:
                raise UserError(
                    self.env._(
                        "%s: no programme is planned. Add one, or take over the open needs.",
                        plan.name,
                    )
                )
        self.line_ids._check_standing()

    def _check_appraisable(self):
        self.line_ids._check_standing()

    def _check_approvable(self):
        for plan in self:
            if plan.parent_id:
                if plan.parent_id.state != "approved":
                    raise UserError(
                        self.env._(
                            "%(plan)s is approved with the plan “%(parent)s” that took it over.",
                            plan=plan.name,
                            parent=plan.parent_id.name,
                        )
                    )
                continue
            if not plan.document_id:
                raise UserError(
                    self.env._("%s: enter the document of approval before approving.", plan.name)
                )
            plan._check_budget()

    def _on_approved(self):
        children = self.child_ids.filtered(lambda plan: plan.state == "appraised")
        if children:
            children.action_approve()
        return super()._on_approved()

    # -- budget ----------------------------------------------------------------------------

    def _planned_by_source(self):
        """``{source: đồng}`` of what the lines cost."""
        self.ensure_one()
        planned = dict.fromkeys((code for code, _word in SOURCES), 0)
        for line in self.line_ids:
            planned[line.source] += line.amount
        return planned

    def action_fill_budget(self):
        """A row for each source that pays something, with what the lines cost."""
        self.ensure_one()
        self.check_access("write")
        self._check_editable()
        known = {row.source: row for row in self.budget_ids}
        for source, amount in self._planned_by_source().items():
            if amount and source not in known:
                self.env["cchc.training.plan.budget"].create(
                    {"plan_id": self.id, "source": source, "amount": amount}
                )
        return True

    def _check_budget(self):
        """:raise UserError: naming a source that pays less than the lines cost"""
        self.ensure_one()
        allotted = {row.source: row.amount for row in self.budget_ids}
        words = dict(
            self.env["cchc.training.plan.line"]._fields["source"]._description_selection(self.env)
        )
        for source, amount in self._planned_by_source().items():
            if amount > allotted.get(source, 0):
                raise UserError(
                    self.env._(
                        "%(plan)s: %(payer)s – %(planned)s are planned, %(allotted)s are "
                        "in the budget. Raise the budget, or plan less.",
                        plan=self.name,
                        payer=words[source],
                        planned=format_dong(amount),
                        allotted=format_dong(allotted.get(source, 0)),
                    )
                )
