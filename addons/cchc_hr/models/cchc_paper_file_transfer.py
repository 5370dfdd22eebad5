from itertools import chain, count

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.cchc_base.tools import vietnam_time


class CchcPaperFileTransfer(models.Model):
    """A paper file goes to another agency, which confirms it: forms HS04 (handing over), HS05."""

    _name = "cchc.paper.file.transfer"
    _description = "Transfer of a paper file"
    _order = "sent_on desc, id desc"

    file_id = fields.Many2one(
        comodel_name="cchc.paper.file",
        string="Paper file",
        required=True,
        ondelete="restrict",
        index=True,
    )
    employee_id = fields.Many2one(related="file_id.employee_id", string="Person")
    from_unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="From",
        required=True,
        readonly=True,
        ondelete="restrict",
        help="Who kept the file when it was sent.",
    )
    to_unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="To",
        index="btree_not_null",
        ondelete="restrict",
        domain="[('kind_id', '!=', False)]",
    )
    to_outside = fields.Char(string="To an agency outside the province")
    to_archive = fields.Boolean(
        string="Into the archive", help="Of the agency that keeps it: the person has left service."
    )
    slip_number = fields.Char(string="Transfer slip (form HS05)")
    sent_on = fields.Date(required=True, default=fields.Date.context_today)
    received_on = fields.Date(readonly=True, copy=False)
    received_by = fields.Char()
    can_receive = fields.Boolean(compute="_compute_can_receive")
    note = fields.Char()

    _one_destination = models.Constraint(
        "CHECK ((to_unit_id IS NOT NULL)::int + (to_outside IS NOT NULL)::int"
        " + COALESCE(to_archive, FALSE)::int = 1)",
        "A file goes to a unit of the province, to an agency outside or into the archive: choose "
        "one of them.",
    )
    _elsewhere = models.Constraint(
        "CHECK (to_unit_id IS NULL OR to_unit_id <> from_unit_id)",
        "That agency keeps the file already: choose where it goes.",
    )
    _one_at_a_time = models.UniqueIndex(
        "(file_id) WHERE received_on IS NULL",
        "The file is on its way already: confirm that it was received first.",
    )

    @api.depends("file_id", "to_archive")
    def _compute_display_name(self):
        for transfer in self:
            to = transfer.to_unit_id.name or transfer.to_outside or ""
            if transfer.to_archive:
                to = self.env._("archive")
            transfer.display_name = f"{transfer.file_id.display_name or ''} → {to}"

    @api.depends("to_unit_id", "from_unit_id", "received_on")
    @api.depends_context("uid")
    def _compute_can_receive(self):
        user = self.env.user
        officer = self.env.su or user.has_group("cchc_base.group_hr_officer")
        for transfer in self:
            place = transfer.to_unit_id or transfer.from_unit_id
            transfer.can_receive = (
                officer
                and bool(transfer._origin)
                and not transfer.received_on
                and user._check_in_scope(place)
            )

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        files = self.env["cchc.paper.file"].browse(
            {vals.get("file_id", self.env.context.get("default_file_id")) for vals in vals_list}
            - {None, False}
        )
        files.check_access("write")
        files.keeper_id.sudo(self.env.su)._check_in_charge()
        for file in files:
            if file.state != "kept":
                states = dict(file._fields["state"]._description_selection(self.env))
                raise UserError(
                    self.env._(
                        "Paper file %(file)s can't be sent: %(state)s.",
                        file=file.display_name,
                        state=states[file.state].lower(),
                    )
                )
        default = self.env.context.get("default_file_id")
        keepers = {file.id: file.keeper_id.id for file in files}
        return super().create(
            [
                {
                    **vals,
                    # By value, so that no default of the context can say otherwise.
                    "received_on": False,
                    "from_unit_id": keepers.get(vals.get("file_id", default)),
                }
                for vals in vals_list
            ]
        )

    def write(self, vals):
        self.check_access("write")
        if {"file_id", "from_unit_id", "received_on"} & vals.keys() and not self.env.su:
            raise UserError(self.env._("A transfer is received by its button, by the receiver."))
        if not self.env.su and self.filtered("received_on"):
            raise UserError(self.env._("A transfer that was received stays as it is."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_received(self):
        if self.filtered("received_on"):
            raise UserError(self.env._("A transfer that was received stays as it is."))

    @api.constrains("sent_on")
    def _check_days(self):
        for transfer in self:
            if transfer.sent_on > vietnam_time.today():
                raise ValidationError(
                    self.env._(
                        "Transfer of %s: a day in the future can't be recorded.",
                        transfer.file_id.display_name,
                    )
                )

    def action_receive(self):
        """The receiver has the file; from now on it keeps it."""
        self.check_access("write")
        for transfer in self:
            if transfer.received_on:
                raise UserError(self.env._("A transfer that was received stays as it is."))
            place = transfer.to_unit_id or transfer.from_unit_id
            place.sudo(self.env.su)._check_in_charge()
            # Rights were asked for above; the receiver did not keep the file until now.
            privileged = transfer.sudo()
            privileged.write(
                {
                    "received_on": vietnam_time.today(),
                    "received_by": transfer.received_by or self.env.user.name,
                }
            )
            if transfer.to_unit_id:
                keeper = transfer.to_unit_id.agency_id or transfer.to_unit_id
                # Where it lay there says nothing about its place here.
                place = dict.fromkeys(("room", "cabinet", "box"), False)
                number = privileged._number_at(keeper)
                privileged.file_id.write({"keeper_id": keeper.id, "number": number, **place})
        return True

    def _number_at(self, keeper):
        """The file's number in the register of the agency that keeps it from now on.

        Each agency counts its own files: where the number is taken the next free one of the form
        «HS-0003/2» is given. The old number stays in the log of the file.
        """
        number = self.file_id.number
        taken = set(
            self.env["cchc.paper.file"]
            .search([("keeper_id", "=", keeper.id), ("id", "!=", self.file_id.id)])
            .mapped("number")
        )
        tries = (f"{number}/{place}" for place in count(2))
        return next(free for free in chain([number], tries) if free not in taken)

    # -- printing -------------------------------------------------------------

    def action_print_form(self):
        self.ensure_one()
        file = self.file_id.sudo(False)._filtered_access("read")
        return self.env["cchc.paper.form"]._open("hs04", transfer_id=self, file_id=file)

    def action_print_handover(self):
        """What both sides sign (form HS04), one for each."""
        return self.env["cchc.paper.form"]._slips("hs04", self)

    def action_print_sending(self):
        """The slip that goes along (form HS05), one for each."""
        return self.env["cchc.paper.form"]._slips("hs05", self)
