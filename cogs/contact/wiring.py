"""What contact declares to the kernel."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.feature import Feature
from bot.threads import NEEDS
from cogs.contact import delivery, doctor, letters, service, service_home, store, text_privacy
from cogs.contact.cog import Contact
from cogs.contact.presses import presses
from cogs.contact.return_service import fall_back

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World


def feature(bot: "Greenroom") -> Feature:
    """Everything the kernel needs to know."""
    bot.outbox.message(service.HELLO, letters.hello(bot), failed=fall_back(bot))
    bot.outbox.message(service.GUIDE, letters.guide(bot), failed=fall_back(bot))
    bot.outbox.effect(service.THREAD, delivery.thread_maker(bot), failed=delivery.thread_failed(bot))

    async def seed(world: "World") -> None:
        from cogs.contact import seed as history  # noqa: PLC0415  only the simulated group needs it

        await history.play(bot, world)

    return Feature(
        name="contact",
        title="How people are reached",
        cogs=[Contact(bot)],
        presses=[presses],
        ticks={},
        places=[],
        roles=[],
        permissions=NEEDS,
        export=_export,
        forget=store.remove,
        told=text_privacy.TOLD,
        checks=[doctor.threads],
        home=service_home.home,
        seed=seed,
    )


async def _export(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any]:
    """The way they chose, their thread, and what still waits for it."""
    person = await store.get(conn, guild_id, user_id)
    waiting = await store.letters_of(conn, guild_id, user_id)
    closed = person.dm_closed_at
    return {
        "way": person.way.value,
        "thread_id": person.thread_id,
        "direct_messages_closed_at": closed.isoformat() if closed else None,
        "waiting_letters": [letter.kind for letter in waiting],
    }
