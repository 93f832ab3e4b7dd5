"""What shoutouts declare to the kernel."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.demo.stage import Step
from bot.feature import Audience, Feature, Place
from bot.reach import WRITING
from cogs.shoutouts import (
    hello,
    presses_balance,
    presses_report,
    service,
    service_home,
    service_privacy,
    service_week,
    text_privacy,
)
from cogs.shoutouts import wiring_rotations as rotations
from cogs.shoutouts import wiring_turns as turns

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World

REPORTS = (presses_report.presses, presses_balance.presses)
PLACES = [
    Place(
        service.SHOUTOUTS,
        "shoutouts",
        "One creator at a time: look at their content, say what you like about it.",
        Audience.MEMBERS,
        WRITING,
        writable=True,
    )
]


def feature(bot: "Greenroom") -> Feature:
    """Everything the kernel needs to know."""
    bot.outbox.message(service.HELLO, hello.render(bot), sent=hello.said)
    bot.outbox.effect(service.UNPOST, hello.unpost(bot))
    rotations.deliver(bot)
    turns.deliver(bot)

    async def forget(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
        await service_privacy.forget(conn, guild_id, user_id, bot.now())

    async def seed(world: "World") -> None:
        from cogs.shoutouts import seed as history  # noqa: PLC0415  only the simulated group needs it
        from cogs.shoutouts import seed_rotation as rotation  # noqa: PLC0415

        await history.play(world)
        await rotation.play(bot, world)

    return Feature(
        name="shoutouts",
        title="Shoutouts",
        cogs=[*rotations.cogs(bot)],
        presses=[*rotations.PRESSES, *turns.PRESSES, *REPORTS],
        ticks={**rotations.ticks(bot), **turns.ticks(bot)},
        probes={**rotations.PROBES, **turns.PROBES},
        rounds=rotations.ROUNDS,
        places=PLACES,
        roles=[],
        permissions=WRITING,
        export=service_privacy.export,
        forget=forget,
        told=text_privacy.TOLD,
        home=service_home.home,
        checks=rotations.CHECKS,
        lateness=turns.LATENESS,
        digest=service_week.told,
        seed=seed,
        tour=_tour,
    )


def _tour() -> Sequence[Step]:
    from cogs.shoutouts import tour  # noqa: PLC0415  only the simulated group needs it

    return tour.steps()
