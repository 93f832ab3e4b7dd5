"""Mentors and newcomers (W19), from the offer to the thanks."""

from datetime import timedelta
from typing import Any

import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle

from cogs.contact import service as contact
from cogs.contact.model import Way
from cogs.desk import store_audit
from tests.firststeps.scene import furnish, letters, newcomer, panel, press, told
from tests.group import Group, labels, said


@pytest.fixture(autouse=True)
async def furnished(group: Group) -> None:
    await furnish(group)


async def mentor(group: Group, name: str, way: Way = Way.DM) -> MemberActor:
    """Somebody who offers to mentor."""
    person = group.join(name)
    async with group.bot.db.write() as conn:
        await contact.choose(conn, group.guild.id, person.id, way, group.now())
    await group.tick()
    await press(group, person, "I can mentor")
    return person


def pair_thread(group: Group) -> ChannelHandle:
    (thread,) = (each for each in group.channel("welcome").threads if " and " in (each.name or ""))
    return thread


async def answer(group: Group, person: MemberActor, label: str) -> Any:  # noqa: ANN401 - SimCord's result
    pressed = await person.user.click(letters(person)[-1], label=label)
    await group.tick()
    return pressed


async def test_a_mentor_says_gladly_and_the_two_meet_in_a_private_thread(group: Group) -> None:
    """W19."""
    keiko = await mentor(group, "keiko")
    sofia = await newcomer(group)
    assert "Would you be their mentor" in said(letters(keiko)[-1])
    assert labels(letters(keiko)[-1]) == ["Gladly", "Not now"]
    await answer(group, keiko, "Gladly")
    assert "I am opening a private thread" in said(letters(keiko)[-1])
    thread = pair_thread(group)
    assert thread.name == "keiko and sofia"
    assert {keiko.id, sofia.id} <= set(group.env.backend.channels[thread.id].thread_members)
    (hello,) = thread.history()
    assert f"<@{sofia.id}>, meet <@{keiko.id}>" in said(hello)
    assert f"<@{keiko.id}> is your mentor" in said(await panel(group, sofia))
    assert f"You are mentoring <@{sofia.id}>" in said(await panel(group, keiko))
    await group.pass_time(timedelta(days=28, minutes=1), steps=4)
    assert "thank you for being there" in said(thread.history()[-1])
    await group.pass_time(timedelta(days=5))
    assert len(thread.history()) == 2


async def test_not_now_asks_the_next_and_never_the_same_again(group: Group) -> None:
    """W19."""
    keiko, jamal = await mentor(group, "keiko"), await mentor(group, "jamal")
    await newcomer(group)
    await answer(group, keiko, "Not now")
    # By name: in direct messages a mention of somebody else can be a bare number.
    assert "**sofia** has just arrived" in said(letters(jamal)[-1])
    await answer(group, jamal, "Not now")
    await group.pass_time(timedelta(days=2), steps=2)
    assert len(told(group, "No mentor is free for 1 newcomer")) == 1
    assert not any("Would you be" in said(letter) for letter in letters(keiko))


async def test_a_mentor_who_wants_no_messages_is_asked_through_moderators(group: Group) -> None:
    """W19, D5."""
    keiko = await mentor(group, "keiko", Way.NONE)
    sofia = await newcomer(group)
    card = group.channel("moderator-log").history()[-1]
    assert f"<@{keiko.id}> offered to be one" in said(card)
    assert "This is for moderators" in said(await sofia.click(card, label="They said gladly"))
    await group.moderator.click(card, label="They said gladly")
    assert f"<@{keiko.id}> will mentor <@{sofia.id}>" in said(group.channel("moderator-log").history()[-1])
    await group.tick()
    assert pair_thread(group).name == "keiko and sofia"
    async with group.bot.db.read() as conn:
        (act,) = (await conn.execute(store_audit.audit.select())).all()
    assert (act.actor_id, act.subject_id) == (group.moderator.id, keiko.id)


async def test_a_mentor_answers_in_the_panel_too(group: Group) -> None:
    """W19."""
    keiko = await mentor(group, "keiko", Way.NONE)
    await newcomer(group)
    assert labels(await panel(group, keiko))[-3:] == ["Gladly", "Not now", "My mentoring"]
    await press(group, keiko, "Gladly")
    assert pair_thread(group).name == "keiko and sofia"


async def test_a_stale_answer_is_told_kindly(group: Group) -> None:
    """W19."""
    keiko = await mentor(group, "keiko")
    await newcomer(group)
    shown = await panel(group, keiko)
    await answer(group, keiko, "Gladly")
    late = await keiko.click(shown.response, label="Not now")
    assert "answered already" in said(late)


async def test_an_answer_survives_a_restart_and_a_passing_failure(group: Group) -> None:
    """W19."""
    keiko = await mentor(group, "keiko")
    await newcomer(group)
    group.env.inject_error("POST", "/channels/*/threads", status=500)
    await group.restart()
    await answer(group, keiko, "Gladly")
    await group.restart()
    await group.pass_time(timedelta(minutes=1), steps=2)
    assert len(pair_thread(group).history()) == 1


async def test_without_the_permission_for_threads_moderators_bring_them_together(group: Group) -> None:
    """W19, W26."""
    keiko = await mentor(group, "keiko")
    await newcomer(group)
    group.bot_may(create_private_threads=False)
    await answer(group, keiko, "Gladly")
    assert len(told(group, "Please bring the two together")) == 1


async def test_a_mentor_pauses_and_chooses_how_many(group: Group) -> None:
    """W19."""
    keiko = await mentor(group, "keiko")
    shown = await press(group, keiko, "My mentoring")
    assert "up to 2 newcomers" in said(shown)
    more: Any = await keiko.select(shown.response, ["4"])
    assert "up to 4 newcomers" in said(more)
    paused: Any = await keiko.click(more.response, label="Pause")
    assert "taking a break" in said(paused)
    await newcomer(group)
    assert "Would you be their mentor" not in said(letters(keiko)[-1])
    await keiko.click(paused.response, label="Go on mentoring")
    await group.tick()
    assert "Would you be their mentor" in said(letters(keiko)[-1])
    await group.pass_time(timedelta(days=2), steps=2)
    assert told(group, "No mentor is free") == []


async def test_a_mentor_who_leaves_is_followed_by_the_next(group: Group) -> None:
    """W19."""
    keiko, jamal = await mentor(group, "keiko"), await mentor(group, "jamal")
    await newcomer(group)
    group.guild.remove_member(keiko)
    await group.settle()
    await group.tick()
    assert "Would you be their mentor" in said(letters(jamal)[-1])


async def test_a_mentor_with_closed_dms_is_asked_in_a_thread(group: Group) -> None:
    """W3, W19."""
    keiko = await mentor(group, "keiko")
    group.close_dms(keiko)
    await newcomer(group)
    (thread,) = group.channel("welcome").threads
    await keiko.click(thread.history()[-1], label="Gladly")
    await group.tick()
    assert pair_thread(group).name == "keiko and sofia"
