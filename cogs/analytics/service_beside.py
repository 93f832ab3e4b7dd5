"""Figures of many people for other features: followers, how far each shares them, sponsored content of late.

Whoever asks is answered whole, and shows no more than `model_sharing` allows: see `cogs.collabs.model_seen`.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.analytics import store, store_sharing
from cogs.analytics.model_sharing import Levels, Measure
from cogs.profiles.model import Platform


@dataclass(frozen=True, slots=True)
class Figures:
    """How many follow a person on each platform where it was counted, and how far each of it goes."""

    levels: Levels = field(default_factory=dict)
    followers: Mapping[Platform, int] = field(default_factory=dict)


async def figures(conn: AsyncConnection, guild_id: int, user_ids: Collection[int]) -> Mapping[int, Figures]:
    """The figures of each of these people, in three questions however many they are. Some hundred at a time."""
    levels = await store_sharing.levels_of_people(conn, guild_id, user_ids, Measure.FOLLOWERS)
    followers = await _followers(conn, guild_id, user_ids)
    return {who: Figures(levels.get(who, {}), followers.get(who, {})) for who in user_ids}


async def _followers(
    conn: AsyncConnection, guild_id: int, user_ids: Collection[int]
) -> Mapping[int, Mapping[Platform, int]]:
    """By the largest account of each platform."""
    accounts = await store.accounts_of_people(conn, guild_id, user_ids)
    sizes = await store_sharing.sizes(conn, guild_id, [each.id for each in accounts]) if accounts else {}
    found: defaultdict[int, dict[Platform, int]] = defaultdict(dict)
    for each in accounts:
        size, largest = sizes.get(each.id), found[each.user_id].get(each.platform, -1)
        if size is not None and size > largest:
            found[each.user_id][each.platform] = size
    return found


async def sponsored_since(conn: AsyncConnection, guild_id: int, user_id: int, since: datetime) -> int | None:
    """How much sponsored content the person logged since then; None when they logged nothing at all."""
    accounts = await store.accounts_of(conn, guild_id, user_id)
    found = [content for each in accounts for content in await store.contents_of(conn, guild_id, each.id, since)]
    return sum(content.sponsored and not content.repost for content in found) if found else None
