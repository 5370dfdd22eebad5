from odoo import api, fields, models
from odoo.exceptions import UserError


class CchcRecruitmentKin(models.Model):
    """A candidate who might be a relative of a member: found by the dossiers, answered by hand."""

    _name = "cchc.recruitment.kin"
    _description = "Possible relative among the candidates"
    _inherit = ["cchc.recruitment.part"]
    _order = "member_id, id"
    _wholes = ("member_id",)
    _of_program = frozenset({"member_id", "application_id", "why"})

    member_id = fields.Many2one(
        comodel_name="cchc.recruitment.member",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    board_id = fields.Many2one(related="member_id.board_id", store=True, index=True)
    unit_id = fields.Many2one(related="member_id.unit_id", store=True, index=True)
    application_id = fields.Many2one(
        comodel_name="cchc.recruitment.application",
        string="Candidate",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    why = fields.Char(string="Found because", readonly=True)
    answer = fields.Selection([("related", "Relative"), ("unrelated", "No relative")])
    note = fields.Char(string="How it was found out")

    _once = models.Constraint(
        "UNIQUE (member_id, application_id)", "This pair is in the list already."
    )

    @api.constrains("answer", "note")
    def _check_note(self):
        for row in self:
            if row.answer == "unrelated" and not (row.note or "").strip():
                raise UserError(
                    self.env._(
                        "%(member)s and %(candidate)s: say how it was found out that they are no "
                        "relatives.",
                        member=row.member_id.name,
                        candidate=row.application_id.name,
                    )
                )
