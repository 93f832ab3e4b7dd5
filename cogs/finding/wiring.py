"""What finding declares to the kernel."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import discord

from bot.demo.stage import Step
from bot.feature import Feature
from bot.rounds import Round
from cogs.finding import doctor, jobs, service, service_home, store, text_privacy
from cogs.finding.cog import Finding
from cogs.finding.model import FEATURE
from cogs.finding.presses import presses

if TYPE_CHECKING:
    from bot.demo.world import World


def feature() -> Feature:
    """Everything the kernel needs to know."""

    async def seed(world: "World") -> None:
        from cogs.finding import seed as history  # noqa: PLC0415  only the simulated group needs it

        history.play(world)

    return Feature(
        name=FEATURE,
        title="Finding creators",
        cogs=[Finding()],
        presses=[presses],
        ticks={},
        rounds={"filing": Round(store.whom, jobs.look)},
        places=[],
        roles=[],
        permissions=discord.Permissions.none(),
        export=service.export,
        forget=service.forget,
        told=text_privacy.TOLD,
        checks=[doctor.members],
        home=service_home.home,
        seed=seed,
        tour=_tour,
    )


def _tour() -> Sequence[Step]:
    from cogs.finding import tour  # noqa: PLC0415  only the simulated group needs it

    return tour.steps()
