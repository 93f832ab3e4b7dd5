"""What the first steps have for somebody's own panel."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.home import Door, Home, Need, Topic
from cogs.firststeps import store_home
from cogs.firststeps import text_home as text
from cogs.firststeps.model import CHECK_INS, Glance, Step, control, open_steps


async def home(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> Home:
    """A newcomer who asks for a mentor, an open check-in, and the next step."""
    found = await store_home.glance(conn, guild_id, user_id)
    door = Door(
        Topic.STEPS, _standing(found, now), text.OPEN, control("open", guild_id), is_calm=found.began_at is None
    )
    return Home(list(_needs(found, guild_id, now)), [door])


def _needs(found: Glance, guild_id: int, now: datetime) -> Iterator[Need]:
    if found.asked_by is not None:
        words = text.proposal(found.asked_by)
        yield Need(words, text.ANSWER, control("open", guild_id), by=found.asked_until)
    if set(open_steps(found.began_at, found.taken, now)) & set(CHECK_INS.values()):
        yield Need(text.ASKED_CHECK_IN, text.CHECK_IN, control("check_in", guild_id))


def _standing(found: Glance, now: datetime) -> str:
    if found.began_at is None:
        return text.NOT_BEGUN
    if len(found.done) == len(Step):
        return text.ALL_DONE
    step = next(iter(open_steps(found.began_at, found.taken, now)), None)
    return text.next_step(step, len(found.done)) if step is not None else text.NOTHING_NOW
