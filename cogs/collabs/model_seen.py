"""What one person may see of another before a collab. Nothing else ever reaches a match.

A profile's fields go as far as their visibility. Figures go as far as both share them, as everywhere in analytics.
Besides, somebody who shows interest can open figures or dates to the one who posted. Everybody sees all of themselves.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from cogs.analytics.model_ranks import Tier, tier_of
from cogs.analytics.model_sharing import Level, Levels, Measure, between, level_in
from cogs.profiles.model import Field, Niche, Platform, Profile, Subgroup, Visibility, audience_of

_NUMBERS = frozenset({Field.PLATFORMS, Field.FOLLOWERS})
_READ = (*_NUMBERS, Field.NICHES, Field.REGION, Field.SUBGROUP)


class Opened(StrEnum):
    """What somebody opens to one person, together with their interest."""

    FIGURES = "figures"
    """How many follow, and how much sponsored content there was lately."""
    DATES = "dates"
    """When other collabs are due; not with whom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All that is stored about a person and could matter here. It is never handed to anybody: see `seen`.

    `followers` are those of analytics, the newest for each platform. `sponsored` counts the sponsored content of the
    last seven days that was logged, `sponsored_here` those of them that everybody could see on the board.
    `answers_in` is how long people usually wait for an answer on the board, which the board shows to all.
    """

    profile: Profile
    levels: Levels = field(default_factory=dict)
    followers: Mapping[Platform, int] = field(default_factory=dict)
    sponsored: int | None = None
    sponsored_here: int = 0
    booked: tuple[datetime, ...] = ()
    answers_in: timedelta | None = None
    opened: Mapping[int, frozenset[Opened]] = field(default_factory=dict)
    """To whom, by their id, and what."""

    @property
    def user_id(self) -> int:
        """Whose it is."""
        return self.profile.user_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the viewer may know of a person; empty and None mean "not shared" as well as "not told"."""

    user_id: int
    is_viewer: bool = False
    niches: frozenset[Niche] = frozenset()
    platforms: frozenset[Platform] = frozenset()
    region: str | None = None
    subgroup: Subgroup | None = None
    sizes: Mapping[Platform, int] = field(default_factory=dict)
    tiers: Mapping[Platform, Tier] = field(default_factory=dict)
    """Where the number is not shared, but the place in the tier is."""
    sponsored: int | None = None
    booked: tuple[datetime, ...] = ()
    answers_in: timedelta | None = None


def seen(sheet: Sheet, viewer: Sheet) -> Seen:
    """What the viewer may see of the person: what they shared with the group, the subgroup or this viewer."""
    is_viewer = sheet.user_id == viewer.user_id
    opened = frozenset(Opened) if is_viewer else sheet.opened.get(viewer.user_id, frozenset())
    figures, profile = Opened.FIGURES in opened, sheet.profile
    shown, reach = _shown(sheet, viewer), _reach(sheet, viewer)
    return Seen(
        user_id=sheet.user_id,
        is_viewer=is_viewer,
        niches=frozenset(profile.niches) if Field.NICHES in shown else frozenset(),
        platforms=frozenset(each.platform for each in profile.platforms) if Field.PLATFORMS in shown else frozenset(),
        region=profile.region if Field.REGION in shown else None,
        subgroup=profile.subgroup if Field.SUBGROUP in shown else None,
        sizes=_sizes(sheet, reach, typed=figures or shown >= _NUMBERS, counted=figures),
        tiers=_tiers(sheet, reach),
        sponsored=max(sheet.sponsored or 0, sheet.sponsored_here) if figures else sheet.sponsored_here,
        booked=sheet.booked if Opened.DATES in opened else (),
        answers_in=sheet.answers_in,
    )


def _shown(sheet: Sheet, viewer: Sheet) -> frozenset[Field]:
    """The parts of the profile that the viewer may see; none where it was not introduced to the group."""
    audience = audience_of(sheet.profile, viewer.user_id, viewer.profile)
    if audience is not Visibility.PRIVATE and sheet.profile.shared_at is None:
        return frozenset()
    return frozenset(name for name in _READ if sheet.profile.shows(name, audience))


def _sizes(sheet: Sheet, reach: Mapping[Platform, Level], *, typed: bool, counted: bool) -> Mapping[Platform, int]:
    """The numbers that are shared; what was counted comes before what was typed into the profile."""
    told = sheet.profile.platforms if typed else ()
    return {each.platform: each.followers for each in told if each.followers is not None} | {
        platform: count for platform, count in sheet.followers.items() if counted or reach[platform] >= Level.NAMED
    }


def _tiers(sheet: Sheet, reach: Mapping[Platform, Level]) -> Mapping[Platform, Tier]:
    """Tiers where both share their place but not both their number: leaderboards by tier show as much."""
    placed = ((platform, count) for platform, count in sheet.followers.items() if reach[platform] is Level.PLACE)
    return {platform: tier for platform, count in placed if (tier := tier_of(count)) is not None}


def _reach(sheet: Sheet, viewer: Sheet) -> Mapping[Platform, Level]:
    """How far both share their followers, on each platform where they are counted."""
    return {
        platform: between(
            level_in(viewer.levels, platform, Measure.FOLLOWERS), level_in(sheet.levels, platform, Measure.FOLLOWERS)
        )
        for platform in sheet.followers
    }
