from odoo import api, fields, models
from odoo.exceptions import UserError


class CchcTrainingSuccession(models.TransientModel):
    """Asks who is planned for a leading post by a document: they need what the post asks for."""

    _name = "cchc.training.succession"
    _description = "Needs of successors"
    _inherit = ["cchc.question"]

    post_id = fields.Many2one(
        comodel_name="cchc.leadership.post",
        string="Planned for the post",
        required=True,
        ondelete="cascade",
    )
    document = fields.Char(
        string="Successors approved by", required=True, help="Number and date of the document."
    )
    programme_ids = fields.Many2many(
        comodel_name="cchc.training.programme",
        string="Programmes",
        compute="_compute_programme_ids",
        store=True,
        readonly=False,
        help="Proposed: the course of the post. Add what else the post asks for.",
    )
    employee_ids = fields.Many2many(comodel_name="hr.employee", string="Successors")
    note = fields.Char()

    @api.depends("post_id")
    def _compute_programme_ids(self):
        offered = self.env["cchc.training.programme"]._offered()
        for asked in self:
            asked.programme_ids = offered.filtered(
                lambda one, post=asked.post_id: post and post in one.post_ids
            )

    def _check_asked(self):
        result = super()._check_asked()
        self.employee_ids.check_access("read")
        return result

    def action_ask(self):
        """Enter the needs, and tell how many are new."""
        self.ensure_one()
        if not self.employee_ids:
            raise UserError(self.env._("Choose who is planned for the post."))
        if not self.programme_ids:
            raise UserError(
                self.env._(
                    "No programme is chosen: the catalogue has none for “%s”. Choose one, or have "
                    "Home Affairs name the post in the programme.",
                    self.post_id.name,
                )
            )
        new, stood, met = self.env["cchc.qualification.need"]._ask_for_successors(
            self.employee_ids, self.post_id, self.programme_ids, self.document.strip(), self.note
        )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._(
                    "Needs that were added: %(new)s; stood already: %(stood)s; met by the dossier: "
                    "%(met)s.",
                    new=len(new),
                    stood=len(stood),
                    met=met,
                ),
                # The list behind is read anew.
                "next": {"type": "ir.actions.act_window_close"},
            },
        }
