from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from odoo.addons.cchc_base.tools import vietnam_time

# What whoever asks may still change while nobody has answered.
ASKED = frozenset({"to_unit_id", "position_title", "date_wanted", "reason", "note", "answer"})
OPEN = ("requested", "consented", "released", "drafted", "decided", "handed")


class CchcTransfer(models.Model):
    """A transfer between agencies: asked for, agreed to by both, decided, handed over.

    Each side takes its own step. Home Affairs, which is in charge of both, does not answer for
    them: it may go past a missing answer, with a reason.
    """

    _name = "cchc.transfer"
    _description = "Transfer between agencies"
    _order = "id desc"

    employee_id = fields.Many2one(
        comodel_name="hr.employee", string="Dossier", required=True, ondelete="restrict", index=True
    )
    person_id = fields.Many2one(
        comodel_name="hr.employee.public",
        compute="_compute_person_id",
        inverse="_inverse_person_id",
        compute_sudo=True,
    )
    from_unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Releasing agency",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    to_unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Receiving unit",
        required=True,
        index=True,
        ondelete="restrict",
        domain="[('kind_id', '!=', False)]",
    )
    origin = fields.Selection(
        [
            ("receiving", "The receiving agency"),
            ("releasing", "The releasing agency"),
            ("home_affairs", "Home Affairs"),
        ],
        string="Asked for by",
        readonly=True,
    )
    asked_on = fields.Date(readonly=True)
    asked_by_id = fields.Many2one(comodel_name="res.users", readonly=True)
    position_title = fields.Char(string="Proposed position")
    date_wanted = fields.Date(string="Wanted from")
    reason = fields.Text(string="Why")
    note = fields.Text()
    state = fields.Selection(
        [
            ("requested", "Asked for"),
            ("consented", "The receiver consents"),
            ("released", "The sender releases"),
            ("drafted", "Decision drafted"),
            ("decided", "Decision issued"),
            ("handed", "Dossier sent"),
            ("done", "Done"),
            ("refused", "Refused"),
        ],
        default="requested",
        required=True,
        readonly=True,
        copy=False,
        index=True,
    )
    consented_on = fields.Date(string="Consented on", readonly=True, copy=False)
    consented_by_id = fields.Many2one(comodel_name="res.users", readonly=True, copy=False)
    released_on = fields.Date(string="Released on", readonly=True, copy=False)
    released_by_id = fields.Many2one(comodel_name="res.users", readonly=True, copy=False)
    answer = fields.Char(
        string="Reason of the answer",
        help="To be entered before “Refuse” or “Go past the missing answer”.",
    )
    refused_on = fields.Date(readonly=True, copy=False)
    refused_by_id = fields.Many2one(comodel_name="res.users", readonly=True, copy=False)
    overridden_on = fields.Date(string="Gone past on", readonly=True, copy=False)
    overridden_by_id = fields.Many2one(comodel_name="res.users", readonly=True, copy=False)
    override_reason = fields.Char(readonly=True, copy=False)
    decision_id = fields.Many2one(
        comodel_name="cchc.decision", readonly=True, copy=False, ondelete="set null", index=True
    )
    paper_transfer_id = fields.Many2one(
        comodel_name="cchc.paper.file.transfer",
        string="Handover of the dossier",
        readonly=True,
        copy=False,
        ondelete="restrict",
    )
    handed_on = fields.Date(related="paper_transfer_id.sent_on", string="Dossier sent on")
    received_on = fields.Date(related="paper_transfer_id.received_on", string="Dossier received on")
    acts_for_receiver = fields.Boolean(compute="_compute_sides", export_string_translation=False)
    acts_for_sender = fields.Boolean(compute="_compute_sides", export_string_translation=False)
    acts_above = fields.Boolean(compute="_compute_sides", export_string_translation=False)

    _one_open = models.UniqueIndex(
        "(employee_id) WHERE state NOT IN ('done', 'refused')",
        "A transfer of this person is under way already: finish or refuse that one.",
    )

    @api.depends("employee_id")
    def _compute_person_id(self):
        for transfer in self:
            transfer.person_id = transfer.employee_id.id

    def _inverse_person_id(self):
        """Set at creation only; see ``create``."""

    @api.depends("employee_id", "to_unit_id")
    def _compute_display_name(self):
        for transfer in self.sudo():
            name, to = transfer.employee_id.name or "", transfer.to_unit_id.display_name or ""
            transfer.display_name = f"{name} → {to}"

    @api.depends("from_unit_id", "to_unit_id")
    @api.depends_context("uid")
    def _compute_sides(self):
        user = self.env.user
        officer = user.has_group("cchc_base.group_hr_officer")
        above = officer and user._sees_province()
        for transfer in self:
            transfer.acts_above = above
            own = officer and not above
            transfer.acts_for_receiver = own and user._check_in_scope(transfer.to_unit_id)
            transfer.acts_for_sender = own and user._check_in_scope(transfer.from_unit_id)

    # -- asking -------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        rows = []
        for vals in vals_list:
            person = vals.get("employee_id") or vals.get("person_id")
            person = self.env["hr.employee"].sudo().browse(person or [])
            rows.append(self._asked_values(vals, person))
        # One that was just refused no longer stands in the way of the next.
        self.flush_model(["state"])
        return super().create(rows)

    @api.model
    def _asked_values(self, vals, person):
        """The row of a request: where the person is, who asks and what follows from that."""
        sender = person.unit_id.agency_id
        receiver = self.env["hr.department"].sudo().browse(vals.get("to_unit_id") or [])
        if not sender or not receiver:
            raise ValidationError(self.env._("Choose a person in service and the receiving unit."))
        if sender == receiver.agency_id:
            raise ValidationError(
                self.env._(
                    "%s serves in this agency already: a move inside it needs no handshake.",
                    person.name,
                )
            )
        today, user = vietnam_time.today(), self.env.user
        origin = self._origin_of(sender, receiver)
        row = {name: vals[name] for name in ASKED & vals.keys()}
        row |= {
            "employee_id": person.id,
            "from_unit_id": sender.id,
            "origin": origin,
            "asked_on": today,
            "asked_by_id": user.id,
            "state": "requested",
        }
        if origin == "receiving":
            # Who asks for somebody consents to receive him.
            row |= {"state": "consented", "consented_on": today, "consented_by_id": user.id}
        # By value, so that no default of the context can say otherwise.
        steps = self._step_fields()
        return {**dict.fromkeys(steps - row.keys(), False), **row}

    @api.model
    def _step_fields(self):
        return frozenset(
            {
                *("consented_on", "consented_by_id", "released_on", "released_by_id"),
                *("refused_on", "refused_by_id", "overridden_on", "overridden_by_id"),
                *("override_reason", "decision_id", "paper_transfer_id"),
            }
        )

    @api.model
    def _origin_of(self, sender, receiver):
        user = self.env.user
        if self.env.su or user._sees_province():
            return "home_affairs"
        if user._check_in_scope(receiver):
            return "receiving"
        if user._check_in_scope(sender):
            return "releasing"
        raise AccessError(
            self.env._(
                "A transfer is asked for by the releasing or the receiving agency, or by Home "
                "Affairs: choose a person or a unit of your own."
            )
        )

    def write(self, vals):
        self.check_access("write")
        if not self.env.su:
            if vals.keys() - ASKED:
                raise UserError(self.env._("The steps of a transfer are taken by their buttons."))
            closed = self.filtered(lambda row: row.state not in OPEN)
            asked = vals.keys() - {"answer"}
            if closed or (asked and self.filtered(lambda row: not row._is_mine_to_change())):
                raise UserError(
                    self.env._("What was asked for is changed only by who asked, before an answer.")
                )
            self.env["hr.department"].browse(vals.get("to_unit_id") or []).exists()
        return super().write(vals)

    def _is_mine_to_change(self):
        self.ensure_one()
        first = "consented" if self.origin == "receiving" else "requested"
        return self.asked_by_id == self.env.user and self.state == first

    @api.ondelete(at_uninstall=False)
    def _unlink_except_answered(self):
        if not self.env.su and self.filtered(lambda row: not row._is_mine_to_change()):
            raise UserError(
                self.env._("A transfer that was answered stays: refuse it with a reason.")
            )
