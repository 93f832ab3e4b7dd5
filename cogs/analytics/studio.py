"""The one renderer of a running bot: it comes with the bot and ends with it."""

import io
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.errors import UserError
from cogs.analytics.charts.alt import alt
from cogs.analytics.charts.renderer import Renderer
from cogs.analytics.charts.specs_sheets import Spec

if TYPE_CHECKING:
    from bot.client import Greenroom

Chart = tuple[discord.File, str]
"""A picture and its alt text, as a card takes them."""


class Studio(commands.Cog):
    """Holds the renderer. It has no commands."""

    def __init__(self) -> None:
        """The thread starts with the first picture."""
        self.renderer = Renderer()

    async def cog_unload(self) -> None:
        """End with the bot."""
        await self.renderer.close()


def renderer(bot: "Greenroom") -> Renderer:
    """The renderer of this bot."""
    found = bot.get_cog(Studio.__cog_name__)
    if not isinstance(found, Studio):
        message = "analytics are not wired"
        raise TypeError(message)
    return found.renderer


async def draw(bot: "Greenroom", spec: Spec, name: str) -> Chart:
    """A picture to attach. Raises UserError when it cannot be drawn now."""
    return discord.File(io.BytesIO(await renderer(bot).png(spec)), f"{name}.png"), alt(spec)


async def try_to_draw(bot: "Greenroom", spec: Spec, name: str) -> tuple[Chart, ...]:
    """The same for a page that says it all in words as well: without the picture when it cannot be drawn now."""
    try:
        return (await draw(bot, spec, name),)
    except UserError:
        return ()
