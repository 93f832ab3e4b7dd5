"""Who in the simulated group asked to be written to, and how."""

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.demo import cast
from bot.demo.stage import Scene
from cogs.contact import service
from cogs.contact.model import Way

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World

_LATER = timedelta(hours=9, minutes=30)


async def play(bot: "Greenroom", world: "World") -> None:
    """Book each choice for the day on which the person introduces themselves, or the first."""
    chosen = dict.fromkeys(cast.BY_DM, Way.DM) | dict.fromkeys(cast.IN_THREAD, Way.THREAD)
    early = {handle: way for handle, way in chosen.items() if not world.people[handle].cast.since}
    world.book(_LATER, _choosing(bot, early))
    for handle, way in chosen.items():
        if since := world.people[handle].cast.since:
            world.book(timedelta(days=since, hours=11), _choosing(bot, {handle: way}))


def _choosing(bot: "Greenroom", ways: dict[str, Way]) -> Scene:
    async def choose(world: "World") -> None:
        async with bot.db.write() as conn:
            for handle, way in ways.items():
                await service.choose(conn, world.guild.id, world.people[handle].id, way, world.now())

    return choose
