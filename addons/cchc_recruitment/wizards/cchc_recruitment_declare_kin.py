from odoo import api, fields, models

ANSWERS = [("related", "Relative"), ("unrelated", "No relative")]


class CchcRecruitmentDeclareKin(models.TransientModel):
    """What the member says of one candidate whom a dossier names beside the member."""

    _name = "cchc.recruitment.declare.kin"
    _description = "Possible relative, as the member answers"

    declare_id = fields.Many2one(
        comodel_name="cchc.recruitment.declare", required=True, ondelete="cascade"
    )
    kin_id = fields.Many2one(
        comodel_name="cchc.recruitment.kin", required=True, readonly=True, ondelete="cascade"
    )
    candidate = fields.Char(compute="_compute_told")
    why = fields.Char(compute="_compute_told", string="Found because")
    answer = fields.Selection(ANSWERS)
    note = fields.Char(string="How it was found out")

    @api.depends("kin_id")
    def _compute_told(self):
        """In superuser mode, of the own rows: a member may open no application."""
        for line in self:
            kin = line.kin_id.sudo()
            own = kin.member_id.user_id == self.env.user
            line.candidate = own and kin.application_id.name
            line.why = own and kin.why

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        for line in lines:
            line._check_own()
        return lines

    def write(self, vals):
        result = super().write(vals)
        if vals.get("kin_id"):
            for line in self:
                line._check_own()
        return result

    def _check_own(self):
        """:raise UserError: when the line speaks of another member"""
        member = self.kin_id.sudo().member_id
        member.sudo(self.env.su)._check_own()

    def _told(self):
        """How it was found out: the member's own word where nothing else is said."""
        self.ensure_one()
        return (self.note or "").strip() or self.env._("Declared by the member.")
