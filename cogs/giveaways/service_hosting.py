"""What moderators do with a giveaway from its draft to its end. Every act is audited; twice the same act is one.

Templates and barred people are in `service_kept`, repetitions in `service_series`, what starts by itself in
`service_starting`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from bot.outbox_store import Errand, enqueue_again
from cogs.desk import service as desk
from cogs.desk.model import Act
from cogs.giveaways import model_drafting, service, service_series, store
from cogs.giveaways import text_hosting as text
from cogs.giveaways.model import CANCELLABLE, FEATURE, RUNNING, UPCOMING, Giveaway, State
from cogs.giveaways.model_calendar import Every
from cogs.giveaways.model_drafting import QUIET, Answers, Page, changed
from cogs.giveaways.model_spec import Spec
from cogs.giveaways.model_when import understand, understand_end

DRAFT_KEPT = timedelta(days=7)
REMIND_EVERY = timedelta(days=1)
LONGEST_REASON = 300
NOT_OVER = frozenset(State) - {State.DONE, State.CANCELLED}


async def listed(conn: AsyncConnection, guild_id: int, user_id: int, limit: int) -> Sequence[Giveaway]:
    """What is not over yet, the one that ends next first. Of drafts only the person's own."""
    found = await store.in_states(conn, guild_id, NOT_OVER, limit * 2)
    return [each for each in found if each.state is not State.DRAFT or each.host_id == user_id][:limit]


async def over(conn: AsyncConnection, guild_id: int, limit: int) -> Sequence[Giveaway]:
    """What is over, the latest first."""
    return await store.in_states(conn, guild_id, {State.DONE, State.CANCELLED}, limit, latest_first=True)


async def create(conn: AsyncConnection, by: By, channel_id: int, answers: Answers) -> Giveaway:
    """A new draft from prize, ends and winners. Raises UserError."""
    prize, winners = model_drafting.spec_of_basics(answers)
    ends_at = understand(model_drafting.words(answers, "ends"), by.now, await desk.zone(conn, by.guild_id))
    return await draft(conn, by, channel_id, Spec(prize, winners), ends_at)


async def draft(conn: AsyncConnection, by: By, channel_id: int, spec: Spec, ends_at: datetime) -> Giveaway:
    """A new draft; it is kept for a week after the last change."""
    made = await service.draft(conn, (by.guild_id, by.user_id, channel_id), spec, ends_at, by.now)
    return await store.save(conn, replace(made, due_at=by.now + DRAFT_KEPT))


async def change(conn: AsyncConnection, by: By, giveaway_id: int, page: Page, answers: Answers) -> Giveaway:
    """Take in a page. A giveaway that runs says on its card what was changed. Raises UserError."""
    before = await service.load(conn, by.guild_id, giveaway_id)
    _must_be(before, UPCOMING | RUNNING)
    reading = model_drafting.Desk(by.now, await desk.zone(conn, by.guild_id))
    after = model_drafting.apply(page, before, answers, reading)
    if not (what := changed(before, after)):
        return before
    saved = await service.keep(conn, _edited(before, after, what, by.now), by.now)
    if before.state in RUNNING:
        await service_series.follow(conn, saved)
    if before.state is not State.DRAFT:
        await _record(conn, by, "edit", saved, changed=list(what))
    return saved


def _edited(before: Giveaway, after: Giveaway, what: tuple[str, ...], now: datetime) -> Giveaway:
    if before.state is State.DRAFT:
        return replace(after, due_at=now + DRAFT_KEPT)
    if before.state is State.SCHEDULED:
        return after
    if after.state is State.OPEN:
        after = replace(after, due_at=after.ends_at)
    elif "end" in what:
        after = replace(after, paused_at=now)  # what was chosen during the pause moves on only with what is left of it
    if not (told := [name for name in what if name not in QUIET]):
        return after
    everything = tuple(dict.fromkeys((*before.edited, *told)))
    return replace(after, edited_at=now, edited=everything)


async def repeat(conn: AsyncConnection, by: By, giveaway_id: int, every: Every | None) -> Giveaway:
    """Let it come back, or no more."""
    giveaway = await service.load(conn, by.guild_id, giveaway_id)
    _must_be(giveaway, UPCOMING | RUNNING)
    saved = await store.save(conn, await service_series.choose(conn, giveaway, every, by.now))
    if giveaway.state is not State.DRAFT:
        await _record(conn, by, "repeat", saved, every=every.value if every else "never")
    return saved


async def launch(conn: AsyncConnection, by: By, giveaway_id: int) -> Giveaway:
    """Start it now. One that was started already stays as it is. Raises UserError."""
    giveaway = await service.load(conn, by.guild_id, giveaway_id)
    if giveaway.state in RUNNING:
        return giveaway
    _must_be(giveaway, UPCOMING)
    opened = await service.start(conn, by.guild_id, giveaway_id, by.now)
    await service_series.begin(conn, opened, by.now)
    await _record(conn, by, "start", opened)
    return opened


async def schedule(conn: AsyncConnection, by: By, giveaway_id: int, answers: Answers) -> Giveaway:
    """Start it later, by itself. A span as the end, such as "2h", counts from that start. Raises UserError."""
    giveaway = await service.load(conn, by.guild_id, giveaway_id)
    _must_be(giveaway, UPCOMING)
    zone = await desk.zone(conn, by.guild_id)
    starts_at = understand(model_drafting.words(answers, "starts"), by.now, zone)
    typed = model_drafting.words(answers, "ends")
    ends_at = understand_end(typed, starts_at, by.now, zone)
    planned = replace(giveaway, state=State.SCHEDULED, starts_at=starts_at, ends_at=ends_at, due_at=starts_at)
    saved = await store.save(conn, planned)
    await _record(conn, by, "schedule", saved)
    return saved


async def back_to_draft(conn: AsyncConnection, by: By, giveaway_id: int) -> Giveaway:
    """Do not start it by itself after all."""
    giveaway = await service.load(conn, by.guild_id, giveaway_id)
    if giveaway.state is State.DRAFT:
        return giveaway
    _must_be(giveaway, {State.SCHEDULED})
    saved = await store.save(conn, giveaway.becomes(State.DRAFT, due_at=by.now + DRAFT_KEPT, starts_at=None))
    await _record(conn, by, "unschedule", saved)
    return saved


async def discard(conn: AsyncConnection, by: By, giveaway_id: int) -> None:
    """Throw a draft away. Nobody has seen it."""
    giveaway = await service.load(conn, by.guild_id, giveaway_id)
    _must_be(giveaway, {State.DRAFT})
    await store.remove(conn, by.guild_id, giveaway_id)


async def pause(conn: AsyncConnection, by: By, giveaway_id: int) -> Giveaway:
    """Nobody enters for now; every entry is kept."""
    giveaway = await service.load(conn, by.guild_id, giveaway_id)
    if giveaway.state is State.PAUSED:
        return giveaway
    _must_be(giveaway, {State.OPEN})
    paused = giveaway.becomes(State.PAUSED, due_at=by.now + REMIND_EVERY, paused_at=by.now)
    return await _keep(conn, by, "pause", paused)


async def resume(conn: AsyncConnection, by: By, giveaway_id: int) -> Giveaway:
    """Go on. The end moves by as much as the pause took."""
    giveaway = await service.load(conn, by.guild_id, giveaway_id)
    if giveaway.state is State.OPEN:
        return giveaway
    _must_be(giveaway, {State.PAUSED})
    ends_at = giveaway.ends_at + (by.now - (giveaway.paused_at or by.now))
    return await _keep(
        conn, by, "resume", giveaway.becomes(State.OPEN, due_at=ends_at, ends_at=ends_at, paused_at=None)
    )


async def cancel(conn: AsyncConnection, by: By, giveaway_id: int, reason: str) -> Giveaway:
    """Call it off. The card stays as a tombstone with the reason, and what comes back comes back no more."""
    giveaway = await service.load(conn, by.guild_id, giveaway_id)
    if giveaway.state is State.CANCELLED:
        return giveaway
    _must_be(giveaway, CANCELLABLE)
    reason = " ".join(reason.split())[:LONGEST_REASON]
    if not reason:
        raise UserError(text.NO_REASON)
    await service_series.stop(conn, giveaway)
    return await _keep(conn, by, "cancel", giveaway.becomes(State.CANCELLED, reason=reason), reason=reason)


async def post_again(conn: AsyncConnection, by: By, giveaway_id: int, channel_id: int) -> Giveaway:
    """Post the card anew, in this channel: the old one is gone. The caller has looked that it is."""
    giveaway = await service.load(conn, by.guild_id, giveaway_id)
    _must_be(giveaway, RUNNING)
    saved = await store.save(conn, replace(giveaway, channel_id=channel_id, message_id=None))
    key = f"{service.CARD}:{giveaway_id}"
    errand = Errand(by.guild_id, service.CARD, key, {"giveaway": giveaway_id}, channel_id=channel_id)
    await enqueue_again(conn, errand, by.now)
    await _record(conn, by, "post again", saved, channel=channel_id)
    return saved


async def record(conn: AsyncConnection, by: By, action: str, giveaway: Giveaway, **details: Any) -> None:  # noqa: ANN401
    """Write down another thing that a moderator did with it."""
    await _record(conn, by, action, giveaway, **details)


async def _keep(conn: AsyncConnection, by: By, action: str, giveaway: Giveaway, **details: Any) -> Giveaway:  # noqa: ANN401
    saved = await service.keep(conn, giveaway, by.now)
    await _record(conn, by, action, saved, **details)
    return saved


async def _record(conn: AsyncConnection, by: By, action: str, giveaway: Giveaway, **details: Any) -> None:  # noqa: ANN401
    about: Mapping[str, Any] = {"giveaway": giveaway.id, **details}
    await desk.record(conn, Act(by.guild_id, by.user_id, FEATURE, action, details=about), by.now)


def _must_be(giveaway: Giveaway, states: frozenset[State] | set[State]) -> None:
    if giveaway.state not in states:
        raise UserError(text.TOO_LATE[giveaway.state])
