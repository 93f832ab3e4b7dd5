"""The buttons of a gift, on a letter or in the group: yes, no, somebody else. The proof is in `presses_proof`."""

from bot.access import Who
from bot.errors import UserError
from bot.presses import STALE, Press, Presses
from cogs.shoutouts import service_gifts, text_gifts, ui_gifts, viewing
from cogs.shoutouts.model import FEATURE
from cogs.shoutouts.service_asking import Owed

presses = Presses(FEATURE)


@presses.on("gift", Who.ANYWHERE)
async def look(press: Press) -> None:
    """One of the list, on a card of its own."""
    async with press.bot.db.read() as conn:
        owed = await service_gifts.get(conn, press.by_letter(), press.id(1))
    await press.show(ui_gifts.gift_card(await viewing.gift_look(press.bot, owed)))


@presses.on("gift_in", Who.ANYWHERE)
async def promise(press: Press) -> None:
    """Yes."""
    async with press.bot.db.write() as conn:
        owed = await service_gifts.promise(conn, press.by_letter(), press.id(1))
    await redraw(press, owed)


@presses.on("gift_no", Who.ANYWHERE)
async def decline(press: Press) -> None:
    """Not this time."""
    async with press.bot.db.write() as conn:
        owed = await service_gifts.decline(conn, press.by_letter(), press.id(1))
    await redraw(press, owed)


@presses.on("gift_other", Who.ANYWHERE)
async def choose_other(press: Press) -> None:
    """Who shall be asked instead."""
    people = await viewing.others(press.bot, press.by_letter(), press.id(1))
    async with press.bot.db.read() as conn:
        owed = await service_gifts.get(conn, press.by_letter(), press.id(1))
    await press.show(ui_gifts.others_card(owed.gift, people))


@presses.on("gift_chosen", Who.ANYWHERE)
async def pass_on(press: Press) -> None:
    """Somebody was chosen."""
    chosen = press.values[0] if press.values else ""
    if not chosen.isdecimal():
        raise UserError(STALE)
    async with press.bot.db.write() as conn:
        owed = await service_gifts.pass_on(conn, press.by_letter(), press.id(1), int(chosen))
    await redraw(press, owed, text_gifts.PASSED)


async def redraw(press: Press, owed: Owed, note: str | None = None) -> None:
    """The gift as it is now, where it was pressed."""
    await press.redraw(ui_gifts.gift_card(await viewing.gift_look(press.bot, owed, note)))
