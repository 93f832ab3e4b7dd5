"""What of a person can be found by whom. Standard library only.

A facet is one thing that somebody lets others see, with its audience. What is private is no facet: it cannot match, and
it cannot be told from what was never said.
"""

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum
from hashlib import sha256

from cogs.analytics.model_ranks import TIERS, tier_of
from cogs.analytics.model_sharing import Level, Levels, Measure, level_in
from cogs.profiles.model import Field, Niche, Platform, Profile, Subgroup, Visibility

FEATURE = "finding"
OPEN = "finding:open"
"""The custom id of a button that opens the search."""
PAGE = 5
LONGEST_REGION = 40
BANDS = ((0.0, 2.0), (2.0, 4.0), (4.0, 6.0), (6.0, None))
"""Engagement rates in percent: from, and below."""
GROUP = "group"
_MOST_WORDS = 4
_LOTS = 2**48


class Origin(StrEnum):
    """Where a facet comes from; each is filed by itself."""

    PROFILE = "profile"
    NUMBERS = "numbers"


@dataclass(frozen=True, slots=True, order=True)
class Facet:
    """One thing that can be found. `audience` is the group, one subgroup, or who shares the same figure."""

    name: str
    value: str
    audience: str
    origin: Origin = field(default=Origin.PROFILE, compare=False)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for. `tier` and `band` are places in TIERS and BANDS; `region` is words as typed."""

    niche: Niche | None = None
    tier: int | None = None
    platform: Platform | None = None
    band: int | None = None
    region: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was chosen."""
        return all(getattr(self, each.name) in {None, ""} for each in fields(self))

    def conditions(self) -> Sequence["Condition"]:
        """All that has to be true."""
        found = [Condition("niche", (self.niche.value,))] if self.niche else []
        found += [Condition("tier", self._on("t", self.tier))] if self.tier is not None else []
        found += [Condition("rate", self._on("b", self.band))] if self.band is not None else []
        found += [Condition("platform", (self.platform.value,))] if self.platform and not found_on(found) else []
        words = folded(self.region).split()[:_MOST_WORDS]
        return [*found, Condition("region", words=tuple(words))] if words else found

    def _on(self, letter: str, number: int) -> tuple[str, ...]:
        """On the platform that was chosen, or on any."""
        platforms = (self.platform,) if self.platform else tuple(Platform)
        return tuple(f"{each.value}/{letter}{number}" for each in platforms)


@dataclass(frozen=True, slots=True)
class Condition:
    """A facet of that name with one of these values, or with all these words in it."""

    name: str
    values: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def holds(self, facet: Facet) -> bool:
        """Whether this facet is one of them."""
        if facet.name != self.name:
            return False
        return facet.value in self.values if self.values else all(word in facet.value for word in self.words)


@dataclass(frozen=True, slots=True)
class Figures:
    """What analytics know of a person: how far they share what, followers by platform, rates by platform in percent."""

    levels: Levels = field(default_factory=dict)
    followers: Mapping[Platform, int] = field(default_factory=dict)
    rates: Mapping[Platform, float] = field(default_factory=dict)


def found_on(conditions: Sequence[Condition]) -> bool:
    """Whether the platform is part of one of them already: a figure on it shows that somebody is there."""
    return any("/" in value for each in conditions for value in each.values)


def folded(words: str) -> str:
    """In small letters without accents, so that Lisboa is lisboa and São Paulo sao paulo."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())


def lot_of(guild_id: int, user_id: int) -> int:
    """A place in the list that says nothing about the person."""
    return int.from_bytes(sha256(b"%d:%d" % (guild_id, user_id)).digest()[:8]) % _LOTS


def band_of(rate: float) -> int:
    """The band of a rate in percent."""
    return next(at for at, (_, high) in enumerate(BANDS) if high is None or rate < high)


def of_profile(profile: Profile | None) -> frozenset[Facet]:
    """What the profile lets others find; nothing before it was introduced to the group."""
    if profile is None or profile.shared_at is None:
        return frozenset()
    return frozenset(_told(profile))


def _told(profile: Profile) -> Iterator[Facet]:
    for niche in profile.niches:
        yield from _facet(profile, "niche", niche.value, Field.NICHES)
    if profile.region:
        yield from _facet(profile, "region", folded(profile.region), Field.REGION)
    for entry in profile.platforms:
        yield from _facet(profile, "platform", entry.platform.value, Field.PLATFORMS)
        tier = tier_of(entry.followers)
        if tier is not None:
            value = f"{entry.platform.value}/t{TIERS.index(tier)}"
            yield from _facet(profile, "tier", value, Field.PLATFORMS, Field.FOLLOWERS)


def _facet(profile: Profile, name: str, value: str, *needs: Field) -> Iterator[Facet]:
    """With the narrowest audience of the fields it shows; none when one of them is private."""
    if all(profile.shows(each, Visibility.GROUP) for each in needs):
        yield Facet(name, value, GROUP)
    elif profile.subgroup is not None and all(profile.shows(each, Visibility.SUBGROUP) for each in needs):
        yield Facet(name, value, subgroup(profile.subgroup))


def of_numbers(figures: Figures) -> frozenset[Facet]:
    """What is shared of the numbers, for those who share as much: a tier from the place on, a rate by name."""
    found = set()
    for platform, count in figures.followers.items():
        tier = tier_of(count)
        if tier is not None and level_in(figures.levels, platform, Measure.FOLLOWERS) >= Level.PLACE:
            value = f"{platform.value}/t{TIERS.index(tier)}"
            found.add(Facet("tier", value, reader(platform, Measure.FOLLOWERS), Origin.NUMBERS))
    for platform, rate in figures.rates.items():
        if level_in(figures.levels, platform, Measure.RATE) >= Level.NAMED:
            value = f"{platform.value}/b{band_of(rate)}"
            found.add(Facet("rate", value, reader(platform, Measure.RATE), Origin.NUMBERS))
    return frozenset(found)


def is_shared_still(rate: Facet, levels: Levels) -> bool:
    """Whether the rate that was filed is shared by name at this moment."""
    platform = Platform(rate.value.partition("/")[0])
    return level_in(levels, platform, Measure.RATE) >= Level.NAMED


def subgroup(which: Subgroup) -> str:
    """The audience of a subgroup."""
    return f"subgroup:{which.value}"


def reader(platform: Platform, measure: Measure) -> str:
    """The audience of a figure: everybody who shares that figure as far."""
    return f"{measure.value}:{platform.value}"


def audiences(profile: Profile | None, levels: Levels) -> frozenset[str]:
    """To which audiences somebody belongs who looks. Nobody sees more of others than they share themselves."""
    found = {GROUP}
    if profile is not None and profile.subgroup is not None:
        found.add(subgroup(profile.subgroup))
    least = {Measure.RATE: Level.NAMED, Measure.FOLLOWERS: Level.PLACE}
    for (platform, measure), level in levels.items():
        if measure in least and level >= least[measure]:
            found.add(reader(platform, measure))
    return frozenset(found)


def why(facets: Collection[Facet], wanted: Wanted, seen_by: Collection[str]) -> Sequence[Facet] | None:
    """The facet that fulfils each condition, among those that may be seen; None when one is not fulfilled."""
    seen = sorted(each for each in facets if each.audience in seen_by)
    found = [next((each for each in seen if condition.holds(each)), None) for condition in wanted.conditions()]
    kept = [each for each in found if each is not None]
    return kept if len(kept) == len(found) else None
