"""What people can do with their requests, from a draft to the end; and whoever looks for one.

Who has a slot is in `service_slots`, what happens by itself in `service_due`, the card on the board in `service_board`,
telling and forgetting in `service_privacy`. Nothing here knows Discord.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from cogs.collabs import (
    model_drafting,
    service_brands,
    service_letters,
    service_waiting,
    store,
    store_browse,
    store_settings,
    text,
)
from cogs.collabs.model import (
    ASKED_FOR,
    DRAFT_KEPT,
    FEATURE,
    MOST_DRAFTS,
    NOT_OVER,
    OFFERED,
    ON_SHOW,
    PLACE,
    RENEWABLE,
    UNSEEN,
    WAITS_LONG,
    Limits,
    Nature,
    Outcome,
    State,
)
from cogs.collabs.model_drafting import Answers, Page
from cogs.collabs.model_request import Request, draft, listed
from cogs.collabs.service_board import keep
from cogs.desk import service as desk
from cogs.desk.model import Act

LONGEST_REASON = 300
_EVERYTHING = 100


@dataclass(frozen=True, slots=True)
class Filled:
    """What a page made of a request; `trouble` says why it could not be used. What was typed is kept either way."""

    request: Request
    trouble: str | None = None


async def get(conn: AsyncConnection, guild_id: int, request_id: int) -> Request:
    """A request of this group. Raises UserError."""
    request = await store.find(conn, guild_id, request_id)
    if request is None:
        raise UserError(text.GONE)
    return request


async def held(conn: AsyncConnection, guild_id: int, request_id: int) -> Request:
    """The same, and nobody else changes it until the transaction ends. Raises UserError."""
    request = await store.find_to_change(conn, guild_id, request_id)
    if request is None:
        raise UserError(text.GONE)
    return request


async def own(conn: AsyncConnection, by: By, request_id: int) -> Request:
    """A request of this person, which nobody else changes until the transaction ends. Raises UserError."""
    request = await store.find_to_change(conn, by.guild_id, request_id)
    if request is None or request.owner_id != by.user_id:
        raise UserError(text.GONE)
    return request


async def mine(conn: AsyncConnection, by: By) -> Sequence[Request]:
    """What is not over yet of this person, the newest first."""
    return await store.owned(conn, by.guild_id, by.user_id, NOT_OVER, _EVERYTHING)


async def drafts(conn: AsyncConnection, by: By) -> Sequence[Request]:
    """What the person began and has not posted, the newest first."""
    return await store.owned(conn, by.guild_id, by.user_id, {State.DRAFT}, _EVERYTHING)


async def browse(
    conn: AsyncConnection,
    guild_id: int,
    filters: Mapping[str, str],
    before: int | None,
    limit: int,
    viewer_id: int | None = None,
) -> Sequence[Request]:
    """Open requests that fit, the newest first, from the one before that number on; a viewer meets nobody blocked."""
    return await store_browse.older(conn, guild_id, filters, before, limit, viewer_id)


async def browse_back(
    conn: AsyncConnection,
    guild_id: int,
    filters: Mapping[str, str],
    after: int,
    limit: int,
    viewer_id: int | None = None,
) -> Sequence[Request]:
    """The page on the other side."""
    return await store_browse.newer(conn, guild_id, filters, after, limit, viewer_id)


# Filling in


async def begin(conn: AsyncConnection, by: By, nature: Nature, answers: Answers) -> Filled:
    """A draft from its first page. Raises UserError when the person has enough of them."""
    if len(await drafts(conn, by)) >= MOST_DRAFTS:
        raise UserError(text.ENOUGH_DRAFTS.format(most=MOST_DRAFTS))
    made = await store.add(conn, draft(by.guild_id, by.user_id, model_drafting.first(nature), by.now))
    return await fill(conn, by, made.id, Page.BASICS, answers)


async def fill(conn: AsyncConnection, by: By, request_id: int, page: Page, answers: Answers) -> Filled:
    """Take in a page of a draft, or of a request that is on the board. Raises UserError for one that is over."""
    before = await own(conn, by, request_id)
    _must_be(before, ON_SHOW | {State.DRAFT})
    reading = model_drafting.Desk(by.now, await desk.zone(conn, by.guild_id))
    others = {name: typed for name, typed in before.refused.items() if name != page}
    try:
        spec = model_drafting.apply(page, before.spec, answers, reading)
        after = await _changed(conn, before, replace(before, spec=spec, refused=others), by.now)
    except UserError as error:
        kept = replace(before, refused=others | {page.value: dict(answers)})
        return Filled(await store.save(conn, _kept(kept, by.now)), str(error))
    saved = await keep(conn, _kept(after, by.now), by.now)
    if saved.state in ON_SHOW and (await store_settings.limits(conn, by.guild_id)).moderated:
        await service_waiting.tell_change(conn, before, saved, by.now)
    return Filled(saved)


def _kept(request: Request, now: datetime) -> Request:
    return replace(request, due_at=now + DRAFT_KEPT) if request.state is State.DRAFT else request


async def _changed(conn: AsyncConnection, before: Request, after: Request, now: datetime) -> Request:
    """One on the board: whether it is full, and when it ends, follow from what was changed. Raises UserError."""
    if after.state is State.DRAFT:
        return after
    await service_brands.check(conn, after.guild_id, after.spec)
    if after.spec.slots < after.taken:
        raise UserError(text.TOO_FEW_SLOTS.format(taken=after.taken))
    after = replace(after, state=State.OPEN if after.left else State.FILLED)
    if after.spec.deadline == before.spec.deadline:
        return after
    limits = await store_settings.limits(conn, after.guild_id)
    return replace(listed(replace(after, state=State.OPEN), now, _lasts(limits)), state=after.state)


async def discard(conn: AsyncConnection, by: By, request_id: int) -> None:
    """Throw a draft away. Nobody has seen it."""
    request = await own(conn, by, request_id)
    _must_be(request, {State.DRAFT})
    await store.remove(conn, by.guild_id, request_id)


# On the board


async def post(conn: AsyncConnection, by: By, request_id: int) -> Request:
    """Show it to everybody, or to moderators first. One that was posted already stays as it is. Raises UserError."""
    await store.lock_person(conn, by.guild_id, by.user_id)
    request = await own(conn, by, request_id)
    if request.state in {State.OPEN, State.WAITING}:
        return request
    _must_be(request, {State.DRAFT})
    if wanting := [*model_drafting.missing(request.spec), *map(Page, request.refused)]:
        raise UserError(text.fill_in_first(wanting))
    if request.spec.deadline is not None and request.spec.deadline <= by.now:
        raise UserError(text.DEADLINE_PASSED)
    await service_brands.check(conn, by.guild_id, request.spec)
    channel_id = await desk.place(conn, by.guild_id, PLACE)
    if channel_id is None:
        raise UserError(text.NO_BOARD)
    limits = await _may_post(conn, by)
    if limits.moderated:
        return await _wait(conn, replace(request, reason=""), by.now)
    opened = listed(replace(request, reason=""), by.now, _lasts(limits))
    return await keep(conn, replace(opened, channel_id=channel_id), by.now)


async def _wait(conn: AsyncConnection, request: Request, now: datetime) -> Request:
    """Until a moderator has looked at it."""
    handed_in = await keep(conn, request.becomes(State.WAITING, due_at=now + WAITS_LONG), now)
    await service_waiting.ask(conn, handed_in, now)
    return handed_in


async def _may_post(conn: AsyncConnection, by: By) -> Limits:
    limits = await store_settings.limits(conn, by.guild_id)
    on_show = await store.owned(conn, by.guild_id, by.user_id, ASKED_FOR, _EVERYTHING)
    if len(on_show) >= limits.most_open:
        raise UserError(text.enough_open(limits.most_open))
    latest = await store.latest_post(conn, by.guild_id, by.user_id)
    free_at = latest + timedelta(hours=limits.cooldown_hours) if latest is not None else by.now
    if free_at > by.now:
        raise UserError(text.cooldown(free_at))
    return limits


async def renew(conn: AsyncConnection, by: By, request_id: int) -> Request:
    """Open for as long again, counted from now. Raises UserError."""
    request = await own(conn, by, request_id)
    _must_be(request, RENEWABLE)
    if request.spec.deadline is not None and request.spec.deadline <= by.now:
        raise UserError(text.DEADLINE_PASSED)
    await service_brands.check(conn, by.guild_id, request.spec)
    limits = await store_settings.limits(conn, by.guild_id)
    if request.state is State.EXPIRED:
        on_show = await store.owned(conn, by.guild_id, by.user_id, ASKED_FOR, _EVERYTHING)
        if len(on_show) >= limits.most_open:
            raise UserError(text.enough_open(limits.most_open))
    return await keep(conn, listed(request, by.now, _lasts(limits)), by.now)


async def close(conn: AsyncConnection, by: By, request_id: int) -> Request:
    """The owner takes it off the board; twice is once."""
    request = await own(conn, by, request_id)
    if request.state is State.CLOSED:
        return request
    _must_be(request, OFFERED)
    return await _end(conn, request, by.now)


async def _end(conn: AsyncConnection, request: Request, now: datetime) -> Request:
    """Its owner ends it, by a press or by leaving; moderators need not look at it any more."""
    ended = await keep(conn, over(request, now), now)
    if request.state is State.WAITING:
        await service_waiting.settle(conn, ended, Outcome.TAKEN_BACK, None, now)
    return ended


async def take_down(conn: AsyncConnection, by: By, request_id: int, reason: str) -> Request:
    """A moderator takes it off the board, with a reason that its owner reads. Raises UserError."""
    request = await store.find_to_change(conn, by.guild_id, request_id)
    if request is None or request.state in UNSEEN:
        raise UserError(text.GONE)
    reason = " ".join(reason.split())[:LONGEST_REASON]
    if not reason:
        raise UserError(text.NO_REASON)
    if request.state is State.CLOSED:
        return request
    about = {"request": request.id, "reason": reason}
    await desk.record(conn, Act(by.guild_id, by.user_id, FEATURE, "take down", request.owner_id, about), by.now)
    closed = await keep(conn, replace(over(request, by.now), reason=reason), by.now)
    await service_letters.taken_down(conn, closed, by.now)
    return closed


async def left(conn: AsyncConnection, by: By) -> None:
    """The person left the group: what they offered is over."""
    for each in await store.owned(conn, by.guild_id, by.user_id, OFFERED, _EVERYTHING):
        await _end(conn, await own(conn, by, each.id), by.now)


async def limits(conn: AsyncConnection, guild_id: int) -> Limits:
    """What the group's moderators chose."""
    return await store_settings.limits(conn, guild_id)


async def set_limits(conn: AsyncConnection, by: By, chosen: Limits) -> None:
    """A moderator chooses; it holds from the next post on."""
    await store_settings.set_limits(conn, by.guild_id, chosen)
    about = {name: getattr(chosen, name) for name in Limits.__slots__}
    await desk.record(conn, Act(by.guild_id, by.user_id, FEATURE, "limits", details=about), by.now)


def over(request: Request, now: datetime) -> Request:
    """The same when it is over: nothing is due any more."""
    return request.becomes(State.CLOSED, closed_at=now, due_at=None, checked_at=None)


def _lasts(limits: Limits) -> timedelta:
    return timedelta(days=limits.lasts_days)


def _must_be(request: Request, states: frozenset[State] | set[State]) -> None:
    if request.state not in states:
        raise UserError(text.STANDS_IN_THE_WAY[request.state])
