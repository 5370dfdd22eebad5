from odoo import models
from odoo.exceptions import UserError


class CchcReductionDossier(models.Model):
    """The way of one person through a list: returned, refused, proposed again."""

    _inherit = "cchc.reduction.dossier"

    def action_open_return(self):
        self.ensure_one()
        return self._ask_why("return", self.env._("Return"))

    def action_open_refusal(self):
        self.ensure_one()
        return self._ask_why("refuse", self.env._("Refuse"))

    def _ask_why(self, step, title):
        return {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": "cchc.reduction.answer",
            "view_mode": "form",
            "target": "new",
            "context": {"default_dossier_id": self.id, "default_step": step},
        }

    def _answer(self, step, reason):
        """Home Affairs takes single people out of a list that was handed on; the rest goes on.

        :raise UserError: when it is not the time, or there is no reason
        """
        self.list_id._check_home_affairs()
        self.check_access("write")
        if not (reason or "").strip():
            raise UserError(self.env._("Enter the reason: the agency reads it."))
        for row in self:
            if row.state != "proposed" or row.list_id.state not in ("submitted", "appraised"):
                raise UserError(
                    self.env._(
                        "%s: people are returned and refused while Home Affairs has the list.",
                        row.display_name,
                    )
                )
        state = "returned" if step == "return" else "refused"
        return self._set_state(state, return_reason=reason)

    def action_propose_again(self):
        """The agency takes up whom Home Affairs returned, in its draft of the period."""
        self.ensure_one()
        self.check_access("write")
        if self.state != "returned" or self.list_id.state == "draft":
            raise UserError(
                self.env._("%s: only who was returned is proposed again.", self.display_name)
            )
        List = self.env["cchc.reduction.list"]
        draft = List.search(
            [("unit_id", "=", self.unit_id.id), ("state", "=", "draft")], limit=1
        ) or List.create(
            {
                "unit_id": self.unit_id.id,
                "year": self.list_id.year,
                "period": self.list_id.period,
                "cuts_posts": self.list_id.cuts_posts,
            }
        )
        again = self.copy({"list_id": draft.id})
        again._set_plain({"earlier_id": self.id})
        for row in self.document_ids:
            same = again.document_ids.filtered(lambda one, row=row: one.paper_id == row.paper_id)
            same[:1].write({"number": row.number, "dated": row.dated})
        return again.get_formview_action()
