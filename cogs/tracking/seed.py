"""What two creators keep track of in the simulated group: a partnership that is over, and one under way.

Sofia, whose part the visitor plays, is the other side of the second one: her list is not empty.
"""

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.by import By
from bot.demo.stage import Suggestion
from cogs.collabs.model import Nature
from cogs.profiles.model import Platform
from cogs.tracking import service, service_codes, service_links, service_packages, service_results
from cogs.tracking.model import FEATURE, Route
from cogs.tracking.model_links import Spot
from cogs.tracking.model_package import Stage

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World

_MEI, _SOFIA = "mei.sips", "sofia.layers"
_TRY = Suggestion(
    "track",
    "See what came of a collab",
    "As Sofia, type /track mine: links, promo codes, packages, and what a partnership brought.",
    lambda world: world.ears.pressed(f"{FEATURE}:"),
)


async def play(bot: "Greenroom", world: "World") -> None:
    """Sofia's own partnership with its numbers; then Mei's tea, which is on its way to her."""
    world.book(timedelta(days=13, hours=17), lambda _: _partnership(bot, world))
    world.book(timedelta(days=18, hours=17), lambda _: _tea(bot, world))
    world.suggest(_TRY)


def _by(world: "World", handle: str) -> By:
    return By(world.guild.id, world.people[handle].id, world.now())


async def _partnership(bot: "Greenroom", world: "World") -> None:
    sofia = _by(world, _SOFIA)
    async with bot.db.write() as conn:
        work = await service.save(conn, sofia, 0, service.Typed("Autumn layers", Nature.PAID, "Oat & Thread"))
        link = ("https://oat-and-thread.example/autumn", work.name, Platform.INSTAGRAM, Spot.STORY)
        await service_links.make(conn, sofia, work.id, service_links.Wanted(*link))
        await service_codes.register(conn, sofia, work.id, service_codes.Wanted("sofia-15", work.brand))
        told = service_results.Typed(
            "Fee: 400 EUR\nProduct: 60 EUR\nCommission: 0",
            "Likes: 412\nComments: 38\nReach: 9,600\nClicks: 143\nSales: 17",
            "731 EUR",
        )
        await service_results.count(conn, sofia, work.id, told)


async def _tea(bot: "Greenroom", world: "World") -> None:
    mei, sofia = _by(world, _MEI), _by(world, _SOFIA)
    async with bot.db.write() as conn:
        told = service.Typed("Cold brew, first cup", Nature.PAID, "Slow Leaf", sofia.user_id)
        work = await service.save(conn, mei, 0, told)
        parcel = await service_packages.promise(conn, mei, work.id, "Two tins of cold brew tea", Route.TO_OTHER)
        await service.share(conn, mei, work.id)
        await service_packages.say(conn, mei, parcel.id, Stage.SHIPPED)
