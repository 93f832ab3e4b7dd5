"""What the desk declares to the kernel."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import discord
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.demo.stage import Step
from bot.feature import Audience, Feature, Place
from bot.outbox import Delivery, Failure
from bot.reach import WRITING
from bot.ui import Card
from cogs.desk import checks, jobs, service, service_audit, service_home, store_doctor, text_privacy, ui
from cogs.desk.cog import Desk
from cogs.desk.model import MODERATOR_LOG
from cogs.desk.presses_lookup import presses

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World


def feature(bot: "Greenroom") -> Feature:
    """Everything the kernel needs to know."""

    async def moderator_roles(guild_id: int, name: str) -> frozenset[int]:
        async with bot.db.read() as conn:
            return await service.moderator_roles(conn, guild_id, name)

    async def tell_dead_letter(delivery: Delivery, failure: Failure) -> None:
        await jobs.tell_dead_letter(bot, delivery, failure)

    async def check_daily() -> None:
        await jobs.check_daily(bot)

    bot.moderator_roles = moderator_roles
    bot.outbox.message(service.ALERT, _alert, failed=jobs.give_up_alert)
    bot.outbox.on_dead_letter(tell_dead_letter)

    async def seed(world: "World") -> None:
        from cogs.desk import seed as history  # noqa: PLC0415  only the simulated group needs it

        await history.play(world)

    return Feature(
        name="desk",
        title="The group desk",
        cogs=[Desk()],
        presses=[presses],
        ticks={"check": check_daily},
        probes={"check": store_doctor.DUE},
        places=PLACES,
        roles=[],
        permissions=discord.Permissions(manage_channels=True, manage_roles=True),
        export=_export,
        forget=_forget,
        told=text_privacy.TOLD,
        checks=checks.ALL,
        desk=service_home.desk,
        seed=seed,
        tour=_tour,
    )


PLACES = (Place(MODERATOR_LOG, "moderator-log", "What I tell moderators.", Audience.STAFF, WRITING),)


def _tour() -> Sequence[Step]:
    from cogs.desk import seed  # noqa: PLC0415  only the simulated group needs it

    return seed.steps()


async def _alert(delivery: Delivery) -> Card:
    return ui.alert_card(delivery, presses)


async def _export(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any]:
    """Every line of the audit log that the person did or that is about them."""
    return {"audit": list(await service_audit.about(conn, guild_id, user_id))}


async def _forget(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Nothing is removed: the log answers to the group for what moderators did, and holds ids, not people's words."""
    del conn, guild_id, user_id
