"""The units of one day, hung into the tree of another: pure values, no ORM.

What was counted before a reorganisation can be read in the structure after it, and the other way
round: 143 communes of 2024 as parts of the 48 of today, or the people of today in the districts of
2024. Facts stay where they are; only the tree above them is another one:

* A unit that the tree does not have hangs below the one that follows it (looking back: below the
  one that it came from, or, of several, below what stood above all of them).
* What follows nobody stays below its old parent, and hangs wherever that hangs.
* Of a unit that was parted, or put together, only people can tell who of them belongs where: for
  those `relatives` tells between which units they are to be looked up.
"""

from fractions import Fraction

from .succession import Mapping, Share


class Structure:
    """Where the units of the day of the figures hang in the tree of the day of the structure."""

    def __init__(self, there, here, successions, back=False):
        """
        :param there: ``{unit: parent}`` on the day of the figures
        :param here: ``{unit: parent}`` on the day of the structure
        :param successions: ``(old unit, new unit, share)`` between the two days
        :param back: the structure is older than the figures
        """
        self.there, self.here, self.back = there, here, back
        self._others = {}
        for old, new, share in successions:
            unit, other = (new, old) if back else (old, new)
            part = Fraction(share).limit_denominator(10**6)
            self._others.setdefault(unit, []).append((other, part))
        self._ends = {unit: self._reached(unit) for unit in there}
        #: ``{unit: parent}`` of the units that the tree does not have
        self.hung = {unit: self._parent(unit) for unit in there if unit not in here}
        #: ``{unit: units of the tree}`` between which its people were, or will be, parted
        self.relatives = {
            unit: tuple(sorted(ends)) for unit, ends in self._ends.items() if len(ends) > 1
        }

    def _reached(self, unit, passed=frozenset()):
        """``{unit of the tree: part}`` of what a unit became, or of what it was made."""
        if unit in passed:
            return {}
        others = self._others.get(unit, ())
        found = {}
        if unit in self.here:
            rest = 1 if self.back else 1 - sum(part for _other, part in others)
            if rest > 0:
                found[unit] = Fraction(rest)
        for other, part in others:
            for end, share in self._reached(other, passed | {unit}).items():
                found[end] = found.get(end, 0) + part * share
        return found

    def _parent(self, unit):
        ends = self._ends[unit]
        if not ends:
            return self.there[unit]
        if self.back:
            return self._above_all(sorted(ends))
        # Of equal parts the earlier unit is the main one, as in `Mapping.main`.
        return max(sorted(ends), key=ends.get)

    def _above_all(self, units):
        """The lowest unit that is one of these, or stands above it, for all of them."""
        first, *others = [self._way_up(unit) for unit in units]
        return next((unit for unit in first if all(unit in way for way in others)), None)

    def _way_up(self, unit):
        way = []
        while unit is not None and unit not in way:
            way.append(unit)
            unit = self.here.get(unit)
        return way

    def found(self, units):
        """The units of the tree that stand for some units: those themselves, or their ends.

        What has no place in the tree and no successor stays: it hangs somewhere.
        """
        told = {}
        for unit in units:
            ends = [unit] if unit in self.here else self._ends.get(unit) or [unit]
            told.update(dict.fromkeys(sorted(ends)))
        return list(told)

    def split(self, amounts):
        """Amounts of units, such as an establishment, with those of parted units by the shares.

        Looking back nothing is parted: what was put together does not tell its parts.

        :param amounts: ``{(unit, …): number}``, the unit being the first of the key
        """
        if self.back:
            return dict(amounts)
        mapping = Mapping(
            {
                unit: [Share(end, self._ends[unit][end]) for end in ends]
                for unit, ends in self.relatives.items()
            }
        )
        found = {}
        for (unit, *rest), number in amounts.items():
            for end, part in mapping.split(unit, number).items():
                key = (end, *rest)
                found[key] = found.get(key, 0) + part
        return found
