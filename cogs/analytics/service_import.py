"""Bringing in a file that was read: day by day, so that five thousand lines stall nobody."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from cogs.analytics import service, service_logging, store
from cogs.analytics.model import Account, Snapshot, Source
from cogs.analytics.model_import import Parsed
from cogs.analytics.model_logging import Draft, default_format
from cogs.analytics.model_matching import Fate, Told
from cogs.analytics.model_report import Imported
from cogs.analytics.model_sources import TYPED_KEPT

AT_ONCE = 200
"""So many lines at a time: more would hold everybody else up for longer than anybody notices."""


async def bring_in(conn: AsyncConnection, by: By, choice: str, parsed: Parsed) -> Imported:
    """Keep the lines that could be read. A second time changes nothing. Raises UserError."""
    account = await service.choose(conn, by, choice)
    await service_logging.room_for(conn, account, len(parsed.drafts))
    at = by.now.replace(microsecond=0)
    told = Told(Source.IMPORTED, at, await service.zone(conn, by), default_format(account.platform))
    new = await _snapshots(conn, account, parsed.snapshots, at)
    fates: list[tuple[int, Fate]] = []
    for days in _whole_days(parsed.drafts):
        fates += (await service_logging.keep_drafts(conn, account, days, told)).fates
    return Imported(account, parsed, tuple(sorted(fates)), new, at)


async def _snapshots(conn: AsyncConnection, account: Account, taken: Sequence[Snapshot], at: datetime) -> int:
    """Keep the days that are new or tell another number; how many."""
    if not taken:
        return 0
    last = {each.at: each for each in taken}
    known = await store.snapshots_of(conn, account.guild_id, account.id, min(last))
    told = {each.at: each.followers for each in known}
    new = [each for each in last.values() if told.get(each.at) != each.followers]
    for start in range(0, len(new), AT_ONCE):
        part = new[start : start + AT_ONCE]
        await store.keep_snapshots(conn, account.guild_id, account.id, part, at + TYPED_KEPT)
    return len(new)


def _whole_days(drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
    """Some days at a time, each day whole: which of two reels is meant can only be said of a whole day."""
    part: list[Draft] = []
    for draft in sorted(drafts, key=lambda each: (each.when.day, each.line)):
        if len(part) >= AT_ONCE and draft.when.day != part[-1].when.day:
            yield part
            part = []
        part.append(draft)
    if part:
        yield part
