from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.cchc_base.tools import vietnam_time

MOST_WAITING = 5
LONGEST = 1000
# Written by the steps alone.
STEP_FIELDS = frozenset({"state", "answer", "decided_by_id", "decided_on", "need_id", "unit_id"})


class CchcTrainingRequest(models.Model):
    """Somebody asks to be trained; the head of the unit agrees, and it becomes a need.

    No chatter: a reason is between the person and the unit.
    """

    _name = "cchc.training.request"
    _description = "Request for training"
    _order = "state desc, id desc"
    _rec_names_search = ["employee_id.name"]

    employee_id = fields.Many2one(
        comodel_name="hr.employee",
        string="Full name",
        required=True,
        index=True,
        ondelete="restrict",
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department", required=True, index=True, readonly=True, ondelete="restrict"
    )
    programme_id = fields.Many2one(
        comodel_name="cchc.training.programme", required=True, index=True, ondelete="restrict"
    )
    reason = fields.Char(required=True, help="What the programme is needed for.")
    asked_on = fields.Date(readonly=True, required=True, default=lambda self: vietnam_time.today())
    by_portal = fields.Boolean(string="On the own page", readonly=True)
    state = fields.Selection(
        [
            ("waiting", "Waiting"),
            ("approved", "Approved"),
            ("refused", "Refused"),
            ("taken_back", "Taken back"),
        ],
        required=True,
        default="waiting",
        readonly=True,
        index=True,
    )
    answer = fields.Char(readonly=True)
    decided_by_id = fields.Many2one(
        comodel_name="res.users", string="Answered by", readonly=True, ondelete="restrict"
    )
    decided_on = fields.Date(string="Answered on", readonly=True)
    need_id = fields.Many2one(
        comodel_name="cchc.qualification.need",
        string="Need made of it",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
    )

    _waiting_once = models.UniqueIndex(
        "(employee_id, programme_id) WHERE state = 'waiting'",
        "This person has asked for this programme already.",
    )

    @api.depends("employee_id", "programme_id")
    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.employee_id.name or ''} – {row.programme_id.name or ''}"

    # -- asking ------------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        people = self.env["hr.employee"].browse({vals["employee_id"] for vals in vals_list})
        people.check_access("read")
        people.sudo().unit_id.sudo(self.env.su)._check_in_charge()
        units = {person.id: person.unit_id.id for person in people.sudo()}
        # What was just answered waits no more.
        self.flush_model(["state"])
        rows = super().create(
            [
                {
                    **{name: vals[name] for name in vals.keys() - STEP_FIELDS},
                    "unit_id": units[vals["employee_id"]],
                    "by_portal": self.env.su and bool(vals.get("by_portal")),
                }
                for vals in vals_list
            ]
        )
        rows._check_programme()
        return rows

    def write(self, vals):
        self.check_access("write")
        if STEP_FIELDS & vals.keys():
            raise UserError(self.env._("A request is answered by its steps."))
        if {"employee_id", "by_portal", "asked_on"} & vals.keys():
            raise UserError(self.env._("A request stays that of the person who made it."))
        self._check_waiting()
        result = super().write(vals)
        self._check_programme()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_waiting_only(self):
        self._check_waiting()

    def _check_programme(self):
        """:raise UserError: for a programme that is not in force on the day of the request"""
        for row in self:
            programme, day = row.programme_id, row.asked_on
            if (
                not programme.active
                or (programme.date_from and programme.date_from > day)
                or (programme.date_to and programme.date_to < day)
            ):
                raise UserError(
                    self.env._(
                        "The programme “%s” is not in force any more. Choose another one.",
                        programme.name,
                    )
                )

    def _check_waiting(self):
        states = dict(self._fields["state"]._description_selection(self.env))
        for row in self:
            if row.state != "waiting":
                raise UserError(
                    self.env._(
                        "%(request)s is “%(state)s” already.",
                        request=row.display_name,
                        state=states[row.state],
                    )
                )

    # -- the own page --------------------------------------------------------------------

    @api.model
    def _own_of(self, person):
        """The requests of a person, in superuser mode."""
        return self.sudo().search([("employee_id", "=", person.id)], order="id desc")

    @api.model
    def _self_ask(self, person, programme_id, reason):
        """What a person asks for on the own page.

        :raise UserError: naming what is missing or was asked for already
        """
        reason = " ".join((reason or "").split())[:LONGEST]
        programme = self.env["cchc.training.programme"].sudo()
        programme = programme._offered().filtered(lambda one: one.id == programme_id)
        if not programme:
            raise UserError(self.env._("Choose a programme of the list."))
        if not reason:
            raise UserError(self.env._("Say what you need the programme for."))
        if not person.unit_id:
            raise UserError(self.env._("You serve in no unit that could answer."))
        waiting = self._own_of(person).filtered(lambda row: row.state == "waiting")
        if programme in waiting.programme_id:
            raise UserError(self.env._("You have asked for “%s” already.", programme.name))
        if len(waiting) >= MOST_WAITING:
            raise UserError(
                self.env._(
                    "%s of your requests wait for an answer: take one back first.", MOST_WAITING
                )
            )
        return self.sudo().create(
            {
                "employee_id": person.id,
                "programme_id": programme.id,
                "reason": reason,
                "by_portal": True,
            }
        )

    def _self_take_back(self):
        self._check_waiting()
        self._step(state="taken_back", decided_on=vietnam_time.today())

    # -- answering -------------------------------------------------------------------------

    def _step(self, **vals):
        # Past the guard above, which is made for everybody else.
        return super().write(vals)  # pylint: disable=super-method-mismatch

    def _check_may_answer(self):
        """Heads answer for their units, and Home Affairs; nobody for oneself.

        :raise AccessError: naming who does
        """
        self.check_access("read")
        user = self.env.user
        if self.env.su:
            return
        if not (
            user.has_group("cchc_base.group_unit_head")
            or user.has_group("cchc_base.group_home_affairs")
        ):
            raise AccessError(
                self.env._("Requests are answered by the head of the unit or by Home Affairs.")
            )
        self.unit_id._check_in_charge()
        if any(row.sudo().employee_id.user_id == user for row in self):
            raise AccessError(self.env._("Your own request is answered by the body above."))

    def action_approve(self):
        """Agree: the request becomes a need, or joins the one that is open."""
        self._check_may_answer()
        self._check_waiting()
        rows = self.sudo()
        Need = self.env["cchc.qualification.need"].sudo()
        for row in rows:
            need = Need._ask([row._need_vals()])
            row._step(
                state="approved",
                need_id=need[:1].id,
                decided_by_id=self.env.uid,
                decided_on=vietnam_time.today(),
            )
        return True

    def _need_vals(self):
        return {
            "employee_id": self.employee_id.id,
            "unit_id": self.unit_id.id,
            "origin": "request",
            "note": self.reason,
            **self.programme_id._need_values(),
        }

    def action_open_refuse(self):
        """Ask for the reason of the refusal."""
        self._check_may_answer()
        self._check_waiting()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Refuse the request"),
            "res_model": "cchc.training.request.answer",
            "view_mode": "form",
            "target": "new",
            "context": {"default_request_id": self.ensure_one().id},
        }

    def _refuse(self, reason):
        self._check_may_answer()
        self._check_waiting()
        self.sudo()._step(
            state="refused",
            answer=reason,
            decided_by_id=self.env.uid,
            decided_on=vietnam_time.today(),
        )


class CchcTrainingProgramme(models.Model):
    _inherit = "cchc.training.programme"

    @api.model
    def _offered(self):
        """Programmes in force today that a person may ask for."""
        today = vietnam_time.today()
        return self.search(
            [
                *("|", ("date_from", "=", False), ("date_from", "<=", today)),
                *("|", ("date_to", "=", False), ("date_to", ">=", today)),
            ]
        )
