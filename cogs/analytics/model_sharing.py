"""Who sees which figure: levels for each platform and measure, and what one person may see of another.

Everything is private until its owner says otherwise. Nobody sees more of others than they share themselves.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from statistics import median

from cogs.profiles.model import Platform

FOR_AN_AVERAGE = 5
"""With fewer contributors one could guess whose figure it is."""
CONSENT = 1
"""The version of the words that people agree to in the sharing panel; a new wording is a new number."""


class Measure(StrEnum):
    """What can be shared, each on its own."""

    RATE = "rate"
    GROWTH = "growth"
    FOLLOWERS = "followers"
    CONSISTENCY = "consistency"


class Level(IntEnum):
    """How far a figure goes. Each level includes the ones before it."""

    PRIVATE = 0
    AVERAGE = 1
    """Counts in the group's figures, without a name."""
    PLACE = 2
    """Others see the place in the tier, no number."""
    NAMED = 3
    """Others see the number and whose it is."""
    POSTED = 4
    """It may stand where everybody reads it: on a posted leaderboard, and on the share card."""


Levels = Mapping[tuple[Platform, Measure], Level]
"""What somebody shares; what is not in it is private."""


@dataclass(frozen=True, slots=True)
class Share:
    """What somebody agreed to, when, and to which words."""

    platform: Platform
    measure: Measure
    level: Level
    consent: int
    at: datetime


def between(mine: Level, theirs: Level) -> Level:
    """As much as both share: what one of the two may see of the other."""
    return min(mine, theirs)


def level_in(levels: Levels, platform: Platform, measure: Measure) -> Level:
    """How far this figure goes."""
    return levels.get((platform, measure), Level.PRIVATE)


def average(values: Sequence[float]) -> float | None:
    """The middle of the group's figures, rounded to a tenth; None below five contributors."""
    return round(median(values), 1) if len(values) >= FOR_AN_AVERAGE else None
