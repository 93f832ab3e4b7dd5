"""Packages on both engines: who says what, who is told, and who is asked when."""

import asyncio
from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database
from bot.errors import UserError
from bot.outbox_store import outbox
from cogs.contact import service as contact
from cogs.contact.model import Way
from cogs.tracking import service, service_letters, service_packages
from cogs.tracking.model import MOST_PACKAGES, Parcel, Route
from cogs.tracking.model_package import Stage
from tests.tracking.people import DAY, GROUP, HOUR, JAMAL, KEIKO, NOW, OTHER, SOFIA
from tests.tracking.rows import begun, by, groups, shared_parcel


async def letters(conn: AsyncConnection, kind: str) -> list[tuple[int, str]]:
    """To whom, and about which stage."""
    found = await conn.execute(
        select(outbox.c.user_id, outbox.c.ref).where(outbox.c.kind == kind).order_by(outbox.c.id)
    )
    return [(row.user_id, row.ref["stage"]) for row in found]


async def tick(conn: AsyncConnection, now: datetime) -> None:
    for guild_id, parcel_id in await service_packages.due(conn, now, 50):
        await service_packages.ask(conn, guild_id, parcel_id, now)


async def test_two_members_say_each_their_part_and_the_other_is_told(database: Database) -> None:
    """C22, D12."""
    async with database.write() as conn:
        await groups(conn)
        parcel = await shared_parcel(conn)
        with pytest.raises(UserError, match="Only the one who sends it"):
            await service_packages.say(conn, by(SOFIA), parcel.id, Stage.SHIPPED)
        await service_packages.say(conn, by(), parcel.id, Stage.SHIPPED)
        await service_packages.say(conn, by(), parcel.id, Stage.SHIPPED)
        with pytest.raises(UserError, match="Only the one who gets it"):
            await service_packages.say(conn, by(), parcel.id, Stage.RECEIVED)
        for stage in (Stage.RECEIVED, Stage.POSTED):
            await service_packages.say(conn, by(SOFIA), parcel.id, stage)
        done = await service_packages.say(conn, by(SOFIA), parcel.id, Stage.DISCLOSED)
        assert done.package.is_over
        assert done.due_at is None
        assert await letters(conn, service_letters.MOVED) == [
            (SOFIA, "shipped"),
            (KEIKO, "received"),
            (KEIKO, "posted"),
            (KEIKO, "disclosed"),
        ]


async def test_for_a_brand_partner_the_owner_speaks_and_nobody_is_told(database: Database) -> None:
    async with database.write() as conn:
        await groups(conn)
        work = await begun(conn)
        parcel = await service_packages.promise(conn, by(), work.id, "a tin of tea", Route.FROM_BRAND)
        for stage in (Stage.SHIPPED, Stage.LOST, Stage.SHIPPED, Stage.RECEIVED):
            parcel = await service_packages.say(conn, by(), parcel.id, stage)
        assert parcel.package.stage is Stage.RECEIVED
        assert await letters(conn, service_letters.MOVED) == []


async def test_strangers_and_other_groups_find_no_package(database: Database) -> None:
    async with database.write() as conn:
        await groups(conn)
        parcel = await shared_parcel(conn)
        for stranger in (by(JAMAL), by(guild_id=OTHER), by(SOFIA, guild_id=OTHER)):
            with pytest.raises(UserError, match="not here any more"):
                await service_packages.say(conn, stranger, parcel.id, Stage.SHIPPED)
            with pytest.raises(UserError, match="not here any more"):
                await service_packages.seen(conn, stranger, parcel.id)
        await service.take_back(conn, by(), parcel.work.id)
        with pytest.raises(UserError, match="not here any more"):
            await service_packages.say(conn, by(SOFIA), parcel.id, Stage.RECEIVED)


async def test_two_who_speak_at_once_are_heard_one_after_the_other(database: Database) -> None:
    async with database.write() as conn:
        await groups(conn)
        parcel = await shared_parcel(conn)
        await service_packages.say(conn, by(), parcel.id, Stage.SHIPPED)

    async def say(user_id: int, stage: Stage) -> Parcel:
        async with database.write() as conn:
            return await service_packages.say(conn, by(user_id), parcel.id, stage)

    await asyncio.gather(say(SOFIA, Stage.RECEIVED), say(KEIKO, Stage.LOST), return_exceptions=True)
    async with database.read() as conn:
        found = await service_packages.find(conn, GROUP, parcel.id)
    assert found is not None
    assert found.package.stage in {Stage.RECEIVED, Stage.LOST}


async def test_the_one_who_knows_is_asked_twice_and_then_left_alone(database: Database) -> None:
    """C22, D12: has it arrived?"""
    async with database.write() as conn:
        await groups(conn)
        parcel = await shared_parcel(conn)
        await service_packages.say(conn, by(), parcel.id, Stage.SHIPPED)
        for days in (9, 10, 11, 19, 20, 21, 40):
            await tick(conn, NOW + days * DAY)
        assert await letters(conn, service_letters.ASKED) == [(SOFIA, "shipped")] * 2
        assert await service_packages.due(conn, NOW + 99 * DAY, 10) == []
        await service_packages.say(conn, by(SOFIA, NOW + 41 * DAY), parcel.id, Stage.RECEIVED)
        assert await service_packages.overdue(conn, GROUP, NOW + 55 * DAY) == 0
        assert await service_packages.overdue(conn, GROUP, NOW + 55 * DAY + HOUR) == 1
        await tick(conn, NOW + 55 * DAY)
        assert (await letters(conn, service_letters.ASKED))[-1] == (SOFIA, "received")


async def test_the_owner_is_asked_for_what_is_not_shared(database: Database) -> None:
    async with database.write() as conn:
        await groups(conn)
        parcel = await shared_parcel(conn)
        await service.take_back(conn, by(), parcel.work.id)
        await service_packages.say(conn, by(), parcel.id, Stage.SHIPPED)
        await tick(conn, NOW + 10 * DAY)
        assert await letters(conn, service_letters.ASKED) == [(KEIKO, "shipped")]


async def test_who_chose_no_letters_gets_none(database: Database) -> None:
    async with database.write() as conn:
        await groups(conn)
        await contact.choose(conn, GROUP, SOFIA, Way.NONE, NOW)
        parcel = await shared_parcel(conn)
        await service_packages.say(conn, by(), parcel.id, Stage.SHIPPED)
        await tick(conn, NOW + 10 * DAY)
        assert await letters(conn, service_letters.ASKED) == []
        assert await letters(conn, service_letters.MOVED) == []


async def test_a_promise_needs_somebody_and_holds_no_address(database: Database) -> None:
    async with database.write() as conn:
        await groups(conn)
        alone = await begun(conn, other_id=None)
        with pytest.raises(UserError, match="Nobody is named as the other side"):
            await service_packages.promise(conn, by(), alone.id, "tea", Route.TO_OTHER)
        with pytest.raises(UserError, match="addresses are never kept"):
            await service_packages.promise(conn, by(), alone.id, "tea to 12 Rose Hill Road", Route.FROM_BRAND)
        with pytest.raises(UserError, match="not here any more"):
            await service_packages.promise(conn, by(JAMAL), alone.id, "tea", Route.FROM_BRAND)
        for _ in range(MOST_PACKAGES):
            await service_packages.promise(conn, by(), alone.id, "tea", Route.FROM_BRAND)
        with pytest.raises(UserError, match="There are 5 packages"):
            await service_packages.promise(conn, by(), alone.id, "tea", Route.FROM_BRAND)
