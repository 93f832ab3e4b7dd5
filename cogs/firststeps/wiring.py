"""What the first steps declare to the kernel."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import discord
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.feature import Feature
from cogs.contact.return_service import fall_back
from cogs.firststeps import (
    doctor,
    effects,
    jobs,
    letters,
    presses_audits,
    presses_mentors,
    service,
    service_audits,
    service_home,
    service_mentors,
    service_nudges,
    service_week,
    store_audits,
    store_export,
    store_mentors,
    store_nudges,
    text_privacy,
)
from cogs.firststeps.cog import FirstSteps
from cogs.firststeps.presses import presses

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World

# Imported for their handlers, which add themselves to `presses`.
_ = (presses_audits, presses_mentors)


def feature(bot: "Greenroom") -> Feature:
    """Everything the kernel needs to know."""
    _register(bot)

    async def forget(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
        await service.forget(conn, guild_id, user_id, bot.now())

    async def seed(world: "World") -> None:
        from cogs.firststeps import seed as history  # noqa: PLC0415  only the simulated group needs it

        await history.play(bot, world)

    return Feature(
        name="firststeps",
        title="The first steps",
        cogs=[FirstSteps(bot)],
        presses=[presses],
        ticks={
            "unfinished": jobs.Sweep(bot).look,
            "remind": lambda: jobs.remind(bot),
            "audits": lambda: jobs.end_audits(bot),
            "pairs": lambda: jobs.end_pairs(bot),
        },
        probes={"remind": store_nudges.DUE, "audits": store_audits.DUE, "pairs": store_mentors.DUE},
        places=[],
        roles=[],
        permissions=discord.Permissions(create_private_threads=True, send_messages_in_threads=True),
        export=_export,
        forget=forget,
        told=text_privacy.TOLD,
        checks=[doctor.requests],
        digest=service_week.told,
        home=service_home.home,
        seed=seed,
    )


def _register(bot: "Greenroom") -> None:
    """What each errand becomes."""
    post, change = bot.outbox.message, bot.outbox.effect
    post(service_nudges.NUDGE, letters.nudge(bot), failed=fall_back(bot))
    post(
        service_audits.CARD,
        letters.audit(bot),
        sent=effects.audit_posted(bot),
        failed=effects.audit_refused(bot),
    )
    change(service_audits.REDRAW, effects.audit_redrawer(bot), failed=effects.let_go)
    change(service_audits.REMOVE, effects.card_remover(bot), failed=effects.let_go)
    post(service_audits.RESULT, letters.audit_result(bot), failed=fall_back(bot))
    post(service_mentors.PROPOSAL, letters.proposal(bot), failed=fall_back(bot))
    post(service_mentors.PROPOSAL_FOR, letters.proposal(bot, through_moderators=True))
    post(service_mentors.NOBODY_FREE, letters.nobody_free(bot))
    change(service_mentors.THREAD, effects.thread_maker(bot), failed=effects.thread_refused(bot))
    post(service_mentors.HELLO, letters.mentor_hello(bot), failed=effects.let_go)
    post(service_mentors.THANKS, letters.mentor_thanks(bot), failed=effects.let_go)


async def _export(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any]:
    return await store_export.export(conn, guild_id, user_id)
