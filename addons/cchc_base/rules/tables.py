"""The tables of legal figures which ship as CSV, read the same way by rules, tests and tools."""

import csv
from datetime import date


def read_table(path):
    """The rows of a CSV file as dictionaries of text."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day(text):
    """An ISO date; an empty cell is an open bound."""
    return date.fromisoformat(text) if text else None
