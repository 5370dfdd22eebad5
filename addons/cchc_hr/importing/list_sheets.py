"""Reading the sheets of dossier lists, and giving each entry to its person."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from odoo.addons.cchc_base.rules.problem import WARNING, Problem, translatable
from odoo.addons.cchc_base.rules.vietnamese import clean, fold

from . import levels, values
from .cells import NOTHING, Kind
from .columns import label_key
from .dossier_lists import (
    CERTIFICATE_LEVELS,
    LANGUAGE_LEVELS,
    LEADERSHIP_LEVELS,
    LIST_OF_MODEL,
    LISTS,
    PERSON_NUMBER,
    PERSON_ORDINAL,
)
from .findings import Finding

_ = translatable("cchc_hr")

_HEADER_WITHIN = 10
_NUMBER, _ORDINAL = "citizen_id", "ordinal"
_BY_NAME = {label_key(item.sheet): item for item in LISTS}
_COEFFICIENTS = ("coefficient", "allowance")


@dataclass
class ListHeader:
    first: int
    last: int
    positions: dict[str, int]
    labels: dict[str, str]


@dataclass
class SheetRow:
    row: object

    @property
    def number(self):
        return self.row.number


@dataclass
class ListSheet:
    """A sheet of one list; like a roster it can be annotated."""

    sheet: object
    spec: object
    header: ListHeader
    findings: list = field(default_factory=list)

    @cached_property
    def rows(self):
        return [SheetRow(row) for row in self.sheet.rows]

    @cached_property
    def entries(self):
        """Rows below the header that say more than whose they are."""
        keys = {_NUMBER, _ORDINAL, "findings"}
        told = [place for key, place in self.header.positions.items() if key not in keys]
        return [
            row
            for row in self.sheet.rows
            if row.number > self.header.last
            and any((cell := row[place]) is not NOTHING and not cell.blank for place in told)
        ]


def find_list(sheet):
    """The sheet as one of the lists of our workbook, or None."""
    spec = _BY_NAME.get(label_key(sheet.name))
    if spec is None or sheet.hidden:
        return None
    known = {label_key(column.label): column for column in spec.columns}
    for row in sheet.rows[:_HEADER_WITHIN]:
        positions, labels = {}, {}
        for place, cell in enumerate(row.cells):
            key = _key_of(label_key(cell.text), known)
            if key and key not in positions:
                positions[key] = place
                labels[key] = clean(cell.text)
        required = {column.field for column in spec.columns if column.required}
        if required <= positions.keys() and {_NUMBER, _ORDINAL} & positions.keys():
            return ListSheet(sheet, spec, ListHeader(row.number, row.number, positions, labels))
    return None


def _key_of(label, known):
    if label == label_key(PERSON_NUMBER):
        return _NUMBER
    if label in (label_key(PERSON_ORDINAL), "stt"):
        return _ORDINAL
    if label == "loi va canh bao":
        return "findings"
    return known[label].field if label in known else None


class ListReader:
    """Reads the list sheets of a file and hangs each good entry on its person."""

    def __init__(self, people, catalogue):
        self.catalogue = catalogue
        self.by_number = {
            person.values["citizen_id"]: person
            for person in people
            if person.values.get("citizen_id")
        }
        self.by_ordinal = defaultdict(list)
        for person in people:
            self.by_ordinal[person.ordinal.removesuffix(".")].append(person)
        self.vocabularies, self.seen, self.whose = {}, {}, {}

    def read(self, sheets):
        for sheet in sheets:
            if sheet.spec.model in self.catalogue.closed_lists:
                self._leave_out(sheet)
                continue
            positions = sheet.header.positions
            # Levels, years and places repeat from row to row: what was read is kept by column.
            columns = [
                (column, positions.get(column.field, -1), self.seen.setdefault(column, {}))
                for column in sheet.spec.columns
                if column.required or column.field in positions
            ]
            for row in sheet.entries:
                self._read_row(sheet, row, columns)

    def _leave_out(self, sheet):
        """The people come in all the same; each entry is told to be missing."""
        closed = Problem("list_closed", _(
            "Left out: “%(list)s” is not yours to enter. Send the sheet to Home Affairs."),
            {"list": sheet.spec.sheet})  # fmt: skip
        sheet.findings += [
            Finding(sheet.sheet.name, row.number, "", "", "", closed) for row in sheet.entries
        ]

    def _read_row(self, sheet, row, columns):
        found = []
        person = self._person(sheet, row, found)
        vals = {}
        cells, width = row.cells, len(row.cells)
        for column, place, seen in columns:
            cell = cells[place] if 0 <= place < width else NOTHING
            if cell is NOTHING and not column.required:
                continue
            value, problems = self._value(column, cell, seen)
            if problems:
                found += [(column.field, cell.text, problem) for problem in problems]
            if value is not None:
                vals[column.field] = value
            elif column.required and not any(problem.blocking for problem in problems):
                found.append((column.field, "", _empty(column.label)))
        if sheet.spec.model == "cchc.certificate":
            self._certificate(vals, found)
        found += [(None, "", problem) for problem in _contradictions(vals)]
        refused = any(problem.blocking for _key, _text, problem in found)
        if not refused and person:
            self._add(person, sheet, row, vals, found)
        for key, text, problem in found:
            label = sheet.header.labels.get(key) or ""
            sheet.findings.append(
                Finding(sheet.sheet.name, row.number, key or "", label, text, problem)
            )

    def _add(self, person, sheet, row, vals, found):
        model, name = sheet.spec.model, sheet.sheet.name
        alike = [
            one
            for one in person.entries
            if one["model"] == model and same_entry(model, vals, one["vals"])
        ]
        if any(one["sheet"] == name for one in alike):
            found.append((None, "", Problem("entry_repeated", _(
                "The person has this entry in an earlier row already; it is entered once."),
                {}, WARNING)))  # fmt: skip
            return
        if alike:
            # What the list of people says shortly, the sheet says better.
            person.entries = [one for one in person.entries if one not in alike]
        person.entries.append(entry(model, name, row.number, vals))

    # -- whose -------------------------------------------------------------------

    def _person(self, sheet, row, found):
        told = self._told_whose(sheet, row)
        if told not in self.whose:
            person = self._find_person(sheet, row, found)
            if found:
                return person  # something is to be said of each such row
            self.whose[told] = person
        return self.whose[told]

    def _told_whose(self, sheet, row):
        """What the row tells of whose it is, as it stands in its cells."""
        places = sheet.header.positions
        number = row[places[_NUMBER]] if _NUMBER in places else NOTHING
        ordinal = row[places[_ORDINAL]] if _ORDINAL in places else NOTHING
        return number.kind, number.value, ordinal.kind, ordinal.value

    def _find_person(self, sheet, row, found):
        number = self._text(sheet, row, _NUMBER)
        ordinal = self._text(sheet, row, _ORDINAL).removesuffix(".0").removesuffix(".")
        digits = "".join(sign for sign in number if sign.isdigit())
        person = None
        if number:
            person = self.by_number.get(digits) or self.by_number.get(digits.zfill(12))
        elif ordinal:
            people = self.by_ordinal.get(ordinal, [])
            person = people[0] if len(people) == 1 else None
        if person is None:
            key = _NUMBER if number or not ordinal else _ORDINAL
            found.append((key, number or ordinal, _nobody(number, ordinal)))
        elif number and ordinal and person.ordinal.removesuffix(".") != ordinal:
            found.append((_ORDINAL, ordinal, Problem("entry_of_two", _(
                "The citizen number is that of No. %(told)s of the list of people, not of "
                "No. %(ordinal)s; correct one of the two."),
                {"told": person.ordinal, "ordinal": ordinal})))  # fmt: skip
        return person

    def _text(self, sheet, row, key):
        place = sheet.header.positions.get(key)
        return clean(row[place].text) if place is not None else ""

    # -- what --------------------------------------------------------------------

    def _value(self, column, cell, seen):
        key = cell.kind, cell.value
        if key not in seen:
            seen[key] = self._first_seen(column, cell)
        return seen[key]

    def _first_seen(self, column, cell):
        if cell.kind is Kind.ERROR:
            return None, (Problem("error_value", _(
                "The cell shows the error %(text)s; type the value itself."),
                {"text": cell.text}),)  # fmt: skip
        if cell.blank or cell.value is None:
            return None, ()
        return getattr(self, f"_read_{column.kind}")(column, cell)

    def _read_text(self, _column, cell):
        return values.read_text(cell)

    def _read_school(self, _column, cell):
        text = clean(cell.text)
        return self.catalogue.schools.get(values.word_key(text), text), ()

    def _read_date(self, _column, cell):
        day, problems = values.read_date(cell)
        return (str(day) if day else None), problems

    def _read_day(self, _column, cell):
        day, problems = values.read_date(cell)
        if day and day.precision != "day":
            return None, (Problem("day_needed", _(
                "“%(text)s”: write day, month and year."), {"text": cell.text}),)  # fmt: skip
        return (day.iso() if day else None), problems

    def _read_words(self, column, cell):
        vocabulary = self.vocabularies.get(column)
        if vocabulary is None:
            vocabulary = self.vocabularies[column] = column.vocabulary()
        return vocabulary.read(cell)

    def _read_integer(self, _column, cell):
        number, problems = values.read_decimal(cell._replace(value=_bare(cell.value)))
        if number is None:
            return None, problems
        if number != int(number) or not 0 <= number <= 9999:
            return None, (Problem("not_whole", _(
                "“%(text)s” is no whole number of at most four digits."),
                {"text": cell.text}),)  # fmt: skip
        return int(number), ()

    def _read_decimal(self, column, cell):
        if column.field in _COEFFICIENTS:
            number, problems = values.read_coefficient(cell)
        else:
            number, problems = values.read_decimal(cell)
        return (str(Decimal(number)) if number is not None else None), problems

    def _read_flag(self, _column, cell):
        return fold(cell.text) not in ("khong", "0", "con song", "false"), ()

    def _read_rank(self, _column, cell):
        """A rank may be in no table any more: then its code stays as it is written."""
        return values.rank_code(cell), ()

    def _certificate(self, vals, found):
        """The level is written in the words of the kind of certificate."""
        text = vals.pop("level", None)
        name, kind = CERTIFICATE_LEVELS.get(vals.get("kind"), (None, None))
        if name is None:
            return
        own = LEADERSHIP_LEVELS if name == "leadership_level" else LANGUAGE_LEVELS
        words = self.catalogue.levels[kind] if kind else own
        value = words.find(text or "")
        if value:
            vals[name] = value
            return
        told = Problem("level_missing", _(
            "A certificate of this kind needs its level: %(words)s."),
            {"words": ", ".join(words.labels.values())})  # fmt: skip
        found.append(("level", text or "", told))


def entry(model, sheet, number, vals):
    """An entry on its way into a dossier, in plain values."""
    told = {name: value for name, value in vals.items() if value is not None}
    return {"model": model, "sheet": sheet, "number": number, "vals": told}


def same_entry(model, ours, theirs):
    """Whether two entries of one person are one: see `DossierList`."""
    spec = LIST_OF_MODEL[model]
    return all(_norm(ours.get(name)) == _norm(theirs.get(name)) for name in spec.core) and all(
        not ours.get(name) or not theirs.get(name) or _norm(ours[name]) == _norm(theirs[name])
        for name in spec.also
    )


def _norm(value):
    if isinstance(value, bool) or value is None:
        return value or None
    if isinstance(value, int | float | Decimal):
        return round(Decimal(str(value)), 2)
    try:
        return round(Decimal(value), 2)
    except ArithmeticError:
        return values.word_key(value)


def school_words(people):
    """Schools as the entries write them, with the number of entries."""
    return Counter(
        one["vals"]["school"]
        for person in people
        for one in person.entries
        if one["vals"].get("school")
    )


def _contradictions(vals):
    start, until = vals.get("start"), vals.get("when")
    if start and until:
        first, last = values.partial_date.parse(start), values.partial_date.parse(until)
        if last.last_day() < first.first_day():
            yield Problem("ends_before_start", _(
                "The entry ends (%(until)s) before it begins (%(start)s)."),
                {"start": start, "until": until})  # fmt: skip
    if vals.get("side") == "spouse" and vals.get("relation") in ("husband", "wife", "child"):
        yield Problem("wrong_side", _("A husband, a wife and children stand on the own side."))


def _bare(value):
    return value.removesuffix("%").strip() if isinstance(value, str) else value


def _empty(label):
    return Problem("cell_empty", _("“%(column)s” must be filled in."), {"column": label})


def _nobody(number, ordinal):
    if not number and not ordinal:
        return Problem("entry_of_nobody", _(
            "Write the citizen number of the person, or the number of the row in the list of "
            "people."))  # fmt: skip
    return Problem("entry_of_unknown", _(
        "No row of the list of people has %(key)s (or more than one has): the entry belongs to "
        "nobody."), {"key": number or ordinal})  # fmt: skip


LEVEL_COLUMNS = {
    "education": levels.DEGREE,
    "political_theory": levels.THEORY,
    "state_management": levels.STATE,
    "informatics": levels.IT,
    "foreign_language": levels.LANGUAGE,
}
