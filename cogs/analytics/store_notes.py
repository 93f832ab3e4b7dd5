"""Every SQL statement about notes: what a creator says about a span of time."""

from dataclasses import asdict, replace

from sqlalchemy import CheckConstraint, Column, ForeignKey, Text, bindparam, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Moment, Snowflake, row_id, table
from cogs.analytics.model import Note, NoteKind

_NOTES = ", ".join(f"'{kind}'" for kind in NoteKind)

notes = table(
    "analytics_notes",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column(
        "account_id", Snowflake, ForeignKey("analytics_accounts.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    Column("kind", Text, nullable=False),
    Column("since", Moment, nullable=False),
    Column("until", Moment, nullable=False),
    Column("words", Text, nullable=False),
    CheckConstraint(f"kind IN ({_NOTES})", name="kind"),
)

_OF_ACCOUNT = (notes.c.guild_id == bindparam("guild_id"), notes.c.account_id == bindparam("account_id"))
_NOTES_OF_ACCOUNT = select(notes).where(*_OF_ACCOUNT).order_by(notes.c.since.desc(), notes.c.id)


async def add(conn: AsyncConnection, guild_id: int, account_id: int, note: Note) -> Note:
    """Save a note, whatever its id; answers it with the id it was given."""
    values = asdict(note) | {"guild_id": guild_id, "account_id": account_id}
    del values["id"]
    added = await conn.execute(insert(notes).values(values).returning(notes.c.id))
    return replace(note, id=added.scalar_one())


async def of_account(conn: AsyncConnection, guild_id: int, account_id: int) -> tuple[Note, ...]:
    """What the creator noted about the account, newest span first."""
    found = await conn.execute(_NOTES_OF_ACCOUNT, {"guild_id": guild_id, "account_id": account_id})
    return tuple(
        Note(id=row.id, kind=NoteKind(row.kind), since=row.since, until=row.until, words=row.words) for row in found
    )


async def remove(conn: AsyncConnection, guild_id: int, account_id: int, note_id: int) -> None:
    """Remove a note."""
    one = (notes.c.guild_id == guild_id, notes.c.account_id == account_id, notes.c.id == note_id)
    await conn.execute(delete(notes).where(*one))
