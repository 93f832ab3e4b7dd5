"""What giveaways know about one person, told as plain data, and how they forget it without breaking a proof."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.outbox_store import Errand, enqueue, enqueue_again
from cogs.giveaways import service, service_claims, store_lists, store_privacy, store_winners
from cogs.giveaways.model import Giveaway
from cogs.giveaways.model_winners import Winner, WinnerState
from cogs.giveaways.store_lists import Entry

ANNOUNCED_AGAIN = "giveaways.announced_again"
REMOVE = "giveaways.remove"


async def export(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any]:
    """Entries, wins, giveaways they host, and whether the moderators keep them out."""
    barred = await store_privacy.barred_at(conn, guild_id, user_id)
    told = {
        "entries": [_entry(each) for each in await store_lists.entries_of(conn, guild_id, user_id)],
        "wins": [_win(each) for each in await store_winners.of_person(conn, guild_id, user_id)],
        "hosts": [f"G{number}" for number in await store_privacy.hosted(conn, guild_id, user_id)],
        "hosts_repeated": list(await store_privacy.repeated(conn, guild_id, user_id)),
        "kept_out": dict(barred) if barred is not None else None,
    }
    return told if any(told.values()) else {}


def _entry(entry: Entry) -> Mapping[str, Any]:
    return {
        "giveaway": f"G{entry.giveaway_id}",
        "ticket": entry.ticket,
        "entered_at": entry.entered_at.isoformat(),
        "weight": entry.weight,
        "excluded": entry.excluded,
        "place": entry.place,
    }


def _win(winner: Winner) -> Mapping[str, Any]:
    return {
        "giveaway": f"G{winner.giveaway_id}",
        "place": winner.position,
        "won_at": winner.won_at.isoformat(),
        "state": winner.state.value,
        "prize": winner.prize.value,
    }


async def forget(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Drop every link to the person. A list that is not fixed yet loses the entry, a fixed one only the name.

    Somebody who won and has not claimed is replaced; messages that named them are taken down or drawn anew.
    """
    open_lists = await store_privacy.open_lists(conn, guild_id, user_id)
    wins = await store_winners.of_person(conn, guild_id, user_id)
    hosted = await store_privacy.hosted(conn, guild_id, user_id)
    # Giveaways before their rows, and in their order, as everybody takes them: or two would wait for each other.
    for giveaway_id in sorted({*open_lists, *hosted, *(winner.giveaway_id for winner in wins)}):
        await service.load(conn, guild_id, giveaway_id)
    await store_lists.take_out(conn, guild_id, user_id, open_lists)
    await store_lists.unname(conn, guild_id, user_id)
    await store_privacy.remove(conn, guild_id, user_id)
    for winner in wins:
        await _unname(conn, winner, now)
    for giveaway_id in sorted({*open_lists, *hosted}):
        await service.redraw(conn, await service.load(conn, guild_id, giveaway_id), now)


async def _unname(conn: AsyncConnection, winner: Winner, now: datetime) -> None:
    giveaway = await service.load(conn, winner.guild_id, winner.giveaway_id)
    nobody = replace(winner, user_id=None, mention_id=None, notice_id=None)
    await store_winners.save(conn, nobody)
    if winner.waits:
        await service_claims.lose(conn, giveaway, [nobody], WinnerState.LEFT, now)
    else:
        await service.keep(conn, giveaway, now)
    await _take_down(conn, giveaway, winner, now)


async def _take_down(conn: AsyncConnection, giveaway: Giveaway, winner: Winner, now: datetime) -> None:
    if giveaway.announcement_id is not None:
        key = f"{ANNOUNCED_AGAIN}:{giveaway.id}"
        await enqueue_again(conn, Errand(giveaway.guild_id, ANNOUNCED_AGAIN, key, {"giveaway": giveaway.id}), now)
    for message_id in filter(None, (winner.notice_id, winner.mention_id)):
        ref = {"channel": giveaway.channel_id, "message": message_id}
        await enqueue(conn, Errand(giveaway.guild_id, REMOVE, f"{REMOVE}:{message_id}", ref), now)
