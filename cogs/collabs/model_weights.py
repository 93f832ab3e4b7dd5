"""What a match can be explained with, and how much each of it counts: the figures are in `match.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

FILE = "match.toml"


class Why(StrEnum):
    """Why a creator and a request fit, or what to look at first."""

    SAME_NICHE = "same_niche"
    NICHE_ASKED = "niche_asked"
    SIZE_ASKED = "size_asked"
    SIZES_NEAR = "sizes_near"
    SAME_TIER = "same_tier"
    BOTH_ON = "both_on"
    PLATFORM_ASKED = "platform_asked"
    SAME_PLACE = "same_place"
    PLACE_ASKED = "place_asked"
    SAME_COUNTRY = "same_country"
    SAME_SUBGROUP = "same_subgroup"
    ANSWERS_SOON = "answers_soon"

    OTHER_NICHE = "other_niche"
    OTHER_SIZE = "other_size"
    OTHER_PLATFORM = "other_platform"
    ELSEWHERE = "elsewhere"
    DEADLINE_SOON = "deadline_soon"
    BOOKED = "booked"
    SPONSORED_LATELY = "sponsored_lately"
    ANSWERS_LATE = "answers_late"


CAUTIONS = frozenset(list(Why)[list(Why).index(Why.OTHER_NICHE) :])
"""What speaks against it. It is said, and nobody is left out for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """From where on something is near, soon, late or much. Units are in the names."""

    near_factor: float
    answers_soon_hours: float
    answers_late_hours: float
    deadline_soon_days: float
    booked_days: float
    sponsored_from: int
    sponsored_most: int


@dataclass(frozen=True, slots=True)
class Weights:
    """The points of each reason at its strongest, and the limits."""

    points: Mapping[Why, float]
    limits: Limits


@cache
def shipped() -> Weights:
    """The weights that come with the bot."""
    return read(files("cogs.collabs").joinpath(FILE).read_text("utf-8"))


def read(toml: str) -> Weights:
    """Weights from a file's text. Raises ValueError, naming what is missing, unknown or out of range."""
    data = tomllib.loads(toml)
    points = _figures(data.get("points", {}), {why.value for why in Why})
    limits = Limits(**_figures(data.get("limits", {}), {each.name for each in fields(Limits)}))
    if limits.near_factor <= 1 or not 1 <= limits.sponsored_from <= limits.sponsored_most:
        message = "near_factor must be above 1, and sponsored_most no less than sponsored_from."
        raise ValueError(message)
    return Weights(MappingProxyType({why: points[why.value] for why in Why}), limits)


def _figures(table: Mapping[str, Any], names: set[str]) -> Mapping[str, Any]:
    """A table that has each of these names once, with a figure that is not negative."""
    if wrong := sorted(names ^ set(table)):
        message = f"Missing or unknown in {FILE}: {', '.join(wrong)}."
        raise ValueError(message)
    if wrong := sorted(name for name, value in table.items() if not _is_figure(value)):
        message = f"No figure of 0 or more in {FILE}: {', '.join(wrong)}."
        raise ValueError(message)
    return table


def _is_figure(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < float("inf")
