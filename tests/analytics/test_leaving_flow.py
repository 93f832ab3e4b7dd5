"""Whoever leaves: a week later their numbers are gone, unless they came back."""

from datetime import timedelta

from bot.by import By
from bot.db import Database
from cogs.analytics import service, service_leavers, service_privacy
from cogs.profiles.model import Platform
from tests.analytics.creator import Creator, creator, lines
from tests.analytics.pieces import NOW
from tests.group import Group

DAY = timedelta(days=1)
GROUP, OTHER, SOFIA = 1, 2, 10


async def gone(creator: Creator) -> None:
    creator.group.guild.remove_member(creator.person)
    await creator.group.settle()


async def test_numbers_go_a_week_after_their_creator(group: Group) -> None:
    """A21"""
    keiko, jamal = await creator(group), await creator(group, name="jamal")
    for each in (keiko, jamal):
        await each.log(lines(6), followers="7000")
    await gone(keiko)
    await group.pass_time(6 * DAY, steps=2)
    assert len(await keiko.contents()) == 6
    await group.restart()
    await group.pass_time(DAY + timedelta(minutes=1), steps=2)
    assert await keiko.accounts() == ()
    assert len(await jamal.contents()) == 6


async def test_who_comes_back_within_the_week_finds_them_as_they_were(group: Group) -> None:
    """A21"""
    keiko = await creator(group)
    await keiko.log(lines(6), followers="7000")
    await gone(keiko)
    await group.pass_time(5 * DAY, steps=2)
    group.guild.add_member(keiko.person.user)
    await group.settle()
    await group.pass_time(4 * DAY, steps=2)
    assert len(await keiko.contents()) == 6


async def test_while_discord_does_not_answer_nothing_is_removed(group: Group) -> None:
    """A21: somebody may have come back, and only Discord knows."""
    keiko = await creator(group)
    await keiko.log(lines(6), followers="7000")
    await gone(keiko)
    await group.pass_time(7 * DAY - timedelta(seconds=30), steps=2)
    path = f"/guilds/{group.guild.id}/members/{keiko.person.id}"
    group.env.inject_error("GET", path, status=400, code=0)
    await group.pass_time(timedelta(minutes=1))
    assert len(await keiko.contents()) == 6
    await group.pass_time(timedelta(minutes=1))
    assert await keiko.contents() == ()


async def test_only_those_with_numbers_are_remembered_and_only_in_their_group(database: Database) -> None:
    by, elsewhere = By(GROUP, SOFIA, NOW), By(OTHER, SOFIA, NOW)
    async with database.write() as conn:
        assert not await service_leavers.is_known(conn, GROUP, SOFIA)
        for each in (by, elsewhere):
            await service.keep(conn, each, Platform.INSTAGRAM, "one.loaf")
        assert await service_leavers.is_known(conn, GROUP, SOFIA)
        await service_leavers.left(conn, by)
        assert await service_leavers.due(conn, NOW + 7 * DAY - timedelta(seconds=1), 5) == []
        assert await service_leavers.due(conn, NOW + 7 * DAY, 5) == [(GROUP, SOFIA)]
        await service_leavers.settle(conn, by, is_back=False)
        assert await service_leavers.due(conn, NOW + 7 * DAY, 5) == []
        assert await service_privacy.export(conn, GROUP, SOFIA) == {}
        assert await service_privacy.export(conn, OTHER, SOFIA)
