"""Entering and leaving through the running bot, as people meet it."""

from datetime import timedelta

import discord
import pytest
from simcord.actors import MemberActor
from sqlalchemy import func, select

from bot.presses import STALE
from bot.replies import NO_DIRECT
from bot.ui import Card, button
from cogs.giveaways import service, text, text_entering
from cogs.giveaways.model import Giveaway, State, control
from cogs.giveaways.model_spec import Bonus
from cogs.giveaways.store_entries import entries
from tests.giveaways.scene import card, opened, present
from tests.group import Group, labels, said


async def stored(group: Group) -> int:
    async with group.bot.db.read() as conn:
        return await conn.scalar(select(func.count()).select_from(entries)) or 0


async def become(group: Group, giveaway: Giveaway, *states: State) -> None:
    for state in states:
        async with group.bot.db.write() as conn:
            loaded = await service.load(conn, group.guild.id, giveaway.id)
            await service.keep(conn, loaded.becomes(state, due_at=loaded.ends_at), group.bot.now())


async def newcomers(group: Group, *names: str) -> list[MemberActor]:
    people = [group.join(name) for name in names]
    await group.settle()
    return people


async def test_one_press_enters_and_the_next_shows_the_ticket(group_on_each_engine: Group) -> None:
    """G2: the answer is private and holds the ticket; entry and button outlive a restart between the two presses."""
    group = group_on_each_engine
    keiko, sofia = await newcomers(group, "keiko", "sofia")
    await opened(group)
    answer = await keiko.click(card(group), label="Enter")
    assert answer.ephemeral
    number = said(answer).split("`")[1]
    assert len(bytes.fromhex(number)) == 8
    assert "You have 1 entry." in said(answer)
    assert "the first one in" in said(answer)
    await group.restart()
    again = await keiko.click(card(group), label="Enter")
    assert number in said(again)
    assert labels(again) == [text_entering.LEAVE]
    assert "1 other person is in" in said(await sofia.click(card(group), label="Enter"))
    assert await stored(group) == 2


async def test_leaving_is_asked_for_and_a_new_entry_has_a_new_ticket(group_on_each_engine: Group) -> None:
    """G3: who thinks again stays, who is sure is out; leaving twice changes nothing."""
    group = group_on_each_engine
    (keiko,) = await newcomers(group, "keiko")
    await opened(group)
    first = said(await keiko.click(card(group), label="Enter")).split("`")[1]
    shown = (await keiko.click(card(group), label="Enter")).response
    assert shown is not None
    asked = await keiko.click(shown, label=text_entering.LEAVE)
    assert "ticket is gone" in said(asked)
    stayed = await keiko.click(shown, label=text_entering.STAY)
    assert first in said(stayed)
    assert await stored(group) == 1
    await keiko.click(shown, label=text_entering.LEAVE)
    assert text_entering.LEFT in said(await keiko.click(shown, label=text_entering.LEAVE_SURE))
    assert await stored(group) == 0
    assert first not in said(await keiko.click(card(group), label="Enter"))
    assert await stored(group) == 1


async def test_nobody_leaves_once_entries_are_closed(group: Group) -> None:
    """G3: the list of the draw stays as it was closed."""
    (keiko,) = await newcomers(group, "keiko")
    giveaway = await opened(group)
    live = card(group)
    await keiko.click(live, label="Enter")
    shown = (await keiko.click(live, label="Enter")).response
    assert shown is not None
    await keiko.click(shown, label=text_entering.LEAVE)
    await become(group, giveaway, State.CLOSED)
    refused = await keiko.click(shown, label=text_entering.LEAVE_SURE)
    assert text_entering.TOO_LATE_TO_LEAVE in said(refused)
    assert await stored(group) == 1


async def test_bonus_entries_are_shown_with_their_reason(group: Group) -> None:
    """G11: and shown as they are now, when the role is gone again."""
    booster = group.guild.create_role("Booster")
    keiko = group.join("keiko", roles=[booster])
    await group.settle()
    await opened(group, bonus=(Bonus(booster.id, 4),))
    answer = said(await keiko.click(card(group), label="Enter"))
    assert f"You have 5 entries: 1 as everybody, 4 more for <@&{booster.id}>." in answer
    group.env.backend.remove_member_role(group.guild.id, keiko.id, booster.id)
    await group.settle()
    assert "You have 1 entry." in said(await keiko.click(card(group), label="Enter"))


@pytest.mark.parametrize("state", [State.PAUSED, State.CLOSED, State.CANCELLED])
async def test_a_giveaway_that_is_not_open_says_so(group: Group, state: State) -> None:
    """G2: the rules of a moment ago are remembered, and still nobody slips in."""
    keiko, sofia = await newcomers(group, "keiko", "sofia")
    giveaway = await opened(group)
    live = card(group)
    await keiko.click(live, label="Enter")
    await become(group, giveaway, state)
    assert text_entering.NOT_OPEN[state] in said(await sofia.click(live, label="Enter"))
    assert await stored(group) == 1


async def test_after_a_pause_it_goes_on(group: Group) -> None:
    """G2: what was remembered before the pause is read anew."""
    keiko, sofia = await newcomers(group, "keiko", "sofia")
    giveaway = await opened(group)
    live = card(group)
    await keiko.click(live, label="Enter")
    await become(group, giveaway, State.PAUSED, State.OPEN)
    assert "1 other person" in said(await sofia.click(live, label="Enter"))


async def test_the_end_holds_before_the_tick_has_noticed(group: Group) -> None:
    """G2: an entry after the end would not be in the list that was promised."""
    keiko, sofia = await newcomers(group, "keiko", "sofia")
    await opened(group, lasts=timedelta(minutes=10))
    live = card(group)
    await keiko.click(live, label="Enter")
    await group.env.advance_time(600)
    assert text_entering.OVER in said(await sofia.click(live, label="Enter"))
    assert await stored(group) == 1


async def test_a_ticket_tells_after_the_close_whether_it_counted(group: Group) -> None:
    """G15: the reason of an exclusion is shown to the person it is about."""
    keiko, sofia, outsider = await newcomers(group, "keiko", "sofia", "outsider")
    giveaway = await opened(group)
    live = card(group)
    for person in (keiko, sofia):
        await person.click(live, label="Enter")
    await become(group, giveaway, State.CLOSED)
    async with group.bot.db.write() as conn:
        for person, decided in ((keiko, {"weight": 3}), (sofia, {"excluded": "account_age"})):
            await conn.execute(entries.update().where(entries.c.user_id == person.id).values(**decided))
    mine = await posted_button(group, control("ticket", giveaway.id))
    assert "It counted in the draw, with 3 entries." in said(await keiko.click(mine, label="Copied"))
    assert "your Discord account was too new" in said(await sofia.click(mine, label="Copied"))
    assert text_entering.NO_TICKET in said(await outsider.click(mine, label="Copied"))


async def posted_button(group: Group, custom_id: str) -> discord.Message:
    """A message in the lobby with a button of our choice."""
    channel = group.bot.get_partial_messageable(group.lobby.id, guild_id=group.guild.id)
    await channel.send(view=Card().row(button("Copied", custom_id)))
    return card(group)


async def test_a_number_from_another_group_is_worth_nothing(group: Group) -> None:
    """G43: the button is copied into another group, with our giveaway's number in it."""
    giveaway = await opened(group)
    other = group.env.create_guild("Elsewhere")
    lounge = other.create_text_channel("lounge")
    stranger = other.add_member(group.env.create_user("curious_carla"))
    await group.settle()
    channel = group.bot.get_partial_messageable(lounge.id, guild_id=other.id)
    for verb in ("enter", "ticket", "leave"):
        sure = ("sure",) if verb == "leave" else ()
        copied = await channel.send(view=Card().row(button("Copied", control(verb, giveaway.id, *sure))))
        assert text.NOT_HERE in said(await stranger.click(copied, label="Copied"))
    assert await stored(group) == 0


async def test_a_number_that_is_none_is_told_to_be_old(group: Group) -> None:
    """G43."""
    (keiko,) = await newcomers(group, "keiko")
    for custom_id in ("giveaways:enter:x", "giveaways:enter"):
        assert STALE in said(await keiko.click(await posted_button(group, custom_id), label="Copied"))


async def test_direct_messages_are_no_group(group: Group) -> None:
    """G43: a giveaway belongs to a group."""
    (keiko,) = await newcomers(group, "keiko")
    giveaway = await opened(group)
    user = group.bot.get_user(keiko.id)
    assert user is not None
    sent = await user.send(view=Card().row(button("Copied", control("enter", giveaway.id))))
    assert NO_DIRECT in said(await keiko.user.click(sent, label="Copied"))
    assert await stored(group) == 0


async def test_an_answer_that_discord_loses_costs_no_entry(group: Group) -> None:
    """G2: the entry stays, and pressing again shows the ticket."""
    (keiko,) = await newcomers(group, "keiko")
    giveaway = await opened(group)
    group.env.inject_error("POST", "/interactions/*/*/callback", status=500, times=2)
    await keiko.click(card(group), label="Enter")
    assert await stored(group) == 1
    assert labels(await keiko.click(card(group), label="Enter")) == [text_entering.LEAVE]
    assert (await present(group, giveaway.id)).state is State.OPEN


async def test_who_left_and_came_back_still_has_their_ticket(group: Group) -> None:
    """G16: whether a leaver may win is asked at the draw, not before."""
    (keiko,) = await newcomers(group, "keiko")
    await opened(group)
    number = said(await keiko.click(card(group), label="Enter")).split("`")[1]
    group.guild.remove_member(keiko)
    await group.settle()
    back = group.guild.add_member(keiko.user)
    await group.settle()
    assert number in said(await back.click(card(group), label="Enter"))
    assert await stored(group) == 1
