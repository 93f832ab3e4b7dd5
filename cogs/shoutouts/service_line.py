"""The line of a rotation: looking at it, letting a turn pass, exchanging places.

Who is in it is in `service_roster`.
"""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from cogs.contact import service as contact
from cogs.shoutouts import (
    model_order,
    service_asking,
    service_next,
    service_roster,
    service_rotations,
    store_ledger,
    store_rotations,
    store_seats,
    store_swaps,
)
from cogs.shoutouts import text_roster as text
from cogs.shoutouts.model import Mode, Rotation, Seat, SeatState, SwapState, What
from cogs.shoutouts.model_roster import PAGE, Queue, Standing, Swap
from cogs.shoutouts.model_seats import Held
from cogs.shoutouts.text_rotations import GONE

LETTER = "shoutouts.swap"
MOST_PARTNERS = 25
"""So many people are offered to exchange places with: as many as a menu holds."""


class Topic(StrEnum):
    """What a letter about a swap says."""

    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"
    MODERATED = "moderated"


# Looking


async def standings(conn: AsyncConnection, by: By) -> Sequence[Standing]:
    """Every rotation that members can see, and how the person stands in it."""
    found = await store_rotations.of_group(conn, by.guild_id)
    return [await _standing(conn, each, by.user_id) for each in found if each.has_begun]


async def _standing(conn: AsyncConnection, rotation: Rotation, user_id: int) -> Standing:
    held = await store_seats.find(conn, rotation.guild_id, rotation.id, user_id)
    if held is None or held.seat.state is not SeatState.IN or rotation.spec.mode is Mode.PAIRS:
        return Standing(rotation, held, await store_seats.count(conn, rotation.guild_id, rotation.id))
    order = [seat.user_id for seat in await _line(conn, rotation)]
    return Standing(rotation, held, len(order), order.index(user_id) + 1)


async def _line(conn: AsyncConnection, rotation: Rotation) -> Sequence[Seat]:
    found = await store_seats.in_rotation(conn, rotation.guild_id, rotation.id)
    return model_order.in_order(rotation.line, [each.seat for each in found])


async def queue(conn: AsyncConnection, by: By, rotation_id: int, page: int) -> Queue:
    """A page of the line, as it comes if nothing else happens. Raises UserError."""
    rotation = await store_rotations.find(conn, by.guild_id, rotation_id)
    if rotation is None or not rotation.has_begun:
        raise UserError(GONE)
    line = await _line(conn, rotation)
    held = await store_seats.find(conn, by.guild_id, rotation.id, by.user_id)
    order = [seat.user_id for seat in line]
    position = order.index(by.user_id) + 1 if by.user_id in order and rotation.spec.mode is Mode.TURNS else None
    page = max(0, min(page, (len(line) - 1) // PAGE))
    asked = await store_swaps.waiting(conn, by.guild_id, rotation.id, by.user_id)
    shown = line[page * PAGE : (page + 1) * PAGE]
    return Queue(Standing(rotation, held, len(line), position), shown, page, asked, await waiting(conn, by))


async def waiting(conn: AsyncConnection, by: By) -> int:
    """How many shoutouts wait for the person, who may get no letters about them."""
    return len(await service_asking.open_of(conn, by.guild_id, by.user_id))


# Letting a turn pass


async def skip(conn: AsyncConnection, by: By, rotation_id: int) -> Rotation:
    """Not this time: the next turn passes, the place is kept. Twice is once. Raises UserError."""
    rotation = await service_roster.rotation_for(conn, by.guild_id, rotation_id)
    held = await service_roster.seat_in(conn, rotation, by.user_id)
    if held.seat.state is not SeatState.IN:
        raise UserError(text.YOU_REST)
    await _skip(conn, rotation, held, by)
    return rotation


async def skip_round(conn: AsyncConnection, by: By, rotation_id: int, round_number: int) -> Rotation:
    """The same for one round, which may have been played meanwhile. Raises UserError."""
    rotation = await service_roster.rotation_for(conn, by.guild_id, rotation_id)
    if rotation.line.round + 1 != round_number:
        raise UserError(text.PASSED)
    return await skip(conn, by, rotation_id)


async def skip_member(conn: AsyncConnection, by: By, rotation_id: int, user_id: int) -> Rotation:
    """A moderator lets somebody's next turn pass. Raises UserError."""
    rotation = await service_roster.rotation_for(conn, by.guild_id, rotation_id)
    held = await _in_line(conn, rotation, user_id)
    if await _skip(conn, rotation, held, by):
        await service_rotations.record(conn, by, "turn skipped", rotation, user_id)
    return rotation


async def _skip(conn: AsyncConnection, rotation: Rotation, held: Held, by: By) -> bool:
    if model_order.skips(rotation.line, held.seat):
        return False
    seat = model_order.skipping(rotation.line, held.seat)
    await store_seats.save(conn, replace(held, seat=seat))
    about = rotation.line.round + 1
    await store_ledger.append(conn, rotation, What.SKIPPED, seat.user_id, at=by.now, about=about)
    await service_next.tell_next(conn, rotation, by.now)
    return True


async def _in_line(conn: AsyncConnection, rotation: Rotation, user_id: int) -> Held:
    held = await store_seats.find(conn, rotation.guild_id, rotation.id, user_id)
    if held is None or held.seat.state is not SeatState.IN:
        raise UserError(text.THEY_ARE_NOT_IN)
    return held


# Exchanging places


async def partners(conn: AsyncConnection, by: By, rotation_id: int) -> tuple[Rotation, Sequence[int]]:
    """Who could exchange places with the person, the next one first. Raises UserError when there is nobody."""
    rotation = await service_roster.rotation_for(conn, by.guild_id, rotation_id)
    held = await service_roster.seat_in(conn, rotation, by.user_id)
    if rotation.spec.mode is Mode.PAIRS:
        raise UserError(text.NO_LINE)
    line = [seat for seat in await _line(conn, rotation) if model_order.no_swap(held.seat, seat) is None]
    if not line:
        raise UserError(_nobody(held.seat))
    return rotation, [seat.user_id for seat in line[:MOST_PARTNERS]]


def _nobody(seat: Seat) -> str:
    if seat.state is not SeatState.IN:
        return text.YOU_REST
    return text.NO_SWAP[model_order.NoSwap.NEWCOMER] if seat.front else text.NOBODY_TO_SWAP


async def ask_swap(conn: AsyncConnection, by: By, rotation_id: int, other_id: int) -> tuple[Swap, bool]:
    """Ask somebody to exchange places; also answers whether a letter reaches them. Raises UserError."""
    rotation = await service_roster.rotation_for(conn, by.guild_id, rotation_id)
    await _pair(conn, rotation, by.user_id, other_id)
    waiting = await store_swaps.waiting(conn, by.guild_id, rotation.id, by.user_id)
    if any(each.asker_id == by.user_id for each in waiting):
        raise UserError(text.ASKED_ALREADY)
    pair = (by.user_id, other_id)
    swap = await store_swaps.add(conn, by.guild_id, rotation.id, pair, SwapState.ASKED, by.now)
    return swap, await _write(conn, swap, other_id, Topic.ASKED, by)


async def _pair(conn: AsyncConnection, rotation: Rotation, one: int, other: int) -> tuple[Held, Held]:
    """The seats of two who can exchange their places. Raises UserError."""
    if rotation.spec.mode is Mode.PAIRS:
        raise UserError(text.NO_LINE)
    first = await store_seats.find(conn, rotation.guild_id, rotation.id, one)
    second = await store_seats.find(conn, rotation.guild_id, rotation.id, other)
    if first is None or second is None:
        raise UserError(text.NO_SWAP[model_order.NoSwap.NOT_IN_LINE])
    if (reason := model_order.no_swap(first.seat, second.seat)) is not None:
        raise UserError(text.NO_SWAP[reason])
    return first, second


async def _exchange(conn: AsyncConnection, rotation: Rotation, pair: tuple[int, int], by: By) -> None:
    first, second = await _pair(conn, rotation, *pair)
    one, other = model_order.swapped(first.seat, second.seat)
    await store_seats.save(conn, replace(first, seat=one))
    await store_seats.save(conn, replace(second, seat=other))
    await store_ledger.append(conn, rotation, What.SWAPPED, *pair, at=by.now)
    await service_next.tell_next(conn, rotation, by.now)


async def answer_swap(conn: AsyncConnection, by: By, swap_id: int, *, agrees: bool) -> Swap:
    """Say yes or no to somebody who asked. Raises UserError."""
    swap = await store_swaps.find(conn, by.guild_id, swap_id)
    if swap is None or swap.other_id != by.user_id:
        raise UserError(text.NO_SUCH_SWAP)
    rotation = await service_roster.rotation_for(conn, by.guild_id, swap.rotation_id)
    state = SwapState.AGREED if agrees else SwapState.DECLINED
    if not await store_swaps.settle(conn, by.guild_id, swap_id, state):
        raise UserError(text.NO_SUCH_SWAP)
    if agrees:
        await _exchange(conn, rotation, (swap.asker_id, swap.other_id), by)
    await _write(conn, swap, swap.asker_id, Topic.AGREED if agrees else Topic.DECLINED, by)
    return replace(swap, state=state)


async def withdraw_swap(conn: AsyncConnection, by: By, swap_id: int) -> Swap:
    """Take back what one asked. Raises UserError."""
    swap = await store_swaps.find(conn, by.guild_id, swap_id)
    if swap is None or swap.asker_id != by.user_id:
        raise UserError(text.NO_SUCH_SWAP)
    await store_swaps.settle(conn, by.guild_id, swap_id, SwapState.VOID)
    return replace(swap, state=SwapState.VOID)


async def check_swap(conn: AsyncConnection, by: By, rotation_id: int, one: int, other: int) -> Rotation:
    """Whether two can exchange places, before a moderator is asked whether they want it. Raises UserError."""
    rotation = await service_rotations.get(conn, by.guild_id, rotation_id)
    await _pair(conn, rotation, one, other)
    return rotation


async def swap_members(conn: AsyncConnection, by: By, rotation_id: int, one: int, other: int) -> Rotation:
    """A moderator exchanges two who both want it; both read about it. Raises UserError."""
    rotation = await service_roster.rotation_for(conn, by.guild_id, rotation_id)
    await _exchange(conn, rotation, (one, other), by)
    swap = await store_swaps.add(conn, by.guild_id, rotation.id, (one, other), SwapState.AGREED, by.now)
    for person in (one, other):
        await _write(conn, swap, person, Topic.MODERATED, by)
    await service_rotations.record(conn, by, "places exchanged", rotation, one, other=other)
    return rotation


async def _write(conn: AsyncConnection, swap: Swap, to: int, topic: Topic, by: By) -> bool:
    ref = {"swap": swap.id, "to": to, "topic": topic.value}
    key = f"{LETTER}:{swap.id}:{topic.value}:{to}"
    at = await contact.allowed(conn, by.guild_id, to, by.now)
    return await contact.reach(conn, by.guild_id, to, LETTER, key, ref, by.now, at)


async def swap_of(conn: AsyncConnection, guild_id: int, swap_id: int) -> tuple[Swap, Rotation] | None:
    """A swap and its rotation, for a letter about it."""
    swap = await store_swaps.find(conn, guild_id, swap_id)
    rotation = await store_rotations.find(conn, guild_id, swap.rotation_id) if swap is not None else None
    return (swap, rotation) if swap is not None and rotation is not None else None
