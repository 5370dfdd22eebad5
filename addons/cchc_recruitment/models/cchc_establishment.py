from odoo import api, fields, models

from odoo.addons.cchc_positions.rules.balance import Balance
from odoo.addons.cchc_positions.rules.ledger import RESERVED

from ..rules.reservation import Holder, over, reservable


class CchcEstablishment(models.AbstractModel):
    """Which vacancies a plan of recruitment may reserve."""

    _inherit = "cchc.establishment"

    @api.model
    def _reservables(self, keys, on):
        """How many places may still be reserved: ``{(unit id, category id): Result}``.

        Asked in superuser mode: units above the reader's own decide too. In a fixed number of
        statements, however many units.

        :param keys: ``(unit id, category id)``; a unit without a figure of its own draws on the
            nearest one above that has one
        """
        lines, holders = self._recruitment_holders(keys, on)
        return {key: reservable([holders[unit] for unit in line]) for key, line in lines.items()}

    @api.model
    def _recruitment_holders(self, keys, on):
        """The units with a figure of their own in which places count, and what these have left.

        :return: ``{key: [holder keys, nearest first]}``, ``{holder key: rules.Holder}``
        """
        tree = self._trees().at(on)
        assigned = self._assigned(on)
        lines = {
            key: [(unit, key[1]) for unit in tree.line(key) if (unit, key[1]) in assigned]
            for key in set(keys)
        }
        found = {holder for line in lines.values() for holder in line}
        units = self.env["hr.department"].browse({unit for unit, _category in found})
        balance = self._balance(on, units.ids) if found else {}
        recruitables = self._recruitables(
            on, {holder: balance.get(holder) or Balance() for holder in found}
        )
        kept = tree.climb(self._reserved(on))
        names = {unit.id: unit.display_name for unit in units}
        holders = {
            holder: Holder(names[holder[0]], recruitables[holder], kept.get(holder, 0))
            for holder in found
        }
        return lines, holders

    @api.model
    def _over_reserved(self, asked, on):
        """The first unit of which more places are asked for than may be reserved, or None.

        :param asked: ``{(unit id, category id): places}``
        :return: ``(a key that asks, places asked in all, Result)``
        """
        lines, holders = self._recruitment_holders(asked, on)
        for key, line in lines.items():
            if asked[key] and not line:
                return key, asked[key], reservable([])
        found = over(asked, lines, holders)
        if not found:
            return None
        holder, wanted = found
        key = next(key for key, line in lines.items() if asked[key] and holder in line)
        return key, wanted, reservable([holders[holder]])

    @api.model
    def _assigned_holder(self, key, on):
        """The unit in whose establishment a place counts: itself or the nearest one above."""
        return self._trees().at(on).holder(key, self._assigned(on))


class CchcEstablishmentEntry(models.Model):
    """A place that is kept for recruitment: one entry for each place."""

    _inherit = "cchc.establishment.entry"

    recruitment_line_id = fields.Many2one(
        comodel_name="cchc.recruitment.demand.line",
        string="Kept for the demand",
        readonly=True,
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
    )

    def _check_not_entered_twice(self):
        """Places of one plan are alike: each is an entry of its own, counted by its line."""
        own = self.filtered(lambda entry: entry.recruitment_line_id and entry.kind == RESERVED)
        return super(CchcEstablishmentEntry, self - own)._check_not_entered_twice()
