"""Whether the outbox has something to send, as the tick's own look finds it."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.outbox_store import IS_DUE


async def is_due(conn: AsyncConnection, now: datetime) -> bool:
    """Whether anything is to be sent by then."""
    return (await conn.execute(IS_DUE, {"now": now})).first() is not None
