"""What in the operations of a plan can't be carried out, in words that name its rows. Pure."""

from odoo.addons.cchc_base.rules.problem import Problem, translatable

from .operation import (
    CHANGE,
    DIVIDE,
    ENDING,
    FOUND,
    MERGE,
    MOVE,
    NEAR,
    RENAME,
    SPLIT,
)  # fmt: skip

_ = translatable("cchc_reorganisation")


class Refusals:
    """Checks of a reform; it keeps ``before``, ``rows``, ``operations``, ``founded``, ``told``."""

    def __init__(self, rows, operations, names):
        self.names = names
        self.before = {row.key: row for row in rows}
        self.rows = dict(self.before)
        self.operations = operations
        self.founded = set()
        self.problems = []
        # Which operation says what of a unit: {unit: {kind: operation}}; parts are told as founded.
        self.told = {}

    def _refuse(self, code, template, *operations, **params):
        rows = tuple(sorted({one.row for one in operations if one and one.row}))
        self.problems.append(Problem(code, template, {**params, "rows": rows}))

    def _name(self, unit):
        row = self.rows.get(unit) or self.before.get(unit)
        return row.name if row else self.names.get(unit, "?")

    def _first(self, operation):
        return self._name(next(iter(operation.units), None))

    def _check_units(self):
        for operation in self.operations:
            for unit in operation.units:
                if unit not in self.before:
                    self._refuse_unknown(unit, operation)
            if operation.kind == FOUND:
                continue
            least = 2 if operation.kind == MERGE else 1
            if len(set(operation.units)) < least:
                self._refuse(
                    "units",
                    _("choose at least %(number)s units in the field “Units”."),
                    operation,
                    number=least,
                )
            if operation.kind == RENAME and len(set(operation.units)) > 1:
                self._refuse(
                    "units",
                    _("one unit only takes the new name: choose one in the field “Units”."),
                    operation,
                )

    def _refuse_unknown(self, unit, operation):
        self._refuse(
            "unknown",
            _(
                "“%(name)s” does not exist on the day of the reorganisation, as it has ended or is "
                "not founded yet: take it out of the operation."
            ),
            operation,
            name=self._name(unit),
        )

    def _check_once(self):
        """A unit ends once, and is moved, renamed or changed by one operation."""
        done = {}
        for operation in self.operations:
            if operation.kind == FOUND:
                continue
            how = "ends" if operation.kind in (*ENDING, SPLIT) else operation.kind
            for unit in dict.fromkeys(operation.units):
                if unit in self.before:
                    done.setdefault(unit, {}).setdefault(how, []).append(operation)
        for unit, own in done.items():
            for operations in own.values():
                if len(operations) > 1:
                    self._refuse(
                        "twice",
                        _("“%(name)s” is in several operations of one kind: keep one of them."),
                        *operations,
                        name=self.before[unit].name,
                    )
            ending = [one for one in own.get("ends", ()) if one.kind in ENDING]
            others = [one for how in (RENAME, MOVE, CHANGE) for one in own.get(how, ())]
            if ending and others:
                self._refuse(
                    "ended",
                    _(
                        "“%(name)s” ends by one operation and is changed by another: keep one of "
                        "them."
                    ),
                    *ending,
                    *others,
                    name=self.before[unit].name,
                )

    def _check_parts(self, operation):
        """Whether the parts of an operation can be carried out; says what is wrong with them."""
        name, found = self._first(operation), len(self.problems)
        if not operation.parts:
            self._refuse(
                "no_parts",
                _("“%(name)s”: name the units that take its parts."),
                operation,
                name=name,
            )
        for number, part in enumerate(operation.parts, start=1):
            if part.key in operation.units:
                self._refuse(
                    "itself",
                    _(
                        "part %(part)s: “%(name)s” can't take a part of itself. What it keeps is "
                        "the rest when a part is split off."
                    ),
                    operation,
                    part=number,
                    name=self._name(part.key),
                )
            elif part.key not in self.rows:
                self._refuse(
                    "no_taker",
                    _("part %(part)s: enter the name of the new unit, or choose who takes it."),
                    operation,
                    part=number,
                )
            if part.share <= 0:
                self._refuse(
                    "shares", _("part %(part)s: a share is more than 0%%."), operation, part=number
                )
        whole = sum(part.share for part in operation.parts)
        told = f"{float(whole * 100):.4g}".replace(".", ",")
        if operation.parts and operation.kind == SPLIT and whole >= 1:
            self._refuse(
                "shares",
                _(
                    "what is split off “%(name)s” is %(share)s%%: it must be less than 100%%. To "
                    "hand on the whole unit, choose “Divide”."
                ),
                operation,
                name=name,
                share=told,
            )
        # Three thirds of 33.3 are meant as a whole.
        elif (
            operation.parts
            and operation.kind == DIVIDE
            and (abs(whole - 1) > NEAR * len(operation.parts))
        ):
            self._refuse(
                "shares",
                _(
                    "the shares of “%(name)s” add up to %(share)s%%: correct the column “Share” so "
                    "that they are 100%%."
                ),
                operation,
                name=name,
                share=told,
            )
        return len(self.problems) == found

    def _who_ends(self, unit):
        """The operation that ends a unit, or None where it ends with the one above."""
        return next(iter(self.told.get(unit, {}).values()), None)

    def _who_lays(self, unit):
        """The operation that says where in the tree a unit lies, or None."""
        for operation in self.operations:
            if operation.kind == MOVE and unit in operation.units:
                return operation
        return self.told.get(unit, {}).get(FOUND)

    def _check_tree(self, rows, gone, mapping):
        for key, row in rows.items():
            if row.parent is not None and row.parent not in rows:
                self._refuse(
                    "no_parent",
                    _(
                        "“%(name)s”: the unit above it does not exist after the plan. Choose "
                        "another one."
                    ),
                    self._who_lays(key),
                    name=row.name,
                )
                continue
            passed, step = [key], row.parent
            while step is not None and step in rows and step not in passed:
                passed.append(step)
                step = rows[step].parent
            # Units below a circle are no part of it; of the circle one unit is told.
            if step == key and key == min(passed):
                laid = [one for one in map(self._who_lays, passed) if one]
                self._refuse(
                    "circle",
                    _("“%(name)s” would lie below itself: choose another unit above it."),
                    *laid,
                    name=self._circling(passed, rows),
                )
        self._check_roots(gone, mapping)
        self._check_names(rows)

    def _circling(self, passed, rows):
        """Of the units of a circle the one that an operation lays there."""
        return rows[next((one for one in passed if self._who_lays(one)), passed[0])].name

    def _check_roots(self, gone, mapping):
        for unit in gone:
            if self.before[unit].parent is None and not mapping.successors(unit):
                self._refuse(
                    "root",
                    _("“%(name)s” is the top of the tree: name the unit that follows it."),
                    self._who_ends(unit),
                    name=self._name(unit),
                )

    def _check_names(self, rows):
        names = {}
        for key in self.founded:
            if key in rows and rows[key].name:
                names.setdefault((rows[key].name.casefold(), rows[key].parent), []).append(key)
        for keys in names.values():
            if len(keys) > 1:
                self._refuse(
                    "same_name",
                    _("Two new units below the same unit are called “%(name)s”: rename one."),
                    *(self.told[key][FOUND] for key in keys),
                    name=rows[keys[0]].name,
                )
