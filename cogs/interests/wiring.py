"""What interests declare to the kernel."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import discord
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.demo.stage import Step
from bot.feature import Feature
from bot.rounds import leaving
from cogs.contact.return_service import fall_back
from cogs.interests import (
    delivery,
    doctor,
    jobs,
    presses,
    presses_owner,
    service,
    service_home,
    service_letters,
    service_privacy,
    service_week,
    store,
    store_questions,
    store_watches,
    text_privacy,
)
from cogs.interests.cog import Interests
from cogs.interests.model import FEATURE

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World

_LETTERS = {
    service_letters.INTEREST: delivery.interest,
    service_letters.REMINDER: delivery.reminder,
    service_letters.FREE: delivery.free,
    service_letters.DECIDED: delivery.decided,
    service_letters.GONE: delivery.gone,
    service_letters.QUESTION: delivery.question,
    service_letters.REPLY: delivery.reply,
}


def feature(bot: "Greenroom") -> Feature:
    """Everything the kernel needs to know."""
    for kind, render in _LETTERS.items():
        bot.outbox.message(kind, render(bot), failed=fall_back(bot))

    async def forget(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
        await service_privacy.forget(conn, guild_id, user_id, bot.now())

    async def seed(world: "World") -> None:
        from cogs.interests import seed as history  # noqa: PLC0415  only the simulated group needs it

        await history.play(bot, world)

    return Feature(
        name=FEATURE,
        title="Interest in collabs",
        cogs=[Interests(bot)],
        presses=[presses.presses, presses_owner.presses],
        ticks={"tell": partial(jobs.tell, bot)},
        rounds={
            "offers_left": leaving(store.undecided, service.left),
            "questions_left": leaving(store_questions.askers, service.left),
        },
        probes={"tell": store_watches.DUE},
        places=[],
        roles=[],
        permissions=discord.Permissions.none(),
        export=service_privacy.export,
        forget=forget,
        told=text_privacy.TOLD,
        checks=[],
        lateness=[doctor.letters],
        digest=service_week.told,
        home=service_home.home,
        seed=seed,
        tour=_tour,
    )


def _tour() -> Sequence[Step]:
    from cogs.interests import tour as chapter  # noqa: PLC0415  only the simulated group needs it
    from cogs.interests import tour_paid as paid  # noqa: PLC0415

    return [*chapter.steps(), *paid.steps()]
