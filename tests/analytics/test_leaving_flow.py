"""Whoever leaves: a week later their numbers are gone, unless they came back. The clock is privacy's."""

from datetime import timedelta

from tests.analytics.creator import Creator, creator, lines
from tests.group import Group

DAY = timedelta(days=1)


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
