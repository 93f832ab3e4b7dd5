"""Keeping a history that the simulated group plays. Nothing that a person presses leads here."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from cogs.analytics import store, store_notes
from cogs.analytics.model import Account, Content, Note, Snapshot
from cogs.analytics.model_sources import TYPED_KEPT


async def keep(
    conn: AsyncConnection,
    by: By,
    account: Account,
    contents: Sequence[Content],
    snapshots: Sequence[Snapshot],
    notes: Sequence[Note],
) -> None:
    """Keep what is newer; notes once."""
    until = by.now + TYPED_KEPT
    await store.keep_contents(conn, by.guild_id, account.id, contents, until)
    await store.keep_snapshots(conn, by.guild_id, account.id, snapshots, until)
    if not await store_notes.of_account(conn, by.guild_id, account.id):
        for note in notes:
            if note.since < by.now:
                await store_notes.add(conn, by.guild_id, account.id, note)
