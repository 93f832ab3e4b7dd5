"""Benchmarks: published points as rows with their definition, source and year, and the quartiles of one's own group.

A published point is never a band: no source with quartiles by tier is known. A band is the group's own, from eight
creators on who agreed.
"""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from statistics import quantiles
from typing import Any, TypeVar

from bot.errors import UserError
from cogs.analytics.model_ranks import TIERS, Tier
from cogs.analytics.model_rates import FORMULAS, Metric
from cogs.profiles.model import Platform

FOR_A_BAND = 8
EARLIEST, LATEST = 2010, 2100
HIGHEST = 1_000.0
LONGEST = 120
ALL_SIZES = "all"
_NUMBER = re.compile(r"\d{1,4}(?:[.,]\d{1,3})?", re.ASCII)
_SOURCED = re.compile(r"(?P<source>.*[^\s,(])[\s,(]+(?P<year>\d{4})\)?", re.ASCII)
_NOT_ON_OFFER = "That choice is not on offer any more. Open the list again and choose anew."
_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """One published figure in percent, for accounts from `since` followers to below `until` (None: all above).

    `metric` is None where the definition is not one of ours: it can be read, but not compared. `low` and `high` differ
    where a range was published; both are None where only words were. `id` is None for a shipped row.
    """

    platform: Platform
    since: int
    until: int | None
    low: float | None
    high: float | None
    statistic: str
    metric: Metric | None
    definition: str
    source: str
    year: int
    url: str = ""
    note: str = ""
    key: str = ""
    """The name of a shipped row, which a moderator may hide."""
    id: int | None = None

    def touches(self, tier: Tier) -> bool:
        """Whether it says something about accounts of that tier."""
        return (self.until is None or tier.low < self.until) and (tier.high is None or self.since < tier.high)

    def compares_with(self, platform: Platform, metric: Metric) -> bool:
        """Whether a rate of that metric may be held against it."""
        return self.platform is platform and self.metric is metric and self.low is not None


@dataclass(frozen=True, slots=True)
class Band:
    """The quartiles of a group's own creators, in percent, rounded to a tenth."""

    n: int
    p25: float
    p50: float
    p75: float


@cache
def shipped() -> tuple[Benchmark, ...]:
    """The rows that come with the bot."""
    text = files("cogs.analytics").joinpath("benchmarks.csv").read_text("utf-8")
    return tuple(_read(row) for row in csv.DictReader(text.splitlines()))


def comparable(
    benchmarks: Iterable[Benchmark], platform: Platform, metric: Metric, tier: Tier | None
) -> tuple[Benchmark, ...]:
    """What a rate of that metric may be held against, the newest first; with a tier only what is about it."""
    fitting = (one for one in benchmarks if one.compares_with(platform, metric))
    chosen = [one for one in fitting if tier is None or one.touches(tier)]
    return tuple(sorted(chosen, key=lambda one: (-one.year, one.since)))


def band(values: Sequence[float]) -> Band | None:
    """The quartiles of the group's own rates; None below eight creators."""
    if len(values) < FOR_A_BAND:
        return None
    return Band(len(values), *(round(value, 1) for value in quantiles(values, n=4, method="inclusive")))


def percentage(words: str) -> float:
    """A figure as people type it, such as `2,4 %`. Raises UserError when it is none."""
    text = words.strip().removesuffix("%").strip()
    value = float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else HIGHEST + 1
    if value > HIGHEST:
        raise UserError("Please write the figure in percent, such as 2.4.")
    return value


def sourced(words: str) -> tuple[str, int]:
    """Who published it, and the year at the end. Raises UserError when one of them is missing."""
    found = _SOURCED.fullmatch(" ".join(words.split()))
    if found is None or len(found["source"]) > LONGEST or not EARLIEST <= int(found["year"]) <= LATEST:
        raise UserError(
            f"Please name who published it in up to {LONGEST} characters, then the year, such as “HypeAuditor, 2026”. "
            "A figure without a source helps nobody."
        )
    return found["source"], int(found["year"])


def typed(fields: Mapping[str, Any]) -> Benchmark:
    """A row as a moderator filled in the form. Raises UserError with the sentence that helps."""
    figure, (source, year) = percentage(fields["figure"]), sourced(fields["source"])
    metric, tier = _chosen(Metric, fields["metric"]), _tier(fields["tier"])
    return Benchmark(
        platform=_chosen(Platform, fields["platform"]),
        since=tier.low if tier else 0,
        until=tier.high if tier else None,
        low=figure,
        high=figure,
        statistic="as published",
        metric=metric,
        definition=FORMULAS[metric],
        source=source,
        year=year,
    )


def _chosen(words: type[_Word], chosen: Sequence[str] | None) -> _Word:
    try:
        return words((chosen or [""])[0])
    except ValueError:
        raise UserError(_NOT_ON_OFFER) from None


def _tier(chosen: Sequence[str] | None) -> Tier | None:
    """The tier of that position, or None for all sizes."""
    word = (chosen or [""])[0]
    if word == ALL_SIZES:
        return None
    found = next((tier for at, tier in enumerate(TIERS) if word == str(at)), None)
    if found is None:
        raise UserError(_NOT_ON_OFFER)
    return found


def _read(row: dict[str, str]) -> Benchmark:
    return Benchmark(
        key=row["key"],
        platform=Platform(row["platform"]),
        since=int(row["since"]),
        until=int(row["until"]) if row["until"] else None,
        low=float(row["low"]) if row["low"] else None,
        high=float(row["high"]) if row["high"] else None,
        statistic=row["statistic"],
        metric=Metric(row["metric"]) if row["metric"] else None,
        definition=row["definition"],
        source=row["source"],
        year=int(row["year"]),
        url=row["url"],
        note=row["note"],
    )
