"""People, a moment and the outbox, for service tests of the first steps on both engines."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.outbox import Delivery
from bot.outbox_store import claim
from cogs.contact import service as contact
from cogs.contact.model import Way
from cogs.desk import store as desk_store
from cogs.firststeps import service, service_mentors
from cogs.firststeps.model_audits import Mark, Topic

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
GROUP, OTHER = 1, 2
SOFIA, KEIKO, JAMAL, MAYA = 10, 11, 12, 13
MARKS = dict.fromkeys(Topic, Mark.FINE)


def day(number: float) -> datetime:
    return NOW + timedelta(days=number)


async def due(conn: AsyncConnection, now: datetime, kind: str) -> Sequence[Delivery]:
    """What of a kind the outbox would send now for the first time."""
    return [each for each in await claim(conn, now, 200) if each.kind == kind and each.attempts == 1]


async def begin(conn: AsyncConnection, way: Way = Way.DM, user_id: int = SOFIA) -> None:
    await desk_store.set_place(conn, GROUP, "introductions", 5)
    await desk_store.set_place(conn, GROUP, "moderator_log", 6)
    await contact.choose(conn, GROUP, user_id, way, NOW)
    await service.begin(conn, GROUP, user_id, NOW)


async def mentors(conn: AsyncConnection, *people: int, way: Way = Way.DM) -> None:
    """People who offer to mentor, one after the other."""
    for number, person in enumerate(people):
        await contact.choose(conn, GROUP, person, way, NOW)
        await service_mentors.offer(conn, GROUP, person, NOW + timedelta(seconds=number))
