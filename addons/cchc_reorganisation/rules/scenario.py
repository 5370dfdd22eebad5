"""From a tree of units and the operations of a plan to the new tree and what follows what.

Pure: nothing here knows the database. Units are numbers; those that a plan founds have negative
ones, given by the caller. Operations have no order: what is founded is there for all, what ends
ends for all, and a unit that two operations would end, or move, is refused. Refusals are told
together, so that an officer mends them in one go.
"""

from dataclasses import dataclass, field, replace
from fractions import Fraction

from odoo.addons.cchc_base.rules.problem import Problem, translatable
from odoo.addons.cchc_base.rules.succession import Mapping, Share

_ = translatable("cchc_reorganisation")

# Established, merged (hợp nhất), merged into (sáp nhập), separated (tách), divided (chia),
# dissolved (giải thể); the rest changes what a unit is.
FOUND, RENAME, MOVE, CHANGE = "found", "rename", "move", "change"
MERGE, MERGE_INTO, SPLIT, DIVIDE, DISSOLVE = "merge", "merge_into", "split", "divide", "dissolve"
KINDS = (FOUND, RENAME, MOVE, MERGE, MERGE_INTO, SPLIT, DIVIDE, DISSOLVE, CHANGE)
ENDING = (MERGE, MERGE_INTO, DIVIDE, DISSOLVE)
# Parts of an agency rather than agencies of their own: they go along with it.
INNER = ("division", "office", "inspectorate", "administrative_service_centre")


@dataclass(frozen=True)
class Row:
    """A unit of a tree."""

    key: int
    name: str
    parent: int | None = None
    kind: str = ""
    level: str = ""
    unit_class: str = ""


@dataclass(frozen=True)
class Part:
    """A unit that takes a part: one that exists, or a new one with its name."""

    key: int
    share: Fraction = Fraction(1)
    name: str = ""
    parent: int | None = None
    kind: str = ""
    level: str = ""


@dataclass(frozen=True)
class Operation:
    """One act on units.

    :param units: the units that it takes
    :param key: of the unit that it founds (found, merge), else of the one to which it leads
    """

    kind: str
    units: tuple[int, ...] = ()
    key: int | None = None
    name: str = ""
    parent: int | None = None
    unit_kind: str = ""
    level: str = ""
    unit_class: str = ""
    parts: tuple[Part, ...] = ()


@dataclass
class Plan:
    """What becomes of the tree."""

    rows: dict[int, Row]
    founded: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    mapping: Mapping = field(default_factory=lambda: Mapping({}))
    problems: list[Problem] = field(default_factory=list)


def apply(rows, operations):
    """The tree after the operations.

    :param rows: the tree before, `Row` by row
    :return: a `Plan`; where it has problems, the rest of it is as far as one came
    """
    return _Reform(rows, operations).run()


class _Reform:
    def __init__(self, rows, operations):
        self.before = {row.key: row for row in rows}
        self.rows = dict(self.before)
        self.operations = operations
        self.shares = {}
        self.founded = set()
        self.problems = []
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

    def _refuse(self, code, template, **params):
        self.problems.append(Problem(code, template, params))

    def _name(self, unit):
        row = self.rows.get(unit) or self.before.get(unit)
        return row.name if row else "?"

    def _check_units(self):
        for operation in self.operations:
            for unit in operation.units:
                if unit not in self.before:
                    self._refuse("unknown", _("A unit of the plan does not exist on its day."))
            if operation.kind in (MERGE, MERGE_INTO, SPLIT, DIVIDE, DISSOLVE, RENAME, MOVE, CHANGE):
                least = 2 if operation.kind == MERGE else 1
                if len(set(operation.units)) < least:
                    self._refuse(
                        "units",
                        _("“%(name)s”: choose at least %(number)s units."),
                        name=operation.name or operation.kind,
                        number=least,
                    )

    def _found(self, operation):
        if operation.kind == FOUND:
            self._add(operation.key, operation, None)
        elif operation.kind == MERGE:
            self._add(operation.key, operation, self.before.get(next(iter(operation.units), None)))
        elif operation.kind in (SPLIT, DIVIDE):
            model = self.before.get(next(iter(operation.units), None))
            for part in operation.parts:
                if part.name:
                    self._add(part.key, part, model)

    def _add(self, key, told, model):
        """A new unit: as told, and for the rest like the unit that it comes from."""
        kind = told.unit_kind if isinstance(told, Operation) else told.kind
        if not told.name.strip():
            self._refuse("no_name", _("A new unit has no name: enter it in the operation."))
        parent = told.parent or (model and model.parent)
        kind = kind or (model and model.kind) or ""
        if not kind:
            self._refuse(
                "no_kind", _("“%(name)s”: choose what kind of unit it is."), name=told.name
            )
        unit_class = told.unit_class if isinstance(told, Operation) else ""
        level = told.level or (model and model.level) or ""
        self.rows[key] = Row(key, told.name.strip(), parent, kind, level, unit_class)
        self.founded.add(key)

    def _change(self, operation):
        for unit in operation.units:
            row = self.rows.get(unit)
            if not row:
                continue
            if operation.kind == RENAME:
                if not operation.name.strip():
                    self._refuse(
                        "no_name", _("“%(name)s”: enter the new name."), name=self._name(unit)
                    )
                row = replace(row, name=operation.name.strip())
            elif operation.kind == MOVE:
                if unit in self.moved:
                    self._refuse(
                        "twice",
                        _("“%(name)s” is moved twice: keep one of the operations."),
                        name=self._name(unit),
                    )
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
        if operation.kind in (MERGE, MERGE_INTO):
            for unit in operation.units:
                if unit == operation.key:
                    self._refuse(
                        "itself",
                        _("“%(name)s” can't be merged into itself."),
                        name=self._name(unit),
                    )
                    continue
                self._follow(unit, [Share(operation.key)], operation)
            if operation.kind == MERGE_INTO and operation.key is None:
                self._refuse("no_target", _("Say into which unit the others are merged."))
        elif operation.kind == DISSOLVE:
            for unit in operation.units:
                shares = [Share(operation.key)] if operation.key else []
                self._follow(unit, shares, operation)
        elif operation.kind in (SPLIT, DIVIDE):
            self._part(operation)

    def _part(self, operation):
        if not operation.parts:
            self._refuse(
                "no_parts",
                _("“%(name)s”: name the units that take its parts."),
                name=self._name(next(iter(operation.units), None)),
            )
            return
        whole = sum(part.share for part in operation.parts)
        if any(part.share <= 0 for part in operation.parts) or (
            operation.kind == SPLIT and whole >= 1
        ):
            self._refuse(
                "shares",
                _("“%(name)s”: parts are more than 0, and what is split off less than the whole."),
                name=self._name(next(iter(operation.units), None)),
            )
            return
        for unit in operation.units:
            if operation.kind == SPLIT:
                shares = [Share(unit, 1 - whole)]
                shares += [Share(part.key, part.share) for part in operation.parts]
            else:
                shares = [Share(part.key, part.share / whole) for part in operation.parts]
            self._follow(unit, shares, operation)

    def _follow(self, unit, shares, operation):
        if unit not in self.before:
            return
        if unit in self.shares:
            self._refuse(
                "twice",
                _("Two operations end or divide “%(name)s”: keep one of them."),
                name=self._name(unit),
            )
            return
        self.shares[unit] = shares
        if operation.kind != SPLIT:
            self.ended_by[unit] = operation.kind

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
            _("“%(name)s” lies below “%(above)s”, which ends: say where it goes."),
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
                    name=self._name(unit),
                )
            else:
                further_shares = self._final(share.unit, (unit, *passed))
                if not further_shares:
                    self._refuse(
                        "lost",
                        _("“%(name)s” is followed by “%(other)s”, which ends without a successor."),
                        name=self._name(unit),
                        other=self._name(share.unit),
                    )
                for further in further_shares:
                    found[further.unit] = found.get(further.unit, 0) + share.part * further.part
        return [Share(key, part) for key, part in found.items()]

    def _check_tree(self, rows, gone, mapping):
        for key, row in rows.items():
            if row.parent is not None and row.parent not in rows:
                self._refuse(
                    "no_parent",
                    _("“%(name)s”: the unit above it does not exist after the plan."),
                    name=row.name,
                )
                continue
            seen, step = {key}, row.parent
            while step is not None and step in rows:
                if step in seen:
                    self._refuse("circle", _("“%(name)s” would lie below itself."), name=row.name)
                    break
                seen.add(step)
                step = rows[step].parent
        for unit in gone:
            if self.before[unit].parent is None and not mapping.successors(unit):
                self._refuse(
                    "root",
                    _("“%(name)s” is the top of the tree: name the unit that follows it."),
                    name=self._name(unit),
                )
        names = {}
        for key in self.founded:
            if key in rows:
                names.setdefault((rows[key].name.casefold(), rows[key].parent), []).append(key)
        for (_folded, _parent), keys in names.items():
            if len(keys) > 1:
                self._refuse(
                    "same_name",
                    _("Two new units below the same unit are called “%(name)s”."),
                    name=rows[keys[0]].name,
                )
