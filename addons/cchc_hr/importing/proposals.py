"""What an unknown word probably means: the nearest entries of a list, with how near they are."""

from collections import Counter

from rapidfuzz import fuzz, process

from odoo.addons.cchc_base.rules.vietnamese import fold

from . import levels
from .list_sheets import school_words
from .units import unit_key
from .values import word_key

# Problems of the reading that an officer can answer once for all rows, by kind of word.
UNIT, RANK, POST, SCHOOL = "unit", "rank", "post", "school"
KIND_OF_COLUMN = {
    "unit": UNIT,
    "unit_code": UNIT,
    "rank_code": RANK,
    "ethnicity": "ethnicity",
    "religion": "religion",
    "education": levels.DEGREE,
    "political_theory": levels.THEORY,
    "state_management": levels.STATE,
    "informatics": levels.IT,
    "foreign_language": levels.LANGUAGE,
    "position": POST,
}
_ANSWERABLE = frozenset(
    {"unit_unknown", "unit_unknown_close", "unit_ambiguous", "rank_unknown", "word_unknown",
     "level_unknown", "post_unknown"}
)  # fmt: skip
# Of these the finding itself names the words that are meant: a cell may hold several.
_NAMED = frozenset({UNIT, *levels.LABELS})
# A school that is merely similar is another school: only what is nearly the same is asked about.
# Titles leave out of what kind of unit somebody is the head.
_LEAST_OF = {SCHOOL: 80, POST: 45}
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
            text = finding.problem.params["text"] if kind in _NAMED else finding.value
            key = kind, key_of(kind, text)
            if key[1]:
                texts.setdefault(key, text)
                rows[key] += 1
    return {key: (text, rows[key]) for key, text in texts.items()}


def strange_schools(people, known, explained):
    """{(kind, key): (text, number of entries)} of schools written otherwise than one known.

    :param known: schools that dossiers name already; a new one is entered as it is written
    :param explained: keys about which an officer has said how they are to be written
    """
    found = {}
    written = school_words(people)
    names = dict.fromkeys([*known, *written])
    keys = {word_key(name) for name in known}
    for text, rows in written.items():
        key = word_key(text)
        if key in keys or key in explained:
            continue
        others = {name: name for name in names if word_key(name) != key}
        # Of two new spellings the rarer one is asked about.
        others = {name: name for name in others if name in known or written[name] > rows}
        if propose(SCHOOL, text, others):
            found[SCHOOL, key] = text, rows
    return found


def propose(kind, text, labels):
    """[(value, label, score)], nearest first; `labels` holds the words that may be meant."""
    least = _LEAST_OF.get(kind, _LEAST)
    normal = unit_key if kind == UNIT else fold
    choices = {value: normal(label) for value, label in labels.items()}
    found = process.extract(
        normal(text), choices, scorer=fuzz.token_sort_ratio, limit=_MOST, score_cutoff=least
    )
    return [(value, labels[value], round(score)) for _words, score, value in found]
