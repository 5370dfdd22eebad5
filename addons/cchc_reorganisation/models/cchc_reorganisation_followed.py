from odoo import api, fields, models

from odoo.addons.cchc_base.models.field_groups import READ


class CchcReorganisation(models.Model):
    """What went along with the units, and what stayed: for whoever has to look after it."""

    _inherit = "cchc.reorganisation"

    follower_ids = fields.Many2many(
        comodel_name="cchc.succession.follower",
        string="Open business",
        compute="_compute_followers",
        groups=READ,
    )
    stayed_count = fields.Integer(
        string="Stayed with the old units", compute="_compute_followers", groups=READ
    )

    @api.depends("succession_ids.follower_ids")
    @api.depends_context("uid")
    def _compute_followers(self):
        """Of the successors in the reader's scope."""
        Follower = self.env["cchc.succession.follower"]
        for act in self:
            rows = Follower.search(
                [("succession_id", "in", act.sudo().succession_ids.ids)],
                order="stayed desc, succession_id, model, id",
            )
            act.follower_ids = rows
            act.stayed_count = sum(rows.filtered("stayed").mapped("number"))

    def _come_into_force(self):
        """Say in the act's own messages what somebody has to look at."""
        result = super()._come_into_force()
        stayed = self.sudo().succession_ids.follower_ids.filtered("stayed")
        if stayed:
            told = stayed.grouped(lambda row: (row.predecessor_id, row.model_name))
            self._message_log(
                body=self.env._(
                    "Stayed with the old units, as the successor has the same already; see “Open "
                    "business”: %s.",
                    "; ".join(
                        f"{unit.name}: {what} ({sum(rows.mapped('number'))})"
                        for (unit, what), rows in told.items()
                    ),
                )
            )
        return result
