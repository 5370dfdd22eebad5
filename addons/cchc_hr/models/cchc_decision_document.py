from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.documents import official

from ..documents import decision_document
from .cchc_decision_ground import PUBLIC_EMPLOYEES
from .decision_reader import DecisionReader


class CchcDecision(models.Model):
    """What a decision needs on paper besides its facts, and its printing."""

    _name = "cchc.decision"
    _inherit = ["cchc.decision", "cchc.document"]

    authority = fields.Char(
        compute="_compute_authority",
        store=True,
        readonly=False,
        help="Who decides, printed above the grounds: the head of the issuing body whoever signs, "
        "or the body itself.",
    )
    signer_title = fields.Char(
        help="Post of who signs, as it stands above the signature: “Phó Giám đốc”. Written as “TL. "
        "Chủ tịch, Giám đốc Sở Nội vụ” it says the capacity as well.",
    )
    grounds = fields.Text(compute="_compute_grounds", store=True, readonly=False)
    grounds_proposed = fields.Text(compute="_compute_grounds", store=True)
    executors = fields.Char(
        string="Carried out by",
        compute="_compute_executors",
        store=True,
        readonly=False,
        help="Who carries the decision out, besides the person concerned.",
    )
    recipients = fields.Text(
        help="Nơi nhận, one a line. Empty: those who carry the decision out. The line “Lưu” is "
        "added."
    )

    @api.depends("type_id")
    def _compute_from_type(self):
        for decision in self:
            decision.subject = decision.type_id.subject

    @api.depends("signer_title", "signing_capacity", "signs_for", "collective", "unit_id")
    def _compute_authority(self):
        for decision in self:
            decision.authority = decision.unit_id and official.authority(
                decision._signature_lines() or "", decision.unit_id.name
            )

    @api.depends("unit_id")
    def _compute_executors(self):
        for decision in self:
            decision.executors = decision.unit_id.document_executors

    @api.depends("type_id", "unit_id", "date_signed", "line_ids.employee_id")
    def _compute_grounds(self):
        """Texts in force when it is signed, for the kind of people; what was written stays."""
        for decision in self:
            proposed = decision._proposed_grounds()
            if not decision.grounds or decision.grounds == decision.grounds_proposed:
                decision.grounds = proposed
            decision.grounds_proposed = proposed

    def _proposed_grounds(self):
        self.ensure_one()
        kind, unit = self.type_id, self.unit_id
        if not kind.ground_ids and not kind.grounds:
            return False
        day = self.date_signed or fields.Date.context_today(self)
        lines = (unit.document_grounds or "").splitlines()
        lines += kind.ground_ids._in_force(day, self._audience())._texts()
        lines += (kind.grounds or "").splitlines()
        if unit.document_proposer:
            lines.append(f"Theo đề nghị của {unit.document_proposer}")
        return "\n".join(official.punctuated(lines)) or False

    def _audience(self):
        """Whose law applies: that of the people if they are of one kind, else the unit's."""
        people = self.line_ids.employee_id.sudo()
        categories = {category for category in people.mapped("staffing_category") if category}
        if categories:
            are = categories <= set(PUBLIC_EMPLOYEES)
        else:
            are = self.unit_id.kind_id.code == "public_service_unit"
        return "public_employees" if are else "civil_servants"

    @api.onchange("unit_id")
    def _onchange_unit_id(self):
        """Propose who signed last for the unit."""
        if not self.unit_id or self.signer_name:
            return
        last = self.search(
            [("unit_id", "=", self.unit_id.id), ("signer_name", "!=", False)],
            order="date_signed desc, id desc",
            limit=1,
        )
        self.signer_name = last.signer_name
        self._set_signature(
            last.signer_title, last.signing_capacity, last.signs_for, last.collective
        )

    # -- printing -------------------------------------------------------------

    def _document_templates(self):
        Template = self.env["cchc.document.template"].sudo()
        default = Template.search([("model", "=", self._name)], limit=1)
        return {decision.id: decision.sudo().type_id.template_id or default for decision in self}

    def _document_context(self):
        reader = DecisionReader(self)
        return {
            decision.id: decision_document.context(reader.decision(decision))
            for decision in reader.decisions
        }

    @api.model
    def _document_samples(self):
        return decision_document.samples()

    def _document_name(self):
        return f"QĐ {self.number or f'du-thao {self.id}'}"

    @api.model
    def _document_bundle_name(self):
        return "Quyết định"

    def _check_printable(self):
        """A decision of one's own units, or one whose people one may all see.

        A collective decision of the province also reaches the agencies of its people; each sees
        its own people on the screen, and no list of strangers on paper.
        """
        if self.env.su:
            return
        foreign = self.filtered(
            lambda decision: not self.env.user._check_in_scope(decision.sudo().unit_id)
        )
        Line = self.env["cchc.decision.line"]
        seen = Line.search([("decision_id", "in", foreign.ids)])
        hidden = foreign.sudo().line_ids - seen.sudo()
        if hidden:
            raise UserError(
                self.env._(
                    "%s also concerns people outside your units. Ask the unit that issued it for "
                    "a copy.",
                    hidden.decision_id[:1].display_name,
                )
            )
