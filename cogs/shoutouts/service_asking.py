"""Asking people to give: by letter, with a reminder, and the next one when somebody cannot."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.contact import service as contact
from cogs.contact.model import Way
from cogs.shoutouts import service_givers, store_gifts, store_rotations, store_turns
from cogs.shoutouts.model import Gift, GiftState, Rotation, Turn
from cogs.shoutouts.model_gifts import OPEN, is_early, remind_at
from cogs.shoutouts.service_letters import write
from cogs.shoutouts.text_letters import Topic


@dataclass(frozen=True, slots=True)
class Owed:
    """A gift with what it belongs to."""

    gift: Gift
    turn: Turn
    rotation: Rotation


@dataclass(frozen=True, slots=True)
class Wish:
    """Who shall give to whom, and why them. A guest promises at once, and is not asked."""

    giver_id: int
    featured_id: int
    why: Mapping[str, Any] = field(default_factory=dict)
    state: GiftState = GiftState.ASKED


async def ask(conn: AsyncConnection, rotation: Rotation, turn: Turn, wish: Wish, now: datetime) -> Gift | None:
    """Ask somebody, once per turn. None when they were asked before."""
    gift = Gift(
        id=0,
        guild_id=turn.guild_id,
        rotation_id=rotation.id,
        turn_id=turn.id,
        giver_id=wish.giver_id,
        featured_id=wish.featured_id,
        state=wish.state,
        asked_at=now,
        ends_at=turn.ends_at,
        due_at=remind_at(now, turn.ends_at),
        why=wish.why,
    )
    added = await store_gifts.add(conn, gift, turn.round)
    if added is not None and added.state is GiftState.ASKED:
        await write(conn, (turn.guild_id, wish.giver_id), Topic.ASK, added.id, now)
    return added


async def was_reached(conn: AsyncConnection, gift: Gift) -> bool:
    """Whether the giver has a letter about it, as far as can be known: they chose a way to be written to."""
    return await contact.way(conn, gift.guild_id, gift.giver_id) is not Way.NONE


async def ask_givers(
    conn: AsyncConnection, rotation: Rotation, turn: Turn, featured_id: int, number: int, now: datetime
) -> int:
    """Ask so many people who were not asked in this turn yet; answers how many there were."""
    asked = {each.giver_id for each in await store_gifts.of_turn(conn, turn.guild_id, turn.id)}
    picked = await service_givers.pick(conn, rotation, featured_id, asked, number)
    for each in picked:
        await ask(conn, rotation, turn, Wish(each.giver_id, featured_id, each.why), now)
    return len(picked)


async def ask_next(conn: AsyncConnection, owed: Owed, now: datetime) -> None:
    """Somebody cannot: ask the next one, while half of the window is left."""
    if is_early(owed.turn, now) and owed.turn.featured_id is not None:
        await ask_givers(conn, owed.rotation, owed.turn, owed.turn.featured_id, 1, now)


async def due(conn: AsyncConnection, now: datetime, limit: int) -> list[tuple[int, int]]:
    """Group and id of gifts that somebody has to be reminded of."""
    return list(await store_gifts.due(conn, now, limit))


async def remind(conn: AsyncConnection, guild_id: int, gift_id: int, now: datetime) -> None:
    """Remind the giver, once; nothing, when somebody else has done it meanwhile or it is settled.

    What was promised for a turn that was over already is nobody's to wait for: it ends by itself.
    """
    gift = await store_gifts.find_to_change(conn, guild_id, gift_id)
    if gift is None or gift.due_at is None or gift.due_at > now:
        return
    turn = await store_turns.find(conn, guild_id, gift.turn_id)
    outlives = turn is not None and gift.ends_at > turn.ends_at
    if gift.state in OPEN and gift.ends_at > now:
        await write(conn, (guild_id, gift.giver_id), Topic.REMIND, gift.id, now)
        await store_gifts.save(conn, replace(gift, due_at=gift.ends_at if outlives else None))
        return
    over = gift.state in OPEN and outlives
    await store_gifts.save(conn, replace(gift, due_at=None, state=GiftState.VOID if over else gift.state))


async def owed(conn: AsyncConnection, guild_id: int, gift_id: int) -> Owed | None:
    """A gift with what it belongs to, to be looked at."""
    gift = await store_gifts.find(conn, guild_id, gift_id)
    return await _with_turn(conn, gift) if gift is not None else None


async def _with_turn(conn: AsyncConnection, gift: Gift) -> Owed | None:
    turn = await store_turns.find(conn, gift.guild_id, gift.turn_id)
    rotation = await store_rotations.find(conn, gift.guild_id, gift.rotation_id)
    return Owed(gift, turn, rotation) if turn is not None and rotation is not None else None


async def open_of(conn: AsyncConnection, guild_id: int, user_id: int, limit: int = 10) -> list[Owed]:
    """What a person was asked for or promised, the one that ends first at the top."""
    found = [await _with_turn(conn, each) for each in await store_gifts.open_of(conn, guild_id, user_id, limit)]
    return [each for each in found if each is not None]
