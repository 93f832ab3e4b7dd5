"""Asking for reminders, the welcome guide, and what happens when direct messages or threads are refused."""

from datetime import timedelta
from typing import Any

import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle

from bot import ui
from cogs.contact import doctor, service
from cogs.contact.model import ASK_DM, ASK_GUIDE, ASK_NONE, ASK_THREAD, Way, asking
from cogs.desk import store as desk_store
from tests.group import Group, labels, said

THREAD_NAME = "Private notes for sofia"


@pytest.fixture
async def sofia(group: Group) -> MemberActor:
    """A member of a group that is set up, in front of a card with the buttons."""
    group.guild.create_text_channel("welcome")
    group.guild.create_text_channel("moderator-log")
    async with group.bot.db.write() as conn:
        await desk_store.set_place(conn, group.guild.id, "welcome", welcome(group).id)
        await desk_store.set_place(conn, group.guild.id, "moderator_log", log(group).id)
    asks = [ui.button(ask, ask) for ask in (ASK_DM, ASK_THREAD, ASK_NONE, ASK_GUIDE)]
    channel = group.bot.get_partial_messageable(welcome(group).id)
    await channel.send(view=ui.Card().text("How may I reach you?").row(*asks))
    person = group.join("sofia")
    await group.settle()
    return person


def welcome(group: Group) -> ChannelHandle:
    return group.channel("welcome")


def log(group: Group) -> ChannelHandle:
    return group.channel("moderator-log")


def told(group: Group, words: str) -> int:
    """How often the moderators were told these words; other features write there too."""
    return sum(words in said(message) for message in log(group).history())


async def press(group: Group, person: MemberActor, custom_id: str) -> Any:  # noqa: ANN401 - SimCord's result
    shown = await person.click(welcome(group).history()[0], custom_id=custom_id)
    await group.tick()
    return shown


def letters(person: MemberActor) -> list[str]:
    return [said(message).strip() for message in person.user.dm_channel.history()]


def threads(group: Group) -> dict[str | None, ChannelHandle]:
    return {thread.name: thread for thread in welcome(group).threads}


def notes(group: Group) -> list[str]:
    return [said(message).strip() for message in threads(group)[THREAD_NAME].history()]


def attempts(group: Group, person: MemberActor) -> int:
    path = f"/channels/{person.user.dm_channel.id}/messages"
    return sum(entry.method == "POST" and entry.path == path for entry in group.env.http_requests)


async def write(group: Group, person: MemberActor, key: str) -> bool:
    async with group.bot.db.write() as conn:
        reached = await service.reach(conn, group.guild.id, person.id, service.GUIDE, key, {}, group.now())
    await group.tick()
    return reached


async def test_nothing_comes_by_dm_before_a_button_asks_for_it(group: Group, sofia: MemberActor) -> None:
    """W17."""
    assert not await write(group, sofia, "one")
    assert letters(sofia) == []
    shown = await press(group, sofia, ASK_DM)
    assert "A first short one is on its way" in said(shown)
    assert labels(shown) == ["In a private thread here", "No reminders"]
    (first,) = letters(sofia)
    assert "I will write here when there is something for you in The Green Room" in first
    assert labels(sofia.user.dm_channel.history()[0]) == ["Stop reminders"]


async def test_stop_works_in_direct_messages_and_after_a_restart(group: Group, sofia: MemberActor) -> None:
    """W17."""
    await press(group, sofia, ASK_DM)
    await group.restart()
    stopped = await sofia.user.click(sofia.user.dm_channel.history()[0], label="Stop reminders")
    assert "All right, no reminders" in said(stopped)
    assert not await write(group, sofia, "one")
    back = await sofia.user.click(sofia.user.dm_channel.history()[0], label="Stop reminders")
    assert labels(back) == ["Remind me by DM", "In a private thread here"]


async def test_the_guide_comes_by_dm(group: Group, sofia: MemberActor) -> None:
    """W2."""
    shown = await press(group, sofia, ASK_GUIDE)
    assert "on its way to your direct messages" in said(shown)
    (guide,) = letters(sofia)
    assert "Welcome to The Green Room" in guide
    assert "Three things to do first" in guide
    await press(group, sofia, ASK_GUIDE)
    assert len(letters(sofia)) == 1


async def test_a_button_in_direct_messages_asks_for_reminders(group: Group, sofia: MemberActor) -> None:
    """W2."""
    await press(group, sofia, ASK_GUIDE)
    await sofia.user.click(sofia.user.dm_channel.history()[0], label="Remind me by DM")
    await group.tick()
    assert len(letters(sofia)) == 2


async def test_a_thread_is_private_to_the_person(group: Group, sofia: MemberActor) -> None:
    await press(group, sofia, ASK_THREAD)
    assert "I will write here" in notes(group)[0]
    thread = group.env.backend.channels[threads(group)[THREAD_NAME].id]
    assert sofia.id in thread.thread_members
    assert thread.type == 12


async def test_a_closed_dm_falls_back_to_a_thread_once(group: Group, sofia: MemberActor) -> None:
    """W3."""
    group.close_dms(sofia)
    await press(group, sofia, ASK_DM)
    assert letters(sofia) == []
    assert notes(group) == [
        "Your direct messages are closed, so I will write here instead when there is news for you in The Green Room."
    ]
    tried = attempts(group, sofia)
    await write(group, sofia, "one")
    await group.pass_time(timedelta(days=1), steps=4)
    assert len(notes(group)) == 2
    assert tried == attempts(group, sofia) == 1
    shown = await press(group, sofia, ASK_NONE)
    assert "All right, no reminders" in said(shown)


async def test_the_person_is_told_that_their_dm_is_closed_when_they_next_press(
    group: Group, sofia: MemberActor
) -> None:
    """W3."""
    group.close_dms(sofia)
    await press(group, sofia, ASK_DM)
    assert "Your direct messages are closed, so I wrote" in said(await press(group, sofia, ASK_THREAD))
    assert "Your direct messages are closed" not in said(await press(group, sofia, ASK_THREAD))


async def test_the_guide_reaches_somebody_with_closed_dms(group: Group, sofia: MemberActor) -> None:
    """W2, W3."""
    group.close_dms(sofia)
    await press(group, sofia, ASK_GUIDE)
    assert "Welcome to The Green Room" in notes(group)[0]


async def test_a_deleted_thread_is_made_again(group: Group, sofia: MemberActor) -> None:
    """W3."""
    await press(group, sofia, ASK_THREAD)
    group.env.backend.delete_channel(threads(group)[THREAD_NAME].id)
    await group.settle()
    assert await write(group, sofia, "one")
    (guide,) = notes(group)
    assert "Welcome to The Green Room" in guide


async def test_without_the_permission_moderators_are_told_once(group: Group, sofia: MemberActor) -> None:
    """W3, W26."""
    group.bot_may(create_private_threads=False)
    await press(group, sofia, ASK_THREAD)
    await press(group, sofia, ASK_DM)
    await press(group, sofia, ASK_THREAD)
    assert told(group, "Create Private Threads") == 1
    async with group.bot.db.read() as conn:
        assert await service.way(conn, group.guild.id, sofia.id) is Way.NONE
    group.bot_may(create_private_threads=True)
    shown = await press(group, sofia, ASK_THREAD)
    assert "I could not open a private thread" in said(shown)
    assert len(notes(group)) >= 1


async def test_without_a_welcome_channel_nothing_is_lost(group: Group, sofia: MemberActor) -> None:
    """W3."""
    async with group.bot.db.write() as conn:
        await desk_store.set_place(conn, group.guild.id, "welcome", 12345)
    await press(group, sofia, ASK_THREAD)
    assert told(group, "private threads in the welcome channel") == 1


@pytest.mark.parametrize("status", [429, 500])
async def test_a_passing_failure_makes_one_thread(group: Group, sofia: MemberActor, status: int) -> None:
    """W3."""
    group.env.inject_error("PUT", "/channels/*/thread-members/*", status=status)
    await press(group, sofia, ASK_THREAD)
    await group.pass_time(timedelta(seconds=10))
    assert list(threads(group)) == [THREAD_NAME]
    assert len(notes(group)) == 1


async def test_a_restart_between_making_and_remembering_the_thread_makes_no_second_one(
    group: Group, sofia: MemberActor
) -> None:
    """W3."""
    group.env.inject_error("PUT", "/channels/*/thread-members/*", status=500)
    await press(group, sofia, ASK_THREAD)
    await group.restart()
    await group.pass_time(timedelta(seconds=40))
    assert [thread.name for thread in welcome(group).threads] == [THREAD_NAME]
    assert len(notes(group)) == 1


async def test_two_ticks_at_once_send_a_letter_once(group: Group, sofia: MemberActor) -> None:
    await sofia.click(welcome(group).history()[0], custom_id=ASK_DM)
    await group.bot.tick()
    await group.tick()
    assert len(letters(sofia)) == 1


async def test_somebody_who_left_gets_nothing_and_can_ask_again_when_back(group: Group, sofia: MemberActor) -> None:
    await press(group, sofia, ASK_THREAD)
    group.guild.remove_member(sofia)
    await group.settle()
    assert not await write(group, sofia, "one")
    back = group.guild.add_member(sofia.user)
    await group.settle()
    await press(group, back, ASK_THREAD)
    assert len(notes(group)) == 2


async def test_who_leaves_before_the_thread_is_made_gets_none(group: Group, sofia: MemberActor) -> None:
    group.env.inject_error("POST", "/channels/*/threads", status=500)
    await press(group, sofia, ASK_THREAD)
    group.guild.remove_member(sofia)
    await group.settle()
    await group.pass_time(timedelta(minutes=1))
    assert threads(group) == {}


async def test_a_button_of_another_group_is_refused(group: Group, sofia: MemberActor) -> None:
    channel = group.bot.get_partial_messageable(welcome(group).id)
    await channel.send(view=ui.Card().row(ui.button("Remind me", asking(ASK_DM, 99))))
    await group.settle()
    shown = await sofia.click(welcome(group).history()[-1], label="Remind me")
    assert "belongs to another group" in said(shown)


async def test_a_stranger_to_the_group_cannot_ask_from_direct_messages(group: Group, sofia: MemberActor) -> None:
    await press(group, sofia, ASK_GUIDE)
    group.guild.remove_member(sofia)
    await group.settle()
    shown = await sofia.user.click(sofia.user.dm_channel.history()[0], label="Remind me by DM")
    assert "not in that group any more" in said(shown)


async def test_the_doctor_names_the_missing_permission(group: Group, sofia: MemberActor) -> None:
    """D1, W3."""
    guild = group.bot.get_guild(group.guild.id)
    assert guild is not None
    assert await doctor.threads(group.bot, guild) == []
    group.bot_may(create_private_threads=False)
    await group.settle()
    (finding,) = await doctor.threads(group.bot, guild)
    assert "Create Private Threads" in finding.fix
    assert "View Channel" not in finding.fix


async def test_a_person_can_have_everything_exported_and_forgotten(group: Group, sofia: MemberActor) -> None:
    await press(group, sofia, ASK_THREAD)
    async with group.bot.db.write() as conn:
        exported = await group.bot.export_person(conn, group.guild.id, sofia.id)
        assert exported["contact"]["way"] == "thread"
        await group.bot.forget_person(conn, group.guild.id, sofia.id)
        assert (await group.bot.export_person(conn, group.guild.id, sofia.id))["contact"]["thread_id"] is None
