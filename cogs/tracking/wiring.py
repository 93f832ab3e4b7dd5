"""What tracking declares to the kernel."""

from functools import partial
from typing import TYPE_CHECKING

import discord

from bot.feature import Feature
from cogs.contact.return_service import fall_back
from cogs.tracking import (
    delivery,
    doctor,
    jobs,
    presses,
    presses_forms,
    presses_packages,
    service_home,
    service_letters,
    service_privacy,
    store_packages,
    text_privacy,
)
from cogs.tracking.cog import Tracking
from cogs.tracking.model import FEATURE

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World


def feature(bot: "Greenroom") -> Feature:
    """Everything the kernel needs to know."""
    box = bot.outbox
    box.message(service_letters.SHARED, delivery.shared(bot), failed=fall_back(bot))
    box.message(service_letters.ASKED, delivery.asked(bot), failed=fall_back(bot))
    box.message(service_letters.MOVED, delivery.moved(bot), failed=fall_back(bot))

    async def seed(world: "World") -> None:
        from cogs.tracking import seed as history  # noqa: PLC0415  only the simulated group needs it

        await history.play(bot, world)

    return Feature(
        name=FEATURE,
        title="Tracking",
        cogs=[Tracking(bot)],
        presses=[presses.presses, presses_forms.presses, presses_packages.presses],
        ticks={"ask": partial(jobs.ask, bot)},
        probes={"ask": store_packages.DUE},
        places=[],
        roles=[],
        permissions=discord.Permissions.none(),
        export=service_privacy.export,
        forget=service_privacy.forget,
        told=text_privacy.TOLD,
        checks=[],
        lateness=[doctor.questions],
        home=service_home.home,
        seed=seed,
    )
