"""The shipped figures, as the rules read them."""

from datetime import date
from pathlib import Path

from odoo.addons.cchc_base.rules.figures import Figure, Figures
from odoo.addons.cchc_base.rules.tables import read_table
from odoo.addons.cchc_training.rules.law import TITLES, sources

FILE = Path(__file__).parents[1] / "data" / "cchc.training.figure.csv"
ROWS = tuple(Figure.from_text(row) for row in read_table(FILE))


def figures(law="nd171_2025", on=date(2026, 6, 1)):
    return Figures(ROWS, sources(law), on, TITLES)
