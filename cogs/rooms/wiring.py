"""What rooms declare to the kernel."""

from functools import partial
from typing import TYPE_CHECKING

import discord
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.feature import Feature
from bot.reach import WRITING
from bot.rounds import Round
from bot.threads import NEEDS
from cogs.contact.return_service import fall_back
from cogs.rooms import (
    delivery,
    doctor,
    jobs,
    presses,
    presses_end,
    presses_posting,
    service_end,
    service_home,
    service_letters,
    service_privacy,
    service_thread,
    service_week,
    store,
    store_due,
    text_privacy,
)
from cogs.rooms.cog import Rooms
from cogs.rooms.model import FEATURE

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World

THREADS = discord.Permissions(manage_threads=True, pin_messages=True)
"""To open a thread again that Discord has put away, and to keep the brief where both find it."""


def feature(bot: "Greenroom") -> Feature:
    """Everything the kernel needs to know."""
    box = bot.outbox
    box.effect(service_thread.SHOW, delivery.shown(bot), failed=delivery.not_shown(bot))
    box.message(service_thread.SAY, delivery.said, failed=delivery.not_said(bot))
    box.effect(service_end.FOLLOW, delivery.case_followed(bot))
    box.effect(service_thread.CLEAR, delivery.cleared(bot))
    box.message(service_letters.LETTER, delivery.letter(bot), failed=fall_back(bot))
    box.message(service_end.CASE, delivery.case(bot), sent=delivery.case_posted(bot), failed=delivery.not_said(bot))

    async def forget(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
        await service_privacy.forget(conn, guild_id, user_id, bot.now())

    async def seed(world: "World") -> None:
        from cogs.rooms import seed as history  # noqa: PLC0415  only the simulated group needs it

        await history.play(bot, world)

    return Feature(
        name=FEATURE,
        title="Collab rooms",
        cogs=[Rooms(bot)],
        presses=[presses.presses, presses_posting.presses, presses_end.presses],
        ticks={"due": partial(jobs.act_on_due, bot)},
        rounds={"rounds": Round(store.people, jobs.look_around)},
        probes={"due": store_due.DUE},
        places=[],
        roles=[],
        permissions=WRITING | NEEDS | THREADS,
        export=service_privacy.export,
        forget=forget,
        told=text_privacy.TOLD,
        checks=[doctor.place],
        lateness=[doctor.lateness],
        digest=service_week.told,
        home=service_home.home,
        seed=seed,
    )
