"""What a gift does to the ledger and to the seats of both, in the transaction that does it.

A row of the ledger names the round of the turn that it is about, however late it comes.
"""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.shoutouts import service_roster, store_ledger, store_seats
from cogs.shoutouts.model import Gift, PausedBy, Rotation, SeatState, Turn, What
from cogs.shoutouts.model_gifts import MOST_MISSES
from cogs.shoutouts.model_replay import gave, missed, received


async def tell(conn: AsyncConnection, rotation: Rotation, turn: Turn, what: What, gift: Gift, now: datetime) -> None:
    """A row about this gift: by its giver, or for thanks by whoever was featured."""
    people = (gift.giver_id, gift.featured_id)
    user_id, other_id = people[::-1] if what is What.THANKED else people
    await store_ledger.append(conn, rotation, what, user_id, other_id, at=now, about=turn.round)


async def given(conn: AsyncConnection, rotation: Rotation, turn: Turn, gift: Gift, now: datetime) -> None:
    """One more given, one more received."""
    await tell(conn, rotation, turn, What.GAVE, gift, now)
    if (held := await store_seats.find(conn, rotation.guild_id, rotation.id, gift.giver_id)) is not None:
        await store_seats.save(conn, replace(held, seat=gave(held.seat, turn.round)))
    if (held := await store_seats.find(conn, rotation.guild_id, rotation.id, gift.featured_id)) is not None:
        await store_seats.save(conn, replace(held, seat=received(held.seat)))


async def not_given(conn: AsyncConnection, rotation: Rotation, turn: Turn, gift: Gift, now: datetime) -> bool:
    """It did not come. True when it is the second in a row, and the seat rests from now on."""
    await tell(conn, rotation, turn, What.MISSED, gift, now)
    held = await store_seats.find(conn, rotation.guild_id, rotation.id, gift.giver_id)
    if held is None:
        return False
    after = replace(held, seat=missed(held.seat))
    await store_seats.save(conn, after)
    rests = after.seat.misses >= MOST_MISSES and after.seat.state is SeatState.IN
    if rests:
        await service_roster.rest(conn, rotation, after, PausedBy.MISSED, now)
    return rests
