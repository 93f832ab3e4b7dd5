"""Notes to the moderators about a giveaway, in their log: it started by itself, its card is gone, a pause grew long.

A note names the giveaway and has a button to manage it; its words are chosen when it is sent.
"""

import logging
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.outbox_store import Errand, enqueue
from cogs.desk import service as desk
from cogs.desk.model import MODERATOR_LOG
from cogs.giveaways.model import Giveaway
from cogs.giveaways.model_notes import Note

NOTE = "giveaways.note"

log = logging.getLogger("greenroom")


async def tell(
    conn: AsyncConnection, giveaway: Giveaway, note: Note, now: datetime, *, once: str, words: Sequence[str] = ()
) -> None:
    """Have it told. What has the same `once` is told once, ever; `words` are sentences to add."""
    channel_id = await desk.place(conn, giveaway.guild_id, MODERATOR_LOG)
    if channel_id is None:
        log.warning(
            "Group %s has no moderator log to be told about %s: %s", giveaway.guild_id, giveaway.public_id, note
        )
        return
    key = f"{NOTE}:{giveaway.id}:{note}:{once}"
    ref = {"giveaway": giveaway.id, "note": note.value, "words": list(words)}
    await enqueue(conn, Errand(giveaway.guild_id, NOTE, key, ref, channel_id=channel_id), now)
