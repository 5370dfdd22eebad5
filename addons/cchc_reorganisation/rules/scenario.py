"""From a tree of units and the operations of a plan to the new tree and what follows what.

Pure: nothing here knows the database. Units are numbers; those that a plan founds have negative
ones, given by the caller. Operations have no order: what is founded is there for all, what ends
ends for all, and a unit that two operations would end, or move, is refused. Refusals are told
together, so that an officer mends them in one go.
"""

from dataclasses import dataclass, field, replace

from odoo.addons.cchc_base.rules.problem import Problem, translatable
from odoo.addons.cchc_base.rules.succession import Mapping, Share

from .operation import (
    CHANGE,
    DISSOLVE,
    DIVIDE,
    FOUND,
    INNER,
    MERGE,
    MERGE_INTO,
    MOVE,
    RENAME,
    SPLIT,
    Operation,
    Row,
)  # fmt: skip
from .refusals import Refusals

_ = translatable("cchc_reorganisation")


@dataclass
class Plan:
    """What becomes of the tree."""

    rows: dict[int, Row]
    founded: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    mapping: Mapping = field(default_factory=lambda: Mapping({}))
    problems: list[Problem] = field(default_factory=list)


def apply(rows, operations, names=None):
    """The tree after the operations.

    :param rows: the tree before, `Row` by row
    :param names: of units that may be missing in the tree, as they end before its day
    :return: a `Plan`; where it has problems, the rest of it is as far as one came. A problem
        carries the rows of the operations that it comes from as ``params["rows"]``.
    """
    return _Reform(rows, operations, names or {}).run()


class _Reform(Refusals):
    def __init__(self, rows, operations, names):
        super().__init__(rows, operations, names)
        self.shares = {}
        # Operations that end a unit with what lies below it, by the unit.
        self.ended_by = {}
        self.moved = {}

    def run(self):
        self._check_units()
        for operation in self.operations:
            self._found(operation)
        for operation in self.operations:
            self._change(operation)
        for operation in self.operations:
            self._end(operation)
        self._check_once()
        self._take_along()
        gone = {unit for unit in self.shares if self._ends(unit)}
        mapping = Mapping({unit: self._final(unit) for unit in self.shares})
        rows = {key: row for key, row in self.rows.items() if key not in gone}
        for key, row in rows.items():
            if row.parent in gone:
                rows[key] = replace(row, parent=mapping.main(row.parent))
        self._check_tree(rows, gone, mapping)
        return Plan(rows, self.founded, gone, mapping, self.problems)

    # -- what the operations say ---------------------------------------------------------

    def _found(self, operation):
        if operation.kind == FOUND:
            self._add(operation.key, operation, None, operation)
        elif operation.kind == MERGE:
            model = self.before.get(next(iter(operation.units), None))
            self._add(operation.key, operation, model, operation)
        elif operation.kind in (SPLIT, DIVIDE):
            model = self.before.get(next(iter(operation.units), None))
            for part in operation.parts:
                if part.name.strip():
                    self._add(part.key, part, model, operation)

    def _add(self, key, told, model, operation):
        """A new unit: as told, and for the rest like the unit that it comes from."""
        kind = told.unit_kind if isinstance(told, Operation) else told.kind
        if not told.name.strip():
            self._refuse(
                "no_name", _("the new unit has no name: enter it in “New name”."), operation
            )
        parent = told.parent or (model and model.parent)
        kind = kind or (model and model.kind) or ""
        if not kind and (operation.kind == FOUND or model):
            self._refuse(
                "no_kind",
                _("“%(name)s”: choose in “Kind” what kind of unit it is."),
                operation,
                name=told.name,
            )
        unit_class = told.unit_class if isinstance(told, Operation) else ""
        level = told.level or (model and model.level) or ""
        self.rows[key] = Row(key, told.name.strip(), parent, kind, level, unit_class)
        self.founded.add(key)
        self.told.setdefault(key, {})[FOUND] = operation

    def _change(self, operation):
        if operation.kind == MOVE and operation.parent is None:
            self._refuse(
                "no_parent",
                _("say below which unit: choose it in “Below the unit” or “Below the new unit”."),
                operation,
            )
            return
        if operation.kind == CHANGE and not (
            operation.unit_kind or operation.level or operation.unit_class
        ):
            self._refuse(
                "no_change",
                _("nothing is changed: choose a kind, a level or a class."),
                operation,
            )
        if operation.kind == RENAME and not operation.name.strip():
            self._refuse("no_name", _("enter the new name in “New name”."), operation)
            return
        for unit in operation.units:
            row = self.rows.get(unit)
            if not row:
                continue
            if operation.kind == RENAME:
                row = replace(row, name=operation.name.strip())
            elif operation.kind == MOVE:
                self.moved[unit] = operation.parent
                row = replace(row, parent=operation.parent)
            elif operation.kind == CHANGE:
                row = replace(
                    row,
                    kind=operation.unit_kind or row.kind,
                    level=operation.level or row.level,
                    unit_class=operation.unit_class or row.unit_class,
                )
            self.rows[unit] = row

    def _end(self, operation):
        if operation.kind in (MERGE_INTO, DISSOLVE) and operation.key is not None:
            if operation.key not in self.rows:
                self._refuse_unknown(operation.key, operation)
                return
        if operation.kind in (MERGE, MERGE_INTO, DISSOLVE) and operation.key in operation.units:
            self._refuse(
                "itself",
                _(
                    "“%(name)s” can't go into itself: take it out of “Units”, or choose another "
                    "unit to go into."
                ),
                operation,
                name=self._name(operation.key),
            )
            return
        if operation.kind == MERGE_INTO and operation.key is None:
            self._refuse(
                "no_target",
                _(
                    "say into which unit the others are merged: choose it in “Into the unit” or "
                    "“Into the new unit”."
                ),
                operation,
            )
        elif operation.kind in (MERGE, MERGE_INTO):
            for unit in operation.units:
                self._follow(unit, [Share(operation.key)], operation)
        elif operation.kind == DISSOLVE:
            for unit in operation.units:
                shares = [Share(operation.key)] if operation.key else []
                self._follow(unit, shares, operation)
        elif operation.kind in (SPLIT, DIVIDE):
            self._part(operation)

    def _part(self, operation):
        if not self._check_parts(operation):
            return
        whole = sum(part.share for part in operation.parts)
        for unit in operation.units:
            if operation.kind == SPLIT:
                shares = [Share(unit, 1 - whole)]
                shares += [Share(part.key, part.share) for part in operation.parts]
            else:
                shares = [Share(part.key, part.share / whole) for part in operation.parts]
            self._follow(unit, shares, operation)

    def _follow(self, unit, shares, operation):
        if unit not in self.before or unit in self.shares:
            return
        self.shares[unit] = shares
        if operation.kind != SPLIT:
            self.ended_by[unit] = operation.kind
        self.told.setdefault(unit, {})[operation.kind] = operation

    def _ends(self, unit):
        return unit in self.shares and all(share.unit != unit for share in self.shares[unit])

    # -- what lies below a unit that ends ----------------------------------------------------

    def _take_along(self):
        """Parts of agencies go with them; of two with one name and kind the one joins the other.

        From the top down, so that what lies below a part that goes along goes along too.
        """
        children = {}
        for row in self.before.values():
            children.setdefault(row.parent, []).append(row.key)
        waiting = sorted(self.ended_by)
        seen = set()
        while waiting:
            unit = waiting.pop(0)
            if unit in seen:
                continue
            seen.add(unit)
            for child in children.get(unit, ()):
                if self._ends(child) or child in self.moved:
                    continue
                if self._child_ends(unit, child):
                    waiting.append(child)

    def _child_ends(self, unit, child):
        """Say where a unit below one that ends goes; whether it ends with it."""
        row, how = self.rows[child], self.ended_by[unit]
        target = Mapping(self.shares).main(unit)
        if how in (MERGE, MERGE_INTO) or (how == DISSOLVE and target):
            twin = self._twin(row, target) if row.kind in INNER else None
            if twin is None:
                self.rows[child] = replace(row, parent=target)
                return False
            self.shares.setdefault(child, [Share(twin)])
            self.ended_by[child] = MERGE_INTO
            return True
        if row.kind in INNER:
            self.shares.setdefault(child, list(self.shares[unit]))
            self.ended_by[child] = how
            return True
        self._refuse(
            "orphan",
            _(
                "“%(name)s” lies below “%(above)s”, which ends: add an operation that says where "
                "it goes."
            ),
            self._who_ends(unit),
            name=row.name,
            above=self._name(unit),
        )
        return False

    def _twin(self, row, target):
        """A part of ``target`` with the same name and kind that lives on, or None."""
        wanted = (row.name.casefold(), row.kind)
        for other in sorted(self.rows):
            found = self.rows[other]
            if other == row.key or self._ends(other) or found.parent != target:
                continue
            if (found.name.casefold(), found.kind) == wanted:
                return other
        return None

    # -- what comes of it ----------------------------------------------------------------------

    def _final(self, unit, passed=()):
        """Shares in units that live on: who follows a unit that ends is followed in turn."""
        found = {}
        for share in self.shares[unit]:
            if share.unit == unit or not self._ends(share.unit):
                found[share.unit] = found.get(share.unit, 0) + share.part
            elif share.unit in (unit, *passed):
                self._refuse(
                    "circle",
                    _("“%(name)s” would be followed by itself: correct the operations."),
                    self._who_ends(unit),
                    name=self._name(unit),
                )
            else:
                further_shares = self._final(share.unit, (unit, *passed))
                if not further_shares:
                    self._refuse(
                        "lost",
                        _(
                            "“%(name)s” is followed by “%(other)s”, which ends without a "
                            "successor: say who follows it."
                        ),
                        self._who_ends(unit),
                        self._who_ends(share.unit),
                        name=self._name(unit),
                        other=self._name(share.unit),
                    )
                for further in further_shares:
                    found[further.unit] = found.get(further.unit, 0) + share.part * further.part
        return [Share(key, part) for key, part in found.items()]
