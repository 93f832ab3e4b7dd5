"""The buttons of the panel. Those of the features are pressed through `go`, so that the panel stays where it is."""

from typing import TYPE_CHECKING, Any

import discord

from bot.access import Who, is_moderator
from bot.by import who
from bot.errors import UserError
from bot.home import Topic
from bot.presses import STALE, Press, Presses
from bot.reach import may_write
from bot.ui import Card
from cogs.home import service, text, ui
from cogs.home.model import FEATURE, FORM, Panel
from cogs.home.who import desks, must_have

if TYPE_CHECKING:
    from bot.client import Greenroom

presses = Presses(FEATURE)


async def _panel(interaction: discord.Interaction[Any]) -> Panel:
    bot: Greenroom = interaction.client
    homes = [feature.home for feature in bot.features if feature.home is not None]
    async with bot.db.read() as conn:
        return await service.panel(conn, homes, who(interaction))


async def home_of(interaction: discord.Interaction[Any]) -> Card:
    """The first page of whoever asks."""
    panel = await _panel(interaction)
    return ui.home_card(panel, moderates=bool(await desks(interaction)))


@presses.on("mine", Who.EVERYONE)
async def open_mine(press: Press) -> None:
    """From a sign in a channel: privately, beside it."""
    await press.show(await home_of(press.interaction))


@presses.on("open", Who.EVERYONE)
async def look_again(press: Press) -> None:
    """The panel as it is now, or a further page of what waits."""
    if number := max(0, press.id()):
        await press.redraw(ui.page_card(await _panel(press.interaction), number, "open"))
    else:
        await press.redraw(await home_of(press.interaction))


@presses.on("topic", Who.EVERYONE)
async def show_topic(press: Press) -> None:
    """Every door of a topic."""
    name = "".join(press.args[:1]).upper()
    if name not in Topic.__members__:
        raise UserError(STALE)
    await press.redraw(ui.topic_card(await _panel(press.interaction), Topic[name]))


@presses.on("go", Who.EVERYONE)
async def go(press: Press) -> None:
    """What a feature opens, guarded as it is everywhere, beside the panel. A form that it asked comes this way too."""
    given = {"fields": press.fields, "through": FORM}
    await press.bot.switchboard.answer(press.interaction, ":".join(press.args[1:]), **given)


# For moderators of any feature: who may see what is asked of each feature, so the page itself is open to all.


@presses.on("desk", Who.EVERYONE)
async def show_desk(press: Press) -> None:
    """What needs the person today, from the features that they moderate."""
    found = await must_have(press.interaction)
    async with press.bot.db.read() as conn:
        panel = await service.desk(conn, found, press.by)
    if number := max(0, press.id()):
        await press.redraw(ui.page_card(panel, number, "desk"))
    else:
        may_post = await is_moderator(press.interaction, FEATURE)
        await press.redraw(ui.desk_card(panel, may_post=may_post))


@presses.on("post", Who.MODERATOR)
async def post_sign(press: Press) -> None:
    """A sign in this channel, for all who know no command."""
    channel_id = press.interaction.channel_id or 0
    if not may_write(press.bot, press.guild_id, channel_id):
        raise UserError(text.NO_PLACE)
    async with press.bot.db.write() as conn:
        await service.post_sign(conn, press.by, channel_id)
    await press.show(ui.posted_card())
