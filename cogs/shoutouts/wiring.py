"""What shoutouts declare to the kernel."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.feature import Audience, Feature, Place
from bot.reach import WRITING
from cogs.contact.return_service import fall_back
from cogs.shoutouts import (
    delivery_turns,
    hello,
    jobs,
    presses_balance,
    presses_gifts,
    presses_proof,
    presses_report,
    presses_turns,
    service,
    service_cards,
    service_letters,
    service_offers,
    store,
    store_gifts,
    store_turns,
)

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World

REPORTS = (presses_report.presses, presses_balance.presses)
PLACES = [
    Place(
        service.SHOUTOUTS,
        "shoutouts",
        "One creator at a time: look at their content, say what you like about it.",
        Audience.MEMBERS,
        WRITING,
        writable=True,
    )
]


def feature(bot: "Greenroom") -> Feature:
    """Everything the kernel needs to know."""
    bot.outbox.message(service.HELLO, hello.render(bot), sent=hello.said)
    bot.outbox.effect(service.UNPOST, hello.unpost(bot))
    _turns(bot)

    async def forget(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
        await service.forget(conn, guild_id, user_id, bot.now())
        await service_offers.forget(conn, guild_id, user_id)

    async def seed(world: "World") -> None:
        from cogs.shoutouts import seed as history  # noqa: PLC0415  only the simulated group needs it

        await history.play(world)

    return Feature(
        name="shoutouts",
        title="Shoutouts",
        cogs=[],
        presses=[presses_turns.presses, presses_gifts.presses, presses_proof.presses, *REPORTS],
        ticks={
            "play": partial(jobs.play, bot),
            "finish": partial(jobs.finish, bot),
            "remind": partial(jobs.remind, bot),
        },
        probes={"play": store_turns.DUE, "finish": store_turns.OVER, "remind": store_gifts.DUE},
        places=PLACES,
        roles=[],
        permissions=WRITING,
        export=_export,
        forget=forget,
        checks=[],
        seed=seed,
    )


def _turns(bot: "Greenroom") -> None:
    """What turns send."""
    turns, box = delivery_turns, bot.outbox
    box.message(service_cards.CARD, turns.card(bot), sent=turns.posted(bot), failed=turns.not_posted(bot))
    box.effect(service_cards.FOLLOW, turns.followed(bot), failed=turns.not_followed())
    box.message(service_letters.LETTER, turns.letter(bot), failed=fall_back(bot))


async def _export(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any]:
    seat = await store.find(conn, guild_id, user_id)
    offers = list(await service_offers.export(conn, guild_id, user_id))
    told = {} if seat is None else {**seat, "entered_at": seat["entered_at"].isoformat()}
    return told | ({"offers": offers} if offers else {})
