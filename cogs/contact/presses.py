"""The buttons by which people say how they want to be reached."""

from bot.access import Who
from bot.direct import group_of
from bot.presses import Press, Presses
from cogs.contact import service, text, ui
from cogs.contact.model import Way

presses = Presses("contact")


async def _chosen(press: Press, way: Way) -> None:
    guild_id = await group_of(press)
    async with press.bot.db.write() as conn:
        notice = await service.take_notice(conn, guild_id, press.user_id)
        await service.choose(conn, guild_id, press.user_id, way, press.bot.now())
    await press.show(ui.choice_card(guild_id, way, text.NOTICES[notice] if notice else None))


@presses.on("dm", Who.ANYWHERE)
async def by_dm(press: Press) -> None:
    """Remind me by direct message."""
    await _chosen(press, Way.DM)


@presses.on("thread", Who.ANYWHERE)
async def in_thread(press: Press) -> None:
    """Remind me in a private thread."""
    await _chosen(press, Way.THREAD)


@presses.on("none", Who.ANYWHERE)
async def no_reminders(press: Press) -> None:
    """No reminders; also the Stop button under a letter, and that works for somebody who left."""
    guild_id = press.id() if press.args and not press.guild_id else await group_of(press)
    async with press.bot.db.write() as conn:
        await service.choose(conn, guild_id, press.user_id, Way.NONE, press.bot.now())
    await press.show(ui.choice_card(guild_id, Way.NONE))


@presses.on("ways", Who.ANYWHERE)
async def show_ways(press: Press) -> None:
    """How I am written to, with the other ways."""
    guild_id = await group_of(press)
    async with press.bot.db.read() as conn:
        chosen = await service.way(conn, guild_id, press.user_id)
    await press.show(ui.way_card(guild_id, chosen))


@presses.on("guide", Who.ANYWHERE)
async def guide(press: Press) -> None:
    """Send me the guide."""
    guild_id = await group_of(press)
    async with press.bot.db.write() as conn:
        going = await service.send_guide(conn, guild_id, press.user_id, press.bot.now())
        chosen = await service.way(conn, guild_id, press.user_id)
    await press.show(ui.guide_coming_card(guild_id, going, chosen))
