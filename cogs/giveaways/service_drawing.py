"""The draw and every promotion: who takes the prizes that nobody holds, in the order that was fixed by the draw."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import UserError
from bot.outbox_store import Errand, enqueue
from cogs.giveaways import (
    service,
    service_claims,
    service_closing,
    store,
    store_due,
    store_history,
    store_lists,
    store_winners,
    text_draw,
)
from cogs.giveaways.model import ENDED, Giveaway, State
from cogs.giveaways.model_beacon import Beacon
from cogs.giveaways.model_closing import WITHOUT_BEACON_AFTER, next_try
from cogs.giveaways.model_draw import Weights
from cogs.giveaways.model_winners import LOST, Candidate, Winner, WinnerState

MOVED = "giveaways.moved"
LIST_STEP = 5000
_SPARE = 20


@dataclass(frozen=True, slots=True)
class Next:
    """Who comes next in the order, before anybody has looked at them."""

    position: int
    ticket: str
    user_id: int | None


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A giveaway, how many prizes nobody holds, and who comes next. Nobody comes next: the order is used up."""

    giveaway: Giveaway
    open: int
    following: tuple[Next, ...]


async def weights(conn: AsyncConnection, guild_id: int, giveaway_id: int) -> Weights:
    """The list that was fixed at the close."""
    return await store_lists.weights(conn, guild_id, giveaway_id)


async def beacon_silent(conn: AsyncConnection, guild_id: int, giveaway_id: int, now: datetime) -> None:
    """No relay answered: say so on the card, ask again soon, and tell the moderators when it has lasted."""
    giveaway = await service.load(conn, guild_id, giveaway_id)
    if giveaway.state is not State.CLOSED:
        return
    since = giveaway.beacon_failed_at or now
    waiting = replace(giveaway, beacon_failed_at=since, due_at=next_try(since, now))
    if giveaway.beacon_failed_at is None:
        await service.keep(conn, waiting, now)
    else:
        await store_due.free(conn, guild_id, giveaway_id, waiting.due_at)
    if now >= since + WITHOUT_BEACON_AFTER:
        await service_closing.not_posted(conn, guild_id, giveaway_id, "beacon", now)


def may_do_without(giveaway: Giveaway, now: datetime) -> None:
    """Raise UserError unless the beacon has been silent for half an hour."""
    if giveaway.state is not State.CLOSED:
        raise UserError(text_draw.DRAWN_ALREADY)
    if giveaway.beacon_failed_at is None:
        raise UserError(text_draw.BEACON_WORKS)
    if now < giveaway.beacon_failed_at + WITHOUT_BEACON_AFTER:
        raise UserError(text_draw.too_early(giveaway.beacon_failed_at + WITHOUT_BEACON_AFTER))


async def place(conn: AsyncConnection, guild_id: int, giveaway_id: int, order: Sequence[str], start: int) -> None:
    """Write down where some tickets came, those from `start` on (counted from 0), `LIST_STEP` at most."""
    step = order[start : start + LIST_STEP]
    places = [(ticket, start + number) for number, ticket in enumerate(step, 1)]
    await store_lists.place(conn, guild_id, giveaway_id, places)


async def draw(
    conn: AsyncConnection,
    guild_id: int,
    giveaway_id: int,
    beacon: Beacon | None,
    first: Sequence[Candidate],
    now: datetime,
) -> bool:
    """Store the winners, and have them announced. False when somebody else has drawn it meanwhile."""
    giveaway = await service.load(conn, guild_id, giveaway_id)
    if giveaway.state is not State.CLOSED or giveaway.digest_at is None:
        return False
    drawn = giveaway.becomes(State.DRAWN, drawn_at=now, due_at=None)
    if beacon is not None:
        drawn = replace(drawn, beacon=beacon.randomness.hex(), signature=beacon.signature.hex())
    else:
        drawn = replace(drawn, round=None)
    added = await _take(conn, drawn, first, now)
    missing = drawn.spec.winners - sum(winner.holds for winner in added)
    due = now if missing and first and first[-1].position < (drawn.entrants or 0) else None
    await service_closing.announce(conn, replace(drawn, due_at=due), now)
    return True


async def vacancy(conn: AsyncConnection, guild_id: int, giveaway_id: int) -> Vacancy | None:
    """What there is to be filled. None when the giveaway is in no state for it."""
    giveaway = await store.find(conn, guild_id, giveaway_id)
    if giveaway is None or giveaway.state not in ENDED | {State.CLOSED}:
        return None
    taken = await store_winners.of(conn, guild_id, giveaway_id)
    open_prizes = giveaway.spec.winners - sum(winner.holds for winner in taken)
    last = max((winner.position for winner in taken), default=0)
    rows = await store_lists.after(conn, guild_id, giveaway_id, last, open_prizes + _SPARE) if open_prizes > 0 else []
    return Vacancy(giveaway, open_prizes, tuple(Next(*row) for row in rows))


async def promote(
    conn: AsyncConnection, guild_id: int, giveaway_id: int, looked_at: Sequence[Candidate], now: datetime
) -> None:
    """Let the next in the order take the prizes that nobody holds, and have the group told why they moved on."""
    giveaway = await service.load(conn, guild_id, giveaway_id)
    if giveaway.state not in ENDED:
        return
    await _take(conn, giveaway, looked_at, now)
    taken = await store_winners.of(conn, guild_id, giveaway_id)
    missing = giveaway.spec.winners - sum(winner.holds for winner in taken)
    last = max((winner.position for winner in taken), default=0)
    left = missing > 0 and bool(await store_lists.after(conn, guild_id, giveaway_id, last, 1))
    saved = await service_claims.keep(conn, replace(giveaway, due_at=now if left else None), now)
    if not left and saved.state is not State.DRAWN:
        await _tell(conn, saved, taken, now)


async def _take(
    conn: AsyncConnection, giveaway: Giveaway, looked_at: Sequence[Candidate], now: datetime
) -> Sequence[Winner]:
    """Add the next ones as winners, one after the other, until every prize is held."""
    taken = await store_winners.of(conn, giveaway.guild_id, giveaway.id)
    last = max((winner.position for winner in taken), default=0)
    free = giveaway.spec.winners - sum(winner.holds for winner in taken)
    people = await store_lists.holders(
        conn, giveaway.guild_id, giveaway.id, [candidate.ticket for candidate in looked_at]
    )
    lately = await _lately(conn, giveaway, now)
    added: list[Winner] = []
    for candidate in looked_at:
        if free <= 0 or candidate.position != last + 1:
            continue
        user_id = people.get(candidate.ticket)
        fair = replace(candidate, state=WinnerState.INELIGIBLE) if user_id in lately and candidate.wins else candidate
        winner = _winner(giveaway, fair, user_id, now)
        added.append(winner)
        last, free = candidate.position, free - winner.holds
    await store_winners.add(conn, added)
    return added


async def _lately(conn: AsyncConnection, giveaway: Giveaway, now: datetime) -> frozenset[int]:
    """Who won too lately, asked once more in this transaction: another giveaway may have been drawn meanwhile."""
    days = giveaway.spec.rules.cooldown_days
    if not days:
        return frozenset()
    since = now - timedelta(days=days)
    wins = await store_history.last_wins(conn, giveaway.guild_id)
    return frozenset(user_id for user_id, at in wins.items() if at > since)


def _winner(giveaway: Giveaway, candidate: Candidate, user_id: int | None, now: datetime) -> Winner:
    """Somebody who had themselves forgotten since they were looked at has left."""
    state = candidate.state if user_id is not None else WinnerState.LEFT
    before = giveaway.state is State.DRAWN
    return Winner(
        guild_id=giveaway.guild_id,
        giveaway_id=giveaway.id,
        position=candidate.position,
        ticket=candidate.ticket,
        user_id=user_id,
        state=state,
        won_at=now,
        settled_at=now if state in LOST else None,
        # What happens before the announcement is told by it.
        told_at=now if before and state in LOST else None,
    )


async def _tell(conn: AsyncConnection, giveaway: Giveaway, taken: Sequence[Winner], now: datetime) -> None:
    """Have the group told in one message which prizes moved on, why, and to whom."""
    lost = [winner for winner in taken if winner.state in LOST and winner.told_at is None]
    new = [winner for winner in taken if winner.waits and winner.claim_by is None]
    if not lost and not new:
        return
    for winner in lost:
        await store_winners.save(conn, replace(winner, told_at=now))
    ref = {
        "giveaway": giveaway.id,
        "lost": [winner.position for winner in lost],
        "new": [winner.position for winner in new],
    }
    key = f"{MOVED}:{giveaway.id}:{giveaway.version}"
    await enqueue(conn, Errand(giveaway.guild_id, MOVED, key, ref, channel_id=giveaway.channel_id), now)
