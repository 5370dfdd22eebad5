from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain


class ResUsers(models.Model):
    """Posts are seen by the body that recruits and by the unit whose posts they are."""

    _inherit = "res.users"

    @api.model_create_multi
    def create(self, vals_list):
        users = super().create(vals_list)
        users._inspect_alone()
        return users

    def write(self, vals):
        result = super().write(vals)
        if "group_ids" in vals:
            self._inspect_alone()
        return result

    def _inspect_alone(self):
        """Whoever comes to inspect loses the right to the own part on boards."""
        group = self.env.ref("cchc_recruitment.group_board_member", raise_if_not_found=False)
        both = self.sudo().filtered(
            lambda user: group in user.group_ids and user.has_group("cchc_base.group_inspector")
        )
        if both:
            both.write({"group_ids": [Command.unlink(group.id)]})

    def _scope_recruitment_posts(self, path=""):
        """Domain of the posts that the user may see, by the path to the post."""
        dot = f"{path}." if path else ""
        own = Domain(self._scope_units(f"{dot}unit_id"))
        return list(own | Domain(self._scope_units(f"{dot}session_unit_id")))

    def _sit_on_board(self):
        """Give the accounts that are named on a board the right to their own part in it.

        Whoever inspects keeps the right to read alone and declares on paper.

        :raise UserError: naming an account from outside the service
        """
        group = self.env.ref("cchc_recruitment.group_board_member")
        for user in self.sudo():
            if user.share:
                raise UserError(
                    self.env._(
                        "%s has no account of the service: name the member without an account.",
                        user.name,
                    )
                )
        new = self.sudo().filtered(
            lambda user: (
                group not in user.all_group_ids and not user.has_group("cchc_base.group_inspector")
            )
        )
        if new:
            new.write({"group_ids": [Command.link(group.id)]})

    def _check_may_mark(self):
        """Whoever inspects a competition gives no points in it.

        :raise UserError: naming the account
        """
        for user in self.sudo():
            if user.has_group("cchc_base.group_inspector"):
                raise UserError(
                    self.env._("%s inspects: name another member who gives points.", user.name)
                )
