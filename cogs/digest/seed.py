"""The digest of the simulated group: switched on in the first week, it comes on Mondays."""

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.by import By
from bot.demo.cast import OWNER
from bot.demo.chatter import LOUNGE
from bot.demo.stage import Suggestion
from cogs.digest import service

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World

_BEGINS = timedelta(days=6, hours=15)
_TRY = Suggestion(
    "digest",
    "Look at the week of the group",
    "As a moderator, use /digest and press Preview.",
    lambda world: world.ears.pressed("digest:preview"),
)


async def play(bot: "Greenroom", world: "World") -> None:
    """Book the switch."""

    async def begin(world: "World") -> None:
        by = By(world.guild.id, world.people[OWNER.handle].id, world.now())
        async with bot.db.write() as conn:
            await service.choose_channel(conn, by, world.channel(LOUNGE).id)
            await service.switch_on(conn, by)

    world.book(_BEGINS, begin)
    world.suggest(_TRY)
