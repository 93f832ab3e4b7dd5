"""What happens when a moderator presses something of the digest's panel."""

from bot.access import Who
from bot.errors import UserError
from bot.presses import Press
from bot.reach import may_write
from cogs.digest import service, showing, text
from cogs.digest.model import STALE, hour_of, weekday_of
from cogs.digest.ui import presses

__all__ = ["presses"]


async def _redraw(press: Press) -> None:
    await press.redraw(await showing.panel(press.bot, press.guild_id))


def _chosen(press: Press) -> str:
    if not press.values:
        raise UserError(STALE)
    return press.values[0]


@presses.on("open", Who.MODERATOR)
async def open_panel(press: Press) -> None:
    """The panel."""
    await press.show(await showing.panel(press.bot, press.guild_id))


@presses.on("day", Who.MODERATOR)
async def choose_day(press: Press) -> None:
    """Another day of the week."""
    async with press.bot.db.write() as conn:
        await service.choose_time(conn, press.by, weekday=weekday_of(_chosen(press)))
    await _redraw(press)


@presses.on("hour", Who.MODERATOR)
async def choose_hour(press: Press) -> None:
    """Another hour of the day."""
    async with press.bot.db.write() as conn:
        await service.choose_time(conn, press.by, hour=hour_of(_chosen(press)))
    await _redraw(press)


@presses.on("channel", Who.MODERATOR)
async def choose_channel(press: Press) -> None:
    """Another channel, of this group, in which the bot may write."""
    channel_id = int(_chosen(press))
    _may_write(press, channel_id)
    async with press.bot.db.write() as conn:
        await service.choose_channel(conn, press.by, channel_id)
    await _redraw(press)


@presses.on("look", Who.MODERATOR)
async def choose_look(press: Press) -> None:
    """Light or dark."""
    async with press.bot.db.write() as conn:
        await service.choose_look(conn, press.by, is_light=press.args == ("light",))
    await _redraw(press)


@presses.on("on", Who.MODERATOR)
async def switch_on(press: Press) -> None:
    """Post it from now on."""
    async with press.bot.db.read() as conn:
        channel_id = (await service.plan(conn, press.guild_id)).channel_id
    if channel_id is not None:
        _may_write(press, channel_id)
    async with press.bot.db.write() as conn:
        await service.switch_on(conn, press.by)
    await _redraw(press)


@presses.on("pause", Who.MODERATOR)
async def pause(press: Press) -> None:
    """Post none until it is switched on again."""
    async with press.bot.db.write() as conn:
        await service.pause(conn, press.by)
    await _redraw(press)


@presses.on("preview", Who.MODERATOR)
async def preview(press: Press) -> None:
    """The card as it would be now, for one pair of eyes. Drawing takes a moment."""
    await press.interaction.response.defer(ephemeral=True, thinking=True)
    card = await showing.digest(press.bot, press.guild_id)
    await press.show(card.line().small(text.PREVIEWED))


def _may_write(press: Press, channel_id: int) -> None:
    if not may_write(press.bot, press.guild_id, channel_id):
        raise UserError(text.CANNOT_WRITE.format(channel=channel_id))
