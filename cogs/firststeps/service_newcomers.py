"""What the first steps ask other slices about a person."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database
from cogs.onboarding import service as onboarding
from cogs.profiles import service as profiles
from cogs.profiles.model import Profile, Visibility


async def niches(conn: AsyncConnection, guild_id: int, user_id: int) -> frozenset[str]:
    """The person's niches."""
    profile = await profiles.get(conn, guild_id, user_id)
    return frozenset(niche.value for niche in profile.niches) if profile is not None else frozenset()


async def has_unfinished(db: Database, since: datetime) -> bool:
    """Whether anybody began onboarding after `since` and has not finished."""
    return await onboarding.has_unfinished(db, since)


async def unfinished(conn: AsyncConnection, since: datetime) -> Sequence[tuple[int, int, datetime]]:
    """Who began onboarding after `since` and has not finished: group, person, when."""
    return [(each.guild_id, each.user_id, each.started_at) for each in await onboarding.unfinished(conn, since)]


async def is_in_onboarding(conn: AsyncConnection, guild_id: int, user_id: int) -> bool:
    """Whether the person has begun onboarding and not finished."""
    status = await onboarding.status(conn, guild_id, user_id)
    return status is not None and not status.is_finished


async def as_the_group_sees(conn: AsyncConnection, guild_id: int, user_id: int) -> Profile | None:
    """The person's profile with what the whole group may see."""
    profile = await profiles.get(conn, guild_id, user_id)
    return profile.as_seen_by(Visibility.GROUP) if profile is not None else None
