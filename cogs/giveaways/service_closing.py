"""The close: no more entries, every entrant looked at once more, the list fixed and its digest posted.

    closed, no digest → digest stored → digest posted (its message tells the time) → round fixed → drawn

Nothing of the draw can be known before the digest is stored, and nothing of the list changes after. A kill between any
two of these steps leaves a state from which the next tick goes on.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import UserError
from bot.outbox_store import Errand, enqueue, enqueue_again
from bot.share import EVERYTHING, Share
from cogs.desk import service as desk
from cogs.desk.model import MODERATOR_LOG
from cogs.giveaways import service, store, store_due, store_history, store_lists, text_draw
from cogs.giveaways.model import ENDED, RUNNING, Giveaway, State
from cogs.giveaways.model_beacon import beacon_round_after, round_time
from cogs.giveaways.model_closing import Entrant, Verdict, next_try
from cogs.onboarding import service as onboarding

CLOSING = "giveaways.closing"
ANNOUNCEMENT = "giveaways.announcement"
TROUBLE = "giveaways.trouble"


@dataclass(frozen=True, slots=True)
class Known:
    """What our own tables know about people, as far as a giveaway's rules ask."""

    barred: frozenset[int]
    introduced: frozenset[int]
    last_wins: Mapping[int, datetime]


async def close(conn: AsyncConnection, guild_id: int, giveaway_id: int, now: datetime) -> Giveaway:
    """Let nobody enter any more; the next tick goes on from there. One that is closed already stays as it is.

    Raises UserError for one that is not running.
    """
    giveaway = await service.load(conn, guild_id, giveaway_id)
    if giveaway.state is State.CLOSED or giveaway.state in ENDED:
        return giveaway
    if giveaway.state not in RUNNING:
        raise UserError(text_draw.NOT_RUNNING)
    return await service.keep(conn, giveaway.becomes(State.CLOSED, due_at=now, closed_at=now, paused_at=None), now)


async def has_due(conn: AsyncConnection, now: datetime, states: Collection[State]) -> bool:
    """Whether anything in these states is due."""
    return await store_due.has_due(conn, now, states)


async def take(
    conn: AsyncConnection, now: datetime, states: Collection[State], limit: int, share: Share = EVERYTHING
) -> Sequence[tuple[int, int]]:
    """Take what is due in these states, for as long as the lease: group and giveaway of each."""
    return await store_due.take(conn, now, states, limit, share)


async def entrants(conn: AsyncConnection, guild_id: int, giveaway_id: int) -> Sequence[Entrant]:
    """Everybody who is in."""
    return await store_lists.entrants(conn, guild_id, giveaway_id)


async def known(conn: AsyncConnection, giveaway: Giveaway) -> Known:
    """What our tables say about everybody; nothing that the rules do not ask for."""
    rules, guild_id = giveaway.spec.rules, giveaway.guild_id
    return Known(
        barred=await store_history.barred_people(conn, guild_id),
        introduced=await onboarding.finished(conn, guild_id) if rules.introduced else frozenset(),
        last_wins=await store_history.last_wins(conn, guild_id) if rules.cooldown_days else {},
    )


async def settle(conn: AsyncConnection, guild_id: int, giveaway_id: int, verdict: Verdict, now: datetime) -> None:
    """Store what every entry weighs, and the digest of the list; have the digest posted.

    Does nothing when that is done already; begins anew when somebody had themselves forgotten meanwhile.
    """
    giveaway = await service.load(conn, guild_id, giveaway_id)
    if giveaway.state is not State.CLOSED or giveaway.digest is not None:
        return
    if len(await store_lists.entrants(conn, guild_id, giveaway_id)) != verdict.looked_at:
        await store_due.free(conn, guild_id, giveaway_id, now)
        return
    await store_lists.decide(conn, guild_id, giveaway_id, verdict)
    listed = replace(giveaway, digest=verdict.digest, entrants=verdict.entrants, due_at=None)
    if verdict.entrants:
        await service.keep(conn, listed, now)
        await _post(conn, listed, CLOSING, now)
    else:
        await announce(conn, listed.becomes(State.DRAWN, drawn_at=now), now)


async def announce(conn: AsyncConnection, drawn: Giveaway, now: datetime) -> None:
    """Save what was drawn, and have it told."""
    await service.keep(conn, drawn, now)
    await _post(conn, drawn, ANNOUNCEMENT, now)


async def _post(conn: AsyncConnection, giveaway: Giveaway, kind: str, now: datetime) -> None:
    await enqueue(conn, _errand(giveaway, kind), now)


def _errand(giveaway: Giveaway, kind: str) -> Errand:
    ref = {"giveaway": giveaway.id}
    return Errand(giveaway.guild_id, kind, f"{kind}:{giveaway.id}", ref, channel_id=giveaway.channel_id)


async def digest_posted(
    conn: AsyncConnection, where: tuple[int, int, int], posted_at: datetime, now: datetime, *, beacon: bool
) -> None:
    """Fix the round, from the moment at which the digest appeared and from nothing else.

    `where`: group, giveaway, message. `posted_at` is Discord's own time of it. `beacon`: whether there is one.
    """
    guild_id, giveaway_id, message_id = where
    giveaway = await service.load(conn, guild_id, giveaway_id)
    if giveaway.state is not State.CLOSED or giveaway.digest_at is not None:
        return
    number = beacon_round_after(posted_at) if beacon and giveaway.spec.after.beacon else None
    fixed = replace(
        giveaway,
        digest_at=posted_at,
        digest_message_id=message_id,
        round=number,
        due_at=now if number is None else round_time(number),
    )
    await service.keep(conn, fixed, now)


async def put_off(conn: AsyncConnection, guild_id: int, giveaway_id: int, now: datetime) -> None:
    """Discord did not say who is still in the group: nobody is excluded for that. Try again, less and less often."""
    giveaway = await service.load(conn, guild_id, giveaway_id)
    since = giveaway.closed_at if giveaway.digest is None else giveaway.drawn_at or giveaway.digest_at
    later = next_try(since or now, now)
    await store_due.free(conn, guild_id, giveaway_id, later)
    words = text_draw.facts_missing(giveaway.spec.prize)
    await desk.alert(conn, guild_id, f"giveaways:facts:{giveaway_id}:{giveaway.state}", words, now)


async def post_elsewhere(
    conn: AsyncConnection, guild_id: int, giveaway_id: int, channel_id: int, now: datetime
) -> Giveaway:
    """Go on in another channel: what could not be posted in the old one is posted here. The caller records it."""
    giveaway = await service.load(conn, guild_id, giveaway_id)
    if giveaway.state is not State.CLOSED and giveaway.state not in ENDED:
        raise UserError(text_draw.NOTHING_TO_POST)
    moved = await store.save(conn, replace(giveaway, channel_id=channel_id, message_id=None))
    if moved.state is State.CLOSED and moved.digest is not None and moved.digest_at is None:
        await enqueue_again(conn, _errand(moved, CLOSING), now)
    elif moved.state is State.DRAWN:
        await enqueue_again(conn, _errand(moved, ANNOUNCEMENT), now)
    return moved


async def not_posted(conn: AsyncConnection, guild_id: int, giveaway_id: int, trouble: str, now: datetime) -> None:
    """Something could not be posted for good: the moderators are told, and can choose another channel.

    `trouble` is one of `text_draw.TROUBLES`.
    """
    channel_id = await desk.place(conn, guild_id, MODERATOR_LOG)
    giveaway = await store.find(conn, guild_id, giveaway_id)
    if channel_id is None or giveaway is None:
        words = text_draw.TROUBLES[trouble].format(prize=giveaway.spec.prize if giveaway else "?")
        await desk.alert(conn, guild_id, f"{TROUBLE}:{trouble}:{giveaway_id}", words, now)
        return
    key = f"{TROUBLE}:{trouble}:{giveaway_id}:{giveaway.channel_id}"
    ref = {"giveaway": giveaway_id, "trouble": trouble}
    await enqueue(conn, Errand(guild_id, TROUBLE, key, ref, channel_id=channel_id), now)
