"""Which list is this, and what is each of its rows?

A layout is data: a new official list is one more entry in LAYOUTS. It says by which columns
and title words the list is known and what its title makes true of everybody on it. The columns
themselves are found by name (`columns.py`), wherever they stand.
"""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from odoo.addons.cchc_base.rules.problem import translatable
from odoo.addons.cchc_base.rules.vietnamese import clean, fold

from .cells import NOTHING, Kind
from .columns import find_column, label_key
from .limits import WorkbookRefused
from .list_sheets import find_list
from .rows import RowKind, classify_rows

_ = translatable("cchc_hr")

# How far down a header may begin, and of how many lines it may consist.
_HEADER_WITHIN = 40
_HEADER_LINES = 3
_AS_OF = re.compile(r"(?:tinh den|thoi diem|den ngay)\D{0,20}?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


@dataclass(frozen=True)
class Layout:
    """`needs` all of these columns, `knows` counts towards choosing it, `title` is decisive."""

    code: str
    label: str
    needs: frozenset[str]
    knows: frozenset[str] = frozenset()
    title: tuple[str, ...] = ()
    defaults: dict[str, str] = field(default_factory=dict, hash=False)

    def score(self, keys, title):
        if not self.needs <= keys:
            return -1
        marked = any(words in title for words in self.title)
        return 100 * marked + len(self.knows & keys)


TEMPLATE = Layout(
    "template",
    "Mẫu nhập danh sách của hệ thống",
    needs=frozenset({"name", "birth", "sex", "unit", "category", "rank_code"}),
    title=("mau nhap danh sach cong chuc vien chuc",),
)
BM03 = Layout(
    "bm03",
    "Biểu BM03/BNV",
    needs=frozenset({"name", "birth_male", "birth_female", "rank_code"}),
    knows=frozenset({"unit", "position", "rank_since", "coefficient", "allowance_position"}),
    title=("bm03", "danh sach va tien luong cong chuc tu cap huyen tro len"),
    # TT 11/2012/TT-BNV: this form lists civil servants of the district level and above only.
    defaults={"category": "civil_servant"},
)
EXTRACT_2C = Layout(
    "list2c",
    "Danh sách trích ngang",
    needs=frozenset({"name", "birth"}),
    knows=frozenset({"education", "political_theory", "state_management", "ethnicity"}),
    title=("danh sach trich ngang",),
)
ANY_LIST = Layout(
    "list",
    "Danh sách khác",
    needs=frozenset({"name"}),
)
LAYOUTS = (TEMPLATE, BM03, EXTRACT_2C, ANY_LIST)
LAYOUT_BY_CODE = {layout.code: layout for layout in LAYOUTS}

# A table is a roster if it names people and says at least this much more about them.
_MINIMUM_COLUMNS = 4


@dataclass
class Header:
    first: int  # row numbers as shown by the spreadsheet program
    last: int
    positions: dict[str, int]  # key → column index
    labels: dict[str, str]  # key → what the file calls it
    unknown: dict[int, str]  # columns nobody here understands

    @property
    def headings(self):
        """What stands above each column that has a heading, by position."""
        named = {position: self.labels[key] for key, position in self.positions.items()}
        return dict(sorted({**self.unknown, **named}.items()))

    @property
    def fingerprint(self):
        """The layout by its folded headings: the same for every month's list of an office."""
        words = "|".join(f"{place}:{label_key(text)}" for place, text in self.headings.items())
        return hashlib.sha256(words.encode()).hexdigest()[:32]

    def remap(self, mapping):
        """The header as an officer reads it; `mapping`: {position: key, or "" to leave it out}."""
        headings = self.headings
        keys = {position: key for key, position in self.positions.items()}
        chosen = {int(place): key for place, key in mapping.items() if int(place) in headings}
        taken = {key for key in chosen.values() if key}
        keys = {place: key for place, key in keys.items() if key not in taken} | chosen
        if "name" not in keys.values():
            return self  # nobody would be read: the header is left as it was found
        named = {place: key for place, key in keys.items() if key}
        return Header(
            self.first,
            self.last,
            {key: place for place, key in named.items()},
            {key: headings[place] for place, key in named.items()},
            {place: text for place, text in headings.items() if place not in named},
        )

    def keyed(self, told):
        """What is known by position, by key: {position: …} → {key: …}."""
        keys = {place: key for key, place in self.positions.items()}
        return {keys[int(place)]: word for place, word in (told or {}).items()
                if int(place) in keys}  # fmt: skip

    @property
    def rank(self):
        """The best header finds most columns, then consists of fewest lines."""
        return len(self.positions), self.first - self.last


@dataclass
class Roster:
    """One sheet of people."""

    sheet: object
    layout: Layout
    header: Header
    rows: list
    as_of: date | None
    # Which day stands for a month or a year, where an officer has said so: {column key: rule}.
    day_rules: dict[str, str] = field(default_factory=dict)

    @property
    def people(self):
        return [row for row in self.rows if row.kind is RowKind.PERSON]

    def cell(self, row, key):
        position = self.header.positions.get(key)
        return row.row[position] if position is not None else NOTHING

    def name_cells(self, row):
        """The cells that make up a name: offices often give the given name a column."""
        cells = [self.cell(row, "name")]
        if "given_name" in self.header.positions:
            cells.append(self.cell(row, "given_name"))
        elif self.name_is_split:
            cells.append(row.row[self.header.positions["name"] + 1])
        return cells

    @cached_property
    def name_is_split(self):
        """«Họ và tên» merged over two columns, of which the right one has no label."""
        beside = self.header.positions["name"] + 1
        if beside in self.header.positions.values() or beside in self.header.unknown:
            return False
        filled = sum(row.row[beside].kind is Kind.TEXT for row in self.people)
        return filled * 2 > len(self.people)

    def counts(self):
        """How many rows of each kind: nothing of a sheet is passed over in silence."""
        result = dict.fromkeys(RowKind, 0)
        for row in self.rows:
            result[row.kind] += 1
        return result


def read_rosters(workbook, mappings=None, day_rules=None):
    """Return (rosters, sheets without one). Raise `WorkbookRefused` if no sheet is a roster.

    :param mappings: what officers have said of layouts: {fingerprint: {position: key}}
    :param day_rules: which days they have confirmed: {fingerprint: {position: rule}}
    """
    rosters, others = [], []
    for sheet in workbook.sheets:
        if find_list(sheet):
            continue  # entries of people, see `list_sheets`
        header = None if sheet.hidden else find_header(sheet)
        if header is None:
            others.append(sheet)
            continue
        fingerprint = header.fingerprint
        if mapping := (mappings or {}).get(fingerprint):
            header = header.remap(mapping)
        title = _title(sheet, header)
        rows = classify_rows(sheet, header)
        rules = header.keyed((day_rules or {}).get(fingerprint))
        rosters.append(Roster(sheet, _choose(header, title), header, rows, _as_of(title), rules))
    if not any(roster.people for roster in rosters):
        raise WorkbookRefused(
            "no_roster",
            _(
                "No sheet holds a list of people: a header row with “Họ và tên” and at least "
                "three more known columns, and rows below it. Use our template or form BM03."
            ),
        )
    return rosters, others


def read_lists(workbook):
    """The sheets that hold lists of the dossier."""
    return [found for sheet in workbook.sheets if (found := find_list(sheet))]


def find_header(sheet):
    """The rows that name the columns, or None."""
    best = None
    for start in range(min(len(sheet.rows), _HEADER_WITHIN)):
        for lines in range(1, _HEADER_LINES + 1):
            rows = sheet.rows[start : start + lines]
            if rows[-1].number - rows[0].number >= lines or len(rows) < lines:
                continue  # a blank row parts the title from the header
            header = _read_header(rows)
            if header and (best is None or header.rank > best.rank):
                best = header
    return best


def _read_header(rows):
    if any(_is_data(cell) for row in rows for cell in row.cells):
        return None
    header = Header(rows[0].number, rows[-1].number, {}, {}, {})
    for position in range(max(len(row.cells) for row in rows)):
        pieces = _pieces(rows, position)
        if not pieces:
            continue
        label, above = pieces[-1], " ".join(pieces[:-1])
        key = find_column(label, above) or (above and find_column(f"{above} {label}")) or None
        if key and key not in header.positions:
            header.positions[key] = position
            header.labels[key] = " – ".join(pieces)
        else:
            header.unknown[position] = " – ".join(pieces)
    if "name" not in header.positions and "given_name" in header.positions:
        header.positions["name"] = header.positions.pop("given_name")
        header.labels["name"] = header.labels.pop("given_name")
    if "name" in header.positions and len(header.positions) >= _MINIMUM_COLUMNS:
        return header
    return None


def _is_data(cell):
    return cell.kind not in (Kind.TEXT, Kind.EMPTY) or cell.formula


def _pieces(rows, position):
    """The heading of a column from top to bottom, group headings included.

    A group heading stands in the leftmost of its merged cells. A cell below it that has nothing
    of its own above belongs to the group to its left.
    """
    pieces = []
    for depth, row in enumerate(rows):
        cell = row[position]
        if cell.blank and any(not lower[position].blank for lower in rows[depth + 1 :]):
            cell = _left_neighbour(row, position)
        text = clean(cell.text)
        if label_key(text):  # «(kể cả ngạch tương đương)» explains, it does not name
            pieces.append(text)
    return pieces


def _left_neighbour(row, position):
    while position > 0 and row[position].blank:
        position -= 1
    return row[position]


def _title(sheet, header):
    above = (row for row in sheet.rows if row.number < header.first)
    return " ".join(fold(cell.text) for row in above for cell in row.cells if not cell.blank)


def _as_of(title):
    if found := _AS_OF.search(title):
        day, month, year = map(int, found.groups())
        try:
            return date(year, month, day)
        except ValueError:
            return None
    return None


def _choose(header, title):
    keys = set(header.positions)
    title = label_key(title)
    return max(LAYOUTS, key=lambda layout: layout.score(keys, title))
