"""What people do with their profile: load, decide, save. Posting it is `cogs.onboarding`'s."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import UserError
from bot.outbox_store import Errand, enqueue_again
from cogs.profiles import service_neighbours, store
from cogs.profiles.model import (
    Changes,
    Field,
    Niche,
    Platform,
    PlatformEntry,
    Profile,
    Visibility,
    audience_of,
    chosen_niches,
    with_platform,
)

CHANGED = "profiles.changed"
"""The errand left behind when a shared profile changes. Whoever shows profiles performs it: see `cogs.onboarding`."""


async def get(conn: AsyncConnection, guild_id: int, user_id: int) -> Profile | None:
    """What the person told the group, as they themselves see it; None when they told nothing yet."""
    return await store.find(conn, guild_id, user_id)


introduced = store.introduced
"""Everybody who introduced themselves, for a look around in a group."""


async def many(conn: AsyncConnection, guild_id: int, user_ids: Collection[int]) -> Mapping[int, Profile]:
    """The same of some hundred people at once, by who they are. Whoever shows it asks first what may be seen."""
    return {each.user_id: each for each in await store.of_people(conn, guild_id, user_ids)}


async def see(conn: AsyncConnection, guild_id: int, user_id: int, viewer_id: int) -> Profile:
    """The profile as the viewer may see it. Raises UserError when there is nothing to see."""
    profile = await store.find(conn, guild_id, user_id)
    if profile is None or (profile.shared_at is None and user_id != viewer_id):
        raise UserError(
            "You have not told the group anything yet. Press “Start here” in the welcome channel."
            if user_id == viewer_id
            else "They have not introduced themselves yet. Their profile appears here once they have."
        )
    viewer = await store.find(conn, guild_id, viewer_id)
    return profile.as_seen_by(audience_of(profile, viewer_id, viewer))


async def people_of(conn: AsyncConnection, guild_id: int, niche: Niche) -> frozenset[int]:
    """Who introduced themselves with that niche and lets the group see it."""
    found = await store.of_niche(conn, guild_id, niche)
    return frozenset(each.user_id for each in found if each.shows(Field.NICHES, Visibility.GROUP))


async def save(conn: AsyncConnection, guild_id: int, user_id: int, changes: Changes, now: datetime) -> Profile:
    """Save some fields, and answer the whole profile. Raises UserError for too many niches."""
    await store.lock(conn, guild_id, user_id, now)
    if columns := _columns(changes):
        await store.change(conn, guild_id, user_id, columns)
    if "platforms" in changes:
        await store.replace_platforms(conn, guild_id, user_id, changes["platforms"])
    return await _announced(conn, guild_id, user_id, now)


async def add_platform(
    conn: AsyncConnection, guild_id: int, user_id: int, entry: PlatformEntry, now: datetime
) -> Profile:
    """Add a platform, or replace what was said about it. Raises UserError when there is no room."""
    await store.lock(conn, guild_id, user_id, now)
    entries = with_platform(await store.platforms_of(conn, guild_id, user_id), entry)
    return await save(conn, guild_id, user_id, Changes(platforms=entries), now)


async def remove_platform(
    conn: AsyncConnection, guild_id: int, user_id: int, platform: Platform, now: datetime
) -> Profile:
    """Remove a platform; nothing happens when it is not there."""
    await store.lock(conn, guild_id, user_id, now)
    entries = await store.platforms_of(conn, guild_id, user_id)
    left = tuple(entry for entry in entries if entry.platform is not platform)
    return await save(conn, guild_id, user_id, Changes(platforms=left), now)


async def set_visibility(
    conn: AsyncConnection, guild_id: int, user_id: int, chosen: Mapping[Field, Visibility], now: datetime
) -> Profile:
    """Choose who sees some of the fields."""
    await store.lock(conn, guild_id, user_id, now)
    profile = await _existing(conn, guild_id, user_id)
    return await save(conn, guild_id, user_id, Changes(visibility={**profile.visibility, **chosen}), now)


async def share(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> Profile:
    """From now on others may see what its visibility allows."""
    await store.lock(conn, guild_id, user_id, now)
    await store.change(conn, guild_id, user_id, {"shared_at": now})
    profile = await _existing(conn, guild_id, user_id)
    await service_neighbours.changed(conn, profile)
    return profile


async def export(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any]:
    """Everything stored about the person, as plain data."""
    profile = await store.find(conn, guild_id, user_id)
    if profile is None:
        return {}
    return {
        "kind": profile.kind,
        "subgroup": profile.subgroup,
        "niches": list(profile.niches),
        "region": profile.region,
        "zone": profile.zone,
        "sentence": profile.sentence,
        "platforms": [
            {"platform": entry.platform, "handle": entry.handle, "followers": entry.followers}
            for entry in profile.platforms
        ],
        "visibility": {name.value: profile.visibility_of(name).value for name in Field},
        "shared_at": profile.shared_at.isoformat() if profile.shared_at else None,
    }


async def _announced(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> Profile:
    """Leave word for whoever shows the profile."""
    profile = await _existing(conn, guild_id, user_id)
    if profile.shared_at is not None:
        errand = Errand(guild_id, CHANGED, f"{CHANGED}:{guild_id}:{user_id}", {"user": user_id})
        await enqueue_again(conn, errand, now)
        await service_neighbours.changed(conn, profile)
    return profile


async def _existing(conn: AsyncConnection, guild_id: int, user_id: int) -> Profile:
    return await store.find(conn, guild_id, user_id) or Profile(guild_id=guild_id, user_id=user_id)


def _columns(changes: Changes) -> dict[str, Any]:
    """Columns of the table for the fields that change."""
    columns: dict[str, Any] = {
        name: changes[name]
        for name in ("kind", "subgroup", "region", "zone", "sentence", "visibility")
        if name in changes
    }
    if "niches" in changes:
        columns |= _niche_columns(chosen_niches(changes["niches"]))
    return columns


def _niche_columns(niches: tuple[Niche, ...]) -> dict[str, str | None]:
    return {"niche": niches[0], "second_niche": niches[1] if len(niches) > 1 else None}
