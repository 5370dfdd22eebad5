"""What a form says, freed from the records in which an administrator keeps it."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from ..rules.shares import SHARE as SHARE

HEADER = "header"
COUNT = "count"
SUM = "sum"
CASES = "cases"
VALUE = "value"
PROVIDER = "provider"


@dataclass(frozen=True)
class Measure:
    """One column of a form, or (kind ``header``) a title above several columns.

    ``domain`` is text in the words of `vocabulary`; ``field`` is the path that a ``sum`` adds up
    or whose content a ``value`` prints; for ``cases`` it leads to the list whose entries are
    counted, and ``domain`` says which of them; of a ``share`` it names the columns that are
    divided (see `rules.shares`); ``provider`` names the figures that another addon supplies.
    ``parent`` is the code of the header above. ``whole``: a sum of whole numbers.
    """

    code: str
    label: str
    kind: str = COUNT
    number: str = ""
    parent: str = ""
    domain: str = ""
    field: str = ""
    provider: str = ""
    whole: bool = False

    def exactly(self, value):
        """A sum as the database tells it (text, or nothing) as the number that it is."""
        return int(value or 0) if self.whole else Decimal(value or 0)

    @property
    def zero(self):
        return self.exactly(0) if self.kind == SUM else 0

    @property
    def counted(self):
        """Whether people stand behind it (a header has no figure, a provider brings its own)."""
        return self.kind in (COUNT, SUM, CASES)

    @property
    def adds(self):
        """Whether a person may add more than one to it."""
        return self.kind in (SUM, CASES)

    @property
    def computed(self):
        """Whether the statement answers it: what is counted, and what a person's field says."""
        return self.counted or self.kind == VALUE


@dataclass(frozen=True)
class Axis:
    """What the rows are. ``field`` leads from a person to the unit that counts the person.

    * ``units`` climb the tree of the day.
    * ``values`` are what stands in the fields at the ends of ``levels``, the widest first: ranks
      below their tiers, or people below their units. They have no tree to climb.
    """

    kind: str = "units"
    field: str = "department_id"
    levels: tuple[str, ...] = ()

    @property
    def lists_people(self):
        return self.levels[-1:] == ("employee_id",)


@dataclass(frozen=True)
class Form:
    """A declaration: whose rows (``axis``), which people (``population``), which ``measures``.

    ``source`` is the model whose rows are counted.
    """

    code: str
    title: str
    measures: tuple[Measure, ...]
    population: str = ""
    axis: Axis = Axis()
    source: str = "hr.version"

    @cached_property
    def columns(self):
        """The measures that print figures, from left to right as the header shows them."""
        return tuple(leaf for root in self._children("") for leaf in self._leaves(root))

    @cached_property
    def counted(self):
        return tuple(measure for measure in self.columns if measure.counted)

    @cached_property
    def computed(self):
        return tuple(measure for measure in self.columns if measure.computed)

    def measure(self, code):
        """The column with this code, or None."""
        return next((column for column in self.columns if column.code == code), None)

    def _children(self, code):
        return [measure for measure in self.measures if measure.parent == code]

    def _leaves(self, measure):
        if measure.kind != HEADER:
            return [measure]
        return [leaf for child in self._children(measure.code) for leaf in self._leaves(child)]
