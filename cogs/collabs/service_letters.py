"""Letters to the owner of a request, by the way they chose, outside their quiet hours; whoever chose none gets none."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.collabs.model_request import Request
from cogs.contact import service as contact

ENDS = "collabs.ends"
"""It ends soon, or it has ended. One press renews it."""
TAKEN_DOWN = "collabs.taken_down"
"""A moderator closed it, and why."""

APPROVED = "collabs.approved"
"""A moderator let it on the board."""
SENT_BACK = "collabs.sent_back"
"""A moderator wants something different, and what."""


async def ends(conn: AsyncConnection, request: Request, about: str, now: datetime) -> None:
    """It ends: `about` tells the word before from the word after, so that each is written once."""
    at = int(request.expires_at.timestamp()) if request.expires_at else 0
    await _write(conn, request, ENDS, f"{request.id}:{about}:{at}", now, ends=at)


async def taken_down(conn: AsyncConnection, request: Request, now: datetime) -> None:
    """A moderator closed it."""
    await _write(conn, request, TAKEN_DOWN, str(request.id), now)


async def approved(conn: AsyncConnection, request: Request, now: datetime) -> None:
    """A moderator let it on the board."""
    await _write(conn, request, APPROVED, f"{request.id}:{request.version}", now)


async def sent_back(conn: AsyncConnection, request: Request, now: datetime) -> None:
    """A moderator sent it back, each time anew."""
    await _write(conn, request, SENT_BACK, f"{request.id}:{request.version}", now)


async def _write(conn: AsyncConnection, request: Request, kind: str, key: str, now: datetime, **about: Any) -> None:  # noqa: ANN401
    to = (request.guild_id, request.owner_id)
    ref = {"request": request.id, **about}
    await contact.reach(conn, *to, kind, f"{kind}:{key}", ref, now, await contact.allowed(conn, *to, now))
