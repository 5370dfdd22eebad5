"""How one row of the table is tried; see subjects.py for the rows."""

from dataclasses import dataclass, field
from itertools import count

from cast import PLACES

numbers = count(1)


@dataclass(frozen=True, eq=False)
class Subject:
    """One row of the table.

    :param key: model, or model and a word after a space where a state makes a difference
    :param probe: field that is read: private where the model has private fields
    :param write: values that mean no harm; empty where writing is tried with nothing
    :param create: function of (case, place) giving the values of a new record; None: a copy
    :param placed: whether records belong to a place
    :param fresh: keys of a copy that must differ
    :param recorded: whether there are records to read; answers of wizards belong to who asked
    :param context: function of (case, place) giving the context of the attempt
    :param standing: function of (case, place) giving the record that stands, where what other rows
        of the table do replaces it; None: the one that was made at the beginning
    """

    key: str
    probe: str = "display_name"
    write: dict = field(default_factory=dict)
    create: object = None
    placed: bool = True
    fresh: dict = field(default_factory=dict)
    recorded: bool = True
    context: object = None
    standing: object = None

    @property
    def model(self):
        return self.key.split()[0]

    @property
    def places(self):
        return PLACES if self.placed else ("",)

    def record(self, case, place):
        return self.standing(case, place) if self.standing else case.subject[self.key][place]

    def new_values(self, case, place):
        if self.create:
            return self.create(case, place)
        record = case.subject.get(self.key, {}).get(place) or case.env[self.model].search(
            [], limit=1
        )
        values = record.sudo().copy_data()[0]
        return values | {
            name: f"{value}{next(numbers)}" if isinstance(value, str) else value + next(numbers)
            for name, value in self.fresh.items()
        }


def catalogue(key, **fresh):
    """A model whose records belong to no place; a new one is a copy."""
    return Subject(key, "display_name", placed=False, fresh=fresh)


def of_unit(**values):
    return lambda case, place: {"unit_id": case.unit[place].id, **values}


def below(key, field, **values):
    """A part of the record of another row."""
    return lambda case, place: {field: case.subject[key][place].id, **values}


def asked(key, create, placed=True):
    """A wizard: what somebody asked and was answered is read by nobody else (test_wizards)."""
    return Subject(key, create=create, placed=placed, recorded=False)


def part_of(wizard, field, asked, **values):
    """A row of an answer; the answer itself is made without anybody's rights."""

    def create(case, place):
        made = case.env[wizard].create(asked(case, place))
        # What it answers by itself comes first.
        made.flush_recordset()
        return {field: made.id, "unit_id": case.unit[place].id, **values}

    return create


def nothing(case, place):
    return {}
