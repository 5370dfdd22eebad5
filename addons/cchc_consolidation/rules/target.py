"""How far a target of the plan is reached: share, progress, trend. Pure functions."""

AT_LEAST, AT_MOST = "at_least", "at_most"


def share(part, whole):
    """A part of a whole in percent, one digit; None where there is nothing to be measured."""
    return round(100 * part / whole, 1) if whole else None


def is_met(value, target, direction=AT_LEAST):
    """Whether a value reaches the target; None while there is no value."""
    if value is None:
        return None
    return value <= target if direction == AT_MOST else value >= target


def progress(value, target, direction=AT_LEAST):
    """How much of the target is reached, in percent from 0 to 100.

    A rank of at most 20 is reached by 20 and by less; rank 40 is half the way.
    """
    if value is None:
        return 0.0
    if is_met(value, target, direction):
        return 100.0
    if direction == AT_MOST:
        return round(100 * target / value, 1) if value > 0 else 100.0
    return round(max(0.0, 100 * value / target), 1) if target else 100.0


def trend(value, before):
    """By how much a value has changed; None where one of the two is unknown."""
    if value is None or before is None:
        return None
    return round(value - before, 1)
