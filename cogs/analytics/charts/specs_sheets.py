"""What is on a share card and on the sheet of a media kit: plain numbers and words, frozen like every chart."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.pictures.spec import Look, Name, Picture, Spec
from cogs.analytics.charts.specs import Point


class Size(StrEnum):
    """A share card for links and posts (1200 x 630), or a smaller one (900 x 500)."""

    WIDE = "wide"
    COMPACT = "compact"


class Unit(StrEnum):
    """How a number is written."""

    PERCENT = "percent"
    COUNT = "count"
    CHANGE = "change"
    """A percent with its sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number of a share card."""

    label: str
    value: float
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareCard(Picture):
    """A card worth posting; its title is for the alt text. The first figure is the hero, up to three stand beside it.

    `interval` is the 90 % range of the hero, `position` a phrase such as "above the middle of 5k to 20k".
    """

    name: Name
    figures: tuple[Figure, ...]
    niche: str = ""
    position: str = ""
    interval: tuple[float, float] | None = None
    points: tuple[Point, ...] = ()
    verified: bool = False
    size: Size = Size.WIDE


@dataclass(frozen=True, slots=True, kw_only=True)
class KitFigure:
    """One number of a media kit with everything that belongs beside it. Left out of every export unless `shared`.

    `id` names the metric (erf, growth_28), `sample` is a phrase such as "12 of the last 12".
    """

    id: str
    label: str
    value: float
    unit: Unit
    formula: str
    sample: str
    as_of: date
    provenance: str
    low: float | None = None
    high: float | None = None
    note: str = ""
    shared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KitPlatform:
    """A creator's presence on one platform. Left out with its handle when none of its figures is shared."""

    platform: str
    handle: str
    figures: tuple[KitFigure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaKit(Spec):
    """What a creator shows to a brand partner, on one sheet."""

    name: Name
    made_on: date
    platforms: tuple[KitPlatform, ...]
    sentence: str = ""
    niches: tuple[str, ...] = ()
    region: str = ""
    look: Look = Look.LIGHT
