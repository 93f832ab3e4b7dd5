"""Letters about interests and questions, by the way each person chose, outside their quiet hours.

Whoever chose no letters gets none; everything is also found in /collab mine.
"""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.contact import service as contact
from cogs.interests.model import Interest, Question, Watch

INTEREST = "interests.interest"
"""To an owner: people are interested."""
REMINDER = "interests.reminder"
"""To an owner: some have waited for two days."""
FREE = "interests.free"
"""To an owner: a place came free, and who is next in line."""
DECIDED = "interests.decided"
"""To somebody who offered: what became of it."""
GONE = "interests.gone"
"""To somebody who offered: the request is gone altogether."""
QUESTION = "interests.question"
"""To an owner: somebody asks."""
REPLY = "interests.reply"
"""To somebody who asked: the answer."""


async def decided(conn: AsyncConnection, interest: Interest, now: datetime, *, is_full: bool = False) -> None:
    """How the person's interest stands now. `is_full`: they wait because everybody is found."""
    ref = {"interest": interest.id, "state": interest.state.value, "full": is_full}
    key = f"{DECIDED}:{interest.id}:{interest.version}"
    await _write(conn, (interest.guild_id, interest.user_id), DECIDED, key, ref, now)


async def gone(conn: AsyncConnection, interest: Interest, now: datetime) -> None:
    """The request is gone, and so is what stood here about it: nothing of it is in the letter."""
    to = (interest.guild_id, interest.user_id)
    await _write(conn, to, GONE, f"{GONE}:{interest.id}", {"request": interest.request_id}, now)


async def to_owner(conn: AsyncConnection, watch: Watch, kind: str, now: datetime, **about: Any) -> None:  # noqa: ANN401
    """A word to an owner about everybody who is interested in one request, as it is when it arrives."""
    key = f"{kind}:{watch.request_id}:{int(now.timestamp())}"
    to = (watch.guild_id, watch.owner_id)
    await _write(conn, to, kind, key, {"request": watch.request_id, **about}, now)


async def asked(conn: AsyncConnection, question: Question, now: datetime) -> None:
    """A question to an owner."""
    to = (question.guild_id, question.owner_id)
    await _write(conn, to, QUESTION, f"{QUESTION}:{question.id}", {"question": question.id}, now)


async def replied(conn: AsyncConnection, question: Question, now: datetime) -> None:
    """The answer to whoever asked."""
    to = (question.guild_id, question.asker_id)
    await _write(conn, to, REPLY, f"{REPLY}:{question.id}", {"question": question.id}, now)


async def _write(
    conn: AsyncConnection, to: tuple[int, int], kind: str, key: str, ref: dict[str, Any], now: datetime
) -> None:
    await contact.reach(conn, *to, kind, key, ref, now, await contact.allowed(conn, *to, now))
