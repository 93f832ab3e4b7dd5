"""The outbox: once as far as people can see, through failures, restarts and time."""

from datetime import timedelta

import pytest
from simcord.builders import ChannelHandle
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import outbox_store, ui
from bot.outbox import Delivery, Errand, enqueue, enqueue_again
from tests.errands import crash_after_sending
from tests.group import Group
from tests.kernel.hello import heard, register, say


@pytest.fixture
def channel(group: Group) -> ChannelHandle:
    register(group)
    return group.lobby


async def test_an_errand_is_sent_once_however_often_it_is_saved(group: Group, channel: ChannelHandle) -> None:
    await say(group, "one")
    await say(group, "one")
    await group.tick()
    await group.tick()
    assert heard(group) == ["Hello you"]


async def test_nothing_is_sent_when_the_transaction_fails(group: Group, channel: ChannelHandle) -> None:
    errand = Errand(group.guild.id, "test.hello", "one", {"name": "you"}, channel_id=channel.id)
    with pytest.raises(RuntimeError):
        async with group.bot.db.write() as conn:
            await enqueue(conn, errand, group.now())
            raise RuntimeError
    await group.tick()
    assert heard(group) == []


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_a_passing_failure_is_tried_again_later(group: Group, channel: ChannelHandle, status: int) -> None:
    group.env.inject_error("POST", "/channels/*/messages", status=status)
    await say(group, "one")
    await group.tick()
    assert heard(group) == []
    await group.pass_time(timedelta(seconds=6))
    assert heard(group) == ["Hello you"]


async def test_an_errand_survives_a_restart(group: Group, channel: ChannelHandle) -> None:
    group.env.inject_error("POST", "/channels/*/messages", status=500)
    await say(group, "one")
    await group.tick()
    await group.restart()
    register(group)
    await group.pass_time(timedelta(seconds=6))
    assert heard(group) == ["Hello you"]


async def test_a_late_retry_finds_the_message_that_went_out_before_the_crash(
    group: Group, channel: ChannelHandle
) -> None:
    await say(group, "one")
    await crash_after_sending(group, "Hello you")
    await group.pass_time(timedelta(minutes=10))
    assert heard(group) == ["Hello you"]


async def test_what_was_due_weeks_after_it_was_saved_is_found_too(group: Group, channel: ChannelHandle) -> None:
    """The search begins at the first attempt, or weeks of chatter would hide the message."""
    errand = Errand(group.guild.id, "test.hello", "one", {"name": "you"}, channel_id=channel.id)
    async with group.bot.db.write() as conn:
        await enqueue(conn, errand, group.now(), due_at=group.now() + timedelta(days=28))
    for number in range(210):
        group.env.backend.create_message(channel.id, group.moderator.id, f"chatter {number}")
    await group.env.advance_time(timedelta(days=28).total_seconds())
    await crash_after_sending(group, "Hello you")
    await group.pass_time(timedelta(minutes=10))
    assert heard(group).count("Hello you") == 1


async def test_a_wish_repeated_after_a_crash_does_not_hide_what_went_out(group: Group, channel: ChannelHandle) -> None:
    await say(group, "live", again=True)
    await crash_after_sending(group, "Hello you")
    await group.env.advance_time(600)
    await say(group, "live", again=True)
    await group.tick()
    assert heard(group) == ["Hello you"]


async def test_a_wish_after_it_was_done_is_another_message_for_discord(group: Group, channel: ChannelHandle) -> None:
    for name in ("a", "b"):
        await say(group, "live", again=True, name=name)
        await group.tick()
    nonces = [entry.json["nonce"] for entry in group.env.http_requests if entry.json and "nonce" in entry.json]
    assert len(set(nonces)) == 2


async def test_a_lane_that_discord_slows_down_stops_with_its_lease(group: Group, channel: ChannelHandle) -> None:
    claimed: list[int] = []

    async def slow(delivery: Delivery) -> ui.Card:
        claimed.append(delivery.attempts)
        group.env.backend.clock.advance(20)
        return ui.Card().text(f"Hello {delivery.key}")

    group.bot.outbox.message("test.slow", slow)
    async with group.bot.db.write() as conn:
        for key in "abc":
            await enqueue(conn, Errand(group.guild.id, "test.slow", key, {}, channel_id=channel.id), group.now())
    await group.tick()
    assert heard(group) == ["Hello a", "Hello b", "Hello c"]
    assert claimed == [1, 1, 2]


async def test_a_lease_that_ran_out_is_taken_over(group: Group, channel: ChannelHandle) -> None:
    await say(group, "one")
    async with group.bot.db.write() as conn:
        await outbox_store.claim(conn, group.now(), 1)
    await group.tick()
    assert heard(group) == []
    await group.pass_time(outbox_store.LEASE + timedelta(seconds=1))
    assert heard(group) == ["Hello you"]


async def test_a_bot_that_is_killed_again_and_again_gives_up_nothing(group: Group, channel: ChannelHandle) -> None:
    await say(group, "one")
    for _ in range(12):
        async with group.bot.db.write() as conn:
            await outbox_store.claim(conn, group.now(), 1)
        await group.env.advance_time(31)
    group.env.inject_error("POST", "/channels/*/messages", status=500)
    await group.tick()
    await group.pass_time(timedelta(seconds=6))
    assert heard(group) == ["Hello you"]


async def test_wishes_to_redraw_become_one_and_none_is_lost(group: Group, channel: ChannelHandle) -> None:
    for name in ("a", "b", "c"):
        await say(group, "live", again=True, name=name)
    await group.tick()
    await say(group, "live", again=True, name="d")
    await group.tick()
    assert heard(group)[-1] == "Hello d"
    assert len(heard(group)) <= 3


async def test_one_group_does_not_wait_for_another(group: Group, channel: ChannelHandle) -> None:
    other = group.env.create_guild("Elsewhere")
    errand = Errand(other.id, "test.hello", "far", {"name": "far"}, channel_id=1)
    async with group.bot.db.write() as conn:
        await enqueue(conn, errand, group.now())
    await say(group, "near", name="near")
    await group.tick()
    assert heard(group) == ["Hello near"]


async def test_a_broken_renderer_is_logged_and_holds_nobody_up(group: Group, channel: ChannelHandle) -> None:
    async def broken(delivery: Delivery) -> ui.Card:
        raise ZeroDivisionError

    group.bot.outbox.message("test.broken", broken)
    async with group.bot.db.write() as conn:
        await enqueue(conn, Errand(group.guild.id, "test.broken", "bad", {}, channel_id=channel.id), group.now())
    await say(group, "good")
    await group.tick()
    assert heard(group) == ["Hello you"]
    group.bugs.expect("ZeroDivisionError")


async def test_who_is_forgotten_leaves_no_errand_behind(group_on_each_engine: Group) -> None:
    """Not the one that waits, nor the one that is over, whether they are in its key, its ref or its address."""
    group = group_on_each_engine
    register(group)
    here, person = group.guild.id, 123456789012345678
    errands = [
        Errand(here, "test.hello", f"hello:{person}", {"name": "a"}, channel_id=group.lobby.id),
        Errand(here, "test.hello", "in a text", {"name": f"<@{person}>"}, channel_id=group.lobby.id),
        Errand(here, "test.hello", "to them", {"name": "c"}, channel_id=group.lobby.id, user_id=person),
        Errand(here, "test.hello", "to another", {"name": "d"}, channel_id=group.lobby.id, user_id=person + 1),
    ]
    for errand in errands:
        async with group.bot.db.write() as conn:
            await enqueue(conn, errand, group.now(), due_at=group.now() + timedelta(hours=errand is errands[0]))
    await group.tick()
    async with group.bot.db.write() as conn:
        await outbox_store.forget(conn, here, person)
        left = await conn.execute(select(outbox_store.outbox.c.key))
        assert left.scalars().all() == ["to another"]
    await group.pass_time(timedelta(hours=2))
    assert len(heard(group)) == 3


async def test_a_message_that_is_on_its_way_to_somebody_forgotten_is_taken_back(group: Group) -> None:
    """They are forgotten between the drawing of the card and Discord's answer."""
    saved: list[int] = []

    async def render(delivery: Delivery) -> ui.Card:
        async with group.bot.db.write() as conn:
            await outbox_store.forget(conn, group.guild.id, group.moderator.id)
        return ui.Card().text("Hello")

    async def sent(_conn: AsyncConnection, _delivery: Delivery, message_id: int) -> None:
        saved.append(message_id)

    group.bot.outbox.message("test.late", render, sent=sent)
    key = f"late:{group.moderator.id}"
    async with group.bot.db.write() as conn:
        await enqueue(conn, Errand(group.guild.id, "test.late", key, {}, channel_id=group.lobby.id), group.now())
    await group.tick()
    assert heard(group) == []
    assert not saved


async def test_a_repeated_errand_can_keep_its_distance(group_on_each_engine: Group) -> None:
    """For a count on a card: the first at once, the next after the spacing, and wishes that wait are one."""
    group, spacing = group_on_each_engine, timedelta(seconds=5)
    register(group)

    async def wish(name: str) -> None:
        errand = Errand(group.guild.id, "test.hello", "count", {"name": name}, channel_id=group.lobby.id)
        async with group.bot.db.write() as conn:
            await enqueue_again(conn, errand, group.now(), spacing=spacing)
        await group.tick()

    await wish("one")
    assert len(heard(group)) == 1
    for name in ("two", "three"):
        await group.pass_time(timedelta(seconds=1))
        await wish(name)
    assert len(heard(group)) == 1
    await group.pass_time(spacing, steps=5)
    assert len(heard(group)) == 2
    await group.pass_time(spacing)
    await wish("four")
    assert len(heard(group)) == 3
