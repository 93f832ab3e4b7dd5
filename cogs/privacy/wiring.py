"""What privacy declares to the kernel."""

from functools import partial
from typing import TYPE_CHECKING

import discord

from bot.feature import Feature
from bot.rounds import Round
from cogs.contact.return_service import fall_back
from cogs.privacy import delivery, doctor, jobs, service, service_home, store, store_people, text_privacy
from cogs.privacy.cog import Forgetting, Privacy
from cogs.privacy.model import FEATURE
from cogs.privacy.presses import presses

if TYPE_CHECKING:
    from bot.client import Greenroom


def feature(bot: "Greenroom") -> Feature:
    """Everything the kernel needs to know."""
    bot.outbox.message(service.ASKED, delivery.asked(bot), failed=fall_back(bot))
    return Feature(
        name=FEATURE,
        title="Privacy",
        cogs=[Privacy(bot), Forgetting()],
        presses=[presses],
        ticks={"forget": partial(jobs.forget_due, bot)},
        probes={"forget": store.DUE},
        rounds={
            "left": Round(store_people.known, jobs.look_who_left),
            "back": Round(store.leaving, jobs.look_who_is_back),
        },
        places=[],
        roles=[],
        permissions=discord.Permissions.none(),
        export=service.export,
        forget=store.remove,
        told=text_privacy.TOLD,
        home=service_home.home,
        checks=[],
        lateness=[doctor.deletions],
    )
