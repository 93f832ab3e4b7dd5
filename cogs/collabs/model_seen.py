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
from cogs.profiles.model import Niche, Platform, Profile, Subgroup, Visibility, audience_of


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
    profile = _profile(sheet, viewer)
    opened = frozenset(Opened) if is_viewer else sheet.opened.get(viewer.user_id, frozenset())
    figures = Opened.FIGURES in opened
    return Seen(
        user_id=sheet.user_id,
        is_viewer=is_viewer,
        niches=frozenset(profile.niches),
        platforms=frozenset(entry.platform for entry in profile.platforms),
        region=profile.region,
        subgroup=profile.subgroup,
        sizes=_sizes(sheet, viewer, profile, figures=figures),
        tiers=_tiers(sheet, viewer),
        sponsored=max(sheet.sponsored or 0, sheet.sponsored_here) if figures else sheet.sponsored_here,
        booked=sheet.booked if Opened.DATES in opened else (),
        answers_in=sheet.answers_in,
    )


def _profile(sheet: Sheet, viewer: Sheet) -> Profile:
    """The profile as the viewer may see it; an empty one where it was not introduced to the group."""
    audience = audience_of(sheet.profile, viewer.user_id, viewer.profile)
    if audience is not Visibility.PRIVATE and sheet.profile.shared_at is None:
        return Profile(guild_id=sheet.profile.guild_id, user_id=sheet.user_id)
    return sheet.profile.as_seen_by(audience)


def _sizes(sheet: Sheet, viewer: Sheet, profile: Profile, *, figures: bool) -> Mapping[Platform, int]:
    """The numbers that are shared; what was counted comes before what was typed into the profile."""
    told = sheet.profile.platforms if figures else profile.platforms
    typed = {entry.platform: entry.followers for entry in told if entry.followers is not None}
    counted = {
        platform: count
        for platform, count in sheet.followers.items()
        if figures or _common(sheet, viewer, platform) >= Level.NAMED
    }
    return typed | counted


def _tiers(sheet: Sheet, viewer: Sheet) -> Mapping[Platform, Tier]:
    """Tiers where both share their place at least: leaderboards by tier show as much."""
    return {
        platform: tier
        for platform, count in sheet.followers.items()
        if _common(sheet, viewer, platform) >= Level.PLACE and (tier := tier_of(count)) is not None
    }


def _common(sheet: Sheet, viewer: Sheet, platform: Platform) -> Level:
    """How far both share their followers there."""
    return between(*(level_in(each.levels, platform, Measure.FOLLOWERS) for each in (sheet, viewer)))
