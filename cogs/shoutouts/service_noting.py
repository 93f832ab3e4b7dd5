"""The effect on the featured person's own statistics: a shoutout explains a jump there. Only if they have numbers."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from cogs.analytics import service_notes
from cogs.analytics.model import NoteKind
from cogs.shoutouts import store_gifts, text_turns
from cogs.shoutouts.model import GiftState
from cogs.shoutouts.service_asking import Owed

SHOWS_FOR = timedelta(days=2)
"""So long after the end of a turn a jump can still come from it."""


async def note(conn: AsyncConnection, owed: Owed) -> None:
    """Note the first gift of a turn; the others lie within the same days."""
    gift = owed.gift
    given = [
        each
        for each in await store_gifts.of_turn(conn, gift.guild_id, gift.turn_id)
        if each.state is GiftState.GIVEN and each.featured_id == gift.featured_id
    ]
    if len(given) != 1 or gift.given_at is None:
        return
    span = (gift.given_at, max(gift.given_at, owed.turn.ends_at) + SHOWS_FOR)
    who = By(gift.guild_id, gift.featured_id, gift.given_at)
    await service_notes.note_everywhere(conn, who, NoteKind.SHOUTOUT, span, text_turns.noted(owed.rotation.spec.name))
