"""Which unit follows which, and in which parts: pure values, no ORM.

A unit that ends hands on its people, its establishment and its open business. One that was merged
has one successor; one that was divided has several, with their shares. What can't be parted (a
recruitment, a draft, a user's charge) goes to the *main* successor, the one with the largest share.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple


@dataclass(frozen=True)
class Share:
    """A part of a unit that goes to another one."""

    unit: int
    part: Fraction = Fraction(1)


class Followed(NamedTuple):
    """Records of a model that went from one unit to another, or had to stay with the old one."""

    field: str
    old: int
    new: int
    ids: list
    stayed: bool = False


class Mapping:
    """Old units to new ones. A unit that is not named follows itself."""

    def __init__(self, shares):
        """
        :param shares: ``{old unit: [Share, …]}``; an empty list: the unit ends without a successor
        """
        self.shares = {old: tuple(own) for old, own in shares.items()}

    @classmethod
    def from_rows(cls, rows):
        """From ``(old, new, share)``, the share as a number of any kind."""
        shares = {}
        for old, new, part in rows:
            shares.setdefault(old, []).append(Share(new, Fraction(part).limit_denominator(10**6)))
        return cls(shares)

    @property
    def old(self):
        """The units that are followed by others."""
        return list(self.shares)

    def main(self, unit):
        """Where undivided business of ``unit`` goes; None when it ends without a successor."""
        own = self.shares.get(unit)
        # A unit that gives a part away and lives on keeps its business.
        if own is None or any(share.unit == unit for share in own):
            return unit
        best = max(own, key=lambda share: share.part, default=None)
        return best and best.unit

    def successors(self, unit):
        """Units that take over a part of ``unit``, the largest part first."""
        own = sorted(self.shares.get(unit, ()), key=lambda share: -share.part)
        return [share.unit for share in own]

    def split(self, unit, number):
        """``number`` things of ``unit`` in whole parts: ``{new unit: number}``, none lost.

        By the largest remainder; of equal remainders the earlier successor gets more. A negative
        number is parted as a positive one, with the sign.
        """
        if unit not in self.shares:
            return {unit: number}
        own = self.shares[unit]
        if not own:
            return {}
        whole = sum(share.part for share in own)
        sign, amount = (-1 if number < 0 else 1), abs(number)
        exact = [amount * share.part / whole for share in own]
        parts = [int(value) for value in exact]
        rests = sorted(range(len(own)), key=lambda i: (parts[i] - exact[i], i))
        for place in rests[: amount - sum(parts)]:
            parts[place] += 1
        found = {}
        for share, part in zip(own, parts, strict=True):
            found[share.unit] = found.get(share.unit, 0) + sign * part
        return found
