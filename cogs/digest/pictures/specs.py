"""What is in the picture of a week: plain numbers and words. Frozen: equal ones are one picture."""

from dataclasses import dataclass

from bot.pictures.spec import Picture


@dataclass(frozen=True, slots=True)
class Count:
    """A number of the week and what it counts, as a tile."""

    number: int
    label: str


@dataclass(frozen=True, slots=True)
class Tier:
    """How creators of one size grew, in percent, and how many they are."""

    name: str
    percent: float
    creators: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPicture(Picture):
    """Up to six tiles, and growth by tier from small to large. One of the two is there."""

    counts: tuple[Count, ...] = ()
    tiers: tuple[Tier, ...] = ()
