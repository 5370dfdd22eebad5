"""Width of a line of bold Times New Roman, to draw a rule as long as the line above it."""

import unicodedata

# Advance widths of Times Bold in thousandths of the size (also those of Liberation Serif Bold).
# Marks above and below a letter take no room.
_WIDTHS = {
    " ": 250,
    **dict.fromkeys(".,", 250),
    **dict.fromkeys("-()", 333),
    **dict.fromkeys("ilı", 278),
    **dict.fromkeys("fjt", 333),
    **dict.fromkeys("cerz", 444),
    **dict.fromkeys("agovxy", 500),
    **dict.fromkeys("bdđhknpqu", 556),
    **dict.fromkeys("ACDĐNRUVXY", 722),
    **dict.fromkeys("BELTZ", 667),
    **dict.fromkeys("FP", 611),
    **dict.fromkeys("GHKOQ", 778),
    "s": 389,
    "w": 722,
    "m": 833,
    "I": 389,
    "J": 500,
    "M": 944,
    "S": 556,
    "W": 1000,
}
_OTHER = 500


def bold_width(text, size):
    """Width of a line in points.

    :param size: size of the letters in points
    """
    letters = (
        char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char)
    )
    return sum(_WIDTHS.get(char, _OTHER) for char in letters) * size / 1000
