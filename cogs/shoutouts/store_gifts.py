"""Every SQL statement about gifts: who was asked to give a shoutout to whom, and what became of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, Row, bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import upsert
from bot.due import NOW
from cogs.shoutouts.model import Gift, GiftState, Rotation, What
from cogs.shoutouts.store_tables import gifts, ledger

OPEN = (GiftState.ASKED, GiftState.PROMISED)
DUE = select(gifts.c.id).where(gifts.c.due_at <= NOW)
"""Gifts that somebody has to be reminded of."""
_COLUMNS = tuple(gifts.c[name] for name in Gift.__dataclass_fields__)
_ONE_EACH = ["turn_id", "giver_id", "featured_id"]
_ONE = (gifts.c.guild_id == bindparam("group"), gifts.c.id == bindparam("gift"))
_ADD = upsert(gifts).on_conflict_do_nothing(index_elements=_ONE_EACH).returning(*_COLUMNS)
_FIND, _SAVE = select(*_COLUMNS).where(*_ONE), update(gifts).where(*_ONE)
_HOLD = _FIND.with_for_update()
_OF_TURN = (
    select(*_COLUMNS)
    .where(gifts.c.guild_id == bindparam("group"), gifts.c.turn_id == bindparam("turn"))
    .order_by(gifts.c.id)
)
_OPEN_OF = (
    select(*_COLUMNS)
    .where(
        gifts.c.guild_id == bindparam("group"),
        gifts.c.giver_id == bindparam("giver"),
        gifts.c.state.in_([each.value for each in OPEN]),
    )
    .order_by(gifts.c.ends_at, gifts.c.id)
    .limit(bindparam("most", type_=Integer))
)
_LAST_GIVEN = (
    select(gifts.c.giver_id, func.max(gifts.c.round).label("last"))
    .where(
        gifts.c.guild_id == bindparam("group"),
        gifts.c.rotation_id == bindparam("rotation"),
        gifts.c.featured_id == bindparam("featured"),
        gifts.c.state == GiftState.GIVEN.value,
    )
    .group_by(gifts.c.giver_id)
)


async def add(conn: AsyncConnection, gift: Gift, round_number: int) -> Gift | None:
    """Save a new one in its group (`guild_id`), whatever its id. None when this giver has been asked for it before."""
    values = {name: getattr(gift, name) for name in Gift.__dataclass_fields__ if name != "id"}
    told = {"state": gift.state.value, "why": dict(gift.why), "round": round_number}
    added = await conn.execute(_ADD, values | told)
    return _gift(found) if (found := added.first()) is not None else None


async def find(conn: AsyncConnection, guild_id: int, gift_id: int) -> Gift | None:
    """A gift of this group."""
    found = await conn.execute(_FIND, {"group": guild_id, "gift": gift_id})
    return _gift(row) if (row := found.first()) is not None else None


async def find_to_change(conn: AsyncConnection, guild_id: int, gift_id: int) -> Gift | None:
    """The same, and nobody else changes it until this transaction ends."""
    found = await conn.execute(_HOLD, {"group": guild_id, "gift": gift_id})
    return _gift(row) if (row := found.first()) is not None else None


async def save(conn: AsyncConnection, gift: Gift) -> Gift:
    """Write what changes in a gift anew, in its group (`guild_id`)."""
    changed = {name: getattr(gift, name) for name in ("link", "marking", "due_at", "ends_at", "given_at")}
    mine = {"group": gift.guild_id, "gift": gift.id}
    await conn.execute(_SAVE, mine | changed | {"state": gift.state.value})
    return gift


async def of_turn(conn: AsyncConnection, guild_id: int, turn_id: int) -> Sequence[Gift]:
    """Every gift of a turn, in the order of being asked."""
    return [_gift(row) for row in await conn.execute(_OF_TURN, {"group": guild_id, "turn": turn_id})]


async def open_of(conn: AsyncConnection, guild_id: int, giver_id: int, limit: int) -> Sequence[Gift]:
    """What a person was asked for or promised and has not settled, the one that ends first at the top."""
    asked = {"group": guild_id, "giver": giver_id, "most": limit}
    return [_gift(row) for row in await conn.execute(_OPEN_OF, asked)]


async def last_given(conn: AsyncConnection, guild_id: int, rotation_id: int, featured_id: int) -> Mapping[int, int]:
    """Who gave to this person in the rotation, and in which round last."""
    asked = {"group": guild_id, "rotation": rotation_id, "featured": featured_id}
    return {row.giver_id: row.last for row in await conn.execute(_LAST_GIVEN, asked)}


async def pairs(conn: AsyncConnection, guild_id: int, rotation_id: int) -> Mapping[tuple[int, int], tuple[int, int]]:
    """Who was paired with whom in a rotation of pairs: how often, and in which round last. The smaller number first."""
    mine = (gifts.c.guild_id == guild_id, gifts.c.rotation_id == rotation_id)
    two = (gifts.c.giver_id, gifts.c.featured_id)
    wanted = select(*two, func.count().label("times"), func.max(gifts.c.round).label("last"))
    found = await conn.execute(wanted.where(*mine, two[0] < two[1]).group_by(*two))
    return {(row.giver_id, row.featured_id): (row.times, row.last) for row in found}


async def link_known(conn: AsyncConnection, gift: Gift, link: str) -> bool:
    """Whether its giver has shown this link for another gift of the group (`guild_id`)."""
    mine = (gifts.c.guild_id == gift.guild_id, gifts.c.giver_id == gift.giver_id, gifts.c.link == link)
    another = select(gifts.c.id).where(*mine, gifts.c.id != gift.id, gifts.c.state == GiftState.GIVEN.value)
    return (await conn.execute(another.limit(1))).first() is not None


async def thanked(conn: AsyncConnection, rotation: Rotation, round_number: int, user_id: int) -> frozenset[int]:
    """Whom a person has thanked for that round of the rotation (`guild_id`)."""
    mine = (ledger.c.guild_id == rotation.guild_id, ledger.c.user_id == user_id, ledger.c.round == round_number)
    thanks = (ledger.c.rotation_id == rotation.id, ledger.c.what == What.THANKED.value)
    return frozenset((await conn.scalars(select(ledger.c.other_id).where(*mine, *thanks))).all())


async def due(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[tuple[int, int]]:
    """Group and id of gifts that somebody has to be reminded of."""
    # no guild: the tick works for every group at once
    wanted = select(gifts.c.guild_id, gifts.c.id).where(gifts.c.due_at <= now)
    found = await conn.execute(wanted.order_by(gifts.c.due_at, gifts.c.id).limit(limit))
    return [(row.guild_id, row.id) for row in found]


def _gift(row: Row[Any]) -> Gift:
    return Gift(**row._asdict() | {"state": GiftState(row.state)})
