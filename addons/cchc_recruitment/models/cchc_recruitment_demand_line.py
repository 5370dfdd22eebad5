from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_hr.models.cchc_raise_due import explained

# Written by the steps only.
STEP_FIELDS = frozenset({"plan_id", "released_why"})
# Entered by Home Affairs.
GRANTED_FIELDS = frozenset({"granted", "remark"})


class CchcRecruitmentDemandLine(models.Model):
    """A post that a unit asks to recruit for, with what the establishment allows."""

    _name = "cchc.recruitment.demand.line"
    _description = "Post asked for"
    _order = "demand_id desc, unit_id, id"

    demand_id = fields.Many2one(
        comodel_name="cchc.recruitment.demand", required=True, index=True, ondelete="cascade"
    )
    agency_id = fields.Many2one(related="demand_id.unit_id", store=True, index=True)
    demand_state = fields.Selection(related="demand_id.state", string="State of the demand")
    unit_id = fields.Many2one(
        comodel_name="hr.department", required=True, index=True, ondelete="restrict"
    )
    position_id = fields.Many2one(
        comodel_name="cchc.position", string="Job position", ondelete="restrict", index=True,
        domain="[('unit_id', '=', unit_id)]",
    )  # fmt: skip
    category_id = fields.Many2one(
        comodel_name="cchc.quota.category",
        string="Establishment",
        required=True,
        ondelete="restrict",
    )
    rank_id = fields.Many2one(comodel_name="cchc.rank", ondelete="restrict")
    places = fields.Integer(default=1, required=True)
    needed_on = fields.Date(string="Needed by")
    reason = fields.Char(string="Why")
    need_id = fields.Many2one(
        comodel_name="cchc.qualification.need",
        string="From the need",
        readonly=True,
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
    )
    granted = fields.Integer(string="In the plan", help="Places that the plan takes over.")
    remark = fields.Char(string="Remark of Home Affairs")
    plan_id = fields.Many2one(
        comodel_name="cchc.recruitment.plan",
        readonly=True,
        copy=False,
        index=True,
        ondelete="set null",
    )
    entry_ids = fields.One2many(
        comodel_name="cchc.establishment.entry",
        inverse_name="recruitment_line_id",
        string="Entries",
    )
    post_ids = fields.One2many(
        comodel_name="cchc.recruitment.post", inverse_name="demand_line_id", string="Posts"
    )
    released_why = fields.Char(string="Released", readonly=True, copy=False)

    free = fields.Integer(
        string="May be recruited",
        compute="_compute_free",
        compute_sudo=True,
        help="Vacant and allowed by the programme of reduction, without what is reserved already.",
    )
    free_explanation = fields.Html(
        string="How it is reckoned", compute="_compute_free", compute_sudo=True
    )
    reserved = fields.Integer(compute="_compute_reserved", compute_sudo=True, help="In the ledger.")

    _places_positive = models.Constraint(
        "CHECK (places > 0 AND granted >= 0)", "A post that is asked for has at least one place."
    )

    @api.depends("unit_id", "position_id")
    def _compute_display_name(self):
        for line in self:
            what = line.position_id.name or line.rank_id.name or ""
            line.display_name = " · ".join(filter(None, (line.unit_id.name, what)))

    @api.depends("unit_id", "category_id")
    def _compute_free(self):
        keys = {self._key(line) for line in self if line.unit_id and line.category_id}
        found = self.env["cchc.establishment"]._reservables(keys, vietnam_time.today())
        for line in self:
            result = found.get(self._key(line))
            line.free = result.value if result else 0
            line.free_explanation = explained(result.as_json()) if result else False

    @api.depends("entry_ids.reverses_id")
    def _compute_reserved(self):
        for line in self:
            line.reserved = len(line._standing())

    @api.model
    def _key(self, line):
        return (line.unit_id._origin.id or line.unit_id.id, line.category_id.id)

    @api.onchange("position_id")
    def _onchange_position_id(self):
        ranks = self.position_id.line_id.rank_ids
        if ranks and self.rank_id not in ranks:
            self.rank_id = ranks[:1]

    # -- who may change what ------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        demands = {vals.get("demand_id") for vals in vals_list} - {None, False}
        self.env["cchc.recruitment.demand"].browse(demands)._check_editable()
        units = {vals.get("unit_id") for vals in vals_list} - {None, False}
        self.env["hr.department"].browse(units)._check_in_charge()
        for vals in vals_list:
            self._check_fields(vals)
        new = dict.fromkeys(STEP_FIELDS, False)
        return super().create([{**vals, **new} for vals in vals_list])

    def write(self, vals):
        self.check_access("write")
        if STEP_FIELDS & vals.keys():
            raise UserError(self.env._("A post that is asked for moves on by its steps."))
        self._check_fields(vals)
        if vals.keys() - GRANTED_FIELDS:
            self.demand_id._check_editable()
        else:
            self._check_plan_open()
        if vals.get("demand_id"):
            self.env["cchc.recruitment.demand"].browse(vals["demand_id"])._check_editable()
        self.env["hr.department"].browse(vals.get("unit_id") or [])._check_in_charge()
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_except_submitted(self):
        self.demand_id._check_editable()
        needs = self.need_id.filtered(lambda need: need.state == "picked")
        if needs:
            needs._step(state="open", wing=False)

    def _check_fields(self, vals):
        home = self.env.su or self.env.user.has_group("cchc_base.group_home_affairs")
        if not home and any(vals.get(name) for name in GRANTED_FIELDS):
            raise AccessError(self.env._("Home Affairs says how many places the plan takes over."))

    def _check_plan_open(self):
        for line in self.filtered("plan_id"):
            line.plan_id._check_editable()

    def _set_plain(self, vals):
        """What the steps write; their rights are asked by the steps."""
        return super().write(vals)

    @api.constrains("unit_id", "position_id", "demand_id")
    def _check_belongs(self):
        today = vietnam_time.today()
        for demand, lines in self.grouped("demand_id").items():
            below = demand.unit_id.sudo()._subtree_at(today)
            for line in lines:
                if line.unit_id not in below:
                    raise ValidationError(
                        self.env._(
                            "%(unit)s is not below %(agency)s: choose the agency or a unit of it.",
                            unit=line.unit_id.name,
                            agency=demand.unit_id.name,
                        )
                    )
                owner = line.position_id.sudo().unit_id
                if owner and owner not in (line.unit_id, line.unit_id.agency_id):
                    raise ValidationError(
                        self.env._(
                            "%(position)s is a position of %(owner)s, not of %(unit)s.",
                            position=line.position_id.display_name,
                            owner=owner.name,
                            unit=line.unit_id.name,
                        )
                    )

    # -- what stands against them ---------------------------------------------------------

    def _check_asked(self):
        """:raise UserError: naming the line that says not enough"""
        for line in self:
            if not line.position_id and not line.rank_id:
                raise UserError(
                    self.env._(
                        "%s: name the job position or the rank for which somebody is needed.",
                        line.display_name,
                    )
                )
            if not line.reason:
                raise UserError(
                    self.env._("%s: say why the place has to be filled.", line.display_name)
                )

    def _check_free(self, field):
        """Refuse more places than are vacant, allowed and not reserved yet.

        :param field: ``places`` (asked for) or ``granted`` (by the plan)
        :raise UserError: naming unit, numbers and reason
        """
        asked = {}
        for line in self:
            key = self._key(line)
            asked[key] = asked.get(key, 0) + line[field]
        today = vietnam_time.today()
        wrong = self.env["cchc.establishment"].sudo()._over_reserved(asked, today)
        if wrong:
            key, wanted, free = wrong
            line = next(line for line in self if self._key(line) == key)
            raise UserError(self._over_message(line, wanted, free))

    def _over_message(self, line, wanted, free):
        return self.env._(
            "%(unit)s, %(category)s: %(wanted)s places are asked for, %(free)s may still be "
            "recruited. Ask for fewer, or have the establishment adjusted first.\n%(why)s",
            unit=line.sudo().unit_id.display_name,
            category=line.category_id.name,
            wanted=wanted,
            free=free.value,
            why="\n".join(free.explain()),
        )

    def action_explain_free(self):
        """The steps behind the number of places."""
        self.ensure_one()
        self.check_access("read")
        return self.env["cchc.recruitable.check"]._action_for(
            self._holder(), self.category_id, vietnam_time.today()
        )

    def _holder(self):
        """The unit in whose establishment the places count."""
        self.ensure_one()
        Establishment = self.env["cchc.establishment"].sudo()
        unit = Establishment._assigned_holder(self._key(self), vietnam_time.today())
        return self.env["hr.department"].browse(unit or self.unit_id.id)
