"""What giveaways have for somebody's own panel, their list of what runs, and what waits for moderators."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.home import Door, Home, Need, Topic
from cogs.giveaways import store_home
from cogs.giveaways import text_home as text
from cogs.giveaways.model import State, control
from cogs.giveaways.model_home import Glance, Open, Running, Win

MOST = 8


async def home(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> Home:
    """Prizes to be claimed or said to have arrived, and how many giveaways run."""
    del now
    found = await store_home.glance(conn, guild_id, user_id)
    door = Door(Topic.ENTRIES, text.standing(found.running, found.entered), text.MINE, control("mine"))
    return Home([_win(each, guild_id) for each in found.wins], [door])


def _win(win: Win, guild_id: int) -> Need:
    if win.is_sent:
        return Need(text.ON_ITS_WAY, text.RECEIVED, control("received", win.giveaway_id, guild_id), said=(win.prize,))
    claim = control("claim", win.giveaway_id, guild_id)
    return Need(text.won(win.claim_by), text.CLAIM, claim, by=win.claim_by, said=(win.prize,))


async def mine(conn: AsyncConnection, by: By) -> tuple[Glance, Sequence[Running]]:
    """What waits for the person, and what runs in the group."""
    found = await store_home.glance(conn, by.guild_id, by.user_id)
    return found, await store_home.running(conn, by.guild_id, by.user_id, MOST)


async def desk(conn: AsyncConnection, guild_id: int, now: datetime) -> Home:
    """Open claims first, then prizes, drawings that wait, pauses and drafts."""
    del now
    found = await store_home.open_ones(conn, guild_id)
    needs = [need for each in found for need in _owed(each)] + [need for each in found for need in _held(each)]
    return Home(needs, [Door(Topic.GROUP, "", text.LIST, control("list"))])


def _owed(each: Open) -> Iterator[Need]:
    prizes = control("prizes", each.giveaway_id)
    if each.unclaimed:
        words = text.unclaimed(each.unclaimed, each.claim_by)
        yield Need(words, text.LOOK, prizes, by=each.claim_by, said=(each.prize,))
    if each.unsent:
        yield Need(text.unsent(each.unsent), text.LOOK, prizes, said=(each.prize,))


def _held(each: Open) -> Iterator[Need]:
    manage = control("manage", each.giveaway_id)
    if each.state is State.CLOSED and each.silent_since is not None:
        yield Need(text.SILENT, text.LOOK, manage, said=(each.prize,))
    if each.state is State.PAUSED:
        yield Need(text.ON_PAUSE, text.LOOK, manage, said=(each.prize,))
    if each.state is State.DRAFT:
        yield Need(text.DRAFT, text.LOOK, manage, said=(each.prize,))
