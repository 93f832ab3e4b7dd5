"""A turn, from the date that is due to the end of its window. Rounds of pairs begin in `service_pairs`.

The date is claimed first, by one conditional update: two ticks, or two processes, never open the same turn. Dates that
passed while the bot was away are not played: one turn comes now, the next at the next date.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.desk import service as desk
from cogs.shoutouts import (
    service_asking,
    service_counting,
    service_giving,
    service_pairs,
    store_gifts,
    store_ledger,
    store_rotations,
    store_seats,
    store_turns,
    text_turns,
)
from cogs.shoutouts.model import Gift, GiftState, Mode, Rotation, RotationState, Turn, TurnState
from cogs.shoutouts.model_gifts import OPEN
from cogs.shoutouts.model_order import Choice, featured
from cogs.shoutouts.model_schedule import schedule_of
from cogs.shoutouts.service_cards import post
from cogs.shoutouts.service_closing import close
from cogs.shoutouts.service_letters import write
from cogs.shoutouts.service_next import choice, plain, tell_next
from cogs.shoutouts.text_letters import Topic

PATIENCE = timedelta(hours=1)
"""So late a turn may be before the doctor wonders."""


async def due(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[tuple[int, int]]:
    """Group and id of rotations in which somebody has their turn."""
    return await store_turns.due(conn, now, limit)


async def over(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[tuple[int, int]]:
    """Group and id of turns whose window is over."""
    return await store_turns.over(conn, now, limit)


async def play(conn: AsyncConnection, guild_id: int, rotation_id: int, now: datetime) -> Turn | None:
    """Open the turn that is due. None when somebody else did, or when nobody is in line."""
    known = await store_rotations.find_to_change(conn, guild_id, rotation_id)
    if known is None or known.state is not RotationState.OPEN or known.next_at is None or known.next_at > now:
        return None
    rotation = await store_turns.claim(conn, known, schedule_of(known.spec, known.anchor).next_after(now))
    if rotation is None:
        return None
    if rotation.spec.mode is Mode.PAIRS:
        return await service_pairs.play(conn, rotation, now)
    return await _feature_next(conn, rotation, now)


async def _feature_next(conn: AsyncConnection, rotation: Rotation, now: datetime) -> Turn | None:
    chosen = await choice(conn, rotation)
    if chosen is None:
        key = f"shoutouts.nobody:{rotation.id}:{rotation.line.round}"
        await desk.alert(conn, rotation.guild_id, key, text_turns.nobody(rotation), now)
        return None
    after = await _moved_on(conn, rotation, chosen, now)
    turn = await store_turns.add(conn, _turn(after, now, chosen))
    asked = await service_giving.begin(conn, after, turn, chosen.user_id, now)
    if not asked:
        key = f"shoutouts.nobody_gives:{rotation.id}"
        await desk.alert(conn, rotation.guild_id, key, text_turns.nobody_gives(rotation, chosen.user_id), now)
    await write(conn, (turn.guild_id, chosen.user_id), Topic.YOURS, turn.id, now)
    await post(conn, turn, now)
    await tell_next(conn, after, now)
    return turn


async def _moved_on(conn: AsyncConnection, rotation: Rotation, chosen: Choice, now: datetime) -> Rotation:
    """The line and the seat after this turn, and its row in the ledger."""
    held = await store_seats.find(conn, rotation.guild_id, rotation.id, chosen.user_id)
    if held is None:
        raise LookupError(f"no seat for {chosen.user_id} in rotation {rotation.id}")
    line, seat = featured(rotation.line, held.seat, right_of_way=chosen.right_of_way)
    after = replace(rotation, line=line)
    await store_seats.save(conn, replace(held, seat=seat, turns=held.turns + 1))
    await store_rotations.save(conn, after)
    await store_ledger.append(conn, after, chosen.what, chosen.user_id, lot=seat.place.lot, at=now)
    return after


def _turn(rotation: Rotation, now: datetime, chosen: Choice) -> Turn:
    return Turn(
        id=0,
        guild_id=rotation.guild_id,
        rotation_id=rotation.id,
        round=rotation.line.round,
        featured_id=chosen.user_id,
        state=TurnState.OPEN,
        opened_at=now,
        ends_at=now + timedelta(days=rotation.spec.window_days),
        right_of_way=chosen.right_of_way,
        why=plain(chosen),
    )


async def finish(conn: AsyncConnection, guild_id: int, turn_id: int, now: datetime) -> None:
    """The window of a turn is over: what was promised and did not come is missed. Twice is once."""
    found = await _held(conn, guild_id, turn_id)
    if found is None or found[0].state is not TurnState.OPEN or found[0].ends_at > now:
        return
    turn, rotation = found
    gifts = await store_gifts.of_turn(conn, guild_id, turn.id)
    for gift in gifts:
        if gift.state in OPEN:
            await _miss(conn, rotation, turn, gift, now)
    await close(conn, turn, now)
    for person in {gift.featured_id for gift in gifts}:
        await write(conn, (guild_id, person), Topic.CAME, turn.id, now)


async def _miss(conn: AsyncConnection, rotation: Rotation, turn: Turn, gift: Gift, now: datetime) -> None:
    """Whoever could not be asked, because they chose no letters, has missed nothing."""
    was_reached = gift.state is GiftState.PROMISED or await service_asking.was_reached(conn, gift)
    state = GiftState.MISSED if was_reached else GiftState.VOID
    await store_gifts.save(conn, replace(gift, state=state, due_at=None))
    if not was_reached:
        return
    rests = await service_counting.not_given(conn, rotation, turn, gift, now)
    await write(conn, (gift.guild_id, gift.giver_id), Topic.RESTS if rests else Topic.MISSED, gift.id, now)


async def _held(conn: AsyncConnection, guild_id: int, turn_id: int) -> tuple[Turn, Rotation] | None:
    """The turn and its rotation, and nobody else changes them until this transaction ends."""
    known = await store_turns.find(conn, guild_id, turn_id)
    rotation = await store_rotations.find_to_change(conn, guild_id, known.rotation_id) if known is not None else None
    turn = await store_turns.find_to_change(conn, guild_id, turn_id)
    return (turn, rotation) if turn is not None and rotation is not None else None


async def find(conn: AsyncConnection, guild_id: int, turn_id: int) -> tuple[Turn, Rotation, Sequence[Gift]] | None:
    """A turn with its rotation and its gifts, to be looked at."""
    turn = await store_turns.find(conn, guild_id, turn_id)
    rotation = await store_rotations.find(conn, guild_id, turn.rotation_id) if turn is not None else None
    if turn is None or rotation is None:
        return None
    return turn, rotation, await store_gifts.of_turn(conn, guild_id, turn_id)


async def overdue(conn: AsyncConnection, guild_id: int, now: datetime) -> int:
    """How many turns of a group should have begun or ended for long."""
    return await store_turns.overdue(conn, guild_id, now - PATIENCE)


async def newest(conn: AsyncConnection, guild_id: int, name: str) -> tuple[Turn, Sequence[Gift]] | None:
    """The newest turn of the group's rotation of that name, with its gifts."""
    rotations = await store_rotations.of_group(conn, guild_id)
    numbers = [each.id for each in rotations if each.spec.name == name]
    turns = await store_turns.newest(conn, guild_id, numbers[-1], 1) if numbers else ()
    return (turns[0], await store_gifts.of_turn(conn, guild_id, turns[0].id)) if turns else None
