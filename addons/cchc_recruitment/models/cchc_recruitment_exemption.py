from odoo import api, fields, models
from odoo.exceptions import UserError


class CchcRecruitmentExemption(models.Model):
    """A candidate who need not sit a paper, why, and by which document.

    It becomes a score when seats are allotted: from then on it stays.
    """

    _name = "cchc.recruitment.exemption"
    _description = "Exemption from a paper"
    _inherit = ["cchc.recruitment.part"]
    _order = "paper_id, id"
    _wholes = ("paper_id", "application_id")

    paper_id = fields.Many2one(
        comodel_name="cchc.recruitment.paper", required=True, index=True, ondelete="restrict"
    )
    session_id = fields.Many2one(related="paper_id.session_id", store=True, index=True)
    unit_id = fields.Many2one(related="paper_id.unit_id", store=True, index=True)
    application_id = fields.Many2one(
        comodel_name="cchc.recruitment.application",
        string="Candidate",
        required=True,
        index=True,
        ondelete="restrict",
        domain="[('session_id', '=', session_id), ('state', '=', 'eligible')]",
    )
    reason = fields.Char(required=True)
    document = fields.Char(required=True, help="Degree, certificate or decision that proves it.")

    _once = models.Constraint(
        "UNIQUE (paper_id, application_id)", "This candidate is exempt from the paper already."
    )

    @api.constrains("paper_id", "application_id")
    def _check_session(self):
        for row in self:
            if row.application_id.session_id != row.paper_id.session_id:
                raise UserError(
                    self.env._("%s competes in another session.", row.application_id.name)
                )

    def _entered(self):
        scores = self.env["cchc.recruitment.score"].sudo()
        return scores.search(
            [
                ("application_id", "in", self.application_id.ids),
                ("paper_id", "in", self.paper_id.ids),
                ("superseded_at", "=", False),
            ]
        )

    def _enter(self):
        """The scores of those that were not entered yet."""
        known = {(row.application_id, row.paper_id) for row in self._entered()}
        self.env["cchc.recruitment.score"]._enter(
            [
                {
                    "application_id": row.application_id.id,
                    "paper_id": row.paper_id.id,
                    "state": "exempt",
                    "points": 0,
                    "source": f"{row.reason} ({row.document})",
                }
                for row in self
                if (row.application_id, row.paper_id) not in known
            ]
        )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_entered(self):
        known = {(row.application_id, row.paper_id) for row in self._entered()}
        for row in self:
            if (row.application_id, row.paper_id) in known:
                raise UserError(
                    self.env._(
                        "%s is exempt since seats were allotted: it stays.",
                        row.application_id.name,
                    )
                )
