"""What people share of their figures, and stopping: both act at once, also on messages already posted."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import UserError
from cogs.analytics import service_posts, store, store_sharing, text_levels
from cogs.analytics.model_sharing import CONSENT, Level, Levels, Measure, Share, level_in
from cogs.profiles.model import Platform


async def levels(conn: AsyncConnection, guild_id: int, user_id: int) -> Levels:
    """What the person shares; what is not in it is private."""
    return await store_sharing.levels_of(conn, guild_id, user_id)


async def platforms(conn: AsyncConnection, guild_id: int, user_id: int) -> tuple[Platform, ...]:
    """Where the person has numbers, in the order in which they came. Raises UserError where there are none."""
    found = await store.accounts_of(conn, guild_id, user_id)
    if not found:
        raise UserError(text_levels.NOTHING_LOGGED)
    return tuple(dict.fromkeys(each.platform for each in found))


async def share(
    conn: AsyncConnection, guild_id: int, user_id: int, what: tuple[Platform, Measure], level: Level, now: datetime
) -> Levels:
    """Share a figure so far and no further. Raises UserError for a platform without numbers."""
    platform, measure = what
    if platform not in await platforms(conn, guild_id, user_id):
        raise UserError(text_levels.NOTHING_THERE)
    await store_sharing.share(conn, guild_id, user_id, Share(platform, measure, level, CONSENT, now))
    if level < Level.POSTED:
        await service_posts.withdraw(conn, guild_id, user_id, now, platform, measure)
    return await levels(conn, guild_id, user_id)


async def stop(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> int:
    """Share nothing any more; how many posted messages change because of that."""
    await store_sharing.stop(conn, guild_id, user_id)
    return await service_posts.withdraw(conn, guild_id, user_id, now)


async def removed(conn: AsyncConnection, guild_id: int, user_id: int, platform: Platform, now: datetime) -> None:
    """An account was removed: what it showed goes from messages, and its sharing ends with the last of a platform."""
    await service_posts.withdraw(conn, guild_id, user_id, now, platform)
    if platform not in {each.platform for each in await store.accounts_of(conn, guild_id, user_id)}:
        for measure in Measure:
            gone = Share(platform, measure, Level.PRIVATE, CONSENT, now)
            await store_sharing.share(conn, guild_id, user_id, gone)


async def may_post(conn: AsyncConnection, guild_id: int, user_id: int, what: tuple[Platform, Measure]) -> bool:
    """Whether this figure may stand on a share card."""
    return level_in(await levels(conn, guild_id, user_id), *what) >= Level.POSTED


async def export(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any]:
    """What the person shares, since when, and to which words they agreed."""
    found = await store_sharing.shares_of(conn, guild_id, user_id)
    told = [
        {
            "platform": each.platform.value,
            "measure": each.measure.value,
            "level": text_levels.LEVELS[each.level],
            "consent": each.consent,
            "at": each.at.isoformat(),
        }
        for each in found
    ]
    return {"sharing": told} if told else {}


async def forget(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Share nothing, and leave no trace on a message. Before the accounts go."""
    await store_sharing.stop(conn, guild_id, user_id)
    await service_posts.forget(conn, guild_id, user_id, now)
