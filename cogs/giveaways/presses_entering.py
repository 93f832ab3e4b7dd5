"""The buttons of entering: in, my ticket, out again."""

import discord

from bot.access import Who
from bot.presses import Handler, Press, Presses
from cogs.giveaways import service_entering, text_entering, ui_entering
from cogs.giveaways.entrance import Admitted, Entrance
from cogs.giveaways.model import FEATURE
from cogs.giveaways.model_rules import Person

SURE = "sure"
"""The argument of a leave that was thought over."""


def presses(entrance: Entrance) -> Presses:
    """All of them."""
    declared = Presses(FEATURE)
    declared.on("enter", Who.EVERYONE)(entering(entrance))
    declared.on("ticket", Who.EVERYONE)(ticket)
    declared.on("leave", Who.EVERYONE)(leaving(entrance))
    return declared


def entering(entrance: Entrance) -> Handler:
    """The handler of "Enter". Thousands may press: who is new gets words alone, and nothing is drawn for them."""

    async def enter(press: Press) -> None:
        person = person_of(press.interaction.user)
        got = await entrance.enter((press.guild_id, press.id()), person, press.bot.now())
        if isinstance(got, Admitted):
            await press.say(text_entering.admitted(got.ticket, got.rules, got.person, got.entries))
        else:
            await press.show(ui_entering.ticket_card(got, person))

    return enter


def person_of(user: discord.Member | discord.User) -> Person:
    """What Discord tells about whoever pressed."""
    if not isinstance(user, discord.Member):
        return Person(user_id=user.id, created_at=user.created_at, bot=user.bot)
    roles = frozenset(role.id for role in user.roles)
    return Person(user_id=user.id, role_ids=roles, joined_at=user.joined_at, created_at=user.created_at, bot=user.bot)


async def ticket(press: Press) -> None:
    """Show somebody their ticket, or what became of it."""
    async with press.bot.db.read() as conn:
        standing = await service_entering.look(conn, press.guild_id, press.id(), press.user_id)
    card = ui_entering.ticket_card(standing, person_of(press.interaction.user))
    await (press.redraw(card) if press.args[1:] else press.show(card))


def leaving(entrance: Entrance) -> Handler:
    """The handler of "Leave": the first press asks, the second one leaves."""

    async def leave(press: Press) -> None:
        if press.args[1:] != (SURE,):
            await press.redraw(ui_entering.leave_card(press.id()))
            return
        left = await entrance.leave((press.guild_id, press.id()), press.user_id)
        await press.redraw(ui_entering.left_card(left=left))

    return leave
