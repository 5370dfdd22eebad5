"""What an unknown word probably means: the nearest entries of a list, with how near they are."""

from collections import Counter

from rapidfuzz import fuzz, process

from odoo.addons.cchc_base.rules.vietnamese import fold

from .units import unit_key
from .values import word_key

# Problems of the reading that an officer can answer once for all rows, by kind of word.
UNIT, RANK = "unit", "rank"
KIND_OF_COLUMN = {
    "unit": UNIT,
    "unit_code": UNIT,
    "rank_code": RANK,
    "ethnicity": "ethnicity",
    "religion": "religion",
}
_ANSWERABLE = frozenset(
    {"unit_unknown", "unit_unknown_close", "unit_ambiguous", "rank_unknown", "word_unknown"}
)
_LEAST = 60  # below this a proposal is noise
_MOST = 3


def key_of(kind, text):
    """Texts with one key mean the same."""
    return unit_key(text) if kind == UNIT else word_key(text)


def unknown_words(people):
    """{(kind, key): (text as first written, number of rows)} of what nobody here understands."""
    texts, rows = {}, Counter()
    for person in people:
        for finding in person.findings:
            kind = KIND_OF_COLUMN.get(finding.key)
            if kind is None or finding.problem.code not in _ANSWERABLE:
                continue
            text = finding.problem.params["text"] if kind == UNIT else finding.value
            key = kind, key_of(kind, text)
            if key[1]:
                texts.setdefault(key, text)
                rows[key] += 1
    return {key: (text, rows[key]) for key, text in texts.items()}


def propose(kind, text, labels):
    """[(value, label, score)], nearest first; `labels` holds the words that may be meant."""
    normal = unit_key if kind == UNIT else fold
    choices = {value: normal(label) for value, label in labels.items()}
    found = process.extract(
        normal(text), choices, scorer=fuzz.token_sort_ratio, limit=_MOST, score_cutoff=_LEAST
    )
    return [(value, labels[value], round(score)) for _words, score, value in found]
