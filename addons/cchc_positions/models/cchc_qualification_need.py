from odoo import api, fields, models
from odoo.exceptions import UserError

from .cchc_standard_requirement import REQUIREMENT_KINDS

# Written by the steps only.
STAGE_FIELDS = frozenset({"state", "wing", "closed_on", "met"})
NEED_KINDS = [
    *REQUIREMENT_KINDS,
    ("vacancy", "Vacant position"),
    ("leadership", "Leadership and management"),
    ("update", "Course for the job"),
]
ORIGINS = [
    ("gap", "Gap"),
    ("vacancy", "Vacant position"),
    ("appointment", "Appointment"),
    ("evaluation", "Evaluation"),
    ("succession", "Planning of successors"),
    ("yearly", "Yearly minimum"),
    ("request", "Request"),
]
# Of these kinds a person may lack several things at once.
SEVERAL = ("certificate", "major")
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
    origin = fields.Selection(
        ORIGINS, string="Where it comes from", required=True, default="gap", index=True
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
    met = fields.Boolean(
        readonly=True, help="The dossier shows what was lacking. It may lapse again."
    )
    note = fields.Char()

    _of_somebody = models.Constraint(
        "CHECK (employee_id IS NOT NULL OR position_id IS NOT NULL)",
        "A need is of a person or of a position.",
    )
    _places_positive = models.Constraint("CHECK (places > 0)", "A need has at least one place.")
    _once = models.UniqueIndex(
        "(employee_id, kind, required) WHERE state <> 'closed' AND employee_id IS NOT NULL",
        "Somebody has just entered this need of the same person: look at the needs that are open.",
    )

    def init(self):
        result = super().init()
        # Needs were of two sources, told by their kind, before they said so themselves.
        self.env.cr.execute(
            "UPDATE cchc_qualification_need SET origin = 'vacancy'"
            " WHERE kind = 'vacancy' AND origin = 'gap'"
        )
        return result

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
        return self._ask(
            [
                {
                    "origin": "gap",
                    "employee_id": gap.employee_id.id,
                    "position_id": gap.position_id.id,
                    "unit_id": gap.unit_id.id,
                    "gap_id": gap.id,
                    "kind": gap.kind,
                    "level": gap.level,
                    "required": gap.required,
                }
                for gap in standing
            ]
        )

    @api.model
    def _ask(self, vals_list):
        """The one door by which needs of people come in, from whatever source, in a batch.

        A need of the same person, kind and demand that is not closed is returned instead of a
        second one. Two who ask at the same time: the later one waits, and starts again.

        :param vals_list: ``employee_id``, ``kind``, ``required`` and ``origin`` at least; the unit
            is by default the one where the person serves
        :return: the needs, each once
        """
        if not vals_list:
            return self.browse()
        people = self.env["hr.employee"].browse({vals["employee_id"] for vals in vals_list})
        people.check_access("read")
        self.check_access("create")
        self.env["cchc.timeline"]._claim(sorted(people.ids))
        known = self._known_of(people)
        needs, new = self.browse(), []
        for vals in vals_list:
            keys = self._keys_of(vals)
            found = next((known[key] for key in keys if key in known), None)
            if found is None:
                new.append({**vals, "unit_id": vals.get("unit_id") or self._unit_of(vals)})
                known |= dict.fromkeys(keys, self.browse())
            else:
                needs |= found
        units = {vals["unit_id"] for vals in new}
        self.env["hr.department"].browse(units)._check_in_charge()
        return needs | self.create(new)

    @api.model
    def _known_of(self, people):
        """``{key: need}`` of what is open or picked up already, by all its keys."""
        # A need that another unit entered is the person's all the same.
        standing = self.sudo().search(
            [("employee_id", "in", people.ids), ("state", "!=", "closed")], order="id desc"
        )
        return {
            key: need.sudo(self.env.su)
            for need in standing
            for key in self._keys_of(
                {**need._demand_values(), **need._plain_keys()}
            )
        }  # fmt: skip

    def _demand_values(self):
        self.ensure_one()
        return {
            "employee_id": self.employee_id.id,
            "kind": self.kind,
            "required": self.required,
        }

    def _plain_keys(self):
        """What else says that two needs are one, for wings to add."""
        return {}

    @api.model
    def _keys_of(self, vals):
        """Keys of which one in common makes two needs one."""
        return [(vals["employee_id"], vals["kind"], vals["required"])]

    def _demand(self):
        return self._keys_of(self._demand_values())[0]

    @api.model
    def _unit_of(self, vals):
        person = self.env["hr.employee"].browse(vals["employee_id"])
        if not person.sudo().unit_id:
            raise UserError(
                self.env._(
                    "%s serves in no unit of the province: nothing can be asked for.", person.name
                )
            )
        return person.sudo().unit_id.id

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
                        "origin": "vacancy",
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

    def _close(self, met=False):
        """:param met: the dossier shows what was lacking; else somebody decided so"""
        self._step(state="closed", closed_on=self.env["hr.version"]._today(), met=met)

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
    def _follow_gaps(self, person_ids):
        """Close the needs of people who lack it no longer, open again those who lack it again.

        What a person asked for, or an evaluation proposed, stands in no gap: whoever asked closes
        it. A need that somebody closed by hand stays closed.
        """
        needs = self.sudo().search(
            [
                ("employee_id", "in", list(person_ids)),
                ("origin", "=", "gap"),
                *("|", ("state", "!=", "closed"), ("met", "=", True)),
            ],
            order="id",
        )
        if not needs:
            return
        lacking = needs._lacking()
        (needs - lacking).filtered(lambda need: need.state != "closed")._close(met=True)
        lacking.filtered("met")._open_again()

    def _lacking(self):
        """Those of the needs whose gap stands today.

        Several certificates or fields of study may be lacking at once, each its own gap; of the
        other kinds a person has one level, which may have been raised since.
        """
        today = self.env["hr.version"]._today()
        gaps = self.env["cchc.standard.gap"].sudo().search_fetch(
            [
                ("employee_id", "in", self.employee_id.ids),
                *self.env["cchc.standard.result"]._at(today),
            ],
            ["employee_id", "kind", "required"],
        )  # fmt: skip
        keys = {self._gap_key(gap) for gap in gaps}
        return self.filtered(lambda need: self._gap_key(need) in keys)

    @api.model
    def _gap_key(self, row):
        words = row.required if row.kind in SEVERAL else None
        return (row.employee_id.id, row.kind, words)

    def _open_again(self):
        """Take up needs that were met once; where a newer one says the same, that one stays."""
        if not self:
            return
        standing = self.sudo().search(
            [("employee_id", "in", self.employee_id.ids), ("state", "!=", "closed")]
        )
        keys = {need._demand() for need in standing}
        for need in self.sorted("id", reverse=True):
            if need._demand() not in keys:
                keys.add(need._demand())
                need._step(state="open", wing=False, closed_on=False, met=False)

    @api.model
    def _close_met_by_time(self):
        """Close the needs that the calendar alone has met: years in a rank are full today."""
        waiting = self.sudo().search([("employee_id", "!=", False), ("state", "!=", "closed")])
        if waiting:
            self._follow_gaps(waiting.employee_id.ids)

    def _action_open(self):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_positions.cchc_qualification_need_action"
        )
        return {**action, "domain": [("id", "in", self.ids)], "context": {}}
