"""What disclosure declares to the kernel."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import discord

from bot.demo.stage import Step
from bot.feature import Feature
from cogs.disclosure import doctor, jobs, service, service_home, store, text_privacy
from cogs.disclosure.cog import DisclosureCommands
from cogs.disclosure.presses import presses

if TYPE_CHECKING:
    from bot.client import Greenroom


def feature(bot: "Greenroom") -> Feature:
    """Everything the kernel needs to know."""

    async def forget_old() -> None:
        await jobs.forget_old(bot)

    def tour() -> Sequence[Step]:
        from cogs.disclosure import tour as chapter  # noqa: PLC0415  only the simulated group needs it

        return chapter.steps()

    return Feature(
        name="disclosure",
        title="Disclosure",
        cogs=[DisclosureCommands(bot)],
        presses=[presses],
        ticks={"forget": forget_old},
        probes={"forget": store.DUE},
        places=[],
        roles=[],
        permissions=discord.Permissions.none(),
        export=service.export,
        forget=store.remove,
        told=text_privacy.TOLD,
        checks=[],
        lateness=[doctor.captions],
        home=service_home.home,
        tour=tour,
    )
