"""The buttons of letters about one's own place: not then, swap, back. In the group they are in `presses_roster`."""

import discord
from discord import ui

from bot.access import Who
from bot.errors import UserError
from bot.presses import STALE, Press, Presses
from bot.ui import Card
from cogs.shoutouts import service_line, service_roster, text_turns, viewing
from cogs.shoutouts.model import FEATURE, control
from cogs.shoutouts.viewing import Person

presses = Presses(FEATURE)


@presses.on("turn_not_then", Who.ANYWHERE)
async def not_then(press: Press) -> None:
    """That turn passes."""
    async with press.bot.db.write() as conn:
        await service_line.skip_round(conn, press.by_letter(), press.id(1), press.id(2))
    await press.redraw(Card().text(text_turns.NOT_THEN_DONE))


@presses.on("turn_swap", Who.ANYWHERE)
async def choose(press: Press) -> None:
    """With whom."""
    by = press.by_letter()
    async with press.bot.db.read() as conn:
        _, found = await service_line.partners(conn, by, press.id(1))
    people = await viewing.people(press.bot, by.guild_id, found)
    await press.show(_swap_card(by.guild_id, press.id(1), people))


def _swap_card(guild_id: int, rotation_id: int, people: list[Person]) -> Card:
    options = [discord.SelectOption(label=each.name[:100], value=str(each.user_id)) for each in people]
    custom_id = control("turn_swap_with", guild_id, rotation_id)
    return Card().text(text_turns.SWAP_WITH).row(ui.Select[ui.LayoutView](custom_id=custom_id, options=options))


@presses.on("turn_swap_with", Who.ANYWHERE)
async def ask(press: Press) -> None:
    """They are asked."""
    chosen = press.values[0] if press.values else ""
    if not chosen.isdecimal():
        raise UserError(STALE)
    async with press.bot.db.write() as conn:
        _, is_reached = await service_line.ask_swap(conn, press.by_letter(), press.id(1), int(chosen))
    await press.redraw(Card().text(text_turns.SWAP_ASKED if is_reached else text_turns.SWAP_ASKED_QUIETLY))


@presses.on("turn_back", Who.ANYWHERE)
async def come_back(press: Press) -> None:
    """Back in line."""
    async with press.bot.db.write() as conn:
        await service_roster.resume(conn, press.by_letter(), press.id(1))
    await press.redraw(Card().text(text_turns.IS_BACK))
