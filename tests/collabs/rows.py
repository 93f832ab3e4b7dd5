"""A board and requests in the database, made through the service, without Discord."""

from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from cogs.collabs import service, service_board
from cogs.collabs.model import Limits, Nature
from cogs.collabs.model_drafting import Answers
from cogs.collabs.model_request import Request
from cogs.desk import store as desk

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
GROUP, OTHER = 1, 2
SOFIA, KEIKO, MAYA = 10, 11, 12
BOARD = 500
BASICS = {"title": "Bread", "kind": ["creator"], "what": "A reel each", "deadline": "", "slots": "1"}
PAY = {"compensation": ["product"], "fee": "", "brand": "Mill & Co", "rights": ["none"], "term": ["none"]}


def by(user_id: int = SOFIA, now: datetime = NOW, guild_id: int = GROUP) -> By:
    return By(guild_id, user_id, now)


async def board(conn: AsyncConnection, **limits: int) -> None:
    for group in (GROUP, OTHER):
        await desk.ensure_group(conn, group, NOW)
        await desk.set_place(conn, group, "collabs", BOARD)
        await service.set_limits(conn, by(MAYA, guild_id=group), Limits(**{"cooldown_hours": 0, **limits}))


async def drafted(conn: AsyncConnection, who: By, **changes: object) -> Request:
    answers: Answers = {**BASICS, **changes}  # type: ignore[dict-item]  # what tests change is an answer
    filled = await service.begin(conn, who, Nature.COLLAB, answers)
    assert filled.trouble is None
    return filled.request


async def posted(conn: AsyncConnection, who: By, **changes: object) -> Request:
    return await service.post(conn, who, (await drafted(conn, who, **changes)).id)


async def carded(conn: AsyncConnection, request: Request, now: datetime = NOW) -> None:
    await service_board.posted(conn, GROUP, request.id, (BOARD, 600 + request.id, 600 + request.id), now)
