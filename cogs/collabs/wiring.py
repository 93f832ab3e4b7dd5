"""What the collab board declares to the kernel."""

from functools import partial
from typing import TYPE_CHECKING

import discord
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.feature import Audience, Feature, Place
from bot.reach import WRITING
from bot.rounds import leaving
from cogs.collabs import (
    delivery,
    delivery_queue,
    doctor,
    jobs,
    presses_blocks,
    presses_brands,
    presses_browse,
    presses_drafting,
    presses_match,
    presses_mine,
    presses_queue,
    service,
    service_board,
    service_home,
    service_letters,
    service_privacy,
    service_waiting,
    service_week,
    store,
    store_due,
    text_privacy,
)
from cogs.collabs.cog import Collabs
from cogs.collabs.model import FEATURE, PLACE
from cogs.contact.return_service import fall_back

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World

PLACES = [
    Place(
        PLACE,
        "collabs",
        "Who looks for whom: collabs and partnerships. /collab post puts your request here.",
        Audience.MEMBERS,
        WRITING,
        forum=True,
    )
]
FORUMS = discord.Permissions(manage_threads=True, send_messages_in_threads=True, manage_channels=True)
"""In a forum: tags and threads that are put away when a request is over."""


def _deliver(bot: "Greenroom") -> None:
    """What errands become in Discord."""
    box = bot.outbox
    box.effect(service_board.SHOW, delivery.shown(bot), failed=delivery.not_shown(bot))
    box.effect(service_board.TAKE_AWAY, delivery.taken_away(bot))
    box.message(service_waiting.CARD, delivery_queue.question(bot), sent=delivery_queue.posted(bot))
    box.effect(service_waiting.SETTLED, delivery_queue.settled(bot))
    box.message(service_letters.APPROVED, delivery_queue.approved(bot), failed=fall_back(bot))
    box.message(service_letters.SENT_BACK, delivery_queue.sent_back(bot), failed=fall_back(bot))
    box.message(service_letters.ENDS, delivery.letter(bot), failed=fall_back(bot))
    box.message(service_letters.TAKEN_DOWN, delivery.taken_down(bot), failed=fall_back(bot))


def feature(bot: "Greenroom") -> Feature:
    """Everything the kernel needs to know."""
    _deliver(bot)

    async def forget(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
        await service_privacy.forget(conn, guild_id, user_id, bot.now())

    async def seed(world: "World") -> None:
        from cogs.collabs import seed as history  # noqa: PLC0415  only the simulated group needs it

        await history.play(bot, world)

    return Feature(
        name=FEATURE,
        title="Collabs",
        cogs=[Collabs(bot)],
        presses=[
            presses_drafting.presses,
            presses_browse.presses,
            presses_mine.presses,
            presses_match.presses,
            presses_blocks.presses,
            presses_queue.presses,
            presses_brands.presses,
        ],
        ticks={
            "due": partial(jobs.act_on_due, bot),
            "cards": partial(jobs.look_for_cards, bot),
        },
        probes={"due": store_due.DUE, "cards": store_due.UNCHECKED},
        rounds={"left": leaving(store.owners, service.left)},
        places=PLACES,
        roles=[],
        permissions=WRITING | FORUMS,
        export=service_privacy.export,
        forget=forget,
        told=text_privacy.TOLD,
        checks=[doctor.tags],
        digest=service_week.told,
        home=service_home.home,
        desk=service_home.desk,
        seed=seed,
    )
