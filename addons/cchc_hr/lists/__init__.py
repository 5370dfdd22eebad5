"""Lists of people as they are printed, without a database."""

from . import paper, table, workbook

__all__ = ["paper", "table", "workbook"]
