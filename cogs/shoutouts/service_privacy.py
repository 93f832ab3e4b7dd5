"""What rotations store about a person, told and forgotten.

The ledger keeps its rows, with a number in the person's place: what others gave and received stays true, and whoever
computes the order from it still can. Cards about the person are deleted; on cards of others they are named no more.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.outbox_store import Errand, enqueue
from cogs.shoutouts import service, service_offers, service_roster, store, store_privacy, store_turns
from cogs.shoutouts.service_cards import follow


async def export(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any]:
    """The place on the group's own roster, and everything in rotations."""
    found = await store.find(conn, guild_id, user_id)
    told: dict[str, Any] = dict(await store_privacy.told(conn, guild_id, user_id))
    if found is not None:
        told |= {**found, "entered_at": found["entered_at"].isoformat()}
    if offers := list(await service_offers.export(conn, guild_id, user_id)):
        told["offers"] = offers
    return told


async def forget(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Remove it. What is open ends kindly first, as for somebody who leaves."""
    await service_roster.left(conn, By(guild_id, user_id, now))
    await service.forget(conn, guild_id, user_id, now)
    await service_offers.forget(conn, guild_id, user_id)
    touched = set(await store_privacy.remove(conn, guild_id, user_id))
    for row in await store_privacy.reasons(conn, guild_id, user_id):
        if row["featured_id"] == user_id:
            await _take_down(conn, guild_id, row, now)
        else:
            await store_privacy.explain(conn, guild_id, row["id"], without(row["why"], user_id))
            touched.add(row["id"])
    await store_privacy.drop_reasons(conn, guild_id, user_id)
    await store_privacy.stand_in(conn, guild_id, user_id)
    await _redraw(conn, guild_id, touched, now)


def without(why: Mapping[str, Any], user_id: int) -> Mapping[str, Any]:
    """A turn's reason that does not name the person."""
    kept = {name: None if value == user_id else value for name, value in why.items()}
    if "pairs" in kept:
        kept["pairs"] = [pair for pair in why["pairs"] if user_id not in pair]
    return kept


async def _take_down(conn: AsyncConnection, guild_id: int, row: Mapping[str, Any], now: datetime) -> None:
    if row["message_id"] is not None:
        ref = {"channel": row["channel_id"], "message": row["message_id"]}
        await enqueue(conn, Errand(guild_id, service.UNPOST, f"{service.UNPOST}:{row['message_id']}", ref), now)
    await store_privacy.nobody(conn, guild_id, row["id"])


async def _redraw(conn: AsyncConnection, guild_id: int, turn_ids: set[int], now: datetime) -> None:
    for turn_id in sorted(turn_ids):
        turn = await store_turns.find(conn, guild_id, turn_id)
        if turn is not None and turn.message_id is not None:
            await follow(conn, turn, now)
