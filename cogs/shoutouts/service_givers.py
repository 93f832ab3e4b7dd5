"""Who is asked to give: the largest debts first, not the same two again soon. The rule is in `model_givers`."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.shoutouts import store_gifts, store_turns
from cogs.shoutouts.model import Rotation, Seat

POOL = 40
"""So many of the largest debts are looked at."""


@dataclass(frozen=True, slots=True)
class Picked:
    """Somebody to ask, and why them."""

    giver_id: int
    why: Mapping[str, Any]


async def pick(
    conn: AsyncConnection, rotation: Rotation, featured_id: int, asked: Collection[int], number: int
) -> Sequence[Picked]:
    """So many people, or fewer when there are no more, without those who were `asked` already."""
    pool = await store_turns.debtors(conn, rotation, {featured_id, *asked}, POOL)
    last = await store_gifts.last_given(conn, rotation.guild_id, rotation.id, featured_id)
    fresh = [each for each in pool if rotation.line.round - last.get(each.user_id, -1000) > rotation.spec.cooldown]
    again = sorted((each for each in pool if each not in fresh), key=lambda each: last[each.user_id])
    return [Picked(each.user_id, _why(each)) for each in (*fresh, *again)[:number]]


def _why(seat: Seat) -> Mapping[str, Any]:
    return {"debt": seat.received - seat.given}
