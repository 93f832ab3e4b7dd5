"""One process at a time identifies at Discord, five seconds apart, whatever happens to the one before.

The turn is a lock of a PostgreSQL transaction on a connection of its own, so it ends with its process. When the last
one was is a row: a process that died a moment after it identified is waited for all the same. Only the database's
clock and its patience are used, so that machines need not agree about the time.
"""

from sqlalchemy import Float, cast, func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from bot import facts
from bot.db_postgres import POSTGRES_ARGS

SPACING = 5.5
"""Seconds between two: Discord asks for five, and the message has its way to go after the turn."""

_LOCK_KEY = 471_573_320
_PRESENT = cast(func.extract("epoch", func.clock_timestamp()), Float)
_LONGEST_SILENCE = text("SET LOCAL idle_in_transaction_session_timeout = '10s'")
"""For a holder whose machine is gone without a word."""


async def take_turn(url: str, bucket: int, spacing: float = SPACING) -> None:
    """Wait for this bucket's turn, `spacing` seconds after the last one. Discord lets different buckets go together.

    Raises ConnectionError when the database does not answer; discord.py tries again later.
    """
    engine = create_async_engine(url, poolclass=NullPool, connect_args=POSTGRES_ARGS)
    try:
        async with engine.begin() as conn:
            await _wait(conn, bucket, spacing)
    except DBAPIError as error:
        message = "the database does not answer, and nobody identifies out of turn"
        raise ConnectionError(message) from error
    finally:
        await engine.dispose()


async def _wait(conn: AsyncConnection, bucket: int, spacing: float) -> None:
    await conn.execute(_LONGEST_SILENCE)
    await conn.execute(select(func.pg_advisory_xact_lock(_LOCK_KEY, bucket)))
    name = f"identified:{bucket}"
    last = float(await facts.get(conn, name) or 0)
    left = last + spacing - await _present(conn)
    if left > 0:
        await conn.execute(select(func.pg_sleep(min(left, spacing))))
    await facts.put(conn, name, repr(await _present(conn)))


async def _present(conn: AsyncConnection) -> float:
    seconds: float = (await conn.execute(select(_PRESENT))).scalar_one()
    return seconds
