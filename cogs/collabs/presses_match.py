"""What a press does while somebody looks through suggestions."""

from bot.access import Who
from bot.presses import Press, Presses
from cogs.collabs import service_match, ui_match
from cogs.collabs.model import FEATURE

presses = Presses(FEATURE)


@presses.on("match", Who.EVERYONE)
async def turn(press: Press) -> None:
    """Another page, of what fits now."""
    await press.interaction.response.defer()
    async with press.bot.db.read() as conn:
        found = await service_match.suggestions(conn, press.by)
    await press.redraw(ui_match.match_card(found, max(0, press.id())))
