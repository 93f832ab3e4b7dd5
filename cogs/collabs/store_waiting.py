"""Requests that wait for a moderator: since when, where the moderators' card is, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, ForeignKey, Index, Text, literal_column, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Moment, Snowflake, table, upsert
from cogs.collabs.model import Outcome, State
from cogs.collabs.model_request import Request
from cogs.collabs.store import request_from, requests

waiting = table(
    "collabs_waiting",
    Column("request_id", Snowflake, ForeignKey("collabs_requests.id", ondelete="CASCADE"), primary_key=True),
    Column("guild_id", Snowflake, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("outcome", Text),
    Column("decided_by", Snowflake),
    Column("channel_id", Snowflake),
    Column("message_id", Snowflake),
    Index("ix_collabs_waiting_guild_id", "guild_id"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the moderators were asked, and the answer; None as long as there is none."""

    request_id: int
    asked_at: datetime
    outcome: Outcome | None = None
    decided_by: int | None = None
    channel_id: int | None = None
    message_id: int | None = None


async def ask(conn: AsyncConnection, guild_id: int, request_id: int, now: datetime) -> None:
    """Ask, or ask again after it was sent back. The card of the first time is done with."""
    anew = {"asked_at": now, "outcome": None, "decided_by": None, "channel_id": None, "message_id": None}
    row = upsert(waiting).values(request_id=request_id, guild_id=guild_id, **anew)
    await conn.execute(row.on_conflict_do_update(index_elements=["request_id"], set_=anew))


async def find(conn: AsyncConnection, guild_id: int, request_id: int) -> Asked | None:
    """What was asked about that request."""
    columns = [waiting.c[name] for name in Asked.__slots__]
    found = await conn.execute(
        select(*columns).where(waiting.c.guild_id == guild_id, waiting.c.request_id == request_id)
    )
    row = found.first()
    if row is None:
        return None
    known = row._asdict()
    return Asked(**known | {"outcome": Outcome(known["outcome"]) if known["outcome"] else None})


async def posted(conn: AsyncConnection, guild_id: int, request_id: int, channel_id: int, message_id: int) -> None:
    """Remember the moderators' card."""
    one = (waiting.c.guild_id == guild_id, waiting.c.request_id == request_id)
    await conn.execute(update(waiting).where(*one).values(channel_id=channel_id, message_id=message_id))


async def decide(
    conn: AsyncConnection, guild_id: int, request_id: int, outcome: Outcome, decided_by: int | None
) -> None:
    """Keep the answer."""
    one = (waiting.c.guild_id == guild_id, waiting.c.request_id == request_id)
    await conn.execute(update(waiting).where(*one).values(outcome=outcome.value, decided_by=decided_by))


async def oldest(conn: AsyncConnection, guild_id: int, limit: int) -> Sequence[Request]:
    """The requests that wait, those that wait longest first."""
    wanted = (
        select(requests)
        .join(waiting, waiting.c.request_id == requests.c.id)
        .where(requests.c.guild_id == guild_id, requests.c.state == literal_column(f"'{State.WAITING.value}'"))
        .order_by(waiting.c.asked_at, requests.c.id)
        .limit(limit)
    )
    return [request_from(row) for row in await conn.execute(wanted)]


async def cards_of(conn: AsyncConnection, guild_id: int, owner_id: int) -> Sequence[tuple[int, int]]:
    """Channel and message of every moderators' card about that person's requests."""
    wanted = (
        select(waiting.c.channel_id, waiting.c.message_id)
        .join(requests, requests.c.id == waiting.c.request_id)
        .where(requests.c.guild_id == guild_id, requests.c.owner_id == owner_id, waiting.c.message_id.is_not(None))
    )
    return [(row.channel_id, row.message_id) for row in await conn.execute(wanted)]


async def forget_moderator(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """What they decided stays, without their name."""
    theirs = (waiting.c.guild_id == guild_id, waiting.c.decided_by == user_id)
    await conn.execute(update(waiting).where(*theirs).values(decided_by=None))
