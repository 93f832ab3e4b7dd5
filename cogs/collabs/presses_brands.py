"""What moderators press about brands that the group does not work with."""

from bot.access import Who
from bot.errors import UserError
from bot.presses import STALE, Press, Presses
from bot.ui import escape
from cogs.collabs import service_brands, text_brands, ui_brands
from cogs.collabs.model import FEATURE

presses = Presses(FEATURE)


@presses.on("brands", Who.MODERATOR)
async def show(press: Press) -> None:
    """A page of the list."""
    await _redraw(press, max(0, press.id()))


@presses.on("brand_add", Who.MODERATOR)
async def ask(press: Press) -> None:
    """Ask which one and why."""
    await press.ask(ui_brands.brand_form())


@presses.on("brand_save", Who.MODERATOR)
async def add(press: Press) -> None:
    """Put it on the list, and say which requests on the board name it: what becomes of them is for people to decide."""
    async with press.bot.db.write() as conn:
        name = await service_brands.add(conn, press.by, press.fields["name"], press.fields["reason"])
    await press.interaction.response.defer()
    async with press.bot.db.read() as conn:
        found = await service_brands.on_board(conn, press.guild_id, name)
    if found:
        await press.redraw(ui_brands.on_board_card(name, found))
    else:
        await _redraw(press, note=text_brands.added(escape(name)))


@presses.on("brand_off", Who.MODERATOR)
async def remove(press: Press) -> None:
    """Take it off."""
    if not press.values or not press.values[0].isdecimal():
        raise UserError(STALE)
    async with press.bot.db.write() as conn:
        name = await service_brands.remove(conn, press.by, int(press.values[0]))
    await _redraw(press, note=text_brands.removed(escape(name)))


async def _redraw(press: Press, page: int = 0, note: str | None = None) -> None:
    async with press.bot.db.read() as conn:
        brands = await service_brands.listed(conn, press.guild_id)
    await press.redraw(ui_brands.brands_card(brands, page, note))
