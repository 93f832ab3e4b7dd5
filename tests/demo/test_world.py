"""What can happen in the simulated group."""

import asyncio
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import discord
import pytest

from bot.demo import cast, history, pace
from bot.demo.people import Actor
from bot.demo.tour import words
from bot.demo.world import HISTORY, World
from tests.demo.stand_in import StandIn

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def bot_of(world: World) -> StandIn:
    assert isinstance(world.env.bot, StandIn)
    return world.env.bot


def left_in(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


def screening(actor: Actor) -> bool:
    member = actor.member.member
    assert member is not None
    return member.pending


def said_in(world: World, channel: str) -> list[str]:
    place = world.channel(channel)
    stored = world.env.backend.messages[place.id].values()
    return [" ".join(words(message)) for message in stored]


async def test_the_history_ends_now_and_begins_weeks_before() -> None:
    async with World.opened(StandIn, now=NOW) as world:
        assert world.now() == datetime(2026, 10, 31, tzinfo=UTC)
        assert world.now() <= NOW - HISTORY
        await history.play(world)
        assert world.now() == NOW
        assert len(said_in(world, "wins")) == 5


async def test_a_creator_who_came_along_the_way_was_greeted(world: World) -> None:
    await history.play(world)
    late = next(person for person in cast.CREATORS if person.since)
    assert world.people.kind(world.people[late.handle]) == "member"
    assert any(str(world.people[late.handle].id) in text for text in said_in(world, "lounge"))


async def test_a_stranger_waits_in_the_rules_screening_before_the_bot_greets(world: World) -> None:
    stranger = world.people.strangers()[0]
    world.people.enter(stranger)
    await world.settle()
    assert screening(stranger)
    assert said_in(world, "lounge") == []

    world.people.accept_rules(stranger)
    await world.settle()
    assert not screening(stranger)
    assert len(said_in(world, "lounge")) == 1


async def test_everybody_of_the_cast_can_join_once_and_come_back(world: World) -> None:
    first = await world.somebody_joins()
    assert first is not None
    assert len(await world.everybody_joins()) == len(cast.NEWCOMERS) - 1
    assert await world.somebody_joins() is None

    await world.leave(first)
    assert world.people.kind(first) == "left"
    await world.join(first)
    assert world.people.kind(first) == "newcomer"


async def test_closed_direct_messages_refuse_the_bot_until_they_are_opened(world: World) -> None:
    actor = await world.somebody_joins()
    assert actor is not None
    await world.close_dms(actor)
    await world.pass_time(timedelta(hours=3))
    threads = world.channel("lounge").threads
    assert [thread.name for thread in threads] == ["A quiet word"]

    await world.open_dms(actor)
    await world.leave(actor)
    await world.join(actor)
    await world.pass_time(timedelta(hours=3))
    assert [message.content for message in actor.dm.history()] == ["How was your first evening?"]


@pytest.mark.parametrize("where", ["manage_roles", "lounge"])
async def test_a_permission_is_taken_and_given_back(world: World, where: str) -> None:
    def allowed() -> bool:
        bot = world.guild.me
        assert bot is not None
        lounge = bot.guild.get_channel(world.channel("lounge").id)
        assert isinstance(lounge, discord.TextChannel)
        rights = lounge.permissions_for(bot)
        return rights.manage_roles if where == "manage_roles" else rights.send_messages

    key = where if where == "manage_roles" else f"send_messages@{world.channel(where).id}"
    assert allowed()
    taken = await world.take_permission(key)
    assert taken is not None
    assert taken.taken
    assert not allowed()
    await world.give_permission(key)
    assert allowed()


async def test_the_bot_restarts_on_the_same_data_and_its_buttons_still_work(world: World) -> None:
    actor = await world.somebody_joins()
    assert actor is not None
    before = bot_of(world)
    card = world.channel("lounge").last_message
    assert card is not None
    await world.restart_bot()

    assert bot_of(world) is not before
    assert bot_of(world).starts() == 2
    result = await actor.member.click(card, label="Start here")
    assert result.ephemeral


@pytest.mark.parametrize(("span", "ticks"), [(pace.HOUR, 60), (pace.DAY, 96), (pace.WEEK, 168)])
async def test_time_passes_with_ticks_on_the_way(world: World, span: timedelta, ticks: int) -> None:
    begin = world.now()
    assert await world.pass_time(span) == "Nothing was due."
    assert world.now() == begin + span
    assert len(bot_of(world).ticks) == ticks


async def test_what_happened_meanwhile_is_told_in_a_sentence(world: World) -> None:
    await world.somebody_joins()
    assert await world.pass_time(pace.DAY) == "1 message from Greenroom: 1 in Keiko Mori's direct messages."


async def test_two_things_at_once_take_turns(world: World) -> None:
    await asyncio.gather(world.pass_time(pace.HOUR), world.somebody_joins(), world.follow(1))
    assert world.people.strangers()[0].cast.handle == cast.NEWCOMERS[1].handle


async def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    async with World.opened(StandIn):
        assert len(left_in(tmp_path)) == 1
    assert left_in(tmp_path) == []


def test_the_cast_is_spread_as_in_the_field() -> None:
    platforms = [person.platform for person in cast.CREATORS]
    assert len(platforms) == 25
    assert [platforms.count(name) for name in ("Instagram", "TikTok", "YouTube")] == [9, 5, 4]
    assert all(1_000 <= person.followers <= 100_000 for person in cast.EVERYBODY)
    assert len({person.handle for person in cast.EVERYBODY}) == len(cast.EVERYBODY)


async def test_nobody_of_the_cast_has_a_brand_new_account(world: World) -> None:
    """Else every arrival of the history would be noted as new on Discord."""
    made = [discord.utils.snowflake_time(actor.id) for actor in world.people]
    assert max(made) < world.began - timedelta(days=30)
