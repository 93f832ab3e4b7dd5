"""What profiles declare to the kernel."""

from typing import TYPE_CHECKING

import discord

from bot.feature import Feature
from cogs.profiles import service, service_home, store, text_privacy
from cogs.profiles.cog import ProfileCommands
from cogs.profiles.presses import presses

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World


def feature(bot: "Greenroom") -> Feature:
    """Everything the kernel needs to know."""

    async def seed(world: "World") -> None:
        from cogs.profiles import seed as history  # noqa: PLC0415  only the simulated group needs it

        await history.play(bot, world)

    return Feature(
        name="profiles",
        title="Profiles",
        cogs=[ProfileCommands(bot)],
        presses=[presses],
        ticks={},
        places=[],
        roles=[],
        permissions=discord.Permissions.none(),
        export=service.export,
        forget=store.remove,
        told=text_privacy.TOLD,
        checks=[],
        home=service_home.home,
        seed=seed,
    )
