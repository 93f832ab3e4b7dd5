"""The buttons on the card of a turn: offer to give too, say thanks, how it works. “Why” is the report's."""

from bot.access import Who
from bot.presses import Press, Presses
from bot.ui import Card
from cogs.shoutouts import service_gifts, service_thanks, text_turns, ui_gifts, ui_turns, viewing
from cogs.shoutouts.model import FEATURE

presses = Presses(FEATURE)


@presses.on("turn_offer", Who.EVERYONE)
async def offer(press: Press) -> None:
    """Give too; a private card says how it goes on."""
    async with press.bot.db.write() as conn:
        owed = await service_gifts.offer(conn, press.by, press.id(1))
    await press.show(ui_gifts.gift_card(await viewing.gift_look(press.bot, owed)))


@presses.on("turn_thank", Who.ANYWHERE)
async def thank(press: Press) -> None:
    """Thanks to everybody who gave."""
    async with press.bot.db.write() as conn:
        number = await service_thanks.thank(conn, press.by_letter(), press.id(1))
    await press.show(Card().text(text_turns.said_thanks(number)))


@presses.on("turn_how", Who.EVERYONE)
async def how(press: Press) -> None:
    """How rotations work."""
    await press.show(ui_turns.how_card())
