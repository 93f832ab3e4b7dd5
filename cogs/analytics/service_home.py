"""What numbers have for somebody's own panel, and what waits for moderators."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.home import Door, Home, Need, Topic
from cogs.analytics import store_home
from cogs.analytics import text_home as text
from cogs.analytics.model import FEATURE
from cogs.analytics.store_home import Glance


def _control(verb: str, *args: int) -> str:
    return ":".join((FEATURE, verb, *map(str, args)))


async def home(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> Home:
    """An open question, accounts that cannot be read, and the ways in."""
    del now
    found = await store_home.glance(conn, guild_id, user_id)
    return Home(list(_needs(found, guild_id)), list(_doors(found)))


def _needs(found: Glance, guild_id: int) -> Iterator[Need]:
    if found.matter is not None:
        yield Need(text.CONTEXT, text.TELL, _control("check_context", guild_id, found.matter))
    if found.broken:
        yield Need(text.broken(found.broken), text.TELL, _control("me"))


def _doors(found: Glance) -> Iterator[Door]:
    if found.is_minor:
        yield Door(Topic.NUMBERS, text.MINOR, text.MINE, _control("me"))
        return
    words = text.standing(found.accounts, found.counted_at) if found.accounts else text.NONE
    yield Door(Topic.NUMBERS, words, text.MINE, _control("me"))
    yield Door(Topic.NUMBERS, "", text.LOG, _control("log"))
    yield Door(Topic.NUMBERS, "", text.SHARE, _control("share"))
    yield Door(Topic.NUMBERS, "", text.BOARD, _control("leaderboard"))
    yield Door(Topic.NUMBERS, "", text.CAMPAIGNS, _control("campaigns", 0))


async def desk(conn: AsyncConnection, guild_id: int, now: datetime) -> Home:
    """Questions that creators share with moderators. A screenshot is answered where it lies, in the moderator log."""
    proofs, matters = await store_home.waiting(conn, guild_id, now)
    shared = _control("check_matters", 0)
    needs = [Need(text.matters(matters), text.LOOK, shared)] if matters else []
    words = text.proofs(proofs) if proofs else ""
    return Home(needs, [Door(Topic.GROUP, words, text.MATTERS, shared)])
