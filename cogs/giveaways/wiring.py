"""What giveaways declare to the kernel."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.demo.stage import Step
from bot.feature import Audience, Feature, Place
from bot.reach import WRITING
from cogs.giveaways import (
    doctor_draws,
    jobs_watching,
    presses_entering,
    presses_home,
    service_home,
    service_privacy,
    service_week,
    text_privacy,
    wiring_draws,
    wiring_hosting,
)
from cogs.giveaways.cog import Giveaways
from cogs.giveaways.cog_draws import Draws
from cogs.giveaways.entrance import Entrance
from cogs.giveaways.jobs_counting import Counting
from cogs.giveaways.jobs_drawing import Drawing
from cogs.giveaways.model import FEATURE, PLACE
from cogs.giveaways.preflight import PICTURES

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World

PLACES = [Place(PLACE, "giveaways", "Giveaways for the group.", Audience.MEMBERS, WRITING)]


def feature(bot: "Greenroom") -> Feature:
    """Everything the kernel needs to know."""
    entrance, drawing = Entrance(bot.db), Drawing(bot)
    wiring_hosting.before_the_close(bot, entrance)
    wiring_draws.after_the_close(bot)

    async def forget(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
        await service_privacy.forget(conn, guild_id, user_id, bot.now())

    async def seed(world: "World") -> None:
        from cogs.giveaways import seed as history  # noqa: PLC0415  only the simulated group needs it

        await history.play(bot, world)

    return Feature(
        name=FEATURE,
        title="Giveaways",
        cogs=[Giveaways(bot), Draws(drawing)],
        presses=[
            presses_entering.presses(entrance),
            presses_home.presses,
            *wiring_hosting.PRESSES,
            *wiring_draws.PRESSES,
        ],
        ticks={
            **wiring_hosting.ticks(bot),
            **wiring_draws.ticks(bot, drawing),
            "counts": Counting(bot, entrance).tick,
        },
        probes={**wiring_hosting.PROBES, **wiring_draws.PROBES},
        places=PLACES,
        roles=[],
        permissions=WRITING | PICTURES,
        export=service_privacy.export,
        forget=forget,
        told=text_privacy.TOLD,
        checks=[jobs_watching.check],
        lateness=[doctor_draws.draws],
        digest=service_week.told,
        home=service_home.home,
        desk=service_home.desk,
        seed=seed,
        tour=_tour,
    )


def _tour() -> Sequence[Step]:
    from cogs.giveaways import tour  # noqa: PLC0415  only the simulated group needs it

    return tour.steps()
