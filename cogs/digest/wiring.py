"""What digests declare to the kernel."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from bot.demo.stage import Step
from bot.feature import Feature
from bot.reach import WRITING
from cogs.digest import delivery, doctor, jobs, service, service_home, showing, store
from cogs.digest.cog import Digest
from cogs.digest.model import FEATURE
from cogs.digest.presses import presses

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World


def feature(bot: "Greenroom") -> Feature:
    """Everything the kernel needs to know."""
    bot.outbox.message(service.CARD, delivery.card(bot), failed=delivery.not_sent(bot))

    async def seed(world: "World") -> None:
        from cogs.digest import seed as history  # noqa: PLC0415  only the simulated group needs it

        await history.play(bot, world)

    return Feature(
        name=FEATURE,
        title="Weekly digest",
        cogs=[Digest()],
        presses=[presses],
        ticks={"due": partial(jobs.send_due, bot)},
        probes={"due": store.DUE},
        places=[],
        roles=[],
        permissions=WRITING | showing.PICTURES,
        export=service.export,
        forget=service.forget,
        checks=[doctor.channel],
        desk=service_home.desk,
        seed=seed,
        tour=_tour,
    )


def _tour() -> Sequence[Step]:
    from cogs.digest import tour  # noqa: PLC0415  only the simulated group needs it

    return tour.steps()
