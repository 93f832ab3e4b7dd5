"""Leaving starts a clock of a week over everything; coming back stops it, also when nobody was listening."""

from datetime import timedelta

from simcord.actors import MemberActor

from tests.collabs.scene import answered
from tests.group import Group, said
from tests.privacy.scene import DAY, is_stored, known, shown, tables_naming

MINUTE = timedelta(minutes=1)


async def gone(group: Group, person: MemberActor) -> None:
    group.guild.remove_member(person)
    await group.settle()


async def back(group: Group, person: MemberActor) -> None:
    group.guild.add_member(person.user)
    await group.settle()


async def test_everything_goes_a_week_after_leaving(group: Group) -> None:
    """D3: of all features, whatever restarts in between."""
    keiko, jamal = await known(group, "keiko", "jamal")
    await gone(group, keiko)
    await group.pass_time(6 * DAY, steps=3)
    assert await is_stored(group, keiko)
    await group.restart()
    await group.pass_time(DAY + MINUTE, steps=2)
    assert await tables_naming(group, keiko.id) == set()
    assert await is_stored(group, jamal)


async def test_coming_back_within_the_week_stops_it(group: Group) -> None:
    """D3"""
    (keiko,) = await known(group, "keiko")
    await gone(group, keiko)
    await group.pass_time(6 * DAY, steps=3)
    await back(group, keiko)
    assert "is deleted" not in said(await shown(group, keiko))
    await group.pass_time(4 * DAY, steps=2)
    assert await is_stored(group, keiko)


async def test_who_left_unheard_has_their_week_from_when_it_is_noticed(group: Group) -> None:
    """D3: and who came back unheard is not forgotten."""
    keiko, jamal = await known(group, "keiko", "jamal")
    await gone(group, jamal)
    await group.bot.close()
    group.guild.remove_member(keiko)
    group.guild.add_member(jamal.user)
    await group.come_back()
    await group.tick()
    await group.pass_time(6 * DAY, steps=3)
    assert await is_stored(group, keiko)
    await group.pass_time(DAY + MINUTE, steps=2)
    assert await tables_naming(group, keiko.id) == set()
    assert await is_stored(group, jamal)


async def test_leaving_and_asking_while_away_keeps_the_sooner_time(group: Group) -> None:
    """D3: a moderator starts it for somebody who has left; the stop leaves their week as it was."""
    (keiko,) = await known(group, "keiko")
    await gone(group, keiko)
    card = answered(await group.moderator.slash(group.lobby, "forget", person=keiko.user))
    await group.moderator.click(card, label="Start the deletion")
    await group.pass_time(DAY)
    assert await tables_naming(group, keiko.id) == {"desk_audit"}


async def test_a_rush_of_leavers_is_written_in_batches(group: Group) -> None:
    """D3: and each has a clock."""
    people = [group.join(f"person{number}") for number in range(8)]
    await group.settle()
    for person in people:
        group.guild.remove_member(person)
    await group.settle()
    for person in people:
        assert "privacy_clocks" in await tables_naming(group, person.id)
