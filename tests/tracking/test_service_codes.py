"""The registry of promo codes on both engines: each is there once in a group, and nobody learns whose it is."""

import asyncio

import pytest

from bot.by import By
from bot.db import Database
from bot.errors import UserError
from cogs.tracking import service_codes
from cogs.tracking.model import MOST_CODES
from cogs.tracking.service_codes import Registered, Wanted
from tests.tracking.people import DAY, GROUP, JAMAL, KEIKO, NOW, OTHER
from tests.tracking.rows import begun, by, groups


async def register(database: Database, who: By, *wanted: str) -> Registered:
    async with database.write() as conn:
        return await service_codes.register(conn, who, 0, Wanted(*wanted))


async def test_a_code_is_there_once_in_its_group(database: Database) -> None:
    """C21, D13: refused without telling whose it is or of which brand."""
    async with database.write() as conn:
        await groups(conn)
    await register(database, by(), "keiko 15", "Mill & Stone")
    for brand in ("Mill & Stone", "Oat Works"):
        with pytest.raises(UserError) as refused:
            await register(database, by(JAMAL), "KEIKO15", brand)
        assert "`KEIKO15` is in use in this group already" in str(refused.value)
        assert "Mill" not in str(refused.value)
        assert str(KEIKO) not in str(refused.value)
    assert not (await register(database, by(JAMAL, guild_id=OTHER), "KEIKO15", "Oat Works")).is_alike


async def test_ones_own_code_again_is_the_same_entry(database: Database) -> None:
    async with database.write() as conn:
        await groups(conn)
    first = await register(database, by(), "KEIKO15", "Mill & Stone")
    assert await register(database, by(), "keiko15", "mill stone") == first
    with pytest.raises(UserError, match="You use `KEIKO15` for another brand partner"):
        await register(database, by(), "KEIKO15", "Oat Works")


async def test_a_look_alike_is_worth_a_word(database: Database) -> None:
    async with database.write() as conn:
        await groups(conn)
    await register(database, by(), "KEIKO15", "Mill & Stone")
    assert (await register(database, by(JAMAL), "KE1K0-I5", "Oat Works")).is_alike
    assert not (await register(database, by(JAMAL), "JAMAL10", "Oat Works")).is_alike


async def test_two_who_enter_the_same_code_at_once_one_gets_it(database: Database) -> None:
    async with database.write() as conn:
        await groups(conn)
    outcomes = await asyncio.gather(
        register(database, by(), "SPRING10", "Mill & Stone"),
        register(database, by(JAMAL), "SPRING10", "Mill & Stone"),
        return_exceptions=True,
    )
    assert sorted(type(each).__name__ for each in outcomes) == ["Registered", "UserError"]
    assert any("is in use in this group already" in str(each) for each in outcomes)


async def test_a_code_whose_time_is_over_or_that_was_ended_is_free(database: Database) -> None:
    async with database.write() as conn:
        await groups(conn)
    await register(database, by(), "KEIKO15", "Mill & Stone", "in 3 days")
    late = NOW + 4 * DAY
    assert (await register(database, by(JAMAL, late), "KEIKO15", "Oat Works")).code.promo.creator_id == JAMAL
    async with database.write() as conn:
        assert await service_codes.mine(conn, by(now=late)) == []
        (entry,) = await service_codes.mine(conn, by(JAMAL, late))
        for stranger in (by(now=late), by(JAMAL, late, OTHER)):
            with pytest.raises(UserError, match="not in use any more"):
                await service_codes.end(conn, stranger, entry.id)
        await service_codes.end(conn, by(JAMAL, late), entry.id)
        with pytest.raises(UserError, match="not in use any more"):
            await service_codes.end(conn, by(JAMAL, late), entry.id)
    await register(database, by(now=late), "KEIKO15", "Mill & Stone")


async def test_an_end_is_read_as_a_day_and_has_to_be_one(database: Database) -> None:
    async with database.write() as conn:
        await groups(conn)
    entry = await register(database, by(), "KEIKO15", "Mill & Stone", "24 May")
    assert entry.code.promo.until is not None
    assert entry.code.promo.until.isoformat() == "2026-05-24T23:59:00+00:00"
    with pytest.raises(UserError, match="cannot read “banana”"):
        await register(database, by(), "KEIKO16", "Mill & Stone", "banana")
    with pytest.raises(UserError, match="name the brand partner"):
        await register(database, by(), "KEIKO16", " ")


async def test_a_person_has_so_many_and_another_persons_work_gets_none(database: Database) -> None:
    async with database.write() as conn:
        await groups(conn)
        work = await begun(conn)
        with pytest.raises(UserError, match="not here any more"):
            await service_codes.register(conn, by(JAMAL), work.id, Wanted("JAMAL10", "Mill"))
    for number in range(MOST_CODES):
        await register(database, by(), f"KEIKO{number + 100}", "Mill & Stone")
    with pytest.raises(UserError, match="You have 25 promo codes"):
        await register(database, by(), "KEIKO999", "Mill & Stone")
    assert GROUP != OTHER
