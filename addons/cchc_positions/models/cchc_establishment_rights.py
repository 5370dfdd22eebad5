from odoo import api, models
from odoo.exceptions import AccessError


class CchcEstablishment(models.AbstractModel):
    """Who may enter what: Home Affairs everything, an agency what it gives to its units below."""

    _inherit = "cchc.establishment"

    @api.model
    def _enter(self, vals_list):
        """Enter changes in the ledger for the user, after looking at the user's right to do so.

        :param vals_list: values of ``cchc.establishment.entry``
        :return: the entries
        """
        self._check_may_enter(
            {(vals["unit_id"], vals["category_id"], vals["date_effective"]) for vals in vals_list}
        )
        return self.env["cchc.establishment.entry"].sudo().create(vals_list)

    @api.model
    def _check_may_enter(self, keys):
        """Refuse who is not in charge of the unit from which the figures come.

        An agency distributes what it was assigned. What it was assigned itself comes from a unit
        above, which is not in its charge.

        :param keys: ``(unit id, category id, day)``
        :raise AccessError: naming the unit
        """
        user = self.env.user
        if self.env.su or user.has_group("cchc_base.group_home_affairs"):
            self._check_home_scope({unit for unit, _category, _day in keys})
            return
        if not user.has_group("cchc_base.group_hr_officer"):
            raise AccessError(
                self.env._("HR officers and Home Affairs enter changes of the establishment.")
            )
        trees = self.sudo()._trees()
        for unit, category, day in sorted(keys):
            tree = trees.at(day)
            above = tree.parent_of.get(unit)
            if next(tree.above((unit, category)), None):
                assigned = self.sudo()._assigned(day)
                above = tree.giver((unit, category), assigned)
            Unit = self.env["hr.department"].sudo()
            if not above or not user._check_in_scope(Unit.browse([unit, above])):
                raise AccessError(
                    self.env._(
                        "%(unit)s: you may distribute what a unit in your charge was assigned to "
                        "the units below it. Ask Home Affairs for other changes.",
                        unit=Unit.browse(unit).display_name,
                    )
                )

    @api.model
    def _check_home_scope(self, unit_ids):
        units = self.env["hr.department"].sudo().browse(unit_ids)
        if not self.env.su and not self.env.user._check_in_scope(units):
            raise AccessError(
                self.env._(
                    "You are not in charge of all of these units: %s.",
                    ", ".join(units.mapped("name")),
                )
            )
