"""What owners are told by themselves, once, whoever looks; on both engines."""

import asyncio
from datetime import timedelta

from sqlalchemy import select

from bot.db import Database
from bot.outbox_store import outbox
from cogs.contact import service as contact
from cogs.contact.model import Way
from cogs.interests import service, service_due, service_letters, service_owner
from cogs.interests.model import Offer
from tests.collabs.rows import GROUP, KEIKO, NOW, OTHER, SOFIA, board, by, posted

JAMAL = 13
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def request_with_offers(database: Database, *people: int) -> int:
    """Sofia's request, and people who are interested in it; Sofia gets letters."""
    async with database.write() as conn:
        await board(conn)
        await contact.choose(conn, GROUP, SOFIA, Way.DM, NOW)
        request = await posted(conn, by(SOFIA), slots="9")
        for user_id in people:
            await service.offer(conn, by(user_id), request.id, Offer("Bread"))
    return request.id


async def letters(database: Database, kind: str) -> int:
    async with database.read() as conn:
        return len((await conn.execute(select(outbox.c.id).where(outbox.c.kind == kind))).all())


async def test_of_two_ticks_at_once_one_tells(database: Database) -> None:
    number = await request_with_offers(database, KEIKO, JAMAL)

    async def act() -> None:
        async with database.write() as conn:
            await service_due.act(conn, GROUP, number, NOW)

    async with database.read() as conn:
        assert await service_due.due(conn, NOW, 10) == [(GROUP, number)]
    await asyncio.gather(act(), act())
    assert await letters(database, service_letters.INTEREST) == 1
    async with database.read() as conn:
        assert await service_due.due(conn, NOW + HOUR, 10) == []


async def test_nobody_is_reminded_of_what_is_answered(database: Database) -> None:
    number = await request_with_offers(database, KEIKO)
    async with database.write() as conn:
        await service_due.act(conn, GROUP, number, NOW)
        (candidate,) = (await service_owner.listing(conn, by(SOFIA), number, 0, 5)).candidates
        await service_owner.queue(conn, by(SOFIA, NOW + HOUR), candidate.interest.id)
        assert await service_due.due(conn, NOW + 2 * DAY, 10) == [(GROUP, number)]
        await service_due.act(conn, GROUP, number, NOW + 2 * DAY)
        assert await service_due.due(conn, NOW + 9 * DAY, 10) == []
    assert await letters(database, service_letters.REMINDER) == 0


async def test_what_is_late_is_counted_in_its_own_group(database: Database) -> None:
    await request_with_offers(database, KEIKO)
    async with database.read() as conn:
        assert await service_due.late(conn, GROUP, NOW + HOUR) == 1
        assert await service_due.late(conn, OTHER, NOW + HOUR) == 0


async def test_another_groups_number_tells_nobody(database: Database) -> None:
    number = await request_with_offers(database, KEIKO)
    async with database.write() as conn:
        await service_due.act(conn, OTHER, number, NOW)
    assert await letters(database, service_letters.INTEREST) == 0
