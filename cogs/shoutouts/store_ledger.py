"""Every SQL statement about the ledger. Rows are only added; whoever is forgotten keeps a stand-in number in them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Integer, bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.shoutouts.model import Event, Rotation, Seat, What
from cogs.shoutouts.store_tables import ledger, rotations

_COUNT = (
    update(rotations)
    .where(rotations.c.guild_id == bindparam("group"), rotations.c.id == bindparam("rotation"))
    .values(events=rotations.c.events + bindparam("more", type_=Integer))
    .returning(rotations.c.events)
)
_ADD = insert(ledger)
_EVENTS = (
    select(ledger)
    .where(ledger.c.guild_id == bindparam("guild_id"), ledger.c.rotation_id == bindparam("rotation_id"))
    .order_by(ledger.c.n)
)


async def append(  # noqa: PLR0913 - as many as a row of the ledger has columns
    conn: AsyncConnection,
    rotation: Rotation,
    what: What,
    user_id: int,
    other_id: int | None = None,
    lot: int = 0,
    *,
    at: datetime,
    about: int | None = None,
) -> int:
    """Write down an event, in the rotation's group (`guild_id`); answers its number in the rotation.

    `about` is the round it is about, where that is not the rotation's own.
    The number is counted in the row of the rotation, so that two at once wait for each other and none is missing.
    """
    n = int((await conn.execute(_COUNT, _more(rotation, 1))).scalar_one())
    names = {"guild_id": rotation.guild_id, "rotation_id": rotation.id, "user_id": user_id, "other_id": other_id}
    told = {"n": n, "round": rotation.line.round if about is None else about, "what": what.value, "lot": lot}
    await conn.execute(_ADD, {**names, **told, "at": at})
    return n


async def append_joined(conn: AsyncConnection, rotation: Rotation, seats: Sequence[Seat], at: datetime) -> None:
    """Write down many who come in at once, in the rotation's group (`guild_id`)."""
    first = int((await conn.execute(_COUNT, _more(rotation, len(seats)))).scalar_one()) - len(seats) + 1
    common = {"guild_id": rotation.guild_id, "rotation_id": rotation.id, "round": rotation.line.round, "at": at}
    rows = [common | {"n": first + position, **_joined(seat)} for position, seat in enumerate(seats)]
    if rows:
        await conn.execute(_ADD, rows)


def _more(rotation: Rotation, events: int) -> dict[str, int]:
    return {"group": rotation.guild_id, "rotation": rotation.id, "more": events}


def _joined(seat: Seat) -> dict[str, int | str]:
    what = What.NEWCOMER if seat.front else What.JOINED
    return {"what": what.value, "user_id": seat.user_id, "lot": seat.place.lot}


async def events(conn: AsyncConnection, guild_id: int, rotation_id: int) -> Sequence[tuple[datetime, Event]]:
    """When and what, from the beginning of the rotation."""
    found = await conn.execute(_EVENTS, {"guild_id": guild_id, "rotation_id": rotation_id})
    return [(row.at, Event(row.n, row.round, What(row.what), row.user_id, row.other_id, row.lot)) for row in found]
