"""What onboarding declares to the kernel."""

from typing import TYPE_CHECKING

import discord
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access import Who
from bot.batch import BatchWriter
from bot.feature import Audience, Feature, Place, RoleNeed
from bot.reach import WRITING
from cogs.onboarding import arrival, doctor, jobs, service, service_arrival, service_home, store, text_privacy
from cogs.onboarding.cog import OnboardingCommands
from cogs.onboarding.presses import Starter, presses, starting
from cogs.profiles import service as profiles

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World

PLACES = [
    Place(
        service_arrival.INTRODUCTIONS,
        "introductions",
        "Who is here: every creator in one card. Say hello.",
        Audience.MEMBERS,
        WRITING,
        writable=True,
    )
]
ROLES = [
    RoleNeed("member", "Member"),
    RoleNeed("lifestyle", "Niche lifestyle"),
    RoleNeed("local", "Local community"),
    RoleNeed("reviewers", "Reviewers and unboxers"),
    RoleNeed("events", "Event hosts"),
]


def feature(bot: "Greenroom") -> Feature:
    """Everything the kernel needs to know."""
    _register(bot)
    starter: Starter = BatchWriter(bot.db, service.start)
    presses.on("start", Who.EVERYONE)(starting(starter))

    async def try_again() -> None:
        await jobs.try_again(bot)

    async def forget(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
        await service_arrival.forget(conn, guild_id, user_id, bot.now())

    async def seed(world: "World") -> None:
        from cogs.onboarding import seed as history  # noqa: PLC0415  only the simulated group needs it

        await history.play(bot, world)

    return Feature(
        name="onboarding",
        title="Onboarding",
        cogs=[OnboardingCommands(bot, starter)],
        presses=[presses],
        ticks={"try_again": try_again},
        probes={"try_again": store.WAITING},
        places=PLACES,
        roles=ROLES,
        permissions=discord.Permissions(manage_roles=True) | WRITING,
        export=service_arrival.export,
        forget=forget,
        told=text_privacy.TOLD,
        checks=[doctor.waiting],
        home=service_home.home,
        seed=seed,
    )


def _register(bot: "Greenroom") -> None:
    """Tell the outbox how each errand is done."""
    bot.outbox.message(
        service_arrival.INTRODUCTION,
        arrival.introduction(bot),
        sent=arrival.introduced(bot),
        failed=arrival.not_introduced(bot),
    )
    bot.outbox.effect(service_arrival.REDRAW, arrival.redraw(bot), failed=arrival.not_redrawn(bot))
    bot.outbox.effect(service_arrival.ROLES, arrival.roles(bot), failed=arrival.roles_not_given(bot))
    bot.outbox.effect(service_arrival.UNPOST, arrival.unpost(bot))
    bot.outbox.effect(profiles.CHANGED, arrival.changed(bot))
