"""What a form says, freed from the records in which an administrator keeps it."""

from dataclasses import dataclass
from functools import cached_property

HEADER = "header"
COUNT = "count"
SUM = "sum"
PROVIDER = "provider"


@dataclass(frozen=True)
class Measure:
    """One column of a form, or (kind ``header``) a title above several columns.

    ``domain`` is text in the words of `vocabulary`; ``field`` is the path that a ``sum`` adds up;
    ``provider`` names the figures that another addon supplies. ``parent`` is the code of the
    header above.
    """

    code: str
    label: str
    kind: str = COUNT
    number: str = ""
    parent: str = ""
    domain: str = ""
    field: str = ""
    provider: str = ""

    @property
    def counted(self):
        """Whether the statement computes it (a header has no figure, a provider brings its own)."""
        return self.kind in (COUNT, SUM)


@dataclass(frozen=True)
class Axis:
    """What the rows are. ``units`` climb the tree of the day; ``field`` leads from a person there.

    Rows by rank, position group or person will be further kinds: they group by another field
    and have no tree to climb.
    """

    kind: str = "units"
    field: str = "department_id"


@dataclass(frozen=True)
class Form:
    """A declaration: whose rows (``axis``), which people (``population``), which ``measures``."""

    code: str
    title: str
    measures: tuple[Measure, ...]
    population: str = ""
    axis: Axis = Axis()

    @cached_property
    def columns(self):
        """The measures that print figures, from left to right as the header shows them."""
        return tuple(leaf for root in self._children("") for leaf in self._leaves(root))

    @cached_property
    def counted(self):
        return tuple(measure for measure in self.columns if measure.counted)

    def measure(self, code):
        """The column with this code, or None."""
        return next((column for column in self.columns if column.code == code), None)

    def _children(self, code):
        return [measure for measure in self.measures if measure.parent == code]

    def _leaves(self, measure):
        if measure.kind != HEADER:
            return [measure]
        return [leaf for child in self._children(measure.code) for leaf in self._leaves(child)]
