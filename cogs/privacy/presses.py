"""The buttons of privacy. Everybody acts for themselves, whatever card the press came from; two are for moderators."""

from bot.access import Who
from bot.by import By
from bot.direct import group_of
from bot.errors import UserError
from bot.presses import Press, Presses
from bot.ui import Card
from cogs.privacy import gathering, handing_over, moderating, service, service_visibility, text, ui
from cogs.privacy.model import FEATURE

presses = Presses(FEATURE)


async def home(press: Press) -> Card:
    """What is kept about the one who presses."""
    async with press.bot.db.read() as conn:
        runs = await service.clock(conn, press.guild_id, press.user_id)
    return ui.home_card(await gathering.chapters(press.bot, press.guild_id, press.user_id), runs)


@presses.on("open", Who.EVERYONE)
async def opened(press: Press) -> None:
    """Open the card, from anywhere."""
    await press.show(await home(press))


@presses.on("home", Who.EVERYONE)
async def back(press: Press) -> None:
    """Back to the card."""
    await press.redraw(await home(press))


@presses.on("part", Who.EVERYONE)
async def part(press: Press) -> None:
    """Look at one part."""
    await _show_part(press, press.values[0] if press.values else "", 0)


@presses.on("page", Who.EVERYONE)
async def page(press: Press) -> None:
    """Another page of it."""
    await _show_part(press, press.args[0] if press.args else "", press.id(1))


async def _show_part(press: Press, name: str, number: int) -> None:
    found = await gathering.chapters(press.bot, press.guild_id, press.user_id)
    chapter = next((each for each in found if each.name == name), None)
    if chapter is None:
        raise UserError(text.GONE_PART)
    await press.redraw(ui.part_card(chapter, number))


@presses.on("export", Who.EVERYONE)
async def export(press: Press) -> None:
    """Hand over the file."""
    await handing_over.hand_over(press.interaction)


@presses.on("visibility", Who.EVERYONE)
async def visibility(press: Press) -> None:
    """Who sees what."""
    async with press.bot.db.read() as conn:
        seen = await service_visibility.seen(conn, press.guild_id, press.user_id)
    await press.redraw(ui.visibility_card(seen))


@presses.on("hide", Who.EVERYONE)
async def hide(press: Press) -> None:
    """Everything private."""
    async with press.bot.db.write() as conn:
        seen = await service_visibility.hide(conn, press.by)
    await press.redraw(ui.visibility_card(seen, text.HIDDEN))


@presses.on("delete", Who.EVERYONE)
async def delete(press: Press) -> None:
    """Ask whether they mean it."""
    await press.redraw(ui.delete_card())


@presses.on("delete_yes", Who.EVERYONE)
async def delete_yes(press: Press) -> None:
    """They do."""
    async with press.bot.db.write() as conn:
        runs = await service.ask(conn, press.by)
    await press.redraw(ui.running_card(runs))


@presses.on("keep", Who.ANYWHERE)
async def keep(press: Press) -> None:
    """Changed their mind; under a letter that works for somebody who left, too."""
    guild_id = await group_of(press) if press.guild_id else press.id()
    async with press.bot.db.write() as conn:
        after = await service.keep(conn, By(guild_id, press.user_id, press.bot.now()))
    await press.redraw(ui.kept_card(after))


@presses.on("start_for", Who.MODERATOR)
async def start_for(press: Press) -> None:
    """A moderator starts it for somebody."""
    user_id = press.id()
    await moderating.guard(press.interaction, user_id)
    async with press.bot.db.write() as conn:
        runs = await service.ask_for(conn, press.by, user_id)
    await press.redraw(ui.started_card(user_id, runs))


@presses.on("stop_for", Who.MODERATOR)
async def stop_for(press: Press) -> None:
    """A moderator stops what one of them started."""
    async with press.bot.db.write() as conn:
        await service.keep_for(conn, press.by, press.id())
    await press.redraw(ui.stopped_card())
