"""What a creator says about a span of time: this was a giveaway, a shoutout, a collab, paid, viral, a sale."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from cogs.analytics import service, store_notes, text
from cogs.analytics.model import Note, NoteKind
from cogs.analytics.model_days import Published, published

LONGEST_WORDS = 200
LONGEST_SPAN = timedelta(days=92)
MOST_NOTES = 50
_A_DAY = timedelta(days=1)


async def add(conn: AsyncConnection, by: By, account_id: int, kind: NoteKind, typed: tuple[str, str, str]) -> Note:
    """Add a note. `typed` are the first day, the last day (blank: the same), and words. Raises UserError."""
    first, last, words = typed
    account = await service.mine(conn, by, account_id)
    if len(await store_notes.of_account(conn, by.guild_id, account.id)) >= MOST_NOTES:
        raise UserError(text.too_many_notes(MOST_NOTES))
    since, until = span(first, last, by.now, await service.zone(conn, by))
    said = " ".join(words.split())[:LONGEST_WORDS]
    return await store_notes.add(
        conn, by.guild_id, account.id, Note(id=0, kind=kind, since=since, until=until, words=said)
    )


async def note_everywhere(
    conn: AsyncConnection, who: By, kind: NoteKind, span: tuple[datetime, datetime], words: str
) -> None:
    """What another feature knows about that span: on each of the person's accounts that has room for a note."""
    for account in await service.accounts(conn, who):
        if len(await store_notes.of_account(conn, who.guild_id, account.id)) < MOST_NOTES:
            note = Note(id=0, kind=kind, since=span[0], until=span[1], words=words[:LONGEST_WORDS])
            await store_notes.add(conn, who.guild_id, account.id, note)


def span(first: str, last: str, now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """From the first moment of one day to the last of another. Raises UserError."""
    begin = published(first, now, zone)
    end = published(last, now, zone) if last.strip() else begin
    since, until = _midnight(begin, zone), _midnight(end, zone) + _A_DAY - timedelta(seconds=1)
    if until < since:
        raise UserError(text.ENDS_FIRST)
    if until - since > LONGEST_SPAN:
        raise UserError(text.too_long(LONGEST_SPAN.days))
    return since, until


def _midnight(when: Published, zone: ZoneInfo) -> datetime:
    return datetime.combine(when.day, time(), tzinfo=zone).astimezone(when.at.tzinfo)


async def remove(conn: AsyncConnection, by: By, account_id: int, note_id: int) -> None:
    """Remove one of the person's notes. Raises UserError when the account is not theirs."""
    account = await service.mine(conn, by, account_id)
    await store_notes.remove(conn, by.guild_id, account.id, note_id)


async def listed(conn: AsyncConnection, by: By, account_id: int) -> tuple[Note, ...]:
    """What the person noted about one of their accounts, the newest first. Raises UserError."""
    account = await service.mine(conn, by, account_id)
    return await store_notes.of_account(conn, by.guild_id, account.id)
