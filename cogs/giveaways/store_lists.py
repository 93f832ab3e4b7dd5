"""Every SQL statement about the list of a giveaway that closes: what each entry weighs, where each ticket came.

Lists may be long: what is the same for many rows is said in one statement.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.giveaways.model_closing import Entrant, Verdict
from cogs.giveaways.store_entries import entries

_AT_ONCE = 5000
"""Ids in one statement: less than either engine takes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One person's entry, as it was decided."""

    giveaway_id: int
    ticket: str
    entered_at: datetime
    weight: int | None
    excluded: str | None
    place: int | None


def _of(guild_id: int, giveaway_id: int) -> Any:  # noqa: ANN401 - a condition
    return (entries.c.guild_id == guild_id) & (entries.c.giveaway_id == giveaway_id)


async def entrants(conn: AsyncConnection, guild_id: int, giveaway_id: int) -> Sequence[Entrant]:
    """Everybody who is in, with the number of their row."""
    found = await conn.execute(
        select(entries.c.id, entries.c.user_id, entries.c.ticket)
        .where(_of(guild_id, giveaway_id))
        .order_by(entries.c.id)
    )
    return [Entrant(*row) for row in found]


async def decide(conn: AsyncConnection, guild_id: int, giveaway_id: int, verdict: Verdict) -> None:
    """Write down what every entry weighs, or why it does not count."""
    mine = _of(guild_id, giveaway_id)
    await conn.execute(update(entries).where(mine).values(weight=1, excluded=None))
    for weight, rows in verdict.heavier.items():
        for some in _batches(rows):
            await conn.execute(update(entries).where(mine, entries.c.id.in_(some)).values(weight=weight))
    for reason, rows in verdict.excluded.items():
        for some in _batches(rows):
            values = {"weight": None, "excluded": reason}
            await conn.execute(update(entries).where(mine, entries.c.id.in_(some)).values(values))


def _batches(rows: Collection[int]) -> Iterator[list[int]]:
    left = iter(rows)
    while some := list(islice(left, _AT_ONCE)):
        yield some


async def weights(conn: AsyncConnection, guild_id: int, giveaway_id: int) -> Mapping[str, int]:
    """The list that was fixed at the close: ticket and weight of everybody who counts."""
    found = await conn.execute(
        select(entries.c.ticket, entries.c.weight).where(_of(guild_id, giveaway_id), entries.c.weight.is_not(None))
    )
    return {row.ticket: row.weight for row in found}


async def exclusions(conn: AsyncConnection, guild_id: int, giveaway_id: int) -> Mapping[str, int]:
    """How many do not count, by reason."""
    found = await conn.execute(
        select(entries.c.excluded, func.count().label("how_many"))
        .where(_of(guild_id, giveaway_id), entries.c.excluded.is_not(None))
        .group_by(entries.c.excluded)
    )
    return {row.excluded: row.how_many for row in found}


async def place(conn: AsyncConnection, guild_id: int, giveaway_id: int, places: Sequence[tuple[str, int]]) -> None:
    """Write down where these tickets came. Repeating it changes nothing: the draw is always the same."""
    if places:
        where = (_of(guild_id, giveaway_id), entries.c.ticket == bindparam("its_ticket"))
        placed = update(entries).where(*where).values(place=bindparam("its_place"))
        await conn.execute(placed, [{"its_ticket": ticket, "its_place": number} for ticket, number in places])


async def after(
    conn: AsyncConnection, guild_id: int, giveaway_id: int, position: int, limit: int
) -> Sequence[tuple[int, str, int | None]]:
    """Who comes after that position of the order: position, ticket, and whose it is, if they want to be known."""
    found = await conn.execute(
        select(entries.c.place, entries.c.ticket, entries.c.user_id)
        .where(_of(guild_id, giveaway_id), entries.c.place > position)
        .order_by(entries.c.place)
        .limit(limit)
    )
    return [tuple(row) for row in found]


async def holders(
    conn: AsyncConnection, guild_id: int, giveaway_id: int, tickets: Collection[str]
) -> Mapping[str, int | None]:
    """Whose tickets these are now."""
    wanted = select(entries.c.ticket, entries.c.user_id).where(
        _of(guild_id, giveaway_id), entries.c.ticket.in_(tickets)
    )
    return {row.ticket: row.user_id for row in await conn.execute(wanted)}


async def entry(conn: AsyncConnection, guild_id: int, giveaway_id: int, user_id: int) -> Entry | None:
    """The person's own entry."""
    found = await conn.execute(_entries(guild_id, user_id).where(entries.c.giveaway_id == giveaway_id))
    return _entry(row) if (row := found.first()) is not None else None


async def entries_of(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Entry]:
    """Every entry of the person in the group."""
    return [_entry(row) for row in await conn.execute(_entries(guild_id, user_id).order_by(entries.c.id))]


def _entries(guild_id: int, user_id: int) -> Any:  # noqa: ANN401 - a select
    columns = (entries.c[name] for name in Entry.__slots__)
    return select(*columns).where(entries.c.guild_id == guild_id, entries.c.user_id == user_id)


def _entry(row: Row[Any]) -> Entry:
    return Entry(**row._asdict())


async def take_out(conn: AsyncConnection, guild_id: int, user_id: int, giveaway_ids: Collection[int]) -> None:
    """Remove the person's entries from these giveaways, whose lists are not fixed yet."""
    mine = (entries.c.guild_id == guild_id, entries.c.user_id == user_id)
    await conn.execute(delete(entries).where(*mine, entries.c.giveaway_id.in_(giveaway_ids)))


async def unname(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Drop the link between the person and their tickets; the tickets stay, or the proofs would break."""
    mine = (entries.c.guild_id == guild_id, entries.c.user_id == user_id)
    await conn.execute(update(entries).where(*mine).values(user_id=None))
