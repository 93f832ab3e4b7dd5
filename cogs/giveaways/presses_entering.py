"""The buttons of entering: in, my ticket, out again."""

from collections.abc import Collection
from functools import partial

import discord

from bot.access import Who
from bot.presses import Handler, Press, Presses
from bot.ui import Card
from cogs.giveaways import text_entering, ui_entering
from cogs.giveaways.entrance import Admitted, Entrance
from cogs.giveaways.model import FEATURE
from cogs.giveaways.model_rules import Person, named_roles
from cogs.giveaways.service_entering import Standing

SURE = "sure"
"""The argument of a leave that was thought over."""


def presses(entrance: Entrance) -> Presses:
    """All of them."""
    declared = Presses(FEATURE)
    declared.on("enter", Who.EVERYONE)(entering(entrance))
    declared.on("ticket", Who.EVERYONE)(showing(entrance))
    declared.on("leave", Who.EVERYONE)(leaving(entrance))
    return declared


def entering(entrance: Entrance) -> Handler:
    """The handler of "Enter". Thousands may press: who is new gets words alone, and nothing is drawn for them."""

    async def enter(press: Press) -> None:
        key = (press.guild_id, press.id())
        facts = partial(person_of, press.interaction.user)
        got = await entrance.enter(key, facts, press.bot.now())
        if isinstance(got, Admitted):
            await press.say(text_entering.admitted(got.ticket, got.rules, got.person, got.entries))
        else:
            await press.show(_ticket(got, press))

    return enter


def person_of(user: discord.Member | discord.User, roles: Collection[int]) -> Person:
    """What Discord tells about whoever pressed; of their roles, only which of these they have."""
    member = user if isinstance(user, discord.Member) else None
    return Person(
        user_id=user.id,
        role_ids=frozenset([role for role in roles if member and member.get_role(role)]),
        joined_at=member.joined_at if member else None,
        created_at=user.created_at,
        bot=user.bot,
    )


def _ticket(standing: Standing, press: Press) -> Card:
    roles = named_roles(standing.giveaway.spec.rules)
    return ui_entering.ticket_card(standing, person_of(press.interaction.user, roles))


def showing(entrance: Entrance) -> Handler:
    """The handler of "My ticket"; with an argument it takes the place of the card that was pressed."""

    async def ticket(press: Press) -> None:
        card = _ticket(await entrance.look((press.guild_id, press.id()), press.user_id), press)
        await (press.redraw(card) if press.args[1:] else press.show(card))

    return ticket


def leaving(entrance: Entrance) -> Handler:
    """The handler of "Leave": the first press asks, the second one leaves."""

    async def leave(press: Press) -> None:
        if press.args[1:] != (SURE,):
            await press.redraw(ui_entering.leave_card(press.id()))
            return
        left = await entrance.leave((press.guild_id, press.id()), press.user_id)
        await press.redraw(ui_entering.left_card(left=left))

    return leave
