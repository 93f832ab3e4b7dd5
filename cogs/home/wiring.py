"""What the panel declares to the kernel. It keeps nothing about anybody: it asks the features."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.demo.stage import Step
from bot.feature import Feature
from bot.outbox import Delivery
from bot.reach import WRITING
from bot.ui import Card
from cogs.home import service, ui
from cogs.home.cog import HomePanel
from cogs.home.presses import presses

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World


def feature(bot: "Greenroom") -> Feature:
    """Everything the kernel needs to know."""
    bot.outbox.message(service.SIGN, _sign)

    async def seed(world: "World") -> None:
        from cogs.home import seed as history  # noqa: PLC0415  only the simulated group needs it

        await history.play(world)

    return Feature(
        name="home",
        title="Home",
        cogs=[HomePanel()],
        presses=[presses],
        ticks={},
        places=[],
        roles=[],
        permissions=WRITING,
        export=_export,
        forget=_forget,
        checks=[],
        seed=seed,
        tour=_tour,
    )


def _tour() -> Sequence[Step]:
    from cogs.home import seed  # noqa: PLC0415  only the simulated group needs it

    return seed.steps()


async def _sign(delivery: Delivery) -> Card:
    del delivery
    return ui.sign_card()


async def _export(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any]:
    """Nothing is kept."""
    del conn, guild_id, user_id
    return {}


async def _forget(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Nothing is kept."""
    del conn, guild_id, user_id
