"""Every SQL statement about a group's own benchmarks, and the shipped ones it does not want to see."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Column, Integer, Text, delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Snowflake, row_id, table, upsert
from cogs.analytics.model_benchmarks import Benchmark
from cogs.analytics.model_formulas import FORMULAS, Metric
from cogs.profiles.model import Platform

benchmarks = table(
    "analytics_benchmarks",
    row_id(),
    Column("guild_id", Snowflake, nullable=False, index=True),
    Column("platform", Text, nullable=False),
    Column("since", Snowflake, nullable=False),
    Column("until", Snowflake),
    Column("thousandths", Integer, nullable=False),
    Column("statistic", Text, nullable=False),
    Column("metric", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("year", Integer, nullable=False),
)
_THOUSAND = 1_000
"""A figure in percent is stored in thousandths: both engines know whole numbers best."""

hidden = table(
    "analytics_hidden_benchmarks",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("key", Text, primary_key=True),
)


async def add(conn: AsyncConnection, guild_id: int, wanted: Benchmark) -> None:
    """Save a row of the group's own."""
    row: dict[str, Any] = {
        "guild_id": guild_id,
        "platform": wanted.platform,
        "since": wanted.since,
        "until": wanted.until,
        "thousandths": round((wanted.low or 0) * _THOUSAND),
        "statistic": wanted.statistic,
        "metric": wanted.metric,
        "source": wanted.source,
        "year": wanted.year,
    }
    await conn.execute(insert(benchmarks).values(row))


async def own(conn: AsyncConnection, guild_id: int) -> Sequence[Benchmark]:
    """The group's own rows, oldest first."""
    wanted = select(benchmarks).where(benchmarks.c.guild_id == guild_id).order_by(benchmarks.c.id)
    return [
        Benchmark(
            id=row.id,
            platform=Platform(row.platform),
            since=row.since,
            until=row.until,
            low=row.thousandths / _THOUSAND,
            high=row.thousandths / _THOUSAND,
            statistic=row.statistic,
            metric=Metric(row.metric),
            definition=FORMULAS[Metric(row.metric)],
            source=row.source,
            year=row.year,
        )
        for row in await conn.execute(wanted)
    ]


async def count(conn: AsyncConnection, guild_id: int) -> int:
    """How many rows the group has of its own."""
    found = await conn.scalar(select(func.count()).select_from(benchmarks).where(benchmarks.c.guild_id == guild_id))
    return found or 0


async def remove(conn: AsyncConnection, guild_id: int, benchmark_ids: Collection[int]) -> int:
    """Remove rows of the group's own; how many there were."""
    some = (benchmarks.c.guild_id == guild_id, benchmarks.c.id.in_(benchmark_ids))
    gone = await conn.execute(delete(benchmarks).where(*some).returning(benchmarks.c.id))
    return len(gone.all())


async def hidden_keys(conn: AsyncConnection, guild_id: int) -> frozenset[str]:
    """The shipped rows that the group hid."""
    return frozenset(await conn.scalars(select(hidden.c.key).where(hidden.c.guild_id == guild_id)))


async def hide(conn: AsyncConnection, guild_id: int, key: str) -> None:
    """Hide a shipped row."""
    await conn.execute(upsert(hidden).values(guild_id=guild_id, key=key).on_conflict_do_nothing())


async def show(conn: AsyncConnection, guild_id: int, key: str) -> None:
    """Show a shipped row again."""
    await conn.execute(delete(hidden).where(hidden.c.guild_id == guild_id, hidden.c.key == key))
