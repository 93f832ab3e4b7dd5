"""What is in a chart: plain numbers and words, frozen, so that equal charts are one picture in the cache.

Rates are percents (4.3 is 4.3 %), moments carry their zone. Not here: cards and sheets, which are in `specs_sheets`.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.pictures.spec import Name, Picture


@dataclass(frozen=True, slots=True)
class Point:
    """One observation."""

    at: datetime
    value: float


@dataclass(frozen=True, slots=True)
class Event:
    """What a creator says about a span of time, in a word or two. `until` is included."""

    since: datetime
    until: datetime
    label: str


@dataclass(frozen=True, slots=True)
class Break:
    """From here on the platform counts otherwise: no line may cross."""

    at: datetime
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How much came and went in so many days. None is "not known".

    `quantum` is the step in which the platform counts; a smaller change cannot be seen.
    """

    days: int
    net: int | None
    percent: float | None = None
    quantum: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthChart(Picture):
    """A curve over time, oldest first. `measure` is what is counted."""

    points: tuple[Point, ...]
    change: Change | None = None
    events: tuple[Event, ...] = ()
    breaks: tuple[Break, ...] = ()
    measure: str = "followers"


@dataclass(frozen=True, slots=True)
class Rated:
    """The rate of one piece of content."""

    at: datetime
    rate: float
    sponsored: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """Where the middle half of comparable creators is. `label` says who they are."""

    low: float
    high: float
    label: str


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A published figure. `label` says whose and of which year."""

    value: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RateChart(Picture):
    """The engagement rate of the last contents, oldest first. Without a median there were fewer than `needed`."""

    rates: tuple[Rated, ...]
    median: float | None = None
    low: float | None = None
    high: float | None = None
    mean: float | None = None
    band: Band | None = None
    benchmark: Benchmark | None = None
    needed: int = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """A time of the week: how many pieces of content, and their median rate."""

    n: int
    median: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatmapChart(Picture):
    """Seven rows from Monday to Sunday; 8 cells of three hours each, or 24 of one. Fewer than `needed` is grey."""

    rows: tuple[tuple[Cell, ...], ...]
    zone: str
    needed: int = 2


@dataclass(frozen=True, slots=True)
class Bar:
    """A kind of content with its median rate and interval. None where there is too little."""

    label: str
    n: int
    median: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SponsoredChart(Picture):
    """Sponsored content beside the creator's own. `share` is the percent of content that is sponsored."""

    sponsored: Bar
    organic: Bar
    share: float | None = None
    needed: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatsChart(Picture):
    """One bar for each format, in the order given."""

    bars: tuple[Bar, ...]
    needed: int = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """One row of a leaderboard. Those whose intervals overlap have the same place, and are `tied`.

    `basis` is what it rests on where that is not `n` pieces of content.
    """

    place: int
    name: Name
    value: float
    low: float
    high: float
    n: int
    tied: bool = False
    you: bool = False
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderboardChart(Picture):
    """Best first. `unseen` is how many more there are below the rows shown."""

    rows: tuple[Standing, ...]
    unseen: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One platform in small. None is "not known"."""

    platform: str
    handle: str
    points: tuple[Point, ...] = ()
    followers: int | None = None
    change: Change | None = None
    rate: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformsChart(Picture):
    """A small panel for each platform, each with a scale of its own."""

    panels: tuple[Panel, ...]
