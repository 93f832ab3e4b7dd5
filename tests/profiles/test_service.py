"""Saving and seeing profiles, on both engines (the store has no other callers)."""

from datetime import UTC, datetime

import pytest
from sqlalchemy.exc import IntegrityError

from bot import outbox_store
from bot.db import Database
from bot.errors import UserError
from cogs.profiles import service, store
from cogs.profiles.model import (
    Changes,
    Field,
    Kind,
    Niche,
    Platform,
    PlatformEntry,
    Profile,
    Subgroup,
    Visibility,
)
from tests.errands import is_due

NOW = datetime(2026, 8, 1, 12, tzinfo=UTC)
GROUP, KEIKO, SOFIA = 10, 20, 30
INSTAGRAM = PlatformEntry(Platform.INSTAGRAM, "keiko.bakes", 3_000_000_000)
EVERYTHING = Changes(
    kind=Kind.EXPERT,
    subgroup=Subgroup.LOCAL,
    niches=(Niche.FOOD, Niche.HOME),
    region="Lisbon",
    zone="Europe/Lisbon",
    sentence="I bake old village breads.",
    platforms=(INSTAGRAM,),
)


async def save(database: Database, changes: Changes, user_id: int = KEIKO, guild_id: int = GROUP) -> Profile:
    async with database.write() as conn:
        return await service.save(conn, guild_id, user_id, changes, NOW)


async def share(database: Database, user_id: int = KEIKO) -> None:
    async with database.write() as conn:
        await service.share(conn, GROUP, user_id, NOW)


async def get(database: Database, user_id: int = KEIKO, guild_id: int = GROUP) -> Profile | None:
    async with database.read() as conn:
        return await service.get(conn, guild_id, user_id)


async def test_what_is_saved_is_read_back(database: Database) -> None:
    saved = await save(database, EVERYTHING)
    assert await get(database) == saved
    assert (saved.kind, saved.niches, saved.platforms) == (Kind.EXPERT, (Niche.FOOD, Niche.HOME), (INSTAGRAM,))


async def test_what_is_left_out_stays(database: Database) -> None:
    await save(database, EVERYTHING)
    changed = await save(database, Changes(zone=None, niches=(Niche.TRAVEL,)))
    assert (changed.zone, changed.region, changed.niches) == (None, "Lisbon", (Niche.TRAVEL,))


async def test_groups_do_not_share_profiles(database: Database) -> None:
    await save(database, EVERYTHING)
    await save(database, Changes(region="Elsewhere"), guild_id=11)
    assert await get(database, guild_id=12) is None
    found = await get(database)
    assert found is not None
    assert found.region == "Lisbon"


async def test_platforms_come_and_go_in_order(database: Database) -> None:
    tiktok = PlatformEntry(Platform.TIKTOK, "keiko", 10)
    async with database.write() as conn:
        await service.add_platform(conn, GROUP, KEIKO, INSTAGRAM, NOW)
        await service.add_platform(conn, GROUP, KEIKO, tiktok, NOW)
        await service.add_platform(conn, GROUP, KEIKO, INSTAGRAM, NOW)
        await service.remove_platform(conn, GROUP, KEIKO, Platform.YOUTUBE, NOW)
    found = await get(database)
    assert found is not None
    assert found.platforms == (INSTAGRAM, tiktok)


async def test_a_profile_is_seen_once_it_is_shared(database: Database) -> None:
    """And then without what is private."""
    await save(database, EVERYTHING)
    async with database.read() as conn:
        with pytest.raises(UserError, match="not introduced themselves yet"):
            await service.see(conn, GROUP, KEIKO, SOFIA)
        with pytest.raises(UserError, match="Start here"):
            await service.see(conn, GROUP, SOFIA, SOFIA)
    await share(database)
    async with database.read() as conn:
        seen = await service.see(conn, GROUP, KEIKO, SOFIA)
    assert (seen.zone, seen.platforms[0].followers) == (None, None)


async def test_the_subgroup_sees_more(database: Database) -> None:
    await save(database, EVERYTHING)
    await save(database, Changes(subgroup=Subgroup.LOCAL), SOFIA)
    await share(database)
    async with database.write() as conn:
        await service.set_visibility(conn, GROUP, KEIKO, {Field.FOLLOWERS: Visibility.SUBGROUP}, NOW)
        seen = await service.see(conn, GROUP, KEIKO, SOFIA)
        assert seen.platforms == (INSTAGRAM,)
        stranger = await service.see(conn, GROUP, KEIKO, 99)
    assert stranger.platforms[0].followers is None


async def test_only_a_shared_profile_leaves_word_of_its_changes(database: Database) -> None:
    await save(database, EVERYTHING)
    async with database.read() as conn:
        assert not await is_due(conn, NOW)
    await share(database)
    await save(database, Changes(region="Porto"))
    await save(database, Changes(region="Faro"))
    async with database.write() as conn:
        (errand,) = await outbox_store.claim(conn, NOW, 10)
    assert (errand.kind, errand.ref) == (service.CHANGED, {"user": KEIKO})


async def test_export_names_everything_and_deletion_leaves_nothing(database: Database) -> None:
    """D3."""
    await save(database, EVERYTHING)
    async with database.write() as conn:
        told = await service.export(conn, GROUP, KEIKO)
        await store.remove(conn, GROUP, KEIKO)
        left = await service.export(conn, GROUP, KEIKO)
    assert told["platforms"] == [{"platform": "instagram", "handle": "keiko.bakes", "followers": 3_000_000_000}]
    assert set(told) >= {"kind", "subgroup", "niches", "region", "zone", "sentence", "visibility", "shared_at"}
    assert left == {}
    assert await get(database) is None


async def test_the_database_refuses_an_unknown_subgroup(database: Database) -> None:
    await save(database, EVERYTHING)
    with pytest.raises(IntegrityError):
        async with database.write() as conn:
            await store.change(conn, GROUP, KEIKO, {"subgroup": "elite"})
