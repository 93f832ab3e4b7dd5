"""The form with a caption, and the buttons below what was found. Everything is about the presser's own text."""

from bot.access import Who
from bot.presses import Press, Presses
from cogs.disclosure import service, ui
from cogs.disclosure.model import Asked, Kind, Market
from cogs.profiles.model import Platform
from cogs.profiles.model_answers import choice

presses = Presses("disclosure")


@presses.on("look", Who.EVERYONE)
async def look(press: Press) -> None:
    """Look at the caption; below an earlier answer in its place."""
    asked = Asked(
        choice(Market, press.fields.get("market") or ()),
        choice(Platform, press.fields.get("platform") or ()),
        choice(Kind, press.fields.get("kind") or ()),
        str(press.fields.get("caption") or ""),
    )
    async with press.bot.db.write() as conn:
        report = await service.check_for(conn, press.guild_id, press.user_id, asked, press.bot.now())
    show = press.show if press.interaction.message is None else press.redraw
    await show(ui.report_card(report))


@presses.on("again", Who.EVERYONE)
async def again(press: Press) -> None:
    """Open the form with the text as it was."""
    async with press.bot.db.read() as conn:
        last = await service.last(conn, press.guild_id, press.user_id)
    await press.ask(ui.form(last))


@presses.on("forget", Who.EVERYONE)
async def forget(press: Press) -> None:
    """Remove the text at once."""
    async with press.bot.db.write() as conn:
        await service.forget_caption(conn, press.guild_id, press.user_id)
    await press.redraw(ui.forgotten_card())
