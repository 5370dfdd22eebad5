"""Titles in the words of a dossier: which one a text names, and of which year."""

import re

from odoo.addons.cchc_base.rules.vietnamese import fold

# A title of a year is decided at its end or in the first months of the next one.
LATE_MONTHS = 3


def recognise(text, titles):
    """The code of the title that a text of the dossier names, or None.

    The longest name that occurs decides: «Chiến sĩ thi đua cơ sở» is no «Chiến sĩ thi đua».
    """
    words = f" {_words(text)} "
    found = [
        (len(name), title.code)
        for title in titles
        for name in map(_words, (title.name, *title.aliases))
        if name and f" {name} " in words
    ]
    return max(found)[1] if found else None


def title_year(text, on=None):
    """The year of a title: the one that its text names, else by the day of the decision."""
    named = re.search(r"\bnăm\s+((?:19|20)\d\d)\b", text.lower())
    if named:
        return int(named.group(1))
    if on is None:
        return None
    return on.year - 1 if on.month <= LATE_MONTHS else on.year


def _words(text):
    return " ".join(re.findall(r"\w+", fold(text or "")))
