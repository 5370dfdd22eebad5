"""The stored sheets of a report as pages in the layout of official forms.

The layout is the report engine's: a stored sheet plays the part of its computed report.
"""

from datetime import date
from decimal import Decimal

from odoo.addons.cchc_base.engine.page import UNIT_TITLE, page_of
from odoo.addons.cchc_base.engine.report import Line
from odoo.addons.cchc_base.engine.sheet import Letterhead
from odoo.addons.cchc_base.engine.spec import HEADER, Axis, Form, Measure
from odoo.addons.cchc_base.engine.table import TableReport


def pages_of(sheets, issuer, seal, printed_on):
    """A `engine.page.Page` for each sheet, to be written in any format.

    :param sheets: dictionaries with ``declaration`` and ``lines``
    :param issuer: of the unit: ``lines``, ``parent``, ``place``
    """
    pages = []
    for sheet in sheets:
        declaration = sheet["declaration"]
        parent = issuer["parent"]
        signatures = map(str.strip, declaration["signatures"].splitlines())
        notes = [declaration["footnote"], f"Mã niêm phong: {seal}" if seal else ""]
        letterhead = Letterhead(
            issuer=tuple(([parent] if parent else []) + issuer["lines"]),
            has_parent=bool(parent),
            place=issuer["place"],
            document=declaration["document"],
            signatures=tuple(filter(None, signatures)),
            footnote="\n".join(filter(None, notes)),
            paper=declaration["paper"],
        )
        title = declaration["row_title"] or UNIT_TITLE
        report = report_of(declaration, sheet["lines"])
        pages.append(page_of(report, letterhead, None, printed_on, title))
    return pages


def report_of(declaration, lines):
    """The stored sheet as the layout reads a report."""
    form = Form(
        declaration["code"],
        declaration["title"],
        _measures(declaration),
        axis=Axis(levels=tuple(declaration["levels"])),
    )
    known_on = declaration["known_on"]
    return TableReport(
        form,
        date.fromisoformat(declaration["on"]),
        date.fromisoformat(known_on) if known_on else None,
        tuple(
            Line(
                line["kind"],
                # Rows of two forms are of one unit where their keys are alike.
                (line["key"],),
                line["name"],
                line["level"],
                line["number"],
                tuple(map(_figure, line["figures"], declaration["columns"])),
                in_force=line["in_force"],
                opened=line["opened"],
                keys=tuple(line["keys"]),
                people=line["people"],
            )
            for line in lines
        ),
    )


def _measures(declaration):
    """Columns and the titles above them, from the stored cells of the header."""
    columns = declaration["columns"]
    cells = [cell for row in declaration["header"] for cell in row]
    depth = len(declaration["header"])
    titles = {
        cell["row"] * 1000 + cell["column"]: cell
        for cell in cells
        if cell["row"] + cell["rowspan"] < depth or cell["colspan"] > 1
    }

    def above(row, column):
        """The title that stands over a cell, as the code of its measure."""
        for place, cell in titles.items():
            if (
                cell["row"] + cell["rowspan"] == row
                and cell["column"] <= column < cell["column"] + cell["colspan"]
            ):
                return f"title_{place}"
        return ""

    leaves = {cell["column"]: cell for cell in cells if cell["row"] + cell["rowspan"] == depth}
    measures = [
        Measure(f"title_{place}", cell["label"], HEADER, parent=above(cell["row"], cell["column"]))
        for place, cell in titles.items()
    ]
    for place, column in enumerate(columns):
        leaf = leaves.get(place)
        measures.append(
            Measure(
                column["code"],
                column["label"],
                column["kind"],
                column["number"],
                above(leaf["row"], place) if leaf else "",
            )
        )
    return tuple(_in_order(measures, columns, titles))


def _in_order(measures, columns, titles):
    """Titles and columns from left to right, so that the header is laid out as it was."""
    places = {column["code"]: place for place, column in enumerate(columns)}
    places |= {f"title_{place}": cell["column"] for place, cell in titles.items()}
    return sorted(measures, key=lambda measure: (places[measure.code], measure.kind != HEADER))


def _figure(figure, column):
    """Exact decimals are stored as text."""
    if isinstance(figure, str) and column["kind"] in ("sum", "provider", "share"):
        return Decimal(figure)
    return figure
