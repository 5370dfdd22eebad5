from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.cchc_base.tools.append_only import install_append_only
from odoo.addons.cchc_base.tools.attachments import adopt_attachments

# What may still be added to a decision after it was issued.
OPEN_AFTER_ISSUE = frozenset({"note", "attachment_ids", "signed_file", "signed_file_name"})
# What the database itself freezes at issue.
FROZEN_COLUMNS = (
    *("number", "date_signed", "type_id", "unit_id", "subject", "grounds"),
    *("signer_name", "signer_title", "issued_at", "issued_by_id"),
)
# Columns that came later: decisions issued before may still get their first value.
FROZEN_WHEN_SET = (
    *("register_id", "register_key"),
    *("signing_capacity", "signs_for", "collective"),
)


class CchcDecision(models.Model):
    """A numbered, dated, signed document whose lines change the service of people.

    Draft: free to edit. Issued: its lines stand and are projected; nothing of it changes any
    more. A mistake is revoked by another decision, which restores what was before.
    """

    _name = "cchc.decision"
    _description = "Decision"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "date_signed desc, id desc"
    _rec_names_search = ["number", "subject"]

    number = fields.Char(
        copy=False, tracking=True, help="As signed, for example 125/QĐ-SNV. Entered after signing."
    )
    date_signed = fields.Date(string="Signed on", copy=False, tracking=True)
    type_id = fields.Many2one(
        comodel_name="cchc.decision.type", required=True, ondelete="restrict", tracking=True
    )
    fact_codes = fields.Char(related="type_id.fact_codes")
    event = fields.Selection(related="type_id.event")
    subject = fields.Char(
        compute="_compute_from_type", store=True, readonly=False, help="Về việc …"
    )
    grounds = fields.Text(compute="_compute_from_type", store=True, readonly=False)
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Issued by",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user.sudo().unit_ids[:1].agency_id,
        tracking=True,
    )
    signer_name = fields.Char()
    signer_title = fields.Char()
    date_effective = fields.Date(
        string="Effective on",
        default=fields.Date.context_today,
        help="Proposed for new lines; each line has its own date.",
    )
    state = fields.Selection(
        [("draft", "Draft"), ("issued", "Issued"), ("revoked", "Revoked")],
        default="draft",
        required=True,
        copy=False,
        readonly=True,
        tracking=True,
        index=True,
    )
    issued_at = fields.Datetime(string="Recorded at", copy=False, readonly=True)
    issued_by_id = fields.Many2one(comodel_name="res.users", copy=False, readonly=True)
    line_ids = fields.One2many(
        comodel_name="cchc.decision.line",
        inverse_name="decision_id",
        string="Lines",
        copy=True,
    )
    line_count = fields.Integer(compute="_compute_line_count", string="Number of people")
    concerns_scope = fields.Boolean(
        compute="_compute_concerns_scope",
        search="_search_concerns_scope",
        compute_sudo=True,
        export_string_translation=False,
        help="Somebody whom the user may see is named in the decision.",
    )
    revokes_line_ids = fields.One2many(
        comodel_name="cchc.decision.line", inverse_name="revocation_id", string="Revokes"
    )
    note = fields.Text()
    attachment_ids = fields.Many2many(comodel_name="ir.attachment", string="Files", copy=False)
    signed_file_name = fields.Char(copy=False)

    _type_idx = models.Index("(type_id)")

    def init(self):
        result = super().init()
        install_append_only(
            self.env.cr,
            self._table,
            frozen_when=SQL("OLD.state <> 'draft'"),
            columns=FROZEN_COLUMNS,
            once=FROZEN_WHEN_SET,
            refused_when=SQL(
                "(OLD.state, NEW.state) NOT IN (('issued', 'issued'), ('issued', 'revoked'), "
                "('revoked', 'revoked'))"
            ),
        )
        return result

    @api.depends("type_id")
    def _compute_from_type(self):
        for decision in self:
            decision.subject = decision.type_id.subject
            decision.grounds = decision.type_id.grounds

    @api.depends("line_ids")
    def _compute_line_count(self):
        counts = dict(
            self.env["cchc.decision.line"]
            .sudo()
            ._read_group([("decision_id", "in", self.ids)], ["decision_id"], ["__count"])
        )
        for decision in self:
            decision.line_count = counts.get(decision._origin, 0) or len(decision.line_ids)

    @api.depends("line_ids.employee_id.unit_id")
    @api.depends_context("uid")
    def _compute_concerns_scope(self):
        """For the record rule. A rule that itself went through ``line_ids`` would be evaluated in
        superuser mode and leave the lines of strangers in the cache, for everybody to find."""
        seen = self.env["cchc.decision.line"].search(
            Domain("decision_id", "in", self.ids)
            & Domain(self.env.user._scope_people("employee_id"))
        )
        for decision in self:
            decision.concerns_scope = decision._origin in seen.decision_id

    @api.model
    def _search_concerns_scope(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("line_ids", "any", self.env.user._scope_people("employee_id"))

    @api.depends("number", "type_id", "subject")
    def _compute_display_name(self):
        for decision in self:
            decision.display_name = decision.number or decision.subject or decision.type_id.name

    # -- nothing of an issued decision changes ---------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        # By value, so that no default of the context or of the user can say otherwise.
        draft = {"state": "draft", "issued_at": False, "issued_by_id": False}
        for vals in vals_list:
            if any(vals.get(name, value) not in (value, None) for name, value in draft.items()):
                raise UserError(
                    self.env._("A decision starts as a draft and is issued afterwards.")
                )
        units = {vals.get("unit_id") for vals in vals_list} - {None, False}
        self.env["hr.department"].browse(units)._check_in_charge()
        decisions = super().create([{**vals, **draft} for vals in vals_list])
        adopt_attachments(decisions)
        return decisions

    def write(self, vals):
        self.check_access("write")
        if {"state", "issued_at", "issued_by_id"} & vals.keys():
            raise UserError(self.env._("Use “Issue” or “Revoke” to change a decision's state."))
        frozen = vals.keys() - OPEN_AFTER_ISSUE
        frozen -= {name for name in frozen if name.startswith(("message_", "activity_"))}
        if frozen:
            self._check_draft()
        self.env["hr.department"].browse(vals.get("unit_id") or [])._check_in_charge()
        result = super().write(vals)
        if "attachment_ids" in vals:
            adopt_attachments(self)
        return result

    # Also while an addon is uninstalled: the context by which Odoo tells so may come by RPC.
    @api.ondelete(at_uninstall=True)
    def _unlink_except_issued(self):
        if any(decision.state != "draft" for decision in self):
            raise UserError(self.env._("An issued decision can't be deleted."))

    def _check_draft(self):
        """Refuse to touch what was issued.

        :raise UserError: naming the decision
        """
        issued = self.sudo().filtered(lambda decision: decision.state != "draft")
        if issued:
            raise UserError(
                self.env._(
                    "%s was issued: it can't be changed. Revoke it by another decision.",
                    issued[0].display_name,
                )
            )

    def message_subscribe(self, partner_ids=None, subtype_ids=None):
        """Odoo lets everybody who reads a document follow it; who only reads writes nothing."""
        if not self.has_access("write"):
            raise AccessError(self.env._("Only who may change a decision can follow it."))
        return super().message_subscribe(partner_ids, subtype_ids)

    # -- issue ----------------------------------------------------------------

    def action_issue(self):
        """Put the decisions in force: freeze their lines and project the people concerned.

        All or nothing; safe to repeat (an issued decision is left alone).

        :raise UserError: naming the line, the field and the remedy
        """
        self.check_access("write")
        drafts = self.filtered(lambda decision: decision.state == "draft")
        if not drafts:
            return True
        for decision in drafts:
            decision._check_issuable()
        lines = drafts.line_ids
        # Counted by a search: the cache of a list is the same in superuser mode and outside.
        if lines.sudo().search_count([("decision_id", "in", drafts.ids)]) != len(lines):
            raise AccessError(
                self.env._(
                    "The decision concerns people of units that you are not in charge of. "
                    "Whoever drafted these lines issues the decision."
                )
            )
        lines._check_issuable()
        drafts._enter_in_registers()
        now = fields.Datetime.now()
        lines._freeze(now)
        super(CchcDecision, drafts).write(
            {"state": "issued", "issued_at": now, "issued_by_id": self.env.uid}
        )
        people = lines.employee_id
        self.env["cchc.timeline"]._project(people)
        lines._check_sequences()
        lines._check_pay_in_force()
        lines._enter_in_dossiers()
        return True

    def _check_issuable(self):
        self.ensure_one()
        if not self.number or not self.date_signed:
            raise UserError(
                self.env._(
                    "%s: enter the number and the date of signing before issuing.",
                    self.display_name,
                )
            )
        if not self.line_ids:
            raise UserError(
                self.env._("%s: add at least one person before issuing.", self.display_name)
            )
        if self.type_id.event == "revoke":
            raise UserError(
                self.env._("A decision of revocation is issued by “Revoke” on the decision itself.")
            )

    def action_open_revocation(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Revoke"),
            "res_model": "cchc.decision.revocation",
            "view_mode": "form",
            "target": "new",
            "context": {"default_decision_id": self.id},
        }

    def _revoke_lines(self, lines):
        """Take back ``lines`` by this revoking decision and restore the people.

        :param lines: issued lines that stand
        """
        self.ensure_one()
        standing = lines.filtered(lambda line: line.issued_at and not line.revoked_at)
        if not standing:
            raise UserError(self.env._("Nothing of this decision stands any more."))
        now = fields.Datetime.now()
        self._enter_in_registers()
        standing._take_back(self, now)
        super().write({"state": "issued", "issued_at": now, "issued_by_id": self.env.uid})
        touched = standing.decision_id
        gone = touched.filtered(lambda d: all(line.revoked_at for line in d.line_ids))
        super(CchcDecision, gone).write({"state": "revoked"})
        self.env["cchc.timeline"]._project(standing.employee_id)
        standing._check_sequences()
        standing._take_out_of_dossiers()
        return True
