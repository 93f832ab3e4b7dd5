"""What rotations have for somebody's own panel: shoutouts that wait, who would like their place, their line."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.home import Door, Home, Need, Topic
from cogs.shoutouts import store_gifts, store_seats, store_swaps, text_home
from cogs.shoutouts.model import Gift, GiftState, SeatState, control
from cogs.shoutouts.model_seats import Held

_MOST = 100


async def home(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> Home:
    """What was asked and promised, the nearest end first; then the line and the ledger."""
    del now
    gifts = await store_gifts.open_of(conn, guild_id, user_id, _MOST)
    swaps = await store_swaps.asked_of(conn, guild_id, user_id)
    seats = [held for held in await store_seats.of(conn, guild_id, user_id) if held.seat.state is not SeatState.LEFT]
    needs = [*map(_gift, gifts)]
    needs += [Need(text_home.swap(each.asker_id), text_home.LOOK, control("see", each.rotation_id)) for each in swaps]
    return Home(needs, _doors(seats))


def _gift(gift: Gift) -> Need:
    words = text_home.asked if gift.state is GiftState.ASKED else text_home.promised
    return Need(words(gift.featured_id), text_home.LOOK, control("gift", gift.guild_id, gift.id), by=gift.ends_at)


def _doors(seats: Sequence[Held]) -> list[Door]:
    resting = sum(held.seat.state is SeatState.PAUSED for held in seats)
    words = text_home.standing(len(seats), resting)
    return [
        Door(Topic.TURNS, words, text_home.MINE, control("queue"), is_calm=not seats),
        Door(Topic.TURNS, "", text_home.LEDGER, control("ledger")),
    ]
