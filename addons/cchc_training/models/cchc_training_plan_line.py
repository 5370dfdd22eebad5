from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.cchc_base.fields import Dong
from odoo.addons.cchc_base.tools import vietnam_time

from .words import SOURCES

# Written by the steps only.
STEP_FIELDS = frozenset({"parent_id", "summed"})
# Who was taught.
TAUGHT = ("passed",)


class CchcTrainingPlanLine(models.Model):
    """A programme in a plan: how many people, when, at what cost and who pays.

    A line of the province's plan sums up those of the agencies (its parts).
    """

    _name = "cchc.training.plan.line"
    _description = "Line of a training plan"
    _order = "plan_id desc, year, quarter, programme_id, unit_id, id"
    _rec_names_search = ["programme_id.name", "unit_id.name"]

    plan_id = fields.Many2one(
        comodel_name="cchc.training.plan", required=True, index=True, ondelete="cascade"
    )
    agency_id = fields.Many2one(related="plan_id.unit_id", store=True, index=True)
    plan_state = fields.Selection(related="plan_id.state", string="State of the plan")
    plan_kind = fields.Selection(related="plan_id.kind", string="Kind of plan")
    programme_id = fields.Many2one(
        comodel_name="cchc.training.programme", required=True, index=True, ondelete="restrict"
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Whose people",
        required=True,
        index=True,
        ondelete="restrict",
    )
    year = fields.Integer(required=True, aggregator=None)
    quarter = fields.Selection([("1", "I"), ("2", "II"), ("3", "III"), ("4", "IV")])
    people = fields.Integer(string="People planned", required=True, default=1)
    need_ids = fields.Many2many(
        comodel_name="cchc.qualification.need",
        relation="cchc_training_plan_line_need_rel",
        column1="line_id",
        column2="need_id",
        string="Their needs",
        copy=False,
    )
    need_count = fields.Integer(string="Needs chosen", compute="_compute_need_count")
    cost_per_head = Dong()
    source = fields.Selection(SOURCES, string="Paid by", required=True, default="training")
    amount = Dong(string="Planned cost", compute="_compute_amount", store=True, recursive=True)
    summed = fields.Boolean(
        readonly=True, copy=False, help="Made by summing up the plans of agencies."
    )
    parent_id = fields.Many2one(
        comodel_name="cchc.training.plan.line",
        string="In the line of the province",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )
    part_ids = fields.One2many(
        comodel_name="cchc.training.plan.line",
        inverse_name="parent_id",
        string="Lines of the agencies",
        readonly=True,
    )
    class_ids = fields.One2many(
        comodel_name="cchc.training.class", inverse_name="plan_line_id", string="Classes"
    )
    done_people = fields.Integer(string="People taught", compute="_compute_done", compute_sudo=True)
    done_amount = Dong(string="Spent", compute="_compute_done", compute_sudo=True)
    note = fields.Char()

    _people_positive = models.Constraint(
        "CHECK (people > 0)", "A line of a plan is for at least one person."
    )
    _cost_positive = models.Constraint(
        "CHECK (cost_per_head IS NULL OR cost_per_head >= 0)", "A cost is not negative."
    )

    @api.depends("people", "cost_per_head", "summed", "part_ids.amount")
    def _compute_amount(self):
        for line in self:
            if line.summed:
                line.amount = sum(line.sudo().part_ids.mapped("amount"))
            else:
                line.amount = line.people * (line.cost_per_head or 0)

    @api.depends("need_ids")
    def _compute_need_count(self):
        for line in self:
            line.need_count = len(line.need_ids)

    @api.depends("class_ids.participant_ids.state", "class_ids.amount", "part_ids")
    def _compute_done(self):
        """Of a line of the province everybody in the classes for it or its parts; of an agency's
        its own people, also in the classes that the province gives."""
        lines = self | self.part_ids | self.parent_id
        classes = self.env["cchc.training.class"].search(
            [("plan_line_id", "in", lines.ids), ("state", "!=", "cancelled")]
        )
        by_line = classes.grouped("plan_line_id")
        none = classes.browse()
        for line in self:
            own = none.union(*(by_line.get(one, none) for one in line | line.part_ids))
            above = by_line.get(line.parent_id, none) if line.parent_id else none
            taught = own.participant_ids.filtered(lambda row: row.state in TAUGHT)
            if above:
                inside = line.unit_id._subtree_at(vietnam_time.today())
                taught |= above.participant_ids.filtered(
                    lambda row, inside=inside: row.state in TAUGHT and row.unit_id in inside
                )
            line.done_people = len(taught)
            line.done_amount = sum(own.mapped("amount"))

    @api.depends("programme_id", "unit_id", "year")
    def _compute_display_name(self):
        for line in self:
            what = (line.programme_id.name, line.unit_id.name, str(line.year or ""))
            line.display_name = " · ".join(filter(None, what))

    @api.onchange("programme_id")
    def _onchange_programme_id(self):
        if self.programme_id.cost_per_head and not self.cost_per_head:
            self.cost_per_head = self.programme_id.cost_per_head

    # -- who may change what -------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        plans = {vals.get("plan_id") for vals in vals_list} - {None, False}
        plans = self.env["cchc.training.plan"].browse(plans)
        plans._check_editable()
        units = {vals.get("unit_id") for vals in vals_list} - {None, False}
        self.env["hr.department"].browse(units)._check_in_charge()
        new = dict.fromkeys(STEP_FIELDS, False)
        lines = super().create([self._completed({**vals, **new}) for vals in vals_list])
        lines._check_line()
        lines.need_ids._follow_classes()
        return lines

    @api.model
    def _completed(self, vals):
        """The year of a yearly plan and the agency need not be said again."""
        plan = self.env["cchc.training.plan"].browse(vals.get("plan_id") or [])
        if plan:
            vals["unit_id"] = vals.get("unit_id") or plan.unit_id.id
            vals["year"] = vals.get("year") or plan.year_from
        return {name: value for name, value in vals.items() if name != "part_ids"}

    def write(self, vals):
        self.check_access("write")
        if STEP_FIELDS & vals.keys():
            raise UserError(self.env._("Lines are summed up by a step of the province's plan."))
        self.plan_id._check_editable()
        summed = self.filtered("summed")
        if summed and vals.keys() - {"quarter", "note"}:
            raise UserError(
                self.env._(
                    "%s sums up the plans of agencies: change theirs, or return them.",
                    summed[0].display_name,
                )
            )
        if vals.get("plan_id"):
            self.env["cchc.training.plan"].browse(vals["plan_id"])._check_editable()
        self.env["hr.department"].browse(vals.get("unit_id") or [])._check_in_charge()
        before = {line: line.need_ids for line in self}
        result = super().write(vals)
        self._check_line(before)
        if "need_ids" in vals:
            self.need_ids.union(*before.values())._follow_classes()
        return result

    def unlink(self):
        self.check_access("unlink")
        self.plan_id._check_editable()
        self._check_no_classes()
        needs = self.need_ids
        result = super().unlink()
        needs.invalidate_recordset(["plan_line_ids"])
        needs._follow_classes()
        return result

    def _check_no_classes(self):
        used = self.sudo().class_ids
        if used:
            raise UserError(
                self.env._(
                    "%(line)s: the class %(name)s is held for it.",
                    line=used[0].plan_line_id.display_name,
                    name=used[0].name,
                )
            )

    def _set_plain(self, vals):
        """What the steps write; their rights are asked by the steps."""
        return super().write(vals)

    # -- what stands against them ---------------------------------------------------------

    def _check_line(self, before=None):
        """Needs are looked at when they are chosen: one that is met afterwards, or whose person
        moves, must not keep the rest of the line from being written.

        :param before: ``{line: needs}`` that were chosen already
        :raise ValidationError: naming the line, what is wrong with it and the remedy
        """
        today = vietnam_time.today()
        for plan, lines in self.grouped("plan_id").items():
            below = plan.unit_id.sudo()._subtree_at(today)
            for line in lines:
                line._check_year(plan)
                line._check_unit(below)
                line._check_people()
                added = line.sudo().need_ids - (before or {}).get(line, line.need_ids.browse())
                line._check_chosen(added, below)
        self._check_planned_once()

    def _check_standing(self):
        """As above for lines whose needs were looked at when they were chosen."""
        self._check_line({line: line.need_ids for line in self})

    def _check_year(self, plan):
        if not plan.year_from <= self.year <= plan.year_to:
            raise ValidationError(
                self.env._(
                    "%(line)s: the year %(year)s is not in the plan (%(plan)s).",
                    line=self.programme_id.name,
                    year=self.year,
                    plan=plan.name,
                )
            )
        ends = self.programme_id.date_to
        if ends and ends.year < self.year:
            raise ValidationError(
                self.env._(
                    "“%(programme)s” is no programme of %(year)s: it ended on %(day)s. Choose "
                    "the one that followed it.",
                    programme=self.programme_id.name,
                    year=self.year,
                    day=f"{ends:%d/%m/%Y}",
                )
            )

    def _check_unit(self, below):
        if self.unit_id not in below:
            raise ValidationError(
                self.env._(
                    "%(unit)s is not below %(agency)s: choose the agency or a unit of it.",
                    unit=self.unit_id.name,
                    agency=self.plan_id.unit_id.name,
                )
            )

    def _check_people(self):
        needs = self.sudo().need_ids
        if len(needs) > self.people:
            raise ValidationError(
                self.env._(
                    "%(line)s: %(people)s people are planned, %(needs)s needs are chosen. Plan "
                    "for as many people, or take needs out.",
                    line=self.display_name,
                    people=self.people,
                    needs=len(needs),
                )
            )

    def _check_chosen(self, needs, below):
        needs._check_plannable()
        strange = needs.filtered(lambda need: need.unit_id not in below)
        if strange:
            raise ValidationError(
                self.env._(
                    "%(person)s does not serve below %(agency)s: take this need out.",
                    person=strange[0].employee_id.name,
                    agency=self.plan_id.unit_id.name,
                )
            )

    def _check_planned_once(self):
        """:raise ValidationError: for a need that another plan of the kind has for that year"""
        for line in self.sudo().filtered("need_ids"):
            others = line.need_ids.plan_line_ids.filtered(
                lambda other, line=line: (
                    other != line
                    and other.plan_kind == line.plan_kind
                    and (line.plan_kind == "five_years" or other.year == line.year)
                )
            )
            if others:
                twice = others[0].need_ids & line.need_ids
                raise ValidationError(
                    self.env._(
                        "%(need)s stands in %(line)s (%(plan)s) already.",
                        need=twice[0].display_name,
                        line=others[0].display_name,
                        plan=others[0].plan_id.name,
                    )
                )

    # -- buttons -----------------------------------------------------------------------------

    def action_open_needs(self):
        self.ensure_one()
        self.check_access("read")
        needs = (self | self.part_ids).need_ids
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_training.cchc_training_need_action"
        )
        return {**action, "domain": [("id", "in", needs.ids)], "context": {}}

    def action_open_parts(self):
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.display_name,
            "res_model": self._name,
            "view_mode": "list,form",
            "domain": [("id", "in", self.part_ids.ids)],
            "context": {"create": False},
        }
