"""What the owner of a request gets to see of those who are interested, or ask.

Every list, count and letter for an owner goes through here, so that whoever is to be hidden from them is hidden
everywhere. What interested people are told never goes through here: they cannot notice.
"""

from collections.abc import Collection, Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.collabs import service_blocks
from cogs.interests import store, store_questions
from cogs.interests.model import UNDECIDED, Interest, Question, State


async def interests(
    conn: AsyncConnection, guild_id: int, request_id: int, states: Collection[State]
) -> Sequence[Interest]:
    """Those that stand so, in the order in which they came."""
    found = await store.of_request(conn, guild_id, request_id, states)
    return [each for each in found if await _meet(conn, guild_id, each.owner_id, each.user_id)]


async def questions(conn: AsyncConnection, guild_id: int, request_id: int) -> Sequence[Question]:
    """What waits for an answer, the oldest first."""
    found = await store_questions.unanswered(conn, guild_id, request_id)
    return [each for each in found if await _meet(conn, guild_id, each.owner_id, each.asker_id)]


async def _meet(conn: AsyncConnection, guild_id: int, owner_id: int, user_id: int) -> bool:
    """Whether neither of the two blocked the other."""
    return not await service_blocks.is_blocked(conn, guild_id, owner_id, user_id)


async def count(conn: AsyncConnection, guild_id: int, request_id: int) -> int:
    """How many people wait for a decision."""
    return len(await interests(conn, guild_id, request_id, UNDECIDED))
