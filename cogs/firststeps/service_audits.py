"""A look at a profile by three people: ask, give feedback, take it back, read it. No Discord."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import UserError
from bot.outbox_store import Errand, enqueue, enqueue_again
from cogs.contact import service as contact
from cogs.desk import service as desk
from cogs.firststeps import store_audits, text_audits
from cogs.firststeps.model_audits import REVIEWERS, Audit, AuditState, Mark, Review, Topic
from cogs.firststeps.service_progress import begun

CARD = "firststeps.audit"
REDRAW = "firststeps.audit_redraw"
RESULT = "firststeps.audit_result"
REMOVE = "firststeps.audit_remove"
PLACE = "introductions"


async def ask(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Ask three people to look at the person's profile. Raises UserError."""
    await begun(conn, guild_id, user_id)
    channel_id = await desk.place(conn, guild_id, PLACE)
    if channel_id is None:
        raise UserError(text_audits.NO_CHANNEL)
    before = await store_audits.latest(conn, guild_id, user_id)
    if before is not None and before.counts:
        raise UserError(text_audits.DONE_BEFORE)
    number = await store_audits.ask(conn, guild_id, user_id, channel_id, now)
    if number is None:
        raise UserError(text_audits.ASKED_BEFORE)
    await enqueue(conn, Errand(guild_id, CARD, f"{CARD}:{number}", {"audit": number}, channel_id=channel_id), now)


async def get(conn: AsyncConnection, guild_id: int, audit_id: int) -> Audit | None:
    """One request."""
    return await store_audits.get(conn, guild_id, audit_id)


async def reviewable(conn: AsyncConnection, guild_id: int, audit_id: int, reviewer_id: int) -> Audit:
    """The request, if this person may answer it. Raises UserError."""
    audit = await store_audits.held(conn, guild_id, audit_id)
    if audit is None or not audit.is_open:
        raise UserError(text_audits.OVER)
    if audit.user_id == reviewer_id:
        raise UserError(text_audits.OWN)
    if reviewer_id in audit.reviewers:
        raise UserError(text_audits.GIVEN_BEFORE)
    return audit


async def review(
    conn: AsyncConnection,
    guild_id: int,
    audit_id: int,
    reviewer_id: int,
    marks: Mapping[Topic, Mark],
    now: datetime,
) -> Audit:
    """Save somebody's feedback; the third ends the request. Raises UserError."""
    audit = await reviewable(conn, guild_id, audit_id, reviewer_id)
    await store_audits.add_review(conn, audit, reviewer_id, marks, now)
    if len(audit.reviewers) + 1 >= REVIEWERS:
        await store_audits.close(conn, guild_id, audit_id, AuditState.DONE)
        await _tell(conn, guild_id, audit.user_id, audit_id, now)
    await redraw(conn, guild_id, audit_id, now)
    return audit


async def note(
    conn: AsyncConnection, guild_id: int, audit_id: int, reviewer_id: int, notes: Mapping[Topic, str]
) -> Audit:
    """Add words to one's own feedback. Raises UserError when there is none."""
    audit = await store_audits.get(conn, guild_id, audit_id)
    if audit is None or not await store_audits.put_notes(conn, guild_id, audit_id, reviewer_id, notes):
        raise UserError(text_audits.NO_FEEDBACK_YET)
    return audit


async def feedback(conn: AsyncConnection, guild_id: int, user_id: int) -> tuple[Audit, Sequence[Review]]:
    """The person's last request with its answers. Raises UserError when there are none."""
    audit = await store_audits.latest(conn, guild_id, user_id)
    reviews = await store_audits.reviews_of(conn, guild_id, audit.id) if audit is not None else ()
    if audit is None or not reviews:
        raise UserError(text_audits.NOTHING_TO_READ)
    return audit, reviews


async def withdraw(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Take an open request back; without one nothing happens."""
    audit = await store_audits.latest(conn, guild_id, user_id)
    if audit is not None and await store_audits.close(conn, guild_id, audit.id, AuditState.WITHDRAWN):
        await redraw(conn, guild_id, audit.id, now)


async def has_due(conn: AsyncConnection, now: datetime) -> bool:
    """Whether `expire` would find anything."""
    return await store_audits.has_due(conn, now)


async def expire(conn: AsyncConnection, now: datetime) -> None:
    """End requests that are two weeks old."""
    for guild_id, user_id, audit_id in await store_audits.expire(conn, now):
        await redraw(conn, guild_id, audit_id, now)
        await _tell(conn, guild_id, user_id, audit_id, now)


async def posted(conn: AsyncConnection, guild_id: int, audit_id: int, message_id: int, now: datetime) -> None:
    """Remember the card, and bring it up to date when something happened while it was under way."""
    await store_audits.posted(conn, guild_id, audit_id, message_id)
    audit = await store_audits.get(conn, guild_id, audit_id)
    if audit is not None and (not audit.is_open or audit.reviewers):
        await redraw(conn, guild_id, audit_id, now)


async def refused(conn: AsyncConnection, guild_id: int, audit_id: int, now: datetime) -> None:
    """Discord did not take the card: the person can ask again once moderators have mended it."""
    await store_audits.close(conn, guild_id, audit_id, AuditState.UNPOSTED)
    await desk.alert(conn, guild_id, f"firststeps:audit:{now.date()}", text_audits.ALERT_REFUSED, now)


async def redraw(conn: AsyncConnection, guild_id: int, audit_id: int, now: datetime) -> None:
    """Have the card show the present state."""
    await enqueue_again(conn, Errand(guild_id, REDRAW, f"{REDRAW}:{audit_id}", {"audit": audit_id}), now)


async def _tell(conn: AsyncConnection, guild_id: int, user_id: int, audit_id: int, now: datetime) -> None:
    """Tell the newcomer that the feedback is in, if they asked to be written to."""
    due_at = await contact.allowed(conn, guild_id, user_id, now)
    await contact.reach(conn, guild_id, user_id, RESULT, f"{RESULT}:{audit_id}", {"audit": audit_id}, now, due_at)


async def forget(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Remove the person's requests, and have their cards deleted."""
    for channel_id, message_id in await store_audits.cards_of(conn, guild_id, user_id):
        ref = {"channel": channel_id, "message": message_id}
        await enqueue(conn, Errand(guild_id, REMOVE, f"{REMOVE}:{message_id}", ref), now)
    await store_audits.remove(conn, guild_id, user_id)
