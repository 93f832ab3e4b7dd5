"""A feature that does nothing but due work: each item is acted on once, and then says one message about a member.

It goes the way of every feature: a probe, `each_due`, an errand in the same transaction, a card that looks at people.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

import discord
from sqlalchemy import BigInteger, Column, MetaData, Table, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from benchmarks.processes.duties import Duty
from bot.client import Greenroom
from bot.db import Database, Moment
from bot.due import NOW
from bot.feature import Feature
from bot.jobs import each_due
from bot.outbox import Delivery, Errand, enqueue
from bot.reach import may_write, member_of
from bot.ui import Card

KIND = "items.say"
GONE = "gone"

metadata = MetaData()
items = Table(
    "bench_items",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("guild_id", BigInteger, nullable=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("due_at", Moment, nullable=False, index=True),
    Column("acted_at", Moment),
)
_WAITS = items.c.acted_at.is_(None)
DUE = select(items.c.id).where(_WAITS, items.c.due_at <= NOW)


def errand(item: Mapping[str, Any]) -> Errand:
    """The message of an item."""
    number, ref = item["id"], {"item": item["id"], "user": item["user_id"]}
    return Errand(item["guild_id"], KIND, f"item:{number}", ref, channel_id=item["channel_id"])


def words(number: int) -> str:
    """What its message says."""
    return f"item {number}."


async def find(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[tuple[int, int]]:
    """The oldest that are due."""
    wanted = select(items.c.guild_id, items.c.id).where(_WAITS, items.c.due_at <= now)
    found = await conn.execute(wanted.order_by(items.c.due_at, items.c.id).limit(limit))
    return [(row.guild_id, row.id) for row in found]


async def act(conn: AsyncConnection, _guild_id: int, number: int, now: datetime) -> None:
    """Take it, and leave its message."""
    taken = update(items).where(items.c.id == number, _WAITS).values(acted_at=now).returning(*items.c)
    row = (await conn.execute(taken)).first()
    if row is not None:
        await enqueue(conn, errand(row._asdict()), now)


async def _render(bot: Greenroom, delivery: Delivery) -> Card:
    member = await member_of(bot, delivery.guild_id, delivery.ref["user"])
    is_whole = member is not None and may_write(bot, delivery.guild_id, delivery.channel_id)
    return Card().text(f"{words(delivery.ref['item'])}{'' if is_whole else f' {GONE}'}")


async def _nothing(_conn: AsyncConnection, _guild_id: int, _user_id: int) -> dict[str, Any]:
    return {}


async def _nothing_to_forget(_conn: AsyncConnection, _guild_id: int, _user_id: int) -> None:
    return


async def _tick(bot: Greenroom) -> None:
    await each_due(bot.db, bot.now(), find, act)


async def setup(bot: Greenroom) -> None:
    """Take it in, as `greenroom run` does with every feature."""
    bot.outbox.message(KIND, partial(_render, bot))
    feature = Feature(
        name="items",
        title="Items",
        cogs=(),
        presses=(),
        ticks={"act": partial(_tick, bot)},
        places=(),
        roles=(),
        permissions=discord.Permissions(),
        export=_nothing,
        forget=_nothing_to_forget,
        checks=(),
        probes={"act": DUE},
    )
    await bot.add_feature(feature)


async def create(db: Database) -> None:
    """Make the table; it is no part of the project's own."""
    async with db.write() as conn:
        await conn.run_sync(metadata.create_all)


async def store(db: Database, rows: Sequence[Mapping[str, Any]], *, as_errands: bool) -> None:
    """Have these done: as due items, or straight as errands."""
    async with db.write() as conn:
        if not as_errands:
            await conn.execute(items.insert(), rows)
        for row in rows if as_errands else ():
            await enqueue(conn, errand(row), row["due_at"])


async def of(db: Database) -> Sequence[Duty]:
    """All of them, as they stand now."""
    async with db.read() as conn:
        rows = await conn.execute(select(items))
        return [Duty("item", row.channel_id, (words(row.id),), row.due_at, row.acted_at) for row in rows]
