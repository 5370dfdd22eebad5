"""Vietnamese text: cleaning what people paste, searching without accents, sorting names.

Sorting follows the dictionaries: the letters of a word first (a ă â b c d đ e ê …), then its
tone (ngang, huyền, hỏi, ngã, sắc, nặng). A list of people goes by given name, then surname,
then middle names. `sort_key` writes this order as plain ASCII, so that an ordinary index of a
database collated "C" returns the list in order.
"""

import re
import unicodedata
from functools import lru_cache

# Marks that change the letter, marks that carry the tone (in dictionary order).
_BREVE, _CIRCUMFLEX, _HORN = "\u0306", "\u0302", "\u031b"
_SHAPES = _BREVE + _CIRCUMFLEX + _HORN
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_LEVEL_TONE = "0"

# Invisible characters which spreadsheets, web pages and chat programs leave behind.
_INVISIBLE = dict.fromkeys(
    [0x00AD, 0x034F, 0x061C, 0x180E, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F)]
    + list(range(0x2060, 0x2070))
)
# Look-alikes of đ: the Icelandic and the African letter, typed by old keyboards and fonts.
_LOOKALIKES = {0x00D0: "Đ", 0x0189: "Đ", 0x00F0: "đ", 0x0256: "đ"}
_CLEANING = _INVISIBLE | _LOOKALIKES

_MARKS = dict.fromkeys(range(0x0300, 0x0370))
_FOLDING = _MARKS | {ord("đ"): "d"}

# "{" and "|" follow "z" in ASCII: ă = a{ comes after every word in a… and before â = a| and b.
_ORDERED_LETTERS = {
    "a" + _BREVE: "a{",
    "a" + _CIRCUMFLEX: "a|",
    "đ": "d{",
    "e" + _CIRCUMFLEX: "e{",
    "o" + _CIRCUMFLEX: "o{",
    "o" + _HORN: "o|",
    "u" + _HORN: "u{",
}
_COMBINING = re.compile("[\u0300-\u036f]")
# Of what a key is made besides letters, these sort below them: end of a part, end of a word.
_PART, _WORD = " ", "."


# Units, ranks, levels and names repeat from row to row of a list.
@lru_cache(maxsize=16384)
def clean(text):
    """One line of text as it should be stored: composed (NFC), visible, singly spaced."""
    text = unicodedata.normalize("NFC", text.translate(_CLEANING))
    if _COMBINING.search(text):
        text = _compose_reordered(text)
    return " ".join(text.split())


@lru_cache(maxsize=16384)
def fold(text):
    """For searching: lower case, no diacritics, đ as d."""
    return unicodedata.normalize("NFD", clean(text).lower()).translate(_FOLDING)


def split_name(full_name):
    """(surname, middle names, given name); a single word is a given name."""
    words = clean(full_name).split()
    if not words:
        return "", "", ""
    surname = words[0] if len(words) > 1 else ""
    return surname, " ".join(words[1:-1]), words[-1]


def sort_key(full_name):
    """ASCII key ordering people by given name, surname, middle names."""
    surname, middle, given = split_name(full_name)
    return _PART.join((_part_key(given), _part_key(surname), _part_key(middle)))


def title_case(name):
    """NGUYỄN VĂN AN → Nguyễn Văn An; a word in mixed case is left as it was typed."""
    return " ".join(_title_word(word) for word in clean(name).split())


def _compose_reordered(text):
    """Compose letters whose tone was typed before the shape (e + sắc + mũ instead of ế)."""
    result = []
    marks = ""
    for char in unicodedata.normalize("NFD", text) + " ":
        if unicodedata.combining(char):
            marks += char
        else:
            result += sorted(marks, key=lambda mark: mark not in _SHAPES)
            result.append(char)
            marks = ""
    return unicodedata.normalize("NFC", "".join(result))


def _part_key(part):
    """Letters of all the words of a part, then the tones of all its words."""
    keys = [_word_key(word) for word in part.lower().split()]
    letters = _WORD.join(letters for letters, _tones in keys)
    return letters + _PART + _WORD.join(tones for _letters, tones in keys)


@lru_cache(maxsize=20_000)
def _word_key(word):
    """(letters, tones) of one word. «hoà» and «hòa» are the same word: a tone has no place."""
    letters, tones = [], ""
    for char in word:
        base, *marks = unicodedata.normalize("NFD", char)
        for mark in marks:
            if base + mark in _ORDERED_LETTERS:
                base += mark
            else:
                tones += _TONES.get(mark, "")
        letters.append(_letter_key(base))
    return "".join(letters), tones or _LEVEL_TONE


def _letter_key(letter):
    if letter in _ORDERED_LETTERS:
        return _ORDERED_LETTERS[letter]
    if letter.isascii():
        # Apostrophe and hyphen (H'Blăng, Y-Ôn) do not count in the order.
        return letter if letter.isalnum() else ""
    # A foreign letter sorts after all of ours, in the order of Unicode.
    return f"~{ord(letter):06x}" if letter.isalnum() else ""


def _title_word(word):
    if not (word.isupper() or word.islower()):
        return word
    starts = True
    result = []
    for char in word:
        result.append(char.upper() if starts else char.lower())
        starts = not char.isalpha()
    return "".join(result)
