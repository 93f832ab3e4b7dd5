"""Every SQL statement about entries: who has which ticket, what it weighs, why it does not count."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import (
    Column,
    ColumnElement,
    ForeignKey,
    Integer,
    Text,
    UniqueConstraint,
    bindparam,
    delete,
    exists,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database, Moment, Snowflake, as_stored, row_id, table, upsert
from bot.json_rows import JsonRows, dump
from cogs.giveaways.store import giveaways
from cogs.giveaways.store_history import HELD
from cogs.giveaways.store_templates import barred
from cogs.giveaways.store_winners import winners

entries = table(
    "giveaways_entries",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("giveaway_id", Snowflake, ForeignKey("giveaways.id", ondelete="CASCADE"), nullable=False),
    Column("user_id", Snowflake),
    Column("ticket", Text, nullable=False),
    Column("entered_at", Moment, nullable=False),
    Column("weight", Integer),
    Column("excluded", Text),
    Column("place", Integer),
    UniqueConstraint("giveaway_id", "user_id"),
    UniqueConstraint("giveaway_id", "ticket"),
)
"""`weight` and `excluded` are decided when the giveaway closes: one of the two is set then, the other stays empty.
`place` is where the ticket came in the draw, from 1; empty until then, and for whom does not count.

`user_id` is empty once the person had themselves forgotten; their ticket stays, or the proof would break.
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody's entry; `weight` and `excluded` are set from the close on."""

    user_id: int | None
    ticket: str
    entered_at: datetime
    weight: int | None
    excluded: str | None


class Asked(NamedTuple):
    """Somebody asks to enter. `version` is that of the giveaway whose rules let them in; `won_after` is the moment
    since when they must not have won, if the rules ask for that.
    """

    guild_id: int
    giveaway_id: int
    user_id: int
    version: int
    ticket: str
    at: datetime
    won_after: datetime | None


_asked = JsonRows(
    "asked",
    {
        "guild_id": Snowflake,
        "giveaway_id": Snowflake,
        "user_id": Snowflake,
        "version": Integer,
        "ticket": Text,
        "at": Moment,
        "won_after": Moment,
    },
)
_HELD: Sequence[ColumnElement[str]] = [literal_column(f"'{state}'") for state in HELD]
_ENTER = (
    upsert(entries)
    .from_select(
        ["guild_id", "giveaway_id", "user_id", "ticket", "entered_at"],
        select(_asked.c.guild_id, _asked.c.giveaway_id, _asked.c.user_id, _asked.c.ticket, _asked.c.at)
        .select_from(_asked.table.join(giveaways, giveaways.c.id == _asked.c.giveaway_id))
        .where(
            giveaways.c.guild_id == _asked.c.guild_id,
            giveaways.c.version == _asked.c.version,
            giveaways.c.state == literal_column("'open'"),
            giveaways.c.ends_at > _asked.c.at,
            ~exists().where(barred.c.guild_id == _asked.c.guild_id, barred.c.user_id == _asked.c.user_id),
            ~exists().where(
                winners.c.guild_id == _asked.c.guild_id,
                winners.c.user_id == _asked.c.user_id,
                winners.c.won_at > _asked.c.won_after,
                winners.c.state.in_(_HELD),
            ),
        )
        .order_by(_asked.c.giveaway_id, _asked.c.user_id)
        # Shared with other entries, kept from whoever closes: an entry that was answered is in the list they read.
        .with_for_update(read=True, of=giveaways),
        include_defaults=False,
    )
    .on_conflict_do_nothing()
    .returning(entries.c.ticket)
)

_ONE = (
    entries.c.guild_id == bindparam("guild_id"),
    entries.c.giveaway_id == bindparam("giveaway_id"),
    entries.c.user_id == bindparam("user_id"),
)
_FIND = select(*(entries.c[name] for name in Entry.__slots__)).where(*_ONE)
_LEAVE = delete(entries).where(*_ONE).returning(entries.c.id)
_OURS = select(giveaways.c.id).where(
    giveaways.c.guild_id == bindparam("guild_id"), giveaways.c.id == bindparam("giveaway_id")
)
_COUNT = select(func.count()).select_from(entries).where(entries.c.giveaway_id == _OURS.scalar_subquery())
_COUNT_SINCE = _COUNT.where(entries.c.user_id >= bindparam("since_person"))


async def enter(db: Database, asked: Sequence[Asked]) -> Sequence[bool]:
    """Let all of them in with one statement, and say of each whether they are newly in.

    Not who is in already; and nobody whose giveaway is not open, is past its end or is of another version, who is
    barred, or who won too lately. Why, is for the caller to find out.
    """
    # no guild: each of them names its own, and the statement holds it against the giveaway's
    rows = [
        (*each[:5], as_stored(each.at), None if each.won_after is None else as_stored(each.won_after)) for each in asked
    ]
    let_in = {row[0] for row in await db.write_once(_ENTER, asked=dump(rows))}
    return [each.ticket in let_in for each in asked]


async def find(conn: AsyncConnection, guild_id: int, giveaway_id: int, user_id: int) -> Entry | None:
    """Somebody's entry, if they are in."""
    one = {"guild_id": guild_id, "giveaway_id": giveaway_id, "user_id": user_id}
    found = await conn.execute(_FIND, one)
    return Entry(*row) if (row := found.first()) is not None else None


async def leave(conn: AsyncConnection, guild_id: int, giveaway_id: int, user_id: int) -> bool:
    """Take somebody out, ticket and all; False when they were not in."""
    one = {"guild_id": guild_id, "giveaway_id": giveaway_id, "user_id": user_id}
    return (await conn.execute(_LEAVE, one)).first() is not None


async def count(conn: AsyncConnection, guild_id: int, giveaway_id: int, *, since_person: int = 0) -> int:
    """How many people are in; with `since_person` only accounts that are no older than that id."""
    asked = {"guild_id": guild_id, "giveaway_id": giveaway_id}
    if since_person:
        return await conn.scalar(_COUNT_SINCE, asked | {"since_person": since_person}) or 0
    return await conn.scalar(_COUNT, asked) or 0


_ON_SHOW = select(giveaways.c.guild_id, giveaways.c.id).where(
    or_(giveaways.c.state == "open", giveaways.c.state == "paused"), giveaways.c.message_id.is_not(None)
)


async def on_show(db: Database) -> Sequence[tuple[int, int]]:
    """Group and id of everything that is open or paused and has its card in a channel."""
    # no guild: asked once after a start, for every group
    return [(guild_id, giveaway_id) for guild_id, giveaway_id in await db.read_once(_ON_SHOW)]
