"""What the province knows: the words and codes which a roster may use."""

from dataclasses import dataclass, field
from datetime import date

from . import levels
from .units import UnitIndex
from .values import Vocabulary

# Only these are paid by rank and step; a cadre is paid by post, a contract by agreement.
PAID_BY_RANK = frozenset({"civil_servant", "public_employee", "commune_civil_servant"})


@dataclass(frozen=True)
class Rank:
    code: str
    name: str
    group: str  # of the salary scale


@dataclass
class Catalogue:
    """Handed in by the caller, who reads it from the database at the date of the list."""

    as_of: date
    units: UnitIndex
    ranks: dict[str, Rank] = field(default_factory=dict)
    scales: tuple = ()
    vocabularies: dict[str, Vocabulary] = field(default_factory=dict)
    # What is true of a person when the row does not say: {"category": "civil_servant"}.
    defaults: dict[str, str] = field(default_factory=dict)

    # Words that officers have explained: {text: rank code}.
    rank_synonyms: dict[str, str] = field(default_factory=dict)
    levels: dict[str, Vocabulary] = field(default_factory=levels.vocabularies)
    # Leadership posts by their names and by what officers said; None: a title and no post.
    posts: dict[str, int | None] = field(default_factory=dict)
    # Schools as they are to be written, by every way in which they were.
    schools: dict[str, str] = field(default_factory=dict)
    # Models of the dossier's lists that whoever imports may not enter.
    closed_lists: frozenset[str] = frozenset()

    def __post_init__(self):
        names = {code: rank.name for code, rank in self.ranks.items()}
        self.rank_names = Vocabulary(names, self.rank_synonyms)
