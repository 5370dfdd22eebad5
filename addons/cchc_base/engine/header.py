"""The printed header of a form, for the screen and the spreadsheet alike."""

from dataclasses import dataclass

from .spec import HEADER


@dataclass(frozen=True)
class HeaderCell:
    """A title at ``row``, ``column`` (both from 0), merged over ``rowspan`` × ``colspan`` cells."""

    label: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True)
class Header:
    """All cells of a header, ``depth`` rows high, above ``numbers`` (one per column)."""

    cells: tuple[HeaderCell, ...]
    depth: int
    numbers: tuple[str, ...]

    def rows(self):
        """The cells by row, each row from left to right."""
        return [[cell for cell in self.cells if cell.row == row] for row in range(self.depth)]


def header_of(form):
    """Lay out the titles of a form: a title reaches over its columns, a column to the bottom."""
    children = {}
    for measure in form.measures:
        children.setdefault(measure.parent, []).append(measure)

    def columns_below(measure):
        if measure.kind != HEADER:
            return 1
        return sum(columns_below(child) for child in children.get(measure.code, ()))

    def height(measure):
        below = [height(child) for child in children.get(measure.code, ()) if columns_below(child)]
        return 1 + max(below, default=0)

    roots = [measure for measure in children.get("", ()) if columns_below(measure)]
    depth = max(map(height, roots), default=1)
    cells = []

    def place(measures, row, column):
        for measure in measures:
            width = columns_below(measure)
            if not width:
                continue
            is_title = measure.kind == HEADER
            rowspan = 1 if is_title else depth - row
            cells.append(HeaderCell(measure.label, row, column, rowspan, width))
            if is_title:
                place(children[measure.code], row + 1, column)
            column += width

    place(roots, 0, 0)
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Header(tuple(cells), depth, tuple(column.number for column in form.columns))
