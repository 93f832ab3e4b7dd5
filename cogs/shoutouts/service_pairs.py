"""A round of pairs: everybody in line gives to one and receives from the same. The rule is in `model_pairs`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.matching import best_pairs
from cogs.desk import service as desk
from cogs.shoutouts import service_asking, store_gifts, store_rotations, store_seats, store_turns, text_turns
from cogs.shoutouts.model import Rotation, Turn, TurnState
from cogs.shoutouts.model_pairs import Gathering, Met, Pair, Pairs, pair_up
from cogs.shoutouts.model_seats import Held
from cogs.shoutouts.service_asking import Wish
from cogs.shoutouts.service_cards import post
from cogs.shoutouts.service_likeness import traits


async def play(conn: AsyncConnection, rotation: Rotation, now: datetime) -> Turn | None:
    """Pair everybody who is there; one card with all pairs, and a letter to each. None when there are fewer than two.

    Whoever lets this round pass is in none of them.
    """
    upcoming = rotation.line.round + 1
    seats = await store_seats.in_rotation(conn, rotation.guild_id, rotation.id)
    there = [each for each in seats if each.seat.skip_round != upcoming]
    if len(there) < 2:  # noqa: PLR2004 - a pair
        key = f"shoutouts.nobody:{rotation.id}:{rotation.line.round}"
        await desk.alert(conn, rotation.guild_id, key, text_turns.nobody_pairs(rotation), now)
        return None
    made = pair_up(await _gathering(conn, rotation, there), best_pairs)
    after = replace(rotation, line=replace(rotation.line, round=upcoming))
    await store_rotations.save(conn, after)
    turn = await store_turns.add(conn, _turn(after, made, now))
    for one, other in made.pairs:
        for wish in (Wish(one, other, {"pair": True}), Wish(other, one, {"pair": True})):
            await service_asking.ask(conn, after, turn, wish, now)
    await post(conn, turn, now)
    return turn


async def _gathering(conn: AsyncConnection, rotation: Rotation, there: Sequence[Held]) -> Gathering:
    people = [each.seat.user_id for each in there]
    rested = {each.seat.user_id: each.seat.place.since for each in there}
    return Gathering(
        round=rotation.line.round + 1,
        people=people,
        met=await _met(conn, rotation),
        rested={**rested, **await _rested(conn, rotation)},
        traits=await traits(conn, rotation.guild_id, people),
    )


async def _met(conn: AsyncConnection, rotation: Rotation) -> Mapping[Pair, Met]:
    found = await store_gifts.pairs(conn, rotation.guild_id, rotation.id)
    return {pair: Met(times, last) for pair, (times, last) in found.items()}


async def _rested(conn: AsyncConnection, rotation: Rotation) -> Mapping[int, int]:
    """In which round somebody had a break last."""
    turns = await store_turns.newest(conn, rotation.guild_id, rotation.id, limit=rotation.line.round)
    return {each.why["rests"]: each.round for each in reversed(turns) if each.why.get("rests") is not None}


def _turn(rotation: Rotation, made: Pairs, now: datetime) -> Turn:
    why: dict[str, Any] = {"pairs": [list(pair) for pair in made.pairs], "rests": made.rests, "repeats": made.repeats}
    return Turn(
        id=0,
        guild_id=rotation.guild_id,
        rotation_id=rotation.id,
        round=rotation.line.round,
        featured_id=None,
        state=TurnState.OPEN,
        opened_at=now,
        ends_at=now + timedelta(days=rotation.spec.window_days),
        why=why,
    )
