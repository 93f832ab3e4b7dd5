"""What disclosure declares to the kernel."""

from typing import TYPE_CHECKING

import discord

from bot.feature import Feature
from cogs.disclosure import doctor, jobs, service, store
from cogs.disclosure.cog import DisclosureCommands
from cogs.disclosure.presses import presses

if TYPE_CHECKING:
    from bot.client import Greenroom


def feature(bot: "Greenroom") -> Feature:
    """Everything the kernel needs to know."""

    async def forget_old() -> None:
        await jobs.forget_old(bot)

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
        checks=[doctor.captions],
    )
