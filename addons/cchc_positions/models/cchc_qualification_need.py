from odoo import api, fields, models
from odoo.exceptions import UserError

from .cchc_standard_requirement import REQUIREMENT_KINDS

# Written by the steps only.
STAGE_FIELDS = frozenset({"state", "wing", "closed_on"})
NEED_KINDS = [*REQUIREMENT_KINDS, ("vacancy", "Vacant position")]
# Nobody trains or recruits a discipline away, and who picks up needs need not know of it.
NO_NEED = ("discipline",)


class CchcQualificationNeed(models.Model):
    """What the service lacks: a qualification of a person, or a holder of a position.

    Made from gaps and vacancies; training and recruitment pick it up (``_pick``) and close it
    (``_close``). A need whose gap is filled in the meantime closes by itself.
    """

    _name = "cchc.qualification.need"
    _description = "Need of qualification"
    _inherit = ["mail.thread"]
    _order = "state, unit_id, id"

    employee_id = fields.Many2one(
        comodel_name="hr.employee", string="Person", ondelete="restrict", index=True
    )
    position_id = fields.Many2one(
        comodel_name="cchc.position", string="Job position", ondelete="restrict", index=True
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department", required=True, ondelete="restrict", index=True
    )
    gap_id = fields.Many2one(
        comodel_name="cchc.standard.gap",
        string="From the gap",
        readonly=True,
        ondelete="restrict",
        index="btree_not_null",
    )
    kind = fields.Selection(NEED_KINDS, required=True)
    level = fields.Char(string="Level (code)")
    required = fields.Char(string="Needed", required=True)
    places = fields.Integer(default=1, required=True, help="Of a vacant position: how many.")
    state = fields.Selection(
        [("open", "Open"), ("picked", "Picked up"), ("closed", "Closed")],
        default="open",
        required=True,
        readonly=True,
        tracking=True,
        index=True,
    )
    wing = fields.Char(
        string="Picked up by", readonly=True, tracking=True, help="Training, recruitment …"
    )
    closed_on = fields.Date(readonly=True)
    note = fields.Char()

    _of_somebody = models.Constraint(
        "CHECK (employee_id IS NOT NULL OR position_id IS NOT NULL)",
        "A need is of a person or of a position.",
    )
    _places_positive = models.Constraint("CHECK (places > 0)", "A need has at least one place.")

    @api.depends("employee_id", "position_id", "kind", "required")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for need in self:
            who = need.employee_id.name or need.position_id.display_name
            need.display_name = f"{who}: {kinds.get(need.kind, '')} – {need.required}"

    @api.model_create_multi
    def create(self, vals_list):
        new = {**dict.fromkeys(STAGE_FIELDS, False), "state": "open"}
        needs = super().create([{**vals, **new} for vals in vals_list])
        needs._check_of_whom()
        return needs

    def write(self, vals):
        self.check_access("write")
        if STAGE_FIELDS & vals.keys():
            raise UserError(
                self.env._(
                    "A need is picked up by training or recruitment, or closed: by its steps."
                )
            )
        result = super().write(vals)
        if {"unit_id", "employee_id", "position_id"} & vals.keys():
            # Odoo asks for the rights on a need before it changes; now it is another unit's.
            self.check_access("write")
            self._check_of_whom()
        return result

    def _check_of_whom(self):
        """:raise AccessError: for a person or a position that the user may not read"""
        for field in ("employee_id", "position_id"):
            if self[field]:
                self[field].check_access("read")

    # -- where needs come from -----------------------------------------------------

    @api.model
    def _from_gaps(self, gaps):
        """One need for each person, kind and demand; those that are open already are left alone.

        :raise UserError: when none of the gaps stands today
        """
        today = self.env["hr.version"]._today()
        standing = gaps.filtered_domain(self.env["cchc.standard.result"]._at(today))
        if standing and all(gap.kind in NO_NEED for gap in standing):
            raise UserError(
                self.env._("A discipline lapses by itself: no need of qualification follows.")
            )
        standing = standing.filtered(lambda gap: gap.kind not in NO_NEED)
        if not standing:
            raise UserError(
                self.env._(
                    "None of these gaps stands today: choose gaps of today to make needs of them."
                )
            )
        known = self.search(
            [("employee_id", "in", standing.employee_id.ids), ("state", "!=", "closed")]
        )
        by_demand = {(need.employee_id, need.kind, need.required): need for need in known}
        needs = self.browse()
        vals_list = []
        for gap in standing:
            demand = (gap.employee_id, gap.kind, gap.required)
            if demand in by_demand:
                needs |= by_demand[demand] or needs
                continue
            by_demand[demand] = self.browse()
            vals_list.append(
                {
                    "employee_id": gap.employee_id.id,
                    "position_id": gap.position_id.id,
                    "unit_id": gap.unit_id.id,
                    "gap_id": gap.id,
                    "kind": gap.kind,
                    "level": gap.level,
                    "required": gap.required,
                }
            )
        return needs | self.create(vals_list)

    @api.model
    def _from_positions(self, positions):
        """A need for the places of each position that nobody holds today.

        :raise UserError: when all of them are held
        """
        known = self.search(
            [("position_id", "in", positions.ids), ("kind", "=", "vacancy")]
            + [("state", "!=", "closed")]
        )
        vals_list = []
        for position in positions - known.position_id:
            free = position.headcount - position.occupant_count
            if free > 0:
                vals_list.append(
                    {
                        "position_id": position.id,
                        "unit_id": position.unit_id.id,
                        "kind": "vacancy",
                        "required": position.name,
                        "places": free,
                    }
                )
        if not vals_list and not known:
            raise UserError(self.env._("All places of these positions are held today."))
        return known | self.create(vals_list)

    # -- what becomes of them --------------------------------------------------------

    def _step(self, **vals):
        # Past the guard above, which is made for everybody else.
        return super().write(vals)  # pylint: disable=super-method-mismatch

    def _pick(self, wing):
        """A wing takes the needs on. :raise UserError: when another one has"""
        taken = self.filtered(lambda need: need.state != "open")
        if taken:
            raise UserError(
                self.env._(
                    "%(need)s is no longer open (%(wing)s).",
                    need=taken[0].display_name,
                    wing=taken[0].wing or self.env._("closed"),
                )
            )
        self._step(state="picked", wing=wing)

    def _close(self):
        self._step(state="closed", closed_on=self.env["hr.version"]._today())

    def action_pick(self):
        """Training takes on what people lack, recruitment what positions lack.

        :raise UserError: when one of the needs is no longer open
        """
        self.check_access("write")
        vacancies = self.filtered(lambda need: need.kind == "vacancy")
        (self - vacancies)._pick(self.env._("Training"))
        vacancies._pick(self.env._("Recruitment"))

    def action_close(self):
        """Close without having filled the gap."""
        self.check_access("write")
        self._close()

    @api.model
    def _close_met(self, person_ids):
        """Close the needs of people who lack it no longer."""
        needs = self.sudo().search(
            [("employee_id", "in", list(person_ids)), ("state", "!=", "closed")]
        )
        if not needs:
            return
        today = self.env["hr.version"]._today()
        gaps = (
            self.env["cchc.standard.gap"]
            .sudo()
            .search(
                [
                    ("employee_id", "in", needs.employee_id.ids),
                    *self.env["cchc.standard.result"]._at(today),
                ]
            )
        )
        lacking = {(gap.employee_id, gap.kind) for gap in gaps}
        needs.filtered(lambda need: (need.employee_id, need.kind) not in lacking)._close()

    @api.model
    def _close_met_by_time(self):
        """Close the needs that the calendar alone has met: years in a rank are full today."""
        waiting = self.sudo().search([("employee_id", "!=", False), ("state", "!=", "closed")])
        if waiting:
            self._close_met(waiting.employee_id.ids)

    def _action_open(self):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_positions.cchc_qualification_need_action"
        )
        return {**action, "domain": [("id", "in", self.ids)], "context": {}}
