from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools import SQL, format_date

from ..engine.structured_axis import StructuredAxis
from ..engine.unit_axis import UnitAxis
from ..rules.structure import Structure


class CchcReportForm(models.Model):
    """The units of a report: which ones the reader may choose, and in which structure."""

    _inherit = "cchc.report.form"

    def _axis(self, units, on, known_on=None, structure_on=None):
        """The rows: some units and all below them, which the reader must be allowed to see.

        :param structure_on: the day in whose structure the units are shown, where not in that of
            the figures
        """
        structure_on = fields.Date.to_date(structure_on)
        self._check_units(units, on, known_on)
        whole = self._is_province(units, on)
        if not structure_on or structure_on == on:
            return UnitAxis(units.sudo(), on, known_on, whole)
        return StructuredAxis(
            units.sudo(),
            on,
            structure_on,
            self._structure(on, structure_on, known_on),
            known_on,
            whole,
            self._reach(on, known_on),
        )

    @api.model
    def _structure(self, on, structure_on, known_on=None):
        """Where the units of a day hang in the tree of another: `rules.structure.Structure`."""
        Unit = self.env["hr.department"].sudo()
        successions = self.env["cchc.succession"].sudo()
        return Structure(
            Unit._tree_at(on, known_on),
            Unit._tree_at(structure_on),
            successions._between(*sorted((on, structure_on))),
            back=structure_on < on,
        )

    @api.model
    def _structures(self):
        """``[(day, words)]`` of the structures that differ, the latest first."""
        found = []
        for day in self.env["cchc.succession"].sudo()._days():
            told = format_date(self.env, day)
            found += [
                (day, self.env._("From %s on", told)),
                (day - timedelta(days=1), self.env._("Before %s", told)),
            ]
        return found

    def _is_province(self, units, on):
        """Whether nobody of the province is left out when these units are chosen: they are the
        tops of the tree, today's or that of the day."""
        if not (self.env.su or self.env.user._sees_province()):
            return False
        Unit = self.env["hr.department"].sudo()
        chosen, today = set(units.ids), Unit._roots()
        if today and set(today.ids) <= chosen:
            return True
        # A province that was merged since then is no top of today.
        Unit.env["cchc.unit.version"].flush_model()
        tops = self.env.execute_query(
            SQL("SELECT unit_id FROM (%s) t WHERE parent_id IS NULL", Unit._tree_query(on))
        )
        return bool(tops) and {unit for (unit,) in tops} <= chosen

    def _check_units(self, units, on, known_on=None):
        """Refuse units that the reader has never been in charge of.

        :raise AccessError: naming the units
        """
        user = self.env.user
        if self.env.su or user._sees_province():
            return
        outside = units - self._below_today(units)
        if outside:
            reach = self._reach(on, known_on)
            outside = outside.filtered(lambda unit: unit.id not in reach)
        if outside or not units:
            raise AccessError(
                self.env._(
                    "You are not in charge of %s.",
                    ", ".join(outside.sudo().mapped("name")) or self.env._("any unit"),
                )
            )

    def _below_today(self, units=None):
        """Those units, or all, that lie below the reader's own today."""
        domain = [("id", "child_of", self._units_in_charge().ids)]
        if units is not None:
            domain.append(("id", "in", units.ids))
        return self.env["hr.department"].sudo().with_context(active_test=False).search(domain)

    def _units_in_charge(self):
        """The reader's own units, those that have ended too."""
        return self.env.user.sudo().with_context(active_test=False).unit_ids

    def _reach(self, on, known_on=None):
        """Ids of the units whose figures of a day the reader may see; None: all.

        A unit is in reach when it lies below one of the reader's units today, or did so on the
        day of the report: the past of one's own units may be read. So may that of ended units
        whose business is with one's own.
        """
        user = self.env.user
        if self.env.su or user._sees_province():
            return None
        own = self._units_in_charge()
        if not own:
            return set()
        today = self._below_today()
        followed = self.env["cchc.succession"].sudo()._followed_by(today.ids)
        tops = own | own.browse(followed)
        return {*today.ids, *UnitAxis(tops, on, known_on).unit_ids()}
