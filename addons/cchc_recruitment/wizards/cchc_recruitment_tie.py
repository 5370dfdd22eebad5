from odoo import api, fields, models
from odoo.exceptions import UserError


class CchcRecruitmentTie(models.TransientModel):
    """Asks whom the head chose among equals: for the last places of a post, or as the next in
    line when all places were given."""

    _name = "cchc.recruitment.tie"
    _description = "Equal candidates: the choice of the head"
    _inherit = ["cchc.question"]

    post_id = fields.Many2one(
        comodel_name="cchc.recruitment.post", required=True, readonly=True, ondelete="cascade"
    )
    places = fields.Integer(compute="_compute_equals", string="Places left")
    equal_ids = fields.Many2many(
        comodel_name="cchc.recruitment.result",
        relation="cchc_recruitment_tie_equal_rel",
        compute="_compute_equals",
        string="Equal candidates",
    )
    chosen_ids = fields.Many2many(
        comodel_name="cchc.recruitment.result",
        relation="cchc_recruitment_tie_chosen_rel",
        string="Chosen by the head",
        domain="[('id', 'in', equal_ids)]",
    )
    reason = fields.Text(required=True)
    document = fields.Char(required=True, help="Number and date of the decision of the head.")

    @api.depends("post_id")
    def _compute_equals(self):
        for tie in self:
            results = self.env["cchc.recruitment.result"].search(
                [("post_id", "=", tie.post_id.id), ("outcome", "!=", False)]
            )
            by_outcome = results.grouped("outcome")
            none = results.browse()
            chosen = by_outcome.get("chosen", none)
            tie.equal_ids = by_outcome.get("tie", none)
            tie.places = tie.post_id.places - len(chosen)
            if not tie.equal_ids:
                tie.equal_ids = by_outcome.get("reserve", none)._first_equals()
                tie.places = 1

    def _check_asked(self):
        """Asked by the body that recruits: others read the post of an announced competition."""
        result = super()._check_asked()
        self.sudo().post_id.session_id.sudo(self.env.su).check_access("write")
        return result

    @api.model
    def _ask(self, post):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Choice of the head"),
            "res_model": self._name,
            "view_mode": "form",
            "target": "new",
            "context": {"default_post_id": post.id},
        }

    def action_choose(self):
        """Keep the choice, rank anew, and ask of the next post."""
        self.ensure_one()
        session = self.post_id.session_id
        session.check_access("write")
        self._check_choice()
        equals, chosen = self.equal_ids.application_id, self.chosen_ids.application_id
        self.env["cchc.recruitment.choice"].sudo().create(
            {
                "post_id": self.post_id.id,
                "session_id": session.id,
                "unit_id": session.unit_id.id,
                "equals": sorted(equals.ids),
                "chosen": sorted(chosen.ids),
                "equals_told": ", ".join(equals.mapped("display_name")),
                "chosen_told": ", ".join(chosen.mapped("display_name")),
                "reason": self.reason,
                "document": self.document,
            }
        )
        outcome = session._rank()
        if outcome.ties:
            return self._ask(self.env["cchc.recruitment.post"].browse(outcome.ties[0].post))
        return {"type": "ir.actions.act_window_close"}

    def _check_choice(self):
        if not self.equal_ids:
            raise UserError(self.env._("Nobody is equal for a last place of this post any more."))
        strangers = self.chosen_ids - self.equal_ids
        if strangers:
            raise UserError(
                self.env._("%s is not among the equal candidates.", strangers[0].display_name)
            )
        if len(self.chosen_ids) != self.places:
            raise UserError(
                self.env._(
                    "Choose exactly %(places)s of the %(count)s equal candidates.",
                    places=self.places,
                    count=len(self.equal_ids),
                )
            )
