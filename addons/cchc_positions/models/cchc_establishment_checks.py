from collections import Counter

from odoo import api, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date

from ..rules.ledger import RESERVED, boundaries, lacking, worsened


class CchcEstablishment(models.AbstractModel):
    """What the ledger refuses, on every day from an entry on, future ones included."""

    _inherit = "cchc.establishment"

    @api.model
    def _check_ledger(self, entries):
        """Refuse entries that give more than there is, on any day.

        One look for all entries together: the ledger of their categories is read once, before and
        after, with the tree of each day on which anything changes. Only what the entries make
        worse is refused; a gap that a reorganisation left can be closed step by step.

        :param entries: recordset of new ``cchc.establishment.entry``
        :raise ValidationError: naming unit, category, day, figures and what to do
        """
        if not entries:
            return
        keys = {(entry.unit_id.id, entry.category_id.id) for entry in entries}
        first = min(entries.mapped("date_effective"))
        trees = self._trees()
        act = self._act()
        if act:
            # With a change of the tree that belongs to it: checked together, at the end.
            act.note(first, keys)
            own = entries.filtered("unit_version_id")
            self._check_units_exist(entries - own, trees)
            return
        self._claim_lines(keys, trees, first)
        self._check_units_exist(entries, trees)
        categories = entries.category_id.ids
        old = self._entry_rows(categories, without=entries.ids)
        new = old + [
            (
                entry.unit_id.id,
                entry.category_id.id,
                entry.kind,
                entry.date_effective,
                entry.amount,
            )
            for entry in entries
        ]
        for day in boundaries(new, first, trees, keys):
            tree = trees.at(day)
            wrong = worsened(lacking(old, tree, day), lacking(new, tree, day))
            if wrong:
                key = min(wrong)
                raise ValidationError(self._lacking_message(key, wrong[key], day))

    @api.model
    def _claim_lines(self, keys, trees, first):
        """Take turns with whoever enters or decides about these units or a unit above them."""
        claimed = set()
        for day in sorted({first} | trees.days_after(first)):
            tree = trees.at(day)
            for key in keys:
                claimed |= {(unit, key[1]) for unit in tree.line(key)}
        self._claim(claimed)

    @api.model
    def _check_units_exist(self, entries, trees):
        """A unit that does not exist is given nothing; what a dissolved unit had can be taken.

        What one act takes and gives back is nothing: a reversal stands in the unit of its entry,
        also where the figure has gone to the successor since.
        """
        given = Counter()
        for entry in entries:
            key = (entry.unit_id, entry.category_id, entry.kind, entry.date_effective)
            given[key] += entry.amount
        for (unit, _category, _kind, day), amount in given.items():
            if amount > 0 and unit.id not in trees.at(day).parent_of:
                unit._check_in_force(day)

    @api.model
    def _lacking_message(self, key, figures, day):
        unit = self.env["hr.department"].sudo().browse(key[0])
        category = self.env["cchc.quota.category"].browse(key[1])
        assigned, reserved, given = figures
        told = {
            "unit": unit.display_name,
            "category": category.name,
            "day": format_date(self.env, day),
            "assigned": assigned,
            "reserved": reserved,
            "given": given,
            "short": reserved + given - assigned,
        }
        if assigned < 0:
            return self.env._(
                "%(unit)s, %(category)s: on %(day)s %(assigned)s people would be assigned. "
                "No more can be taken than there is: lower the amount, or choose a later day.",
                **told,
            )
        if reserved < 0:
            return self.env._(
                "%(unit)s, %(category)s: on %(day)s %(reserved)s people would be kept in reserve. "
                "No more can be released than is kept: lower the amount.",
                **told,
            )
        return self.env._(
            "%(unit)s, %(category)s: on %(day)s %(assigned)s are assigned, but %(given)s are "
            "distributed to the units below and %(reserved)s are kept in reserve: %(short)s too "
            "many. Assign more to %(unit)s, or less to the units below, from that day on.",
            **told,
        )

    @api.model
    def _reserved(self, on, unit_ids=None):
        """What each unit keeps in reserve on a day: ``{(unit id, category id): people}``."""
        return self._assigned(on, unit_ids, kinds=[RESERVED])
