from odoo import api, fields, models, tools
from odoo.fields import Command, Domain

from ..rules.succession import Followed


class ResUsers(models.Model):
    """What a user may see is decided here, and only here: the units in charge and all below."""

    _name = "res.users"
    _inherit = ["res.users", "cchc.follows.unit"]

    unit_ids = fields.Many2many(
        comodel_name="hr.department",
        relation="cchc_user_unit",
        column1="user_id",
        column2="unit_id",
        string="Units in charge",
        help="The user sees people and figures of these units and of all units below them.",
    )

    @property
    def SELF_READABLE_FIELDS(self):
        return super().SELF_READABLE_FIELDS + ["unit_ids"]

    @api.model
    def _get_invalidation_fields(self):
        # Record rules are cached per user; a change of units must be seen at once.
        return super()._get_invalidation_fields() | {"unit_ids"}

    def _sees_province(self):
        """Whether everything is in scope: all roots of the tree, or an administrator, who gives
        units to everybody, himself included.

        One unit without a parent is not enough: a dissolved unit lies below no other, and a new
        one may have been left without a parent.
        """
        self.ensure_one()
        if self.has_group("cchc_base.group_administrator"):
            return True
        roots = self.env["hr.department"]._roots()
        return bool(roots) and not roots - self.sudo().unit_ids

    def _scope_people(self, path="", writing=False):
        """Domain of the records about people that the user may see.

        :param path: path from the model to ``hr.employee``, such as ``employee_id``; empty on
            ``hr.employee`` itself
        :param writing: only the people whose dossier the user's units keep: a unit that is about
            to receive a person reads the dossier, and writes it from then on
        """
        self.ensure_one()
        dot = f"{path}." if path else ""
        if self.share:
            # Portal: the own dossier and nobody else's.
            return list(Domain(f"{dot}user_id", "=", self.id))
        if self._sees_province():
            return list(Domain.TRUE)
        units = self._scope_unit_ids()
        paths = [f"{dot}unit_id"] if writing else self._scope_person_fields(dot)
        domain = Domain.OR(Domain(field, "in", units) for field in paths)
        if self.has_group("hr.group_hr_user"):
            # Odoo's own HR users keep the people who belong to no unit of the province.
            domain |= Domain(f"{dot}unit_id", "=", False)
            if path:
                domain |= Domain(path, "=", False)
        return list(domain)

    @tools.ormcache("self.id")
    def _scope_unit_ids(self):
        """The user's units and all below them today.

        A plain list rather than ``child_of``: the planner then knows how many people to expect
        and joins the indexes of the unit and of the incoming unit; with two sub-queries it walks
        all people of the province. Rules are cached per user, so the tree clears that cache when
        it changes (``hr.department``).

        A unit that was dissolved since counts too: what is over stays with it, and whoever left
        from it is found there.
        """
        self.ensure_one()
        user = self.sudo().with_context(active_test=False)
        units = user.env["hr.department"]
        return units.search([("id", "child_of", user.unit_ids.ids)], order="id").ids

    @api.model
    def _scope_person_fields(self, dot):
        """Paths to the units that may see a person; the floor above adds the incoming unit."""
        return [f"{dot}unit_id"]

    def _scope_units(self, path):
        """Domain of the records about units that the user may see, by the path to the unit."""
        self.ensure_one()
        if self.share:
            return list(Domain.FALSE)
        if self._sees_province():
            return list(Domain.TRUE)
        return list(Domain(path, "in", self._scope_unit_ids()))

    def _scope_unit_changes(self, path):
        """Domain of the units that the user may change, by the path to the unit.

        Odoo's own HR users keep the departments that are no units of the province.
        """
        domain = Domain(self._scope_units(path))
        if self.has_group("hr.group_hr_user"):
            dot = "" if path == "id" else f"{path}."
            domain |= Domain(f"{dot}kind_id", "=", False)
        return list(domain)

    def _scope_resources(self):
        """Domain of the resources that the user may see: of people in scope, or of nobody."""
        return list(
            Domain("employee_id", "=", False)
            | Domain("user_id", "=", self.id)
            | Domain(self._scope_people("employee_id"))
        )

    def _check_in_scope(self, units):
        """Whether all ``units`` lie in the user's scope today.

        ``self.env.user`` is always in superuser mode: whether that mode was asked for is the
        caller's to look at.
        """
        self.ensure_one()
        if self._sees_province():
            return True
        return set(units.ids) <= set(self._scope_unit_ids())

    @api.model
    def _on_unit_succeeded(self, mapping, date):
        """Who was in charge of a unit is in charge of what follows it.

        Of a divided unit: of the part in which the user's own person serves now, else of the main
        one. The old unit stays in charge: those who left from it are found below it.
        """
        done = []
        users = self.sudo().with_context(active_test=False)
        users = users.search([("unit_ids", "in", mapping.old)], order="id")
        serves = self._units_of(users.employee_id.ids, date)
        for user in users:
            own = users.unit_ids.browse(serves.get(user.employee_id.id))
            for old in user.unit_ids.filtered(lambda unit: unit.id in mapping.shares):
                new = self._successor_in_charge(old, mapping, own)
                if new and new not in user.unit_ids.ids:
                    user.write({"unit_ids": [Command.link(new)]})
                    done.append(Followed("unit_ids", old.id, new, user.ids))
        return done

    @api.model
    def _successor_in_charge(self, unit, mapping, own):
        candidates = mapping.successors(unit.id)
        step = own if len(candidates) > 1 else unit.browse()
        while step:
            if step.id in candidates:
                return step.id
            step = step.parent_id
        return mapping.main(unit.id)
