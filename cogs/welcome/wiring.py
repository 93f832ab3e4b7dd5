"""What welcomes declare to the kernel."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import discord

from bot.demo.stage import Step
from bot.feature import Audience, Feature, Finding, Place, RoleNeed
from bot.reach import WRITING
from cogs.welcome import (
    jobs,
    service,
    service_due,
    service_home,
    service_settings,
    store_due,
    store_farewells,
    text,
    text_privacy,
)
from cogs.welcome.cog import Welcome
from cogs.welcome.delivery import Deliveries
from cogs.welcome.model import PLACE
from cogs.welcome.model_settings import Part
from cogs.welcome.presses import presses

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World

GREEN = 0x3FA66B


def feature(bot: "Greenroom") -> Feature:
    """Everything the kernel needs to know."""
    sweeper = jobs.Sweeper(bot)
    Deliveries(bot)

    async def seed(world: "World") -> None:
        from cogs.welcome import seed as history  # noqa: PLC0415  only the simulated group needs it

        await history.play(bot, world)

    return Feature(
        name="welcome",
        title="Welcome",
        cogs=[Welcome(bot, sweeper)],
        presses=[presses],
        ticks={
            "sweep": sweeper.tick,
            "greet": partial(jobs.greet, bot),
            "roles": partial(jobs.give_roles, bot),
            "notes": partial(jobs.note, bot),
            "farewells": partial(jobs.say_farewell, bot),
        },
        probes={
            "greet": store_due.GREETINGS_DUE,
            "roles": store_due.ROLES_DUE,
            "notes": store_due.NOTES_DUE,
            "farewells": store_farewells.DUE,
        },
        places=[Place(PLACE, "welcome", "Where newcomers are greeted.", Audience.EVERYONE, WRITING)],
        roles=[RoleNeed(service_due.NEWCOMER, "Newcomer", GREEN)],
        permissions=discord.Permissions(manage_roles=True),
        export=service.export,
        forget=service.forget,
        told=text_privacy.TOLD,
        checks=[_check],
        desk=service_home.desk,
        seed=seed,
        tour=_tour,
    )


def _tour() -> Sequence[Step]:
    from cogs.welcome import tour, tour_trouble  # noqa: PLC0415  only the simulated group needs them

    return (*tour.steps(), *tour_trouble.steps())


async def _check(bot: "Greenroom", guild: discord.Guild) -> Sequence[Finding]:
    """Parts that switched themselves off."""
    async with bot.db.read() as conn:
        settings = (await service_settings.overview(conn, guild.id, bot.now())).settings
    broken = [(part, trouble) for part in Part if (trouble := settings.trouble(part)) is not None]
    return [Finding(text.problem(part, trouble), text.fix(part, trouble)) for part, trouble in broken]
