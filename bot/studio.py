"""A picture to attach to a card, drawn by the bot's renderer. Why it may be missing is said, or it is left out."""

import io
from typing import TYPE_CHECKING

import discord

from bot.errors import UserError
from bot.pictures.spec import Spec

if TYPE_CHECKING:
    from bot.client import Greenroom

Chart = tuple[discord.File, str]
"""A picture and its alt text, as a card takes them."""


async def draw(bot: "Greenroom", spec: Spec, name: str, alt: str) -> Chart:
    """A picture to attach. Raises UserError when it cannot be drawn now."""
    return discord.File(io.BytesIO(await bot.renderer.png(spec)), f"{name}.png"), alt


async def try_to_draw(bot: "Greenroom", spec: Spec, name: str, alt: str) -> tuple[Chart, ...]:
    """The same for a card that says it all in words as well: without the picture when it cannot be drawn now."""
    try:
        return (await draw(bot, spec, name, alt),)
    except UserError:
        return ()
