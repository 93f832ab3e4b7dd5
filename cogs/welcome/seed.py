"""Welcomes in the simulated group: Amara, a moderator, gives them a greeting of the group's own and a farewell."""

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.by import By
from bot.demo import cast
from cogs.welcome import service_settings
from cogs.welcome.model_template import Kind

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World

_GREETING = "## Hey fam! What's good?\n{name}, take the comfortable chair. Tell us what you make, we have tea."


async def play(bot: "Greenroom", world: "World") -> None:
    """Book the second morning."""

    async def settle_in(world: "World") -> None:
        amara = world.people[cast.MODERATORS[1].handle]
        by = By(world.guild.id, amara.id, world.now())
        async with bot.db.write() as conn:
            await service_settings.add_template(conn, by, Kind.ONE, _GREETING)
            await service_settings.change(conn, by, "farewell_on", "on")

    world.book(timedelta(days=1, hours=9), settle_in)
