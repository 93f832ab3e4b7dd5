"""Presses of a person's own ledger: looking at it, and the two quick ways to give back."""

from bot.access import Who
from bot.errors import UserError
from bot.presses import STALE, Press, Presses
from cogs.shoutouts import (
    balancing,
    service_balance,
    service_giving,
    service_offers,
    service_report,
    ui_balance,
    ui_gifts,
    viewing,
)
from cogs.shoutouts.model import FEATURE

presses = Presses(FEATURE)


@presses.on("ledger", Who.EVERYONE)
async def show(press: Press) -> None:
    """The ledger; where a rotation is named, of that one and in the place of the card before."""
    if press.args:
        await press.redraw(await balancing.ledger_card(press.bot, press.by, press.id()))
    else:
        await press.show(await balancing.ledger_card(press.bot, press.by))


@presses.on("ledger_of", Who.EVERYONE)
async def choose(press: Press) -> None:
    """One of the list."""
    chosen = press.values[0] if press.values else ""
    if not chosen.isdecimal():
        raise UserError(STALE)
    await press.redraw(await balancing.ledger_card(press.bot, press.by, int(chosen)))


@presses.on("offer_next", Who.EVERYONE)
async def offer(press: Press) -> None:
    """At the next turn."""
    async with press.bot.db.write() as conn:
        await service_offers.offer(conn, press.by, press.id())
    await press.redraw(await balancing.ledger_card(press.bot, press.by, press.id()))


@presses.on("offer_back", Who.EVERYONE)
async def take_back(press: Press) -> None:
    """Not at the next turn after all."""
    async with press.bot.db.write() as conn:
        await service_offers.take_back(conn, press.by, press.id())
    await press.redraw(await balancing.ledger_card(press.bot, press.by, press.id()))


@presses.on("give_now", Who.EVERYONE)
async def look_who_waits(press: Press) -> None:
    """Who would be glad of one."""
    async with press.bot.db.read() as conn:
        rotation = await service_report.rotation_of(conn, press.guild_id, press.id())
        found = await service_balance.waiting(conn, press.by, rotation.id)
    await press.redraw(ui_balance.waiting_card(rotation, found))


@presses.on("give_to", Who.EVERYONE)
async def give(press: Press) -> None:
    """Somebody was chosen: the gift with its buttons, in the place of the list."""
    async with press.bot.db.write() as conn:
        owed = await service_giving.give_to(conn, press.by, press.id())
    await press.redraw(ui_gifts.gift_card(await viewing.gift_look(press.bot, owed)))
