"""How alike two creators are: the niches they share, and how many tiers lie between them."""

from dataclasses import dataclass

MOST_SHARED = 2
"""Few niches are the custom here; who names many is not more alike for it."""
MOST_APART = 4
_UNKNOWN = 2
"""Steps that count where one of them shares no size: neither near nor far."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What is known of somebody, and may be used: their niches, and the number of their tier (the smallest is 0)."""

    niches: frozenset[str] = frozenset()
    tier: int | None = None


@dataclass(frozen=True, slots=True)
class Likeness:
    """Niches that both have, and steps between their tiers; None where one of them shares no size."""

    shared: int = 0
    apart: int | None = None

    @property
    def points(self) -> int:
        """From 0 to 14: a niche counts more than any size."""
        steps = _UNKNOWN if self.apart is None else min(self.apart, MOST_APART)
        return min(self.shared, MOST_SHARED) * (MOST_APART + 1) + MOST_APART - steps


MOST_POINTS = MOST_SHARED * (MOST_APART + 1) + MOST_APART
NOTHING_KNOWN = Traits()


def likeness(one: Traits, other: Traits) -> Likeness:
    """How alike these two are."""
    known = one.tier is not None and other.tier is not None
    apart = abs((one.tier or 0) - (other.tier or 0)) if known else None
    return Likeness(len(one.niches & other.niches), apart)
