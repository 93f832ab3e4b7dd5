"""The buttons of the weekly card. Ids carry the group first, because the card lies in direct messages."""

from bot.access import Who
from bot.by import By
from bot.direct import group_of
from bot.presses import Press, Presses
from bot.reach import group_name
from cogs.analytics import service, service_digest, ui_digest
from cogs.analytics.model import FEATURE
from cogs.analytics.model_portrait import portrait
from cogs.analytics.people import home, may_derive_youtube

presses = Presses(FEATURE)


async def _by(press: Press) -> By:
    return By(await group_of(press), press.user_id, press.bot.now())


@presses.on("digest_on", Who.ANYWHERE)
async def ask(press: Press) -> None:
    """Send me my week."""
    by = await _by(press)
    async with press.bot.db.write() as conn:
        await service_digest.ask(conn, by)
        found = await service_digest.standing(conn, by)
    if press.guild_id:
        await press.redraw(await home(press.bot, by))
    else:
        await press.show(ui_digest.asked_card(found, by.guild_id))


@presses.on("digest_off", Who.ANYWHERE)
async def stop(press: Press) -> None:
    """Stop these; under a card that also works for somebody who left."""
    guild_id = await group_of(press) if press.guild_id else press.id()
    async with press.bot.db.write() as conn:
        await service_digest.stop(conn, guild_id, press.user_id)
    if press.guild_id:
        await press.redraw(await home(press.bot, By(guild_id, press.user_id, press.bot.now())))
    else:
        await press.show(ui_digest.stopped_card(guild_id))


@presses.on("digest_numbers", Who.ANYWHERE)
async def numbers(press: Press) -> None:
    """My numbers, wherever the card lies."""
    by = await _by(press)
    async with press.bot.db.read() as conn:
        shelves = await service.shelves(conn, by, youtube_allowed=may_derive_youtube(press.bot))
    group = group_name(press.bot, by.guild_id)
    await press.show(ui_digest.numbers_card([portrait(each, by.now) for each in shelves], group))
