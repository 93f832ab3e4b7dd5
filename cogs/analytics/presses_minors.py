"""The switch for whoever is under 18."""

from bot.access import Who
from bot.presses import Press, Presses
from cogs.analytics import service_minors, service_privacy, ui_minors
from cogs.analytics.model import FEATURE
from cogs.analytics.people import home

presses = Presses(FEATURE)


@presses.on("minor", Who.EVERYONE)
async def ask(press: Press) -> None:
    """Ask first: everything is removed."""
    await press.redraw(ui_minors.ask_card())


@presses.on("minor_yes", Who.EVERYONE)
async def switch_off(press: Press) -> None:
    """Remove everything, and keep nothing new."""
    async with press.bot.db.write() as conn:
        await service_privacy.switch_off(conn, press.by)
    await press.redraw(ui_minors.off_card())


@presses.on("minor_back", Who.EVERYONE)
async def switch_on(press: Press) -> None:
    """Begin anew."""
    async with press.bot.db.write() as conn:
        await service_minors.is_none(conn, press.guild_id, press.user_id)
    await press.redraw(await home(press.bot, press.by))
