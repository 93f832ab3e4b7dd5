"""The life of a giveaway up to its end: made, opened, shown. Entering, the draw and prizes have services of their own.

Whoever changes a giveaway loads it with `load`, and saves it with `keep`, in one transaction.
"""

import hashlib
import secrets
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database
from bot.errors import UserError
from bot.outbox_store import Errand, enqueue, enqueue_again
from cogs.giveaways import store, store_entries, store_winners, text
from cogs.giveaways.model import ENDED, Giveaway, State, View
from cogs.giveaways.model_spec import Spec

CARD = "giveaways.card"
REDRAW = "giveaways.redraw"

_SEED_BYTES = 32


async def draft(
    conn: AsyncConnection,
    whose: tuple[int, int, int],
    spec: Spec,
    ends_at: datetime,
    now: datetime,
    *,
    token: Callable[[int], bytes] = secrets.token_bytes,
) -> Giveaway:
    """Begin one that only its host sees. `whose`: the group, the host, the channel it is for."""
    guild_id, host_id, channel_id = whose
    seed = token(_SEED_BYTES)
    fresh = Giveaway(
        id=0,
        guild_id=guild_id,
        version=0,
        state=State.DRAFT,
        channel_id=channel_id,
        host_id=host_id,
        spec=spec,
        created_at=now,
        ends_at=ends_at,
        seed=seed.hex(),
        commitment=hashlib.sha256(seed).hexdigest(),
    )
    return await store.add(conn, fresh)


async def load(conn: AsyncConnection, guild_id: int, giveaway_id: int) -> Giveaway:
    """The giveaway, to be changed in this transaction. Raises UserError when this group has none like it."""
    found = await store.find_to_change(conn, guild_id, giveaway_id)
    if found is None:
        raise UserError(text.NOT_HERE)
    return found


async def keep(conn: AsyncConnection, giveaway: Giveaway, now: datetime) -> Giveaway:
    """Save what `load` gave and the caller changed, and have its card follow."""
    saved = await store.save(conn, giveaway)
    await redraw(conn, saved, now)
    return saved


async def view(conn: AsyncConnection, guild_id: int, giveaway_id: int) -> View:
    """What its screens show. Raises UserError when this group has none like it."""
    giveaway = await store.find(conn, guild_id, giveaway_id)
    if giveaway is None:
        raise UserError(text.NOT_HERE)
    winners = await store_winners.of(conn, guild_id, giveaway_id) if giveaway.state in ENDED else ()
    return View(giveaway, await store_entries.count(conn, guild_id, giveaway_id), tuple(winners))


async def has_running(db: Database, guild_id: int) -> bool:
    """Whether the group has giveaways that run."""
    return await store.has_running(db, guild_id)


async def in_states(conn: AsyncConnection, guild_id: int, states: Collection[State], limit: int) -> Sequence[Giveaway]:
    """The group's giveaways in these states, the one that ends next first."""
    return await store.in_states(conn, guild_id, states, limit)


async def start(conn: AsyncConnection, guild_id: int, giveaway_id: int, now: datetime) -> Giveaway:
    """Open it now, and have its card posted. Raises UserError when its end has passed."""
    giveaway = await load(conn, guild_id, giveaway_id)
    if giveaway.state is State.OPEN:
        return giveaway
    if giveaway.ends_at <= now:
        raise UserError(text.DRAFT_LATE)
    opened = await store.save(conn, giveaway.becomes(State.OPEN, due_at=giveaway.ends_at, starts_at=now))
    errand = Errand(guild_id, CARD, f"{CARD}:{opened.id}", {"giveaway": opened.id}, channel_id=opened.channel_id)
    await enqueue(conn, errand, now)
    return opened


async def redraw(conn: AsyncConnection, giveaway: Giveaway, now: datetime, *, spacing: timedelta | None = None) -> None:
    """Have the card in the channel brought up to date, if there is one; `spacing` is the least time between two."""
    if giveaway.message_id is not None:
        errand = Errand(giveaway.guild_id, REDRAW, f"{REDRAW}:{giveaway.id}", {"giveaway": giveaway.id})
        await enqueue_again(conn, errand, now, spacing=spacing)


async def posted(conn: AsyncConnection, guild_id: int, giveaway_id: int, message_id: int, now: datetime) -> None:
    """Remember where the card is; what changed while it was on its way is drawn at once."""
    giveaway = await load(conn, guild_id, giveaway_id)
    await keep(conn, replace(giveaway, message_id=message_id), now)
