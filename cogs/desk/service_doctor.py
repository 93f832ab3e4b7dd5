"""The daily check: whose turn it is, what is new, and what died on its way to Discord."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.desk import service, store_doctor, text
from cogs.desk.model_findings import CHECK_EVERY, digests, has_news

STUCK_AFTER = timedelta(minutes=30)
_AT_ONCE = 5


async def has_due(conn: AsyncConnection, guild_ids: Collection[int], now: datetime) -> bool:
    """Whether one of these groups waits for its daily check."""
    return await store_doctor.has_due(conn, guild_ids, now - CHECK_EVERY)


async def claim(conn: AsyncConnection, guild_ids: Collection[int], now: datetime) -> Sequence[int]:
    """The few groups whose turn it is now. Each keeps its own hour, so that they stay spread over the day."""
    return await store_doctor.claim(conn, guild_ids, now - CHECK_EVERY, now, _AT_ONCE)


async def note(conn: AsyncConnection, guild_id: int, problems: Sequence[tuple[str, str]], now: datetime) -> None:
    """Remember what was found, as (problem, fix), and tell the moderators when there is something new in it."""
    known = await store_doctor.findings_of(conn, guild_id)
    found = [problem for problem, _ in problems]
    await store_doctor.set_findings(conn, guild_id, digests(found))
    if has_news(known, found):
        await service.alert(conn, guild_id, f"check:{now.isoformat()}", text.warning(problems), now, check=True)
    elif known and not found:
        await service.alert(conn, guild_id, f"check:{now.isoformat()}", text.ALL_MENDED, now, good=True)


async def stuck_letters(conn: AsyncConnection, guild_id: int, now: datetime) -> int:
    """How many messages Discord has not taken for half an hour, although they were tried."""
    return await store_doctor.stuck_letters(conn, guild_id, now - STUCK_AFTER)


async def tell_dead(conn: AsyncConnection, guild_id: int, key: str, words: str, now: datetime) -> None:
    """Tell the moderators about something that never reached Discord; the same trouble once a day."""
    await service.alert(conn, guild_id, f"dead:{key}:{now.date()}", words, now, check=True)
