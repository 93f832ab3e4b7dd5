"""What the owner of a request gets to see of those who are interested, or ask.

Every list, count and letter for an owner goes through here, so that whoever is to be hidden from them is hidden
everywhere. What interested people are told never goes through here: they cannot notice.
"""

from collections.abc import Collection, Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.interests import store, store_questions
from cogs.interests.model import UNDECIDED, Interest, Question, State


async def interests(
    conn: AsyncConnection, guild_id: int, request_id: int, states: Collection[State]
) -> Sequence[Interest]:
    """Those that stand so, in the order in which they came."""
    return await store.of_request(conn, guild_id, request_id, states)


async def questions(conn: AsyncConnection, guild_id: int, request_id: int) -> Sequence[Question]:
    """What waits for an answer, the oldest first."""
    return await store_questions.unanswered(conn, guild_id, request_id)


async def count(conn: AsyncConnection, guild_id: int, request_id: int) -> int:
    """How many people wait for a decision."""
    return len(await interests(conn, guild_id, request_id, UNDECIDED))
