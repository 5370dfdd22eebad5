"""Who reports to whom: the agencies of a day, and the levels at which reports are consolidated.

An agency (a body with a seal) reports for itself and the divisions inside it. Its report goes to
the nearest committee above that consolidates: the district's where the day's tree has districts,
else the province's. A district's own offices are an agency like any other.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Unit:
    """A unit of the dated tree. ``inner``: of a kind that is part of an agency."""

    id: int
    parent_id: int | None
    inner: bool = False
    level: str = ""


@dataclass
class ReportingTree:
    """The answer.

    :ivar agency_of: ``{unit: agency}`` for every unit of the day
    :ivar above: ``{agency: consolidating unit}``; also of consolidating units, None for the top
    :ivar consolidating: the consolidating units, wholes before parts
    """

    agency_of: dict = field(default_factory=dict)
    above: dict = field(default_factory=dict)
    consolidating: tuple = ()


def reporting_tree(units, levels):
    """Read a day's tree.

    :param units: `Unit` of all units in force
    :param levels: codes of the administrative levels at which reports are consolidated
    """
    by_id = {unit.id: unit for unit in units}
    tree, consolidating, order = ReportingTree(), {}, []

    def parent_of(unit):
        return by_id.get(unit.parent_id)

    def visit(unit):
        if unit.id in tree.agency_of:
            return
        parent = parent_of(unit)
        if parent:
            visit(parent)
        # The office and the inspectorate of the province itself are agencies of their own.
        inside = unit.inner and parent and parent_of(parent)
        tree.agency_of[unit.id] = tree.agency_of[parent.id] if inside else unit.id
        heads = unit.level in levels and not inside and (not parent or parent.level != unit.level)
        above = consolidating.get(parent.id) if parent else None
        consolidating[unit.id] = unit.id if heads else above
        if heads:
            tree.above["level", unit.id] = above
            order.append(unit.id)

    for unit in units:
        visit(unit)
    for agency in set(tree.agency_of.values()):
        tree.above[agency] = consolidating[agency]
    tree.consolidating = tuple(order)
    return tree
