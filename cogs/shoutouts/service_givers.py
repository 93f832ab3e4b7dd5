"""Who is asked to give. The rule is in `model_givers`; here it gets the largest debts and what may be known of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.shoutouts import store_gifts, store_turns
from cogs.shoutouts.model import Rotation
from cogs.shoutouts.model_givers import POOL, Asking, Giver, givers
from cogs.shoutouts.model_likeness import likeness
from cogs.shoutouts.service_likeness import traits


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
    known = await traits(conn, rotation.guild_id, [featured_id, *(seat.user_id for seat in pool)])
    asking = Asking(
        rotation_id=rotation.id,
        round=rotation.line.round,
        featured_id=featured_id,
        wanted=number,
        cooldown=rotation.spec.cooldown,
        last_to=await store_gifts.last_given(conn, rotation.guild_id, rotation.id, featured_id),
        asked=asked,
        likeness={seat.user_id: likeness(known[featured_id], known[seat.user_id]) for seat in pool},
    )
    return [Picked(each.user_id, _plain(each)) for each in givers(asking, pool)]


def _plain(giver: Giver) -> Mapping[str, Any]:
    """Why they, as plain data."""
    return {name: value for name, value in asdict(giver).items() if name != "user_id"}
