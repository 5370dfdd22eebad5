from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import RedirectWarning, UserError

from odoo.addons.cchc_base.tools import vietnam_time

MOVES = ("transfer", "rotation")
PARAMETER = "transfer_handshake"


class CchcDecision(models.Model):
    """A move to another agency follows a handshake, or says why it does without one.

    Whoever is in charge of one side only asks the other (`cchc.transfer`); whoever is in charge of
    both, the province's level above all, may issue directly with a reason. What the program issues
    by itself (a demonstration, an import) and corrections are not asked.
    """

    _inherit = "cchc.decision"

    no_handshake_reason = fields.Char(
        string="Without a handshake because",
        copy=False,
        help="Why people go to another agency without its having been asked (“không qua hiệp y”).",
    )
    handshake_note = fields.Char(compute="_compute_handshake_note", export_string_translation=False)
    may_skip_handshake = fields.Boolean(
        compute="_compute_handshake_note", export_string_translation=False
    )

    @api.depends(
        "state", "type_id", "date_signed", "line_ids.employee_id", "line_ids.department_id"
    )
    @api.depends_context("uid")
    def _compute_handshake_note(self):
        for decision in self:
            lines = decision.state == "draft" and decision._lines_without_handshake()
            names = lines.employee_id.sudo().mapped("name") if lines else []
            decision.handshake_note = ", ".join(filter(None, names)) or False
            decision.may_skip_handshake = bool(lines) and lines._both_sides_in_charge()

    @api.model
    def _handshake_demanded(self, day):
        """Whether the dated parameter asks for handshakes on a day."""
        parameter = self.env["cchc.legal.parameter"].sudo().search([("code", "=", PARAMETER)])
        row = parameter and parameter._value_row(day)
        return bool(row and Decimal(row.value))

    def _lines_between_agencies(self):
        moves = self.filtered(lambda decision: decision.type_id.code in MOVES)
        return moves.line_ids.filtered(
            lambda line: (
                line.employee_id
                and line.department_id
                and line.department_id.sudo().agency_id != line.employee_id.sudo().unit_id.agency_id
            )
        )

    def _lines_without_handshake(self):
        """Lines to another agency that both sides have not agreed on."""
        lines = self._lines_between_agencies()
        if not lines:
            return lines
        today = vietnam_time.today()
        asked = self.filtered(lambda row: self._handshake_demanded(row.date_signed or today))
        lines = lines.filtered(lambda line: line.decision_id in asked)
        agreed = lines._agreed_transfers()
        pairs = {(row.employee_id.id, row.to_unit_id.agency_id.id) for row in agreed}
        return lines.filtered(
            lambda line: (
                (line.employee_id._origin.id, line.department_id.sudo().agency_id.id) not in pairs
            )
        )

    def _check_handshakes(self):
        """Refuse to issue what the other agency was not asked about.

        :raise RedirectWarning: to whoever is in charge of one side, with the request filled in
        :raise UserError: to whoever may go without it and has not said why
        """
        if self.env.su:
            return
        for decision in self:
            lines = decision._lines_without_handshake()
            if not lines:
                continue
            names = ", ".join(lines.employee_id.sudo().mapped("name"))
            if not lines._both_sides_in_charge():
                raise RedirectWarning(
                    self.env._(
                        "%s: the decision moves people to another agency that has not been asked. "
                        "Ask for the transfer; when the receiver has consented and the sender has "
                        "released, the decision is drafted from it.",
                        names,
                    ),
                    self.env.ref("cchc_hr.cchc_transfer_action_ask").id,
                    self.env._("Ask for the transfer"),
                    lines[0]._transfer_defaults(),
                )
            if not (decision.no_handshake_reason or "").strip():
                raise UserError(
                    self.env._(
                        "%s: the decision moves people to another agency without a handshake. "
                        "Enter the reason in “Without a handshake because”, or ask for the "
                        "transfer first.",
                        names,
                    )
                )

    def action_ask_handshake(self):
        """The request to the other agency, filled in from the first line that lacks it."""
        self.ensure_one()
        lines = self._lines_without_handshake()
        if not lines:
            raise UserError(self.env._("Nobody in this decision lacks a handshake."))
        action = self.env["ir.actions.actions"]._for_xml_id("cchc_hr.cchc_transfer_action_ask")
        return {**action, "context": lines[0]._transfer_defaults()}

    def action_issue(self):
        drafts = self.filtered(lambda decision: decision.state == "draft")
        moving = drafts._lines_between_agencies()
        if moving:
            # One that is asked and not answered has its own message.
            self.env["cchc.transfer"]._check_not_pending(moving)
            drafts._check_handshakes()
            moving._tie_to_transfers()
        result = super().action_issue()
        if moving:
            self.env["cchc.transfer"]._after_issue(moving.decision_id)
        return result


class CchcDecisionLine(models.Model):
    _inherit = "cchc.decision.line"

    def _both_sides_in_charge(self):
        """Whether the user is in charge of the agencies that release and of those that receive."""
        units = self.department_id | self.employee_id.sudo().unit_id
        return self.env.su or self.env.user._check_in_scope(units.sudo().agency_id)

    def _agreed_transfers(self):
        """Handshakes of the people that both sides agreed on, tied to no other decision."""
        return (
            self.env["cchc.transfer"]
            .sudo()
            .search(
                [
                    ("employee_id", "in", self.employee_id._origin.ids),
                    ("state", "in", ("released", "drafted")),
                    ("decision_id", "in", [False, *self.decision_id._origin.ids]),
                ]
            )
        )

    def _tie_to_transfers(self):
        """A decision drafted by hand that carries out an agreed transfer belongs to it."""
        for transfer in self._agreed_transfers().filtered(lambda row: not row.decision_id):
            line = self.filtered(
                lambda line, transfer=transfer: (
                    line.employee_id == transfer.employee_id
                    and line.department_id.agency_id == transfer.to_unit_id.agency_id
                )
            )[:1]
            if line:
                transfer.write({"state": "drafted", "decision_id": line.decision_id.id})

    def _transfer_defaults(self):
        self.ensure_one()
        return {
            "default_person_id": self.employee_id.id,
            "default_to_unit_id": self.department_id.id,
            "default_position_title": self.position_title or False,
            "default_date_wanted": fields.Date.to_string(self.date_effective) or False,
        }
