"""What the board has for somebody's own panel, and what waits for its moderators."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.home import Door, Home, Need, Topic
from cogs.collabs import store_home
from cogs.collabs import text_home as text
from cogs.collabs.model import ON_SHOW, REMIND_BEFORE, State, control
from cogs.collabs.store_home import REPORTS_COUNT, Own


async def home(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> Home:
    """Requests that were sent back or end soon, and the ways to the board."""
    found = await store_home.own(conn, guild_id, user_id)
    return Home([need for each in found for need in _needs(each, now)], list(_doors(found)))


def _needs(each: Own, now: datetime) -> Iterator[Need]:
    said = (each.title or text.UNTITLED,)
    if each.state is State.DRAFT and each.reason:
        yield Need(text.SENT_BACK, text.LOOK, control("draft", each.id), said=said)
    if each.state is State.OPEN and each.expires_at is not None and each.expires_at - now <= REMIND_BEFORE:
        yield Need(text.ends(each.expires_at), text.LOOK, control("own", each.id), by=each.expires_at, said=said)
    if each.state is State.EXPIRED:
        yield Need(text.EXPIRED, text.LOOK, control("own", each.id), said=said)


def _doors(found: Sequence[Own]) -> Iterator[Door]:
    on_show = sum(each.state in ON_SHOW for each in found)
    waiting, drafts = (sum(each.state is state for each in found) for state in (State.WAITING, State.DRAFT))
    yield Door(Topic.COLLABS, text.standing(on_show, waiting, drafts), text.MINE, control("mine"), is_calm=not found)
    yield Door(Topic.COLLABS, "", text.POST, control("ask"))
    yield Door(Topic.COLLABS, "", text.BROWSE, control("browse"))
    yield Door(Topic.COLLABS, "", text.MATCH, control("match", 0))


async def desk(conn: AsyncConnection, guild_id: int, now: datetime) -> Home:
    """The queue, and what was reported while it is on the board: asked for only where there was a report."""
    count, since = await store_home.queue(conn, guild_id)
    needs = [Need(text.queue(count, since), text.DECIDE, control("queue"))] if count else []
    if numbers := await store_home.reported(conn, guild_id, now - REPORTS_COUNT):
        shown = await store_home.still_shown(conn, guild_id, numbers)
        needs += [Need(text.REPORTED, text.LOOK, control("see", each.id), said=(each.title,)) for each in shown]
    return Home(needs, [Door(Topic.GROUP, "", text.QUEUE, control("queue"))])
