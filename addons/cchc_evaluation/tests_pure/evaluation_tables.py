"""The shipped figures, as the rules read them."""

from datetime import date
from pathlib import Path

from odoo.addons.cchc_base.rules.figures import Figure, Figures
from odoo.addons.cchc_base.rules.tables import read_table
from odoo.addons.cchc_evaluation.rules.law import TITLES, lineage

FILE = Path(__file__).parents[1] / "data" / "cchc.evaluation.figure.csv"
ROWS = tuple(Figure.from_text(row) for row in read_table(FILE))


def figures(law, on=date(2026, 12, 1)):
    return Figures(ROWS, lineage(law), on, TITLES)
