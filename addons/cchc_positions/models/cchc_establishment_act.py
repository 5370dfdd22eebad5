from contextlib import contextmanager

from odoo import api, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date

from ..rules.ledger import assigned_at, lacking, worsened
from ..rules.reorganisation import handed_on, moved_along, still_missing


class _Act:
    """What an act began from. Only code of this process can hold this object: a context sent by
    RPC can't forge it, and once closed it defers nothing any more."""

    def __init__(self, trees, entries):
        self.trees = trees
        self.entries = entries
        self.open = True
        self.first = None
        self.keys = set()

    def note(self, day, keys=()):
        self.first = min(self.first or day, day)
        self.keys |= set(keys)


class CchcEstablishment(models.AbstractModel):
    """Changes of the tree and of the ledger that belong together are checked together."""

    _inherit = "cchc.establishment"

    @contextmanager
    def _together(self):
        """Check what is done inside once, at the end: tree and ledger, on every day.

        Use the environment that is given, or the changes are checked one by one:

            with self.env["cchc.establishment"]._together() as env:
                env["cchc.unit.version"].create(…)
                env["cchc.establishment.entry"].create(…)

        Inside another act nothing is checked here: the outermost one does it.

        :raise ValidationError: at the end, when a unit lacks more than it did before
        """
        if self._act():
            yield self.env
            return
        act = _Act(self._trees(), self._entry_rows())
        try:
            yield self.with_context(cchc_establishment_act=act).env
            self._check_act(act)
        finally:
            act.open = False

    @api.model
    def _act(self):
        """The act that is open around the caller, or None."""
        act = self.env.context.get("cchc_establishment_act")
        return act if isinstance(act, _Act) and act.open else None

    @api.model
    def _check_act(self, act):
        if act.first is None:
            return
        trees, entries = self._trees(), self._entry_rows()
        days = {day for _unit, _category, _kind, day, _amount in entries if day >= act.first}
        days |= {act.first} | act.trees.days_after(act.first) | trees.days_after(act.first)
        claimed = set()
        for day in sorted(days):
            old, new = act.trees.at(day), trees.at(day)
            moved = self._moved_keys(entries, old, new, day)
            wrong = worsened(lacking(act.entries, old, day), lacking(entries, new, day))
            if wrong:
                key = min(wrong)
                raise ValidationError(self._act_message(key, wrong[key], day, moved))
            for key in act.keys | moved.keys():
                for tree in (old, new):
                    claimed |= {(unit, key[1]) for unit in tree.line(key)}
        self._claim(claimed)

    @api.model
    def _moved_keys(self, entries, old, new, day):
        """Assigned units that have their figure from another unit: ``{key: giver or None}``."""
        assigned = assigned_at(entries, day)[0]
        moved = {}
        for key in assigned:
            if key[0] in new.parent_of:
                giver = new.giver(key, assigned)
                if giver != (key[0] in old.parent_of and old.giver(key, assigned) or None):
                    moved[key] = giver
        return moved

    @api.model
    def _act_message(self, key, figures, day, moved):
        """Whom the change leaves short, by how much, and what to do about it."""
        units = {unit for (unit, category), giver in moved.items() if (giver, category) == key}
        assigned, reserved, given = figures
        if not units or assigned < 0 or reserved < 0:
            return self._lacking_message(key, figures, day)
        Unit = self.env["hr.department"].sudo()
        return self.env._(
            "%(moved)s comes below %(unit)s, where too little is assigned. %(unit)s, %(category)s: "
            "on %(day)s %(assigned)s are assigned, but %(given)s would be distributed to the units "
            "below and %(reserved)s are kept in reserve: %(short)s too many. Tick “Move its "
            "establishment along” in “Record a change” of the unit, or first enter in the ledger "
            "%(short)s more for %(unit)s from that day on.",
            moved=", ".join(Unit.browse(sorted(units)).mapped("display_name")),
            unit=Unit.browse(key[0]).display_name,
            category=self.env["cchc.quota.category"].sudo().browse(key[1]).name,
            day=format_date(self.env, day),
            assigned=assigned,
            reserved=reserved,
            given=given,
            short=reserved + given - assigned,
        )

    # -- the establishment goes along -----------------------------------------------

    @api.model
    def _move_along(self, document, note, version=None):
        """Enter what takes the establishment along with the tree as this act has changed it.

        :param document: the decision on the change
        :param version: the row of the history that brings it; voiding it takes the entries back
        :return: the entries
        """
        act = self._act()
        rows = moved_along(self._entry_rows(), act.trees, self._trees(), act.first)
        return self._enter(
            [
                {
                    "unit_id": unit,
                    "category_id": category,
                    "kind": kind,
                    "date_effective": day,
                    "amount": amount,
                    "document_id": document.id,
                    "note": note,
                    "unit_version_id": version and version.id,
                }
                for unit, category, kind, day, amount in rows
            ]
        )

    @api.model
    def _hand_on(self, mapping, document, note, versions, entered=None, later=None):
        """Enter what takes the establishment to the successors of units, and along with the tree.

        To be called in an act, after the tree has been changed.

        :param mapping: `cchc_base.rules.succession.Mapping`
        :param versions: the rows of the history that bring it
        :param entered: what an earlier call entered: then only what has come since is handed on
        :param later: entries made since for days on which the units have changed: they are about
            the new units already
        :return: the entries
        """
        act = self._act()
        rows_of = {version.unit_id.id: version.id for version in versions}
        trees = self._trees()
        before, without = act.trees, ()
        if entered is not None:
            before = trees.without({(row.unit_id.id, row.date_from) for row in versions})
            without = (entered | later).ids
        rows = handed_on(self._entry_rows(without=without), before, trees, mapping, act.first)
        if entered is not None:
            rows = still_missing(rows, entered._rows())
        return self._enter(
            [
                {
                    "unit_id": unit,
                    "category_id": category,
                    "kind": kind,
                    "date_effective": day,
                    "amount": amount,
                    "document_id": document.id,
                    "note": note,
                    "unit_version_id": rows_of.get(unit) or versions[:1].id,
                }
                for unit, category, kind, day, amount in rows
            ]
        )
