from odoo import api, fields, models
from odoo.exceptions import UserError

from .cchc_reduction_list_finance import GROUP as FINANCE_GROUP


class CchcReductionDossier(models.Model):
    """The way of one person through a list: returned, refused, proposed again."""

    _inherit = "cchc.reduction.dossier"

    returned_stage = fields.Selection(
        [("home", "Home Affairs"), ("finance", "Finance")],
        string="Answered by",
        readonly=True,
        copy=False,
    )
    returned_by_id = fields.Many2one(
        comodel_name="res.users", string="Answered by the account", readonly=True, copy=False
    )
    returned_at = fields.Datetime(string="Answered at", readonly=True, copy=False)
    later_ids = fields.One2many(
        comodel_name="cchc.reduction.dossier", inverse_name="earlier_id", string="Proposed again"
    )
    may_answer = fields.Char(
        compute="_compute_may_answer",
        export_string_translation=False,
        help="As whom the reader may return the person now.",
    )

    @api.depends("state", "list_state")
    @api.depends_context("uid")
    def _compute_may_answer(self):
        for row in self:
            row.may_answer = row._answering() if row.state == "proposed" else False

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

    def _answering(self):
        """As whom the user answers about people of the list now: ``home``, ``finance`` or False."""
        self.ensure_one()
        home = self.env.su or self.env.user.has_group("cchc_base.group_home_affairs")
        if home and self.list_id.state in ("submitted", "appraised", "financed"):
            return "home"
        if self.env.user.has_group(FINANCE_GROUP) and self.list_id.state == "appraised":
            return "finance"
        return False

    def _answer(self, step, reason):
        """Home Affairs or Finance takes single people out of a list; the rest goes on.

        :raise UserError: when it is not the time, or there is no reason
        """
        finance = self.env.user.has_group(FINANCE_GROUP)
        if finance and step == "return":
            self.check_access("read")
        else:
            self.list_id._check_home_affairs()
            self.check_access("write")
        if not (reason or "").strip():
            raise UserError(self.env._("Enter the reason: the agency reads it."))
        for row in self:
            stage = row.state == "proposed" and row._answering()
            if not stage:
                raise UserError(
                    self.env._(
                        "%s: people are returned and refused while Home Affairs or Finance has "
                        "the list.",
                        row.display_name,
                    )
                )
            # Finance writes nothing by itself: it has been asked above.
            row.sudo()._set_state(
                "returned" if step == "return" else "refused",
                return_reason=reason,
                returned_stage=stage,
                returned_by_id=self.env.uid,
                returned_at=fields.Datetime.now(),
            )
        return True

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
