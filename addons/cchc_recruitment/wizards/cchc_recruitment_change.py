from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.fields import Dong

CHANGED = ("opens_on", "closes_on", "exam_on", "exam_place", "receives_at", "contact", "fee")


class CchcRecruitmentChange(models.TransientModel):
    """What an announcement says otherwise from now on, and why.

    Dates, place and fee, the places of its posts and their conditions: how often and until when,
    the figures of the session's law say.
    """

    _name = "cchc.recruitment.change"
    _description = "Change of an announcement"

    session_id = fields.Many2one(
        comodel_name="cchc.recruitment.session", required=True, ondelete="cascade"
    )
    allowed = fields.Text(compute="_compute_allowed", string="What the law allows")
    reason = fields.Char(required=True)
    opens_on = fields.Date(string="Applications from")
    closes_on = fields.Date(string="Applications until")
    exam_on = fields.Date(string="Opening of the examination")
    exam_place = fields.Char(string="Place of the examination")
    receives_at = fields.Char(string="Applications are received at")
    contact = fields.Char()
    fee = Dong(string="Fee (đồng)")
    post_ids = fields.One2many(
        comodel_name="cchc.recruitment.change.post", inverse_name="change_id", string="Places"
    )
    condition_ids = fields.One2many(
        comodel_name="cchc.recruitment.change.condition",
        inverse_name="change_id",
        string="Conditions",
    )

    @api.depends("session_id")
    def _compute_allowed(self):
        for row in self:
            row.allowed = "\n".join(row.session_id._change_limits()) or False

    @api.model
    def default_get(self, fields_list):
        """What is announced stands in the form, to be changed."""
        values = super().default_get(fields_list)
        return {**self._announced(values.get("session_id")), **values}

    @api.model_create_multi
    def create(self, vals_list):
        return super().create(
            [{**self._announced(vals.get("session_id")), **vals} for vals in vals_list]
        )

    def write(self, vals):
        if vals.get("session_id"):
            self._announced(vals["session_id"])
        return super().write(vals)

    @api.model
    def _announced(self, session_id):
        session = self.env["cchc.recruitment.session"].browse(session_id or [])
        session.check_access("write")
        if not session:
            return {}
        posts = [(0, 0, {"post_id": post.id, "places": post.places}) for post in session.post_ids]
        conditions = [
            (0, 0, {
                **{name: row[name] for name in ("kind", "level", "amount", "text", "article")},
                "condition_id": row.id,
                "post_id": row.post_id.id,
            })
            for row in session.post_ids.condition_ids
        ]  # fmt: skip
        plain = {name: session[name] for name in CHANGED}
        return {**plain, "post_ids": posts, "condition_ids": conditions}

    def action_change(self):
        self.ensure_one()
        session = self.session_id
        self._check_own_posts()
        self.condition_ids._check_says_enough(lambda line: line.post_id.display_name)
        session._change_announcement(
            {name: self[name] for name in CHANGED},
            self.reason,
            places={line.post_id: line.places for line in self.post_ids},
            conditions=[(line.condition_id, line._carried()) for line in self.condition_ids],
        )
        return {"type": "ir.actions.act_window_close"}

    def _check_own_posts(self):
        """:raise UserError: where a line speaks of another session"""
        lines = self.post_ids.post_id | self.condition_ids.post_id
        lines |= self.condition_ids.condition_id.post_id
        if strange := lines.filtered(lambda post: post.session_id != self.session_id)[:1]:
            raise UserError(
                self.env._(
                    "%(post)s is no post of %(session)s.",
                    post=strange.code,
                    session=self.session_id.name,
                )
            )
