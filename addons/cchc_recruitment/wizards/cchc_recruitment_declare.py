from odoo import api, fields, models
from odoo.exceptions import UserError


class CchcRecruitmentDeclare(models.TransientModel):
    """A member of a board declares with the own account whether a candidate is a relative."""

    _name = "cchc.recruitment.declare"
    _description = "Declaration of a member of a board"

    member_id = fields.Many2one(
        comodel_name="cchc.recruitment.member", required=True, readonly=True, ondelete="cascade"
    )
    session_name = fields.Char(related="member_id.session_name", string="Session")
    kind = fields.Selection(related="member_id.kind", string="Board")
    role = fields.Selection(related="member_id.role")
    list_url = fields.Char(string="List of candidates", compute="_compute_list_url")
    declaration = fields.Selection(
        [("none", "No relative among the candidates"), ("related", "A candidate is a relative")],
        required=True,
    )
    related_to = fields.Char(string="Which candidate, which relation")
    kin_ids = fields.One2many(
        comodel_name="cchc.recruitment.declare.kin",
        inverse_name="declare_id",
        string="Candidates whom a dossier names beside you",
    )
    is_true = fields.Boolean(string="I declare the truth and answer for it")

    @api.depends("member_id")
    def _compute_list_url(self):
        """Candidates' names are read where the public reads them, and nowhere before."""
        for row in self:
            session = row.member_id.sudo().session_id
            shown = session.eligible_published_on
            row.list_url = shown and f"/tuyen-dung/danh-sach/{session.id}"

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        member = self.env["cchc.recruitment.member"].browse(values.get("member_id") or [])
        if not member:
            return values
        member._check_own()
        own = member.sudo()
        return {
            **values,
            "declaration": own.declaration,
            "related_to": own.related_to,
            "kin_ids": [
                (0, 0, {"kin_id": row.id, "answer": row.answer, "note": row.note})
                for row in own.kin_ids
            ],
        }

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        for row in rows:
            row.member_id._check_own()
        return rows

    def write(self, vals):
        if vals.get("member_id"):
            self.env["cchc.recruitment.member"].browse(vals["member_id"])._check_own()
        return super().write(vals)

    def action_sign(self):
        """Sign: whoever the dossiers name must be answered, and the whole must agree."""
        self.ensure_one()
        member = self.member_id
        member._check_own()
        if not self.is_true:
            raise UserError(self.env._("Tick that you declare the truth before you sign."))
        answers = {line.kin_id: line for line in self.kin_ids}
        for kin in member.sudo().kin_ids:
            line = answers.get(kin)
            if not line or not line.answer:
                raise UserError(
                    self.env._("Answer whether %s is a relative of yours.", kin.application_id.name)
                )
        related = self.kin_ids.filtered(lambda line: line.answer == "related")
        if self.declaration == "none" and related:
            raise UserError(
                self.env._(
                    "You say that %s is a relative: declare that a candidate is one.",
                    related[0].candidate,
                )
            )
        if self.declaration == "related" and not (self.related_to or "").strip():
            raise UserError(self.env._("Say which candidate is a relative, and which relation."))
        for line in self.kin_ids:
            line.kin_id.sudo()._set_plain({"answer": line.answer, "note": line._told()})
        member._sign(self.declaration, self.related_to if self.declaration == "related" else False)
        return {"type": "ir.actions.client", "tag": "soft_reload"}
