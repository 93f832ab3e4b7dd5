"""Creators and requests for the stories about matches. What each of them shares is in the story itself."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from cogs.analytics.model_sharing import Level, Levels, Measure
from cogs.collabs.model_match import Opening
from cogs.collabs.model_seen import Seen, Sheet
from cogs.profiles.model import Field, Niche, Platform, PlatformEntry, Profile, Subgroup, Visibility

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
KEIKO, JAMAL, SOFIA = 1, 2, 3
INSTAGRAM, TIKTOK, YOUTUBE = Platform.INSTAGRAM, Platform.TIKTOK, Platform.YOUTUBE


def creator(user_id: int, followers: int | None = None, **shared: Any) -> Seen:  # noqa: ANN401 - the fields of a Seen
    """A creator as they are seen: a baker on Instagram in Leeds, unless the story says otherwise."""
    usual: dict[str, Any] = {
        "niches": frozenset({Niche.FOOD}),
        "platforms": frozenset({INSTAGRAM}),
        "region": "Leeds, UK",
        "sizes": {} if followers is None else {INSTAGRAM: followers},
    }
    return Seen(user_id=user_id, **(usual | shared))


def request(owner: Seen | None = None, **asked: Any) -> Opening:  # noqa: ANN401 - the fields of a Opening
    """A request that asks for nothing in particular."""
    return Opening(id=asked.pop("id", 1), owner=owner or creator(KEIKO, 7_000), **asked)


def shared(level: Level, *platforms: Platform) -> Levels:
    """Followers shared so far on these platforms, or on Instagram."""
    return {(platform, Measure.FOLLOWERS): level for platform in platforms or (INSTAGRAM,)}


def sheet(
    user_id: int,
    followers: int | None = None,
    *,
    visibility: Mapping[Field, Visibility] | None = None,
    **stored: Any,  # noqa: ANN401 - the fields of a Sheet
) -> Sheet:
    """Everything that is stored about a creator with these followers on Instagram, logged and typed in."""
    profile = Profile(
        guild_id=1,
        user_id=user_id,
        subgroup=stored.pop("subgroup", Subgroup.LOCAL),
        platforms=(PlatformEntry(INSTAGRAM, f"creator.{user_id}", followers),),
        niches=(Niche.FOOD,),
        region="Leeds, UK",
        visibility=visibility or {},
        shared_at=stored.pop("shared_at", NOW),
    )
    counted = {} if followers is None else {INSTAGRAM: followers}
    return Sheet(profile=profile, followers=counted, **stored)
