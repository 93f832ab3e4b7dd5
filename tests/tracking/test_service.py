"""Works on both engines: who sees them, sharing, leaving, telling and forgetting."""

import json

import pytest
from sqlalchemy import select

from bot.db import Database
from bot.errors import UserError
from bot.outbox_store import outbox
from cogs.collabs.model import Nature
from cogs.profiles.model import Platform
from cogs.tracking import service, service_codes, service_letters, service_links, service_packages, service_privacy
from cogs.tracking.model import MOST_LINKS, MOST_WORKS, Route
from cogs.tracking.model_links import Spot
from cogs.tracking.service import Typed
from tests.collabs import rows as board
from tests.tracking.people import DAY, GROUP, HOUR, JAMAL, KEIKO, NOW, OTHER, SOFIA
from tests.tracking.rows import begun, by, groups, shared_parcel

WANTED = service_links.Wanted("https://example.com/tea", "Tea", Platform.INSTAGRAM, Spot.STORY)


async def test_a_work_is_its_owners_alone_until_it_is_shared(database: Database) -> None:
    async with database.write() as conn:
        await groups(conn)
        work = await begun(conn)
        for stranger in (by(SOFIA), by(JAMAL), by(guild_id=OTHER)):
            with pytest.raises(UserError, match="not here any more"):
                await service.folder(conn, stranger, work.id)
        await service.share(conn, by(), work.id)
        assert (await service.folder(conn, by(SOFIA), work.id)).work.name == "Tea"
        assert [each.id for each in await service.page(conn, by(SOFIA), 0, 8)] == [work.id]
        assert await service.page(conn, by(JAMAL), 0, 8) == []
        with pytest.raises(UserError, match="not here any more"):
            await service.take_back(conn, by(SOFIA), work.id)
        with pytest.raises(UserError, match="Only the one who keeps track"):
            await service.mine(conn, by(SOFIA), work.id)
        await service.take_back(conn, by(), work.id)
        assert await service.page(conn, by(SOFIA), 0, 8) == []


async def test_another_other_side_does_not_inherit_what_was_shared(database: Database) -> None:
    async with database.write() as conn:
        await groups(conn)
        work = await begun(conn)
        await service.share(conn, by(), work.id)
        same = await service.save(conn, by(), work.id, Typed("Green tea", Nature.PAID, "", SOFIA))
        assert same.shared_at == NOW
        changed = await service.save(conn, by(), work.id, Typed("Green tea", Nature.PAID, "", JAMAL))
        assert changed.shared_at is None
        with pytest.raises(UserError, match="Nobody is named"):
            alone = await begun(conn, other_id=None)
            await service.share(conn, by(), alone.id)
        with pytest.raises(UserError, match="somebody else"):
            await service.save(conn, by(), 0, Typed("Tea", Nature.PAID, "", KEIKO))


async def test_sharing_again_and_again_writes_one_letter_a_day(database: Database) -> None:
    async with database.write() as conn:
        await groups(conn)
        work = await begun(conn)
        first = await service.share(conn, by(), work.id)
        assert await service.share(conn, by(now=NOW + DAY), work.id) == first
        for hours in range(3):
            await service.take_back(conn, by(), work.id)
            await service.share(conn, by(now=NOW + hours * HOUR), work.id)
        written = await conn.scalars(select(outbox.c.user_id).where(outbox.c.kind == service_letters.SHARED))
        assert written.all() == [SOFIA]


async def test_a_request_belongs_to_it_only_if_it_is_ones_own(database: Database) -> None:
    async with database.write() as conn:
        await groups(conn)
        await board.board(conn)
        mine = await board.posted(conn, by())
        theirs = await board.posted(conn, by(JAMAL), title="Salt")
        kept = await service.save(conn, by(), 0, Typed("Loaf", request_id=mine.id))
        assert (await service.folder(conn, by(), kept.id)).title == "Bread"
        other = await service.save(conn, by(), 0, Typed("Loaf", request_id=theirs.id))
        assert (other.request_id, (await service.folder(conn, by(), other.id)).title) == (None, "")


async def test_the_newest_links_are_kept(database: Database) -> None:
    """C21."""
    async with database.write() as conn:
        await groups(conn)
        work = await begun(conn)
        for number in range(MOST_LINKS + 2):
            wanted = service_links.Wanted(f"https://example.com/{number}", "Tea", Platform.TIKTOK, Spot.POST)
            made = await service_links.make(conn, by(), work.id, wanted)
            assert not made.can_be_pressed
        links = (await service.folder(conn, by(), work.id)).links
        assert len(links) == MOST_LINKS
        assert links[0].url.startswith(f"https://example.com/{MOST_LINKS + 1}?utm_source=tiktok&utm_medium=influencer")
        with pytest.raises(UserError, match="not here any more"):
            await service_links.make(conn, by(JAMAL), work.id, WANTED)
        assert (await service_links.make(conn, by(JAMAL), 0, WANTED)).can_be_pressed


async def test_there_is_room_for_so_many(database: Database) -> None:
    async with database.write() as conn:
        await groups(conn)
        for _ in range(MOST_WORKS):
            await begun(conn)
        with pytest.raises(UserError, match="as many as there is room for"):
            await begun(conn)


async def test_removing_leaves_codes_that_are_out_there(database: Database) -> None:
    async with database.write() as conn:
        await groups(conn)
        work = await begun(conn)
        await service_links.make(conn, by(), work.id, WANTED)
        await service_codes.register(conn, by(), work.id, service_codes.Wanted("KEIKO15", "Slow Leaf"))
        await service_packages.promise(conn, by(), work.id, "tea", Route.FROM_BRAND)
        await service.remove(conn, by(), work.id)
        assert await service.page(conn, by(), 0, 8) == []
        assert [each.promo.code for each in await service_codes.mine(conn, by())] == ["KEIKO15"]


async def test_who_leaves_is_asked_no_more_and_speaks_no_more(database: Database) -> None:
    async with database.write() as conn:
        await groups(conn)
        parcel = await shared_parcel(conn)
        assert await service.has_any(conn, by(SOFIA))
        assert not await service.has_any(conn, by(JAMAL))
        await service.left(conn, by(SOFIA))
        assert (await service.folder(conn, by(), parcel.work.id)).work.shared_at is None
        await service.left(conn, by())
        assert await service_packages.due(conn, NOW + 99 * DAY, 10) == []


async def test_a_person_is_told_everything_and_forgotten(database: Database) -> None:
    """D3: what others noted about them is told as a number, and whose it is not."""
    async with database.write() as conn:
        await groups(conn)
        parcel = await shared_parcel(conn)
        await service_links.make(conn, by(), parcel.work.id, WANTED)
        await service_codes.register(conn, by(), 0, service_codes.Wanted("KEIKO15", "Slow Leaf"))
        told = json.dumps(await service_privacy.export(conn, GROUP, KEIKO))
        assert all(word in told for word in ("Tea", "Slow Leaf", "a tin of tea", "KEIKO15", "utm_source", str(SOFIA)))
        others = await service_privacy.export(conn, GROUP, SOFIA)
        assert others["noted_as_the_other_side"] == 1
        assert str(KEIKO) not in json.dumps(others)
        assert await service_privacy.export(conn, OTHER, KEIKO) == {}
        await service_privacy.forget(conn, GROUP, SOFIA)
        kept = await service.folder(conn, by(), parcel.work.id)
        assert (kept.work.other_id, kept.work.shared_at, len(kept.parcels)) == (None, None, 1)
        await service_privacy.forget(conn, GROUP, KEIKO)
        assert await service_privacy.export(conn, GROUP, KEIKO) == {}
