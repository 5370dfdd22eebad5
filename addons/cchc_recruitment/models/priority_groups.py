"""The priority groups by code, as the form offers them."""

from ..rules.priority import GROUPS


def choices():
    """``[(code, name)]`` in the order of the decree."""
    return [(code, group.name) for code, group in GROUPS.items()]


def name_of(code):
    """The names of a group or of several, separated by commas; an unknown code as it is."""
    names = dict(choices())
    parts = [part.strip() for part in (code or "").split(",") if part.strip()]
    return "; ".join(names.get(part, part) for part in parts)
