from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools import vietnam_time

from .cchc_reduction_list_finance import _day_of

DUTY_STAGES = frozenset({"nil_at", "nil_by_id"})


class CchcReductionDuty(models.Model):
    """What a round asks of one agency: its list, or the word that it has nobody to propose."""

    _name = "cchc.reduction.duty"
    _description = "List asked of an agency"
    _order = "due_on desc, unit_id"
    _rec_name = "unit_id"

    round_id = fields.Many2one(
        comodel_name="cchc.reduction.round", required=True, readonly=True, index=True,
        ondelete="cascade",
    )  # fmt: skip
    unit_id = fields.Many2one(
        comodel_name="hr.department", string="Agency", required=True, readonly=True, index=True,
        ondelete="restrict",
    )  # fmt: skip
    round_state = fields.Selection(related="round_id.state", string="State of the round")
    due_on = fields.Date(related="round_id.due_on", store=True, index=True)
    list_ids = fields.One2many(comodel_name="cchc.reduction.list", inverse_name="duty_id")
    people = fields.Integer(compute="_compute_people", string="People proposed")
    nil_reason = fields.Char(string="Nobody to propose because")
    nil_at = fields.Datetime(string="Nobody to propose, told at", readonly=True)
    nil_by_id = fields.Many2one(comodel_name="res.users", string="Told by", readonly=True)
    handed_on = fields.Date(
        string="Handed in on",
        compute="_compute_handed_on",
        store=True,
        help="When the first list was submitted, or the agency said that it proposes nobody.",
    )
    state = fields.Selection(
        [
            ("waiting", "Nothing yet"),
            ("draft", "Being made"),
            ("handed", "Handed in"),
            ("nil", "Nobody to propose"),
        ],
        compute="_compute_handed_on",
        store=True,
        index=True,
    )
    handed_late = fields.Boolean(compute="_compute_handed_late", store=True)
    is_late = fields.Boolean(
        string="Late", compute="_compute_is_late", search="_search_is_late",
        help="Handed in after the day, or not yet although it has passed.",
    )  # fmt: skip
    days_late = fields.Integer(compute="_compute_is_late")

    _one_duty = models.Constraint("UNIQUE (round_id, unit_id)", "The agency is asked already.")

    @api.depends("list_ids.state", "list_ids.submitted_at", "nil_at")
    def _compute_handed_on(self):
        for duty in self:
            lists = duty.list_ids
            moments = [moment for moment in lists.mapped("submitted_at") if moment]
            if duty.nil_at and not lists:
                moments.append(duty.nil_at)
            duty.handed_on = _day_of(min(moments)) if moments else False
            if lists.filtered(lambda one: one.state != "draft"):
                duty.state = "handed"
            elif lists:
                duty.state = "draft"
            else:
                duty.state = "nil" if duty.nil_at else "waiting"

    @api.depends("handed_on", "due_on")
    def _compute_handed_late(self):
        for duty in self:
            duty.handed_late = bool(duty.handed_on and duty.due_on and duty.handed_on > duty.due_on)

    @api.depends("list_ids.people")
    def _compute_people(self):
        for duty in self:
            duty.people = sum(duty.list_ids.mapped("people"))

    @api.depends("handed_on", "due_on")
    def _compute_is_late(self):
        today = vietnam_time.today()
        for duty in self:
            late = ((duty.handed_on or today) - duty.due_on).days if duty.due_on else 0
            duty.days_late = max(late, 0)
            duty.is_late = late > 0

    @api.model
    def _late_domain(self, today):
        """Those who have not handed in although the day has passed."""
        return [("handed_on", "=", False), ("due_on", "<", today)]

    @api.model
    def _search_is_late(self, operator, value):
        if operator != "in" or set(value) != {True}:
            return NotImplemented
        return ["|", ("handed_late", "=", True), "&", *self._late_domain(vietnam_time.today())]

    # -- rights --------------------------------------------------------------------

    def write(self, vals):
        self.check_access("write")
        if DUTY_STAGES & vals.keys() or {"round_id", "unit_id"} & vals.keys():
            raise UserError(self.env._("Use the buttons: the round says who is asked."))
        return super().write(vals)

    # -- what the agency answers ------------------------------------------------------

    def action_nil(self):
        """The agency tells that it has nobody to propose."""
        self.check_access("write")
        for duty in self:
            if duty.round_id.state != "open":
                raise UserError(self.env._("%s is not open.", duty.round_id.name))
            if duty.list_ids:
                raise UserError(
                    self.env._(
                        "%s has a list in this round: submit it, or delete the draft first.",
                        duty.unit_id.name,
                    )
                )
            if not (duty.nil_reason or "").strip():
                raise UserError(
                    self.env._("%s: enter why there is nobody to propose.", duty.unit_id.name)
                )
        return super().write({"nil_at": fields.Datetime.now(), "nil_by_id": self.env.uid})

    def action_open_list(self):
        """The list of the agency in this round; a new one where there is none yet."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_reduction.cchc_reduction_list_action"
        )
        if not self.list_ids:
            self.check_access("write")
            super().write({"nil_at": False, "nil_by_id": False})
            self.env["cchc.reduction.list"].create(
                {
                    "unit_id": self.unit_id.id,
                    "year": self.round_id.year,
                    "period": self.round_id.period,
                }
            )
        if len(self.list_ids) == 1:
            return action | {"views": [(False, "form")], "res_id": self.list_ids.id, "path": False}
        return action | {"domain": [("duty_id", "=", self.id)], "path": False}


class CchcReductionList(models.Model):
    _inherit = "cchc.reduction.list"

    duty_id = fields.Many2one(
        comodel_name="cchc.reduction.duty",
        string="Asked of the agency",
        compute="_compute_duty_id",
        store=True,
        index="btree_not_null",
        ondelete="set null",
    )

    round_id = fields.Many2one(related="duty_id.round_id", string="Round")

    @api.depends("unit_id", "year", "period")
    def _compute_duty_id(self):
        duties = (
            self.env["cchc.reduction.duty"]
            .sudo()
            .search([("unit_id", "in", self.unit_id.ids), ("round_id.kind", "=", "list")])
        )
        by_key = {(one.unit_id, one.round_id.year, one.round_id.period): one for one in duties}
        for made in self:
            made.duty_id = by_key.get((made.unit_id, made.year, made.period), False)

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._without_duty(vals) for vals in vals_list])

    def write(self, vals):
        return super().write(self._without_duty(vals))

    @api.model
    def _without_duty(self, vals):
        """The round follows from agency and period, whatever a caller says."""
        return {name: value for name, value in vals.items() if name != "duty_id"}

    @api.model
    def _join(self, duties):
        """Lists that were made before the round was opened belong to it as well."""
        lists = self.search(
            [("unit_id", "in", duties.unit_id.ids), ("year", "in", duties.round_id.mapped("year"))]
        )
        self.env.add_to_compute(self._fields["duty_id"], lists)
