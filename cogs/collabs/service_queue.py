"""Deciding about requests that wait: a moderator approves or sends back, the owner takes it back. Each is done once."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from cogs.collabs import service_letters, service_waiting, store, store_settings, text, text_queue
from cogs.collabs.model import DRAFT_KEPT, FEATURE, PLACE, Outcome, State
from cogs.collabs.model_request import Request, listed
from cogs.collabs.service import LONGEST_REASON, own
from cogs.collabs.service_board import keep
from cogs.collabs.service_brands import check
from cogs.desk import service as desk
from cogs.desk.model import Act


async def approve(conn: AsyncConnection, by: By, request_id: int) -> Request:
    """A moderator lets it on the board; its time begins now. Raises UserError, also when somebody was quicker."""
    request = await _waiting(conn, by, request_id)
    if request.spec.deadline is not None and request.spec.deadline <= by.now:
        raise UserError(text_queue.DEADLINE_PASSED)
    await check(conn, by.guild_id, request.spec)
    channel_id = await desk.place(conn, by.guild_id, PLACE)
    if channel_id is None:
        raise UserError(text.NO_BOARD)
    limits = await store_settings.limits(conn, by.guild_id)
    opened = listed(request, by.now, timedelta(days=limits.lasts_days))
    approved = await keep(conn, replace(opened, channel_id=channel_id), by.now)
    await _decided(conn, by, approved, Outcome.APPROVED, "approve", {"request": request.id})
    await service_letters.approved(conn, approved, by.now)
    return approved


async def send_back(conn: AsyncConnection, by: By, request_id: int, reason: str) -> Request:
    """A moderator wants something different. It is a draft again, and its owner reads the reason. Raises UserError."""
    request = await _waiting(conn, by, request_id)
    reason = " ".join(reason.split())[:LONGEST_REASON]
    if not reason:
        raise UserError(text_queue.NO_REASON)
    back = await _as_draft(conn, request, by, reason)
    about = {"request": request.id, "reason": reason}
    await _decided(conn, by, back, Outcome.SENT_BACK, "send back", about)
    await service_letters.sent_back(conn, back, by.now)
    return back


async def take_back(conn: AsyncConnection, by: By, request_id: int) -> Request:
    """The owner wants to change it, or has changed their mind. Raises UserError when it is decided by now."""
    request = await own(conn, by, request_id)
    if request.state is State.DRAFT:
        return request
    if request.state is not State.WAITING:
        raise UserError(text.STANDS_IN_THE_WAY[request.state])
    back = await _as_draft(conn, request, by)
    await service_waiting.settle(conn, back, Outcome.TAKEN_BACK, None, by.now)
    return back


async def _waiting(conn: AsyncConnection, by: By, request_id: int) -> Request:
    """One that waits, which nobody else decides about until the transaction ends."""
    request = await store.find_to_change(conn, by.guild_id, request_id)
    if request is None:
        raise UserError(text.GONE)
    if request.state is not State.WAITING:
        raise UserError(text_queue.DECIDED)
    return request


async def _as_draft(conn: AsyncConnection, request: Request, by: By, reason: str = "") -> Request:
    due_at = by.now + DRAFT_KEPT
    return await store.save(conn, request.becomes(State.DRAFT, due_at=due_at, reason=reason))


async def _decided(
    conn: AsyncConnection, by: By, request: Request, outcome: Outcome, action: str, about: dict[str, object]
) -> None:
    await desk.record(conn, Act(by.guild_id, by.user_id, FEATURE, action, request.owner_id, about), by.now)
    await service_waiting.settle(conn, request, outcome, by.user_id, by.now)
