from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools import vietnam_time

from ..rules.law import HOUSE
from ..rules.priority import priority

PRIORITIES = [
    ("1", "Term of the law"),
    ("2", "Standard"),
    ("3", "Evaluation"),
    ("4", "Wish"),
]
# Reckoned, never typed.
RECKONED = frozenset({"priority", "priority_reason", "due_on"})
# Written from the other side, by plans and classes.
ELSEWHERE = frozenset({"plan_line_ids", "participant_ids"})


class CchcQualificationNeed(models.Model):
    """A need that training answers: with which programme, how urgent, in which plan and class."""

    _inherit = "cchc.qualification.need"

    programme_id = fields.Many2one(
        comodel_name="cchc.training.programme",
        ondelete="restrict",
        index="btree_not_null",
        tracking=True,
        help="Proposed by what is lacking; another one may be chosen.",
    )
    due_on = fields.Date(string="Due by", readonly=True, help="The last day by law.")
    late = fields.Boolean(compute="_compute_late", string="Overdue")
    priority = fields.Selection(PRIORITIES, readonly=True, index=True)
    priority_reason = fields.Char(string="Why this priority", readonly=True)
    plan_line_ids = fields.Many2many(
        comodel_name="cchc.training.plan.line",
        relation="cchc_training_plan_line_need_rel",
        column1="need_id",
        column2="line_id",
        string="In plans",
        readonly=True,
    )
    participant_ids = fields.One2many(
        comodel_name="cchc.training.participant", inverse_name="need_id", string="In classes"
    )
    planned = fields.Boolean(compute="_compute_planned", search="_search_planned")

    _due_idx = models.Index("(due_on) WHERE due_on IS NOT NULL AND state <> 'closed'")

    @api.depends("due_on", "state")
    def _compute_late(self):
        today = vietnam_time.today()
        for need in self:
            need.late = bool(need.due_on and need.due_on < today and need.state != "closed")

    @api.depends("plan_line_ids")
    def _compute_planned(self):
        for need in self:
            need.planned = bool(need.sudo().plan_line_ids)

    def _search_planned(self, operator, value):
        if operator != "in":
            return NotImplemented
        return [("plan_line_ids", "!=" if True in value else "=", False)]

    # -- coming in --------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            vals_list = [
                {name: value for name, value in vals.items() if name not in RECKONED | ELSEWHERE}
                for vals in vals_list
            ]
        needs = super().create(vals_list)
        needs._propose_programmes()
        needs._rank()
        return needs

    def write(self, vals):
        if RECKONED & vals.keys():
            raise UserError(self.env._("Priority and last day follow from the law."))
        if ELSEWHERE & vals.keys():
            raise UserError(self.env._("Add the need to a plan or a class there."))
        if "programme_id" in vals and any(need.state == "closed" for need in self):
            raise UserError(self.env._("A need that is closed gets no other programme."))
        return super().write(vals)

    def _plain_keys(self):
        return {"programme_id": self.programme_id.id}

    @api.model
    def _keys_of(self, vals):
        """One programme answers a need, however it was put into words."""
        keys = super()._keys_of(vals)
        if vals.get("programme_id"):
            keys.append((vals["employee_id"], "programme", vals["programme_id"]))
        return keys

    def _propose_programmes(self):
        """The programme in force that gives what is lacking, for those that have none yet."""
        waiting = self.filtered(lambda need: need.employee_id and not need.programme_id)
        if not waiting:
            return
        offered = self.env["cchc.training.programme"]._answers_by_need()
        for key, needs in waiting.grouped(lambda need: (need.kind, need.level or "")).items():
            programme = offered.get(key) or offered.get((key[0], ""))
            if programme:
                needs._step(programme_id=programme.id)

    def _rank(self):
        """How the needs rank today, all of the same rank in one statement."""
        today = vietnam_time.today()
        figures = self.env["cchc.training.figure"]._figures(HOUSE, today)
        ranked = self.filtered("employee_id").grouped(
            lambda need: (need.origin, need.due_on or None)
        )
        for (origin, due_on), needs in ranked.items():
            found = priority(origin, due_on, today, figures)
            needs._step_changed(
                priority=found.value, priority_reason=dict(found.facts).get("reason")
            )

    def _step_changed(self, **vals):
        changed = self.filtered(
            lambda need: any(need[name] != value for name, value in vals.items())
        )
        if changed:
            changed._step(**vals)

    # -- planned ----------------------------------------------------------------------

    def _check_plannable(self):
        """:raise UserError: naming a need that no plan can take up"""
        for need in self:
            if not need.employee_id:
                raise UserError(
                    self.env._("%s is a vacancy: recruitment answers it.", need.display_name)
                )
            if need.state == "closed":
                raise UserError(self.env._("%s is closed already.", need.display_name))
